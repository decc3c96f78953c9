"""Reminders and timers as far as figures alone tell of them, whatever the language."""

from __future__ import annotations

import re

from bot.core.reminders import TEXT_LIMIT, ReminderRequest
from bot.core.timers import LONGEST_MINUTES, TimerRequest
from bot.core.weekly_windows import MINUTES_PER_DAY

_CLOCK = re.compile(r"(?<![\d:.])(?P<hour>2[0-3]|[01]?\d)[:.h](?P<minute>[0-5]\d)(?![\d:.])")
_HOUR = re.compile(r"\s{0,4}(?P<hour>2[0-3]|[01]?\d)\s{0,4}")
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\d)")


def read_times(text: str) -> tuple[int, ...]:
    """Return what an answer to "at what time?" may mean, as minutes of the day; empty if it is no time."""
    found = _CLOCK.search(text)
    if found is not None:
        return (int(found["hour"]) * 60 + int(found["minute"]),)
    bare = _HOUR.fullmatch(text)
    if bare is None:
        return ()
    minute = int(bare["hour"]) * 60
    return (minute, minute + MINUTES_PER_DAY // 2) if 1 <= int(bare["hour"]) < 12 else (minute,)


def read_reminder(text: str, days: int) -> ReminderRequest:
    """Return the words of a request for a reminder without the time that is written in figures.

    Args:
        text: What somebody wrote.
        days: The weekdays that it names, as bits; 0: none.
    """
    found = _CLOCK.search(text)
    words = text if found is None else f"{text[: found.start()]} {text[found.end() :]}"
    return ReminderRequest(" ".join(words.split())[:TEXT_LIMIT], read_times(text) if found else (), days)


def read_timer(text: str) -> TimerRequest:
    """Return the minutes that a text names in figures."""
    found = _NUMBER.search(text)
    minutes = int(found[0]) if found is not None else 0
    return TimerRequest(minutes if 1 <= minutes <= LONGEST_MINUTES else None)
