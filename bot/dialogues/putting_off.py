"""Until when somebody puts a nudge off in words: a clock time, a length, tonight, tomorrow, when they are home."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.delivery.later import LaterTime
from bot.dialogues.turn import Turn
from bot.language.base import Meaning

_NAMED = {
    Meaning.WHEN_HOME: LaterTime.HOME,
    Meaning.TONIGHT: LaterTime.TONIGHT,
    Meaning.TOMORROW: LaterTime.TOMORROW,
}
_EVENING = 12 * 60
"""Of two minutes of the day that an hour may mean, tonight's is from here on."""


def read_later(turn: Turn, text: str) -> datetime | LaterTime | None:
    """Return until when somebody puts something off; ``None`` if they don't say.

    Args:
        turn: The present one.
        text: What they wrote.
    """
    plain = text.casefold().replace("’", "'")
    if turn.language.says(Meaning.WHEN_HOME, plain):
        return LaterTime.HOME
    local = turn.now.astimezone(turn.zone)
    due_at = turn.language.read_snooze_end(text, local)
    minutes = turn.language.read_times(text)
    if minutes and (due_at is None or any(sign.isdigit() for sign in text)):
        return _at(turn, plain, minutes, local)
    if due_at is not None:
        return due_at
    length = turn.language.read_timer(text).minutes
    if length is not None:
        return turn.now + timedelta(minutes=length)
    return next((later for meaning, later in _NAMED.items() if turn.language.says(meaning, plain)), None)


def _at(turn: Turn, plain: str, minutes: tuple[int, ...], local: datetime) -> datetime:
    """Return the next instant at one of these minutes of the day, or of tomorrow where that is said."""
    if turn.language.says(Meaning.TOMORROW, plain):
        return _on(local, 1, minutes[0])
    if turn.language.says(Meaning.TONIGHT, plain):
        minutes = tuple(minute for minute in minutes if minute >= _EVENING) or minutes
    coming = [at for days in (0, 1) for minute in minutes if (at := _on(local, days, minute)) > local]
    return min(coming)


def _on(local: datetime, days: int, minute: int) -> datetime:
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    return (midnight + timedelta(days=days)).replace(hour=minute // 60, minute=minute % 60)
