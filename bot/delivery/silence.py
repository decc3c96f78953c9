"""What follows when nudges stay unanswered: first a question, and then quiet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import Enum, auto

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.buttons import COMMAND, SCHEDULE
from bot.core.replies import Button, Rows
from bot.core.texts import _, speaking
from bot.delivery.dose import UNCOUNTED
from bot.storage.models import Nudge, User
from bot.storage.queries.notices import new_notice

ASKS_AFTER = 5
"""Unanswered nudges after which the next moment asks whether fewer would be better."""

QUIET_AFTER = 10
"""Unanswered nudges after which no more come."""


class Silence(Enum):
    """What is done at a moment in place of one more nudge."""

    ASK = auto()
    BE_QUIET = auto()


def silence_at(user: User, history: Sequence[Nudge]) -> Silence | None:
    """Return what is done instead of a nudge that nobody asked for; ``None``: it may come.

    Anything that somebody does is an answer.

    Args:
        user: Whose moment it is.
        history: What they were sent.
    """
    if user.heard_at is None:
        return None
    heard = user.heard_at
    unanswered = sum(nudge.created_at > heard and nudge.origin not in UNCOUNTED for nudge in history)
    if unanswered >= QUIET_AFTER:
        return Silence.BE_QUIET
    is_asked = user.fewer_asked_at is not None and user.fewer_asked_at > heard
    return Silence.ASK if unanswered >= ASKS_AFTER and not is_asked else None


async def answer_silence(user: User, silence: Silence, now: datetime, *, session: AsyncSession) -> None:
    """Ask whether fewer would be better, or fall quiet with a kind line."""
    with speaking(user.language):
        if silence is Silence.ASK:
            user.fewer_asked_at = now
            notice = new_notice(user.id, say_fewer(), now, fewer_buttons())
        else:
            user.paused_at, user.paused_until = now, None
            user.paused_for_care, user.silent_since = False, now
            notice = new_notice(user.id, _say_quiet(), now)
    session.add_all([user, notice])
    await session.flush()


def say_fewer() -> str:
    """Return the question whether fewer would be better, in Telegram's HTML."""
    return _("My ideas don't seem to fit just now. Shall I change something? Whatever you choose is fine.")


def fewer_buttons() -> Rows:
    """Return what can be changed when nudges don't fit."""
    return (
        (
            Button(label=_("Fewer a day"), data=SCHEDULE.payload("day")),
            Button(label=_("Other times"), data=SCHEDULE.payload("times")),
        ),
        (
            Button(label=_("Other things"), data=COMMAND.payload("profile", "change")),
            Button(label=_("It's fine as it is"), data=COMMAND.payload("fewer", "fine")),
        ),
    )


def _say_quiet() -> str:
    return _(
        "I'll be quiet from now on, so that I'm no bother. Whenever you like, /nudge brings you an idea and /resume "
        "brings me back. Take care!"
    )
