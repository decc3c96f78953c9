"""What a timer says: while it counts down, when it is stopped, and when it is over."""

from __future__ import annotations

from bot.core.buttons import TIMER
from bot.core.reactions import REACTIONS, ReactionKind
from bot.core.replies import Button, Rows, quoted
from bot.core.texts import _

STOP = "stop"
AGAIN = "again"

_HOW_IT_WAS = (ReactionKind.DID_IT, ReactionKind.LIKE, ReactionKind.NOT_FOR_ME)


def say_minutes(minutes: int, about: str = "") -> str:
    """Return some minutes and what they are for: ``10 minutes for reading``, in Telegram's HTML."""
    length = _("1 minute") if minutes == 1 else _("{n} minutes").format(n=minutes)
    return _("{length} for {thing}").format(length=length, thing=quoted(about)) if about else length


def say_left(minutes: int, about: str) -> str:
    """Return what the message of a running timer says."""
    return _("⏳ <b>{minutes}</b>. Put the phone away: I tell you when it is over.").format(
        minutes=say_minutes(minutes, about)
    )


def say_done(minutes: int, about: str) -> str:
    """Return what the message of a timer says that is over."""
    return _("⌛ {minutes}: done.").format(minutes=say_minutes(minutes, about))


def say_stopped(minutes: int, about: str) -> str:
    """Return what the message of a timer says that was stopped."""
    return _("⌛ {minutes}: stopped.").format(minutes=say_minutes(minutes, about))


def say_over(minutes: int, about: str) -> str:
    """Return what is said when a timer is over."""
    return _("Time's up: <b>{minutes}</b>. How was it?").format(minutes=say_minutes(minutes, about))


def running_buttons(timer_id: int) -> Rows:
    """Return the button of a running timer."""
    return ((Button(label=_("Stop"), data=TIMER.payload(timer_id, STOP)),),)


def over_buttons(timer_id: int, given: ReactionKind | None = None) -> Rows:
    """Return the buttons that say how it was; what was said is marked."""
    row = tuple(
        Button(
            label=f"{'✓' if kind is given else REACTIONS[kind].sign} {_(REACTIONS[kind].label)}",
            data=TIMER.payload(timer_id, kind.value),
        )
        for kind in _HOW_IT_WAS
    )
    return (row, (Button(label=_("Once more"), data=TIMER.payload(timer_id, AGAIN)),))
