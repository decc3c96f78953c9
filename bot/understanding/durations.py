"""How long somebody wants something to last: "for two weeks", "until Monday", "today"."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from bot.understanding.reading.sentences import number

LONGEST = timedelta(days=365)
"""Nobody plans further ahead in a chat."""

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_UNITS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(weeks=1), "month": timedelta(days=30)}
_LENGTH = re.compile(
    r"\b(?P<number>\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen)\s{1,4}"
    r"(?P<unit>hour|day|week|month)s?\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:until|till|til|to|before)\s{1,4}(?:next\s{1,4})?(?P<day>[a-z]+)", re.IGNORECASE)
_TODAY = re.compile(r"\b(?:today|tonight|this evening|rest of the day)\b", re.IGNORECASE)
_MORNING = time(6)
"""When a day that is waited for begins."""


def pause_until(text: str, local: datetime) -> datetime | None:
    """Return the instant, aware, until which somebody wants quiet; ``None`` if they don't say.

    Args:
        text: What they wrote.
        local: The present in their zone.
    """
    plain = text.casefold()
    if (until := _UNTIL.search(plain)) is not None:
        ahead = _days_until(until["day"], local)
        if ahead is not None:
            return _at(local, ahead, _MORNING)
    if (length := _LENGTH.search(plain)) is not None:
        many = 1 if length["number"] in ("a", "an") else number(length["number"])
        span = _UNITS[length["unit"]] * (many or 1)
        return local + span if span <= LONGEST else None
    if _TODAY.search(plain):
        return _at(local, 1, time(0))
    if "weekend" in plain:
        return _at(local, (7 - local.weekday()) % 7 or 7, _MORNING)
    return None


def _days_until(word: str, local: datetime) -> int | None:
    if word == "tomorrow":
        return 1
    names = [number for number, name in enumerate(_DAYS) if len(word) >= 3 and name.startswith(word)]
    if names:
        return (names[0] - local.weekday() - 1) % 7 + 1
    return 7 - local.weekday() if word == "week" else None


def _at(local: datetime, days: int, clock: time) -> datetime:
    return datetime.combine(local.date() + timedelta(days=days), clock, local.tzinfo)
