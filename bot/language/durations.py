"""How long somebody wants something to last: "for two weeks", "until Monday", "today"."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from bot.language.time_words import TimeWords, compiled
from recommender.number_words import NumberWords

LONGEST_PAUSE = timedelta(days=365)
"""Nobody plans further ahead in a chat."""

_UNITS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(weeks=1), "month": timedelta(days=30)}
_MORNING = time(6)
"""When a day that is waited for begins."""


class DurationReader:
    """Reads how long a pause is to last.

    Args:
        words: Of the language.
        numbers: Its numbers in words.
    """

    def __init__(self, words: TimeWords, numbers: NumberWords) -> None:
        self._numbers = numbers
        self._one = frozenset(words.one.split())
        self._units = {compiled(pattern): _UNITS[unit] for unit, pattern in words.units.items()}
        many = "|".join((*sorted(self._one), *numbers.up_to(14)))
        units = "|".join(words.units.values())
        self._length = compiled(rf"\b(?P<number>\d{{1,3}}(?=\s{{0,4}}\D)|(?:{many})(?= ))\s{{0,4}}(?P<unit>{units})\b")
        self._until = compiled(words.until)
        self._today = compiled(words.today)
        self._days = [name.casefold() for name in words.whole_days]
        self._day, self._begins = compiled(words.day), words.days
        self._this_week = compiled(words.this_week) if words.this_week is not None else None
        self._this_month = compiled(words.this_month) if words.this_month is not None else None
        self._tomorrow, self._week, self._weekend = words.tomorrow, words.week, words.weekend

    def read_end(self, text: str, local: datetime) -> datetime | None:
        """Return the instant, aware, until which somebody wants quiet; ``None`` if they don't say.

        Args:
            text: What they wrote.
            local: The present in their zone.
        """
        plain = text.casefold()
        until = (self._days_after(found, plain, local) for found in self._until.finditer(plain))
        if (ahead := next((days for days in until if days is not None), None)) is not None:
            return _at(local, ahead, _MORNING)
        if (length := self._length.search(plain)) is not None:
            many = 1 if length["number"] in self._one else self._numbers.value(length["number"])
            unit = next(unit for pattern, unit in self._units.items() if pattern.fullmatch(length["unit"]))
            span = unit * (many or 1)
            return local + span if span <= LONGEST_PAUSE else None
        if self._this_week is not None and self._this_week.search(plain):
            return _at(local, 7 - local.weekday(), _MORNING)
        if self._this_month is not None and self._this_month.search(plain):
            return _at(local, ((local.replace(day=1) + timedelta(days=32)).replace(day=1) - local).days, _MORNING)
        if self._today.search(plain):
            return _at(local, 1, time(0))
        if self._weekend in plain:
            return _at(local, (7 - local.weekday()) % 7 or 7, _MORNING)
        return None

    def _days_after(self, found: re.Match[str], plain: str, local: datetime) -> int | None:
        """Return how many days away a day is that is waited for; behind another day it comes after that."""
        ahead, before = self._days_until(found["day"], local), plain[: found.start()].split()
        if ahead is None or not before or not self._day.fullmatch(before[-1]):
            return ahead
        first = self._days_until(before[-1], local)
        return ahead + 7 if first is not None and ahead < first else ahead

    def _days_until(self, word: str, local: datetime) -> int | None:
        if word == self._tomorrow:
            return 1
        if self._day.fullmatch(word):
            return (self._day_of(word) - local.weekday() - 1) % 7 + 1
        names = [number for number, name in enumerate(self._days) if len(word) >= 3 and name.startswith(word)]
        if names:
            return (names[0] - local.weekday() - 1) % 7 + 1
        return 7 - local.weekday() if word == self._week else None

    def _day_of(self, word: str) -> int:
        return next(self._begins[word[:size]] for size in range(len(word), 1, -1) if word[:size] in self._begins)


def _at(local: datetime, days: int, clock: time) -> datetime:
    return datetime.combine(local.date() + timedelta(days=days), clock, local.tzinfo)
