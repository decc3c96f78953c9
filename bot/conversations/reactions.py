"""Reactions: the buttons below a nudge and what pressing them does."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.conversations.critiques import ask_what_was_off
from bot.core.buttons import number_in, parts_of
from bot.core.inputs import Press
from bot.core.reactions import REACTIONS, ReactionKind
from bot.core.replies import Acknowledge, EditButtons, Reply, Rows, Say, quoted
from bot.delivery.buttons import BACK, LATER, SNOOZE, SNOOZE_MINUTES, nudge_buttons, snooze_buttons
from bot.delivery.contexts import profile_of
from bot.delivery.dose import withhold
from bot.delivery.notices import say_signal
from bot.delivery.planner import EXPIRY
from bot.delivery.plans import availability
from bot.storage.models import Decision, ItemKind, Moment, Nudge, Origin, Reason, User
from bot.storage.queries.moments import ask_for_nudge, snooze_nudge
from bot.storage.queries.nudges import add_reaction, reactions_to
from bot.storage.queries.people import exclude, load_people
from bot.texts import _
from recommender import Contribution, explain


async def react(user: User, press: Press, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Store a reaction and answer it. A second press of the same button changes nothing and says so."""
    number, what = parts_of(press.data)
    nudge = await find_nudge(user, number, session=session)
    if nudge is None or nudge.id is None:
        return [_unknown(press)]
    if what in (LATER, BACK):
        given = await reactions_to(nudge.id, session=session)
        rows = snooze_buttons(nudge.id) if what == LATER else nudge_buttons(nudge.id, given)
        return [Acknowledge(query_id=press.query_id), *_buttons(press, rows)]
    if what.removeprefix(SNOOZE) in {str(minutes) for minutes in SNOOZE_MINUTES}:
        return await _snooze(user, nudge, nudge.id, int(what.removeprefix(SNOOZE)), press, now, session=session)
    if what not in set(ReactionKind) or what == ReactionKind.SNOOZE:
        return [_unknown(press)]
    return await _react(user, nudge, nudge.id, ReactionKind(what), press, now, session=session)


async def find_nudge(user: User, number: str, *, session: AsyncSession) -> Nudge | None:
    """Return the nudge with this number, if it went to this user."""
    nudge_id = number_in(number)
    nudge = await session.get(Nudge, nudge_id) if nudge_id is not None else None
    return nudge if nudge is not None and nudge.user_id == user.id else None


async def explain_nudge(nudge: Nudge, *, session: AsyncSession) -> str:
    """Say what of the profile a nudge matched, from the decision as it was stored; in Telegram's HTML."""
    decision = await _choosing_decision(nudge, session=session)
    person = (await load_people([nudge.user_id], session=session))[nudge.user_id]
    parts = [Contribution(**part) for part in decision.contributions or ()]
    moment = await session.get_one(Moment, nudge.moment_id)
    told = say_signal(moment.signal) if moment.signal else ""
    return " ".join(filter(None, (told, quoted(explain(parts, profile_of(person), _)))))


async def _choosing_decision(nudge: Nudge, *, session: AsyncSession) -> Decision:
    """Return the decision in which the pair was chosen: for a nudge that was put off, that of the earlier one."""
    found = await session.exec(
        select(Decision)
        .join(Nudge, col(Nudge.decision_id) == col(Decision.id))
        .where(
            Nudge.user_id == nudge.user_id,
            Nudge.message_id == nudge.message_id,
            Nudge.image_id == nudge.image_id,
            col(Nudge.id) <= nudge.id,
        )
        .order_by(col(Decision.id).desc())
    )
    decisions = found.all()
    return next((decision for decision in decisions if decision.score is not None), decisions[0])


async def _react(
    user: User, nudge: Nudge, nudge_id: int, kind: ReactionKind, press: Press, now: datetime, *, session: AsyncSession
) -> list[Reply]:
    if kind is ReactionKind.WHY:
        await add_reaction(nudge_id, user.id, kind, now, session=session)
        return [Acknowledge(query_id=press.query_id), Say(html=await explain_nudge(nudge, session=session))]
    if not await add_reaction(nudge_id, user.id, kind, now, session=session):
        return [Acknowledge(query_id=press.query_id, text=_(REACTIONS[kind].again))]
    replies: list[Reply] = [Acknowledge(query_id=press.query_id, text=_(REACTIONS[kind].thanks))]
    if kind is ReactionKind.ANOTHER:
        await ask_for_nudge(user.id, f"another/{nudge_id}", now, EXPIRY, session=session)
        return replies
    replies += _buttons(press, nudge_buttons(nudge_id, await reactions_to(nudge_id, session=session)))
    if kind is ReactionKind.NOT_FOR_ME:
        await exclude(user.id, ItemKind.MESSAGE, nudge.message_id, now, session=session)
        await exclude(user.id, ItemKind.IMAGE, nudge.image_id, now, session=session)
        replies.append(ask_what_was_off(nudge_id))
    return replies


async def _snooze(
    user: User, nudge: Nudge, nudge_id: int, minutes: int, press: Press, now: datetime, *, session: AsyncSession
) -> list[Reply]:
    """Put a nudge off, unless it would then meet a pause or quiet hours: these win, and that is said."""
    due = now + timedelta(minutes=minutes)
    person = (await load_people([user.id], session=session))[user.id]
    given = await reactions_to(nudge_id, session=session)
    rows = nudge_buttons(nudge_id, given)
    against = withhold(availability(person), Origin.SNOOZE, due + EXPIRY, (), due)
    if against is not None:
        text = (
            _("I keep quiet until after that, so it would not come. /nudge works at any time.")
            if against is Reason.PAUSED
            else _("Your quiet hours will have begun by then, so it would not come. /nudge works at any time.")
        )
        return [Acknowledge(query_id=press.query_id, text=text), *_buttons(press, rows)]
    await snooze_nudge(nudge, due, EXPIRY, session=session)
    await add_reaction(nudge_id, user.id, ReactionKind.SNOOZE, now, session=session)
    text = _("It comes again in an hour.") if minutes == 60 else _("It comes again in {n} minutes.").format(n=minutes)
    rows = nudge_buttons(nudge_id, given | {ReactionKind.SNOOZE})
    return [Acknowledge(query_id=press.query_id, text=text), *_buttons(press, rows)]


def _buttons(press: Press, rows: Rows) -> list[Reply]:
    return [EditButtons(message_id=press.message_id, buttons=rows)] if press.message_id is not None else []


def _unknown(press: Press) -> Reply:
    return Acknowledge(query_id=press.query_id, text=_("I no longer know this one. /nudge gives you a new one."))
