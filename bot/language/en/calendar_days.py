"""Days of the calendar that are named without a number: "the end of the month", "Easter", "the day after tomorrow"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from dateutil.easter import easter

_ISO = re.compile(r"\b(?P<year>20\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b")
_NUMERIC = re.compile(
    r"\b(?:until|till?|to|on|by|from|back)\s{1,4}(?:the\s{1,4})?(?P<day>\d{1,2})(?P<sign>[./])\s?(?P<month>\d{1,2})(?!\d)(?:(?P=sign)(?:20)?\d\d)?",
    re.IGNORECASE,
)


def named_day(text: str, today: date) -> date | None:
    """Return the day that a text names and that is still to come; ``None`` if it names none, or in another way.

    A date in numbers has its day first, as most of the world writes it, unless no month has that number.
    """
    if (written := _written(text, today)) is not None:
        return written
    for pattern, day_of in _NAMED.items():
        if pattern.search(text):
            day = day_of(today)
            return day if day > today else None
    return None


def _written(text: str, today: date) -> date | None:
    if found := _ISO.search(text):
        return _valid(int(found["year"]), int(found["month"]), int(found["day"]))
    found = _NUMERIC.search(text)
    if found is None:
        return None
    day, month = int(found["day"]), int(found["month"])
    day, month = (month, day) if month > 12 else (day, month)
    return _coming(lambda year: _valid(year, month, day), today)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _coming(of_year: Callable[[int], date | None], today: date) -> date | None:
    days = (of_year(today.year), of_year(today.year + 1))
    return next((day for day in days if day is not None and day > today), None)


def _next_month(today: date) -> date:
    return (today.replace(day=1) + timedelta(days=32)).replace(day=1)


def _next_monday(today: date) -> date:
    return today + timedelta(days=7 - today.weekday())


def _next_saturday(today: date) -> date:
    return today + timedelta(days=(5 - today.weekday()) % 7 or 7)


def _every_year(month: int, day: int) -> Callable[[date], date]:
    return lambda today: _coming(lambda year: date(year, month, day), today) or today


_NAMED: Mapping[re.Pattern[str], Callable[[date], date]] = {
    re.compile(pattern, re.IGNORECASE): day_of
    for pattern, day_of in (
        (r"\b(?:day\s{1,4}after\s{1,4}tomorrow|overmorrow)\b", lambda today: today + timedelta(days=2)),
        (
            r"\b(?:end\s{1,4}of|rest\s{1,4}of|all\s{1,4}of)\s{1,4}(?:the|this)?\s{0,4}month\b|\bthis\s{1,4}month\b",
            _next_month,
        ),
        (r"\b(?:end\s{1,4}of|rest\s{1,4}of|all)\s{1,4}(?:the|this)?\s{0,4}week\b", _next_monday),
        (r"\bthis\s{1,4}week\b|\bafter\s{1,4}the\s{1,4}weekend\b", _next_monday),
        (r"\bnext\s{1,4}week\b", _next_monday),
        (r"\b(?:until|till?)\s{1,4}the\s{1,4}weekend\b", _next_saturday),
        (r"\b(?:until|till?|by|after)\s{1,4}easter\b", lambda today: _coming(easter, today) or today),
        (r"\b(?:until|till?|by|after)\s{1,4}(?:christmas|xmas)\b", _every_year(12, 25)),
        (r"\b(?:until|till?|by|after)\s{1,4}(?:the\s{1,4})?new\s{1,4}year['’]?s?\b", _every_year(1, 1)),
        (r"\b(?:until|till?)\s{1,4}spring\b", _every_year(3, 20)),
        (r"\b(?:until|till?)\s{1,4}summer\b", _every_year(6, 20)),
        (r"\b(?:until|till?)\s{1,4}autumn\b", _every_year(9, 22)),
        (r"\b(?:until|till?)\s{1,4}winter\b", _every_year(12, 21)),
        (r"\b(?:for|over|this)\s{1,4}(?:the\s{1,4})?summer\b", _every_year(9, 1)),
        (r"\b(?:for|over|this)\s{1,4}(?:the\s{1,4})?winter\b", _every_year(3, 1)),
    )
}
"""By how they are said."""
