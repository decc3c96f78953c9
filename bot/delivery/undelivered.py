"""What is told to somebody whose nudge or reminder did not arrive, or perhaps not, though they asked for it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.buttons import COMMAND
from bot.core.replies import Button, Rows, quoted
from bot.core.texts import _, speaking
from bot.delivery.notices import late_reminder
from bot.storage.models import Moment, Notice, Nudge, NudgeState, Origin, User
from bot.storage.queries.notices import new_notice

AGAIN = "again"
"""First part of the button that asks once more for what a moment was to bring: ``c:again:<moment>``."""

ASKED_FOR = (Origin.ASKED, Origin.SNOOZE, Origin.OWN)
"""Origins of what somebody waits for, because they asked for it."""


def again_button(moment: Moment) -> Rows:
    """Return the button that asks for the same once more; a reminder has none, since its words are said."""
    if moment.origin is Origin.OWN:
        return ()
    return ((Button(label=_("Try again"), data=COMMAND.payload(AGAIN, moment.id)),),)


def say_undelivered(moment: Moment, state: NudgeState) -> str:
    """Say that what was asked for did not arrive, or perhaps not, in Telegram's HTML."""
    is_lost = state is NudgeState.FAILED
    if moment.origin is Origin.OWN and is_lost:
        return late_reminder(moment.wish or "")
    if moment.origin is Origin.OWN:
        html = _("I can't tell whether this reminder has reached you: <b>{words}</b>")
        return html.format(words=quoted(moment.wish or ""))
    if is_lost:
        return _("I'm sorry: I could not send you the idea that you asked for.")
    return _("I can't tell whether the idea that you asked for has reached you. If you don't see it:")


async def tell_who_asked(nudge_ids: Collection[int], now: datetime, *, session: AsyncSession) -> None:
    """Tell those who asked for these nudges that they failed, or may have; who has left the chat is told nothing.

    Args:
        nudge_ids: Which; those that were sent, or will be tried again, are passed over.
        now: Aware.
        session: The writing session in which that became known.
    """
    if not nudge_ids:
        return
    rows = await session.exec(
        select(Nudge, Moment, User)
        .join(Moment, col(Moment.id) == col(Nudge.moment_id))
        .join(User, col(User.id) == col(Nudge.user_id))
        .where(
            col(Nudge.id).in_(list(nudge_ids)),
            col(Nudge.state).in_((NudgeState.FAILED, NudgeState.UNKNOWN)),
            col(Nudge.origin).in_(ASKED_FOR),
            col(User.blocked_at).is_(None),
        )
    )
    session.add_all([_notice(nudge.state, moment, user, now) for nudge, moment, user in rows.all()])


def _notice(state: NudgeState, moment: Moment, user: User, now: datetime) -> Notice:
    with speaking(user.language):
        return new_notice(user.id or 0, say_undelivered(moment, state), now, again_button(moment))
