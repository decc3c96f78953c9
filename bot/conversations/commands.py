"""Commands: what each does and answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession
from telegram import BotCommand

from bot.conversations.draft import Draft, say_draft
from bot.conversations.inputs import Press
from bot.conversations.phrases import split_phrases
from bot.delivery.decisions import replan
from bot.delivery.planner import EXPIRY
from bot.replies import Acknowledge, Button, Edit, Reply, Say
from bot.storage.models import User
from bot.storage.queries.moments import ask_for_nudge
from bot.storage.queries.nudges import call_back
from bot.storage.queries.people import delete_user, load_people
from bot.texts import _

PREFIX = "c"
"""Of buttons below answers to commands: ``c:<command>:<what>``."""


def command_list() -> list[BotCommand]:
    """Return the commands as Telegram shows them in its menu."""
    return [
        BotCommand("nudge", _("An idea for now")),
        BotCommand("profile", _("What I know about you, and when I write")),
        BotCommand("pause", _("No nudges for a while")),
        BotCommand("resume", _("Nudges again")),
        BotCommand("privacy", _("What is stored, and where")),
        BotCommand("forget", _("Delete everything about me")),
        BotCommand("help", _("What I can do")),
    ]


def help_text() -> str:
    """Return what the bot can do, in Telegram's HTML."""
    lines = [f"/{command.command}  {command.description}" for command in command_list()]
    return _("I write to you at your screen-time moments. Besides, you can tell me:") + "\n\n" + "\n".join(lines)


def privacy_text() -> str:
    """Return what is stored, in Telegram's HTML."""
    return _(
        "<b>What I store:</b> your answers in our first talk, your time zone, the nudges I sent, how you reacted, "
        "and your Telegram id, so that I can write to you. Not your name, your number or anything else you write.\n"
        "<b>Where:</b> in the database of whoever runs this bot. Nobody else gets it, and it is not used for anything "
        "but choosing nudges.\n"
        "<b>How long:</b> until you say /forget. That deletes it at once."
    )


async def give_nudge(user: User, key: str, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Ask for a nudge; it comes as soon as it is chosen, which is answer enough."""
    await ask_for_nudge(user.id, key, now, EXPIRY, session=session)
    return []


async def stored_draft(user: User, *, session: AsyncSession) -> Draft:
    """Return what is stored of a user as it was told."""
    person = (await load_people([user.id], session=session))[user.id]
    told = person.attributes
    return Draft(
        age=told.get("age"),
        gender=told.get("gender"),
        occupation=told.get("occupation"),
        household=tuple(split_phrases(told["household"])) if "household" in told else (),
        limits=tuple(split_phrases(told["limits"])) if "limits" in told else (),
        likes=person.likes,
        dislikes=person.dislikes,
        windows=person.windows,
        time_zone=user.time_zone,
    )


async def show_profile(user: User, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Say what is known of a user."""
    draft = await stored_draft(user, session=session)
    button = Button(label=_("Change something"), data=f"{PREFIX}:profile:change")
    return [Say(html=f"{say_draft(draft, now)}\n\n{_pause_words(user, now)}", buttons=((button,),))]


def offer_pauses() -> list[Reply]:
    """Ask for how long to pause."""
    rows = (
        (("1", _("1 day")), ("3", _("3 days"))),
        (("7", _("1 week")), ("0", _("Until I say so"))),
    )
    buttons = tuple(tuple(Button(label=label, data=f"{PREFIX}:pause:{days}") for days, label in row) for row in rows)
    return [Say(html=_("For how long shall I keep quiet?"), buttons=buttons)]


async def pause(user: User, press: Press, days: int, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Pause for a number of days, 0: until the user resumes. What is on its way is called back."""
    user.paused_at = now
    user.paused_until = now + timedelta(days=days) if days else None
    session.add(user)
    await call_back(user.id, "paused before it was sent", session=session)
    return _replace(press, _pause_words(user, now) + " " + _("/nudge still gives you one whenever you ask."))


async def resume(user: User, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """End a pause."""
    was_paused = user.paused_at is not None
    user.paused_at = user.paused_until = None
    session.add(user)
    await session.flush()
    await replan(user.id, now, session=session)
    first = _("Good to be back.") if was_paused else _("You had not paused me.")
    return [Say(html=f"{first} {_('I write to you at your screen-time moments.')}")]


def confirm_forgetting() -> list[Reply]:
    """Ask before deleting."""
    buttons = (
        (Button(label=_("Yes, delete everything"), data=f"{PREFIX}:forget:yes"),),
        (Button(label=_("No, keep it"), data=f"{PREFIX}:forget:no"),),
    )
    return [Say(html=_("This deletes your profile, your nudges and reactions for good. Shall I?"), buttons=buttons)]


async def forget(user: User, press: Press, *, session: AsyncSession) -> list[Reply]:
    """Delete all that is stored about a user."""
    await delete_user(user, session=session)
    return _replace(
        press,
        _("Done. Your profile, your schedule, all nudges, reactions and planned moments are deleted. Take care!"),
    )


def keep(press: Press) -> list[Reply]:
    """Answer to not deleting after all."""
    return _replace(press, _("I keep everything as it is."))


def _pause_words(user: User, now: datetime) -> str:
    if user.paused_at is None or (user.paused_until is not None and user.paused_until <= now):
        return _("I write to you at most {n} times a day.").format(n=user.nudges_per_day)
    if user.paused_until is None:
        return _("I keep quiet until you say /resume.")
    days = max(1, round((user.paused_until - now) / timedelta(days=1)))
    return (
        _("I keep quiet for {n} days; /resume ends it earlier.").format(n=days)
        if days > 1
        else _("I keep quiet for a day; /resume ends it earlier.")
    )


def _replace(press: Press, html: str) -> list[Reply]:
    """Answer a press by turning its message into the answer."""
    replies: Sequence[Reply] = [Acknowledge(query_id=press.query_id)]
    if press.message_id is None:
        return [*replies, Say(html=html)]
    return [*replies, Edit(message_id=press.message_id, html=html)]
