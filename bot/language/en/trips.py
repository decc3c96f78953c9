"""When somebody leaves for a place and comes back: "from Monday to Thursday", "tomorrow, for 3 days"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta

from bot.core.trips import TripTimes
from bot.language.en.dates import first_date

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = r"(?P<day>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_LEAVES_ON = re.compile(
    rf"(?<!until\s)(?<!till\s)(?<!back\s)\b(?:from|starting|leaving|leave|as\s{{1,4}}of|next|this|on)\s{{1,4}}(?:on\s{{1,4}}|next\s{{1,4}})?{_DAY}\b",
    re.IGNORECASE,
)
_SHORT_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_TO = r"\s{0,4}(?:-|–|—|to|till?|until|through|thru)\s{0,4}"
_DAYS_ONLY = re.compile(rf"(?<!from\s)\b{_DAY}(?P<to>{_TO})(?={_SHORT_DAY}\b)", re.IGNORECASE)
"""The first and the last day: "wed to sun"."""
_RETURN = re.compile(
    r"\b(?:home|back)\b(?:\s{1,4}(?!on\b|this\b|next\b|the\b|tomorrow\b|until\b|till?\b|for\b|from\b|in\s{1,4}(?:a|an|\d|two|three)\b)[\w'’]{1,20}){0,3}?\s{1,4}"
    rf"(?:on\s{{1,4}}|this\s{{1,4}}|next\s{{1,4}}|by\s{{1,4}}){{0,2}}(?=(?:the\s{{1,4}})?\d|{_SHORT_DAY}\b|tomorrow\b)",
    re.IGNORECASE,
)
"""When somebody comes home: "our flight home is on Friday"."""
_TOMORROW = re.compile(r"(?<!until\s)(?<!till\s)(?<!back\s)\b(?:tomorrow|tmrw|2moro)\b", re.IGNORECASE)
_NEXT_WEEK = re.compile(r"(?<!until\s)(?<!till\s)(?<!back\s)\bnext\s{1,4}week\b(?!\s{0,4}end)", re.IGNORECASE)
_WEEKEND = re.compile(
    r"(?<!until\s)(?<!till\s)(?<!until\sthe\s)(?<!till\sthe\s)\b(?P<next>next\s{1,4})?(?:this\s{1,4}|the\s{1,4}|a\s{1,4})?"
    r"week-?\s?end\b",
    re.IGNORECASE,
)
_SOME_DAY = re.compile(
    r"(?<!\bfor\s)\bone\s{1,4}(?:of\s{1,4}these\s{1,4}days|day(?!\s{1,4}(?:trip|in)\b))\b", re.IGNORECASE
)
"""No length of a trip."""
_BACK = re.compile(
    r"\b(?:back|return\w*|home|carry\s{1,4}on|go\s{1,4}on|start\s{1,4}again|continue|resume)\b.{0,40}$", re.IGNORECASE
)
_MORNING = time(6)
"""When a day of travelling begins."""

_SATURDAY = 5


def read_trip(text: str, local: datetime, read_end: Callable[[str, datetime], datetime | None]) -> TripTimes:
    """Return when somebody leaves and is back, both aware; ``None`` each where they don't say, or are there by now.

    Args:
        text: What they wrote.
        local: The present in their zone.
        read_end: Reads until when something lasts, counted from an instant.
    """
    text = _SOME_DAY.sub(" ", text)
    text = _RETURN.sub("until ", _DAYS_ONLY.sub(r"from \g<day>day to ", text))
    leaves, back = _departure(_BACK.sub("", text), local), None
    if leaves is None:
        return TripTimes(None, read_end(text, local))
    back = read_end(_without_departure(text), leaves) or _end_of_week(text, leaves)
    return TripTimes(leaves, back if back is not None and back > leaves else None)


def _departure(said: str, local: datetime) -> datetime | None:
    if (first := first_date(said, local.date())) is not None:
        return datetime.combine(first, _MORNING, local.tzinfo)
    if _TOMORROW.search(said):
        return _morning(local, 1)
    if _NEXT_WEEK.search(said):
        return _morning(local, 7 - local.weekday())
    if named := _LEAVES_ON.search(said):
        day = next(number for number, name in enumerate(_DAYS) if name.startswith(named["day"].casefold()[:3]))
        return _morning(local, (day - local.weekday()) % 7 or 7)
    weekend = _WEEKEND.search(said)
    if weekend is None:
        return None
    ahead = _SATURDAY - local.weekday() + (7 if weekend["next"] else 0)
    return _morning(local, ahead) if ahead > 0 else None


def _without_departure(text: str) -> str:
    return _NEXT_WEEK.sub(" ", _TOMORROW.sub(" ", _LEAVES_ON.sub(" ", text, count=1), count=1), count=1)


def _end_of_week(text: str, leaves: datetime) -> datetime | None:
    """Return the Monday after, where a whole week or a weekend was named and no other end."""
    if not (_NEXT_WEEK.search(text) or _WEEKEND.search(text)):
        return None
    return _morning(leaves, 7 - leaves.weekday())


def _morning(local: datetime, days: int) -> datetime:
    return datetime.combine(local.date() + timedelta(days=days), _MORNING, local.tzinfo)
