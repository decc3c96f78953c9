"""Reactions: the buttons below a nudge and what pressing them does."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.conversations.inputs import Press
from bot.delivery.buttons import PREFIX, nudge_buttons
from bot.delivery.matcher import profile_of
from bot.delivery.planner import EXPIRY
from bot.replies import Acknowledge, EditButtons, Reply, Say, quoted
from bot.storage.models import Decision, ItemKind, Nudge, ReactionKind, User
from bot.storage.queries.moments import ask_for_nudge
from bot.storage.queries.nudges import add_reaction, reactions_to
from bot.storage.queries.people import exclude, load_people
from bot.texts import _
from recommender import Contribution, explain


async def react(user: User, press: Press, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Store a reaction and answer it. A second press of the same button changes nothing and says so."""
    nudge, kind = await _find(user, press.data, session=session)
    if nudge is None or nudge.id is None or kind is None:
        return [Acknowledge(query_id=press.query_id, text=_("I no longer know this one. /nudge gives you a new one."))]
    if kind is ReactionKind.WHY:
        await add_reaction(nudge.id, user.id, kind, now, session=session)
        return [Acknowledge(query_id=press.query_id), Say(html=await _why(nudge, session=session))]
    if not await add_reaction(nudge.id, user.id, kind, now, session=session):
        return [Acknowledge(query_id=press.query_id, text=_again(kind))]
    replies: list[Reply] = [Acknowledge(query_id=press.query_id, text=_thanks(kind))]
    if kind is ReactionKind.NOT_FOR_ME:
        await exclude(user.id, ItemKind.MESSAGE, nudge.message_id, now, session=session)
        await exclude(user.id, ItemKind.IMAGE, nudge.image_id, now, session=session)
        replies.append(Say(html=_("Understood: neither this idea nor this picture will come to you again.")))
    if kind is ReactionKind.ANOTHER:
        await ask_for_nudge(user.id, f"another/{nudge.id}", now, EXPIRY, session=session)
    elif press.message_id is not None:
        given = await reactions_to(nudge.id, session=session)
        replies.insert(1, EditButtons(message_id=press.message_id, buttons=nudge_buttons(nudge.id, given)))
    return replies


async def _find(user: User, data: str, *, session: AsyncSession) -> tuple[Nudge | None, ReactionKind | None]:
    """Return the nudge that the button belongs to, if it went to this user, and what was pressed."""
    number, _colon, name = data.removeprefix(f"{PREFIX}:").partition(":")
    if not (number.isascii() and number.isdecimal() and len(number) < 19) or name not in set(ReactionKind):
        return None, None
    nudge = await session.get(Nudge, int(number))
    if nudge is None or nudge.user_id != user.id:
        return None, None
    return nudge, ReactionKind(name)


async def _why(nudge: Nudge, *, session: AsyncSession) -> str:
    """Say what of the profile a nudge matched, from the decision as it was stored."""
    decision = (await session.exec(select(Decision).where(Decision.id == nudge.decision_id))).one()
    person = (await load_people([nudge.user_id], session=session))[nudge.user_id]
    parts = [Contribution(**part) for part in decision.contributions or ()]
    return quoted(explain(parts, profile_of(person)))


def _thanks(kind: ReactionKind) -> str:
    return {
        ReactionKind.DID_IT: _("Lovely! I noted it."),
        ReactionKind.LIKE: _("Good to know, thank you."),
        ReactionKind.NOT_FOR_ME: _("Noted."),
        ReactionKind.ANOTHER: _("Here comes another one."),
    }[kind]


def _again(kind: ReactionKind) -> str:
    return {
        ReactionKind.DID_IT: _("I have that already, well done."),
        ReactionKind.LIKE: _("I have that already, thank you."),
        ReactionKind.NOT_FOR_ME: _("I have that already: it won't come again."),
        ReactionKind.ANOTHER: _("Another one came already. Press it there for one more, or use /nudge."),
    }[kind]
