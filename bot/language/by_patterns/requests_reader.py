"""Reminders, timers, goals and names, read by patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.core.goals import MOST_TIMES, Goal
from bot.core.goals import TEXT_LIMIT as GOAL_LIMIT
from bot.core.reminders import TEXT_LIMIT, ReminderRequest
from bot.core.timers import ABOUT_LIMIT, LONGEST_MINUTES, TimerRequest
from bot.core.weekly_windows import EVERY_DAY
from bot.language.by_patterns.request_patterns import RequestPatterns
from bot.language.by_patterns.sentences import EDGES
from bot.language.weekdays import WeekdayReader
from recommender.number_words import NumberWords

_HALF_DAY = 12 * 60


@dataclass(frozen=True)
class RequestReader:
    """Reads what somebody wants to be told when.

    Attributes:
        patterns: Of the language.
        numbers: In words.
        weekdays: Reads the names of days.
    """

    patterns: RequestPatterns
    numbers: NumberWords
    weekdays: WeekdayReader

    def read_times(self, text: str) -> tuple[int, ...]:
        """Return what a time may mean, as minutes of the day; empty if there is none."""
        found = self.patterns.clock.search(text)
        return () if found is None else self._minutes(found)

    def _minutes(self, found: re.Match[str]) -> tuple[int, ...]:
        hour = self.numbers.value(found["hour"]) or 0
        fraction = self.patterns.fractions.get(" ".join((found["fraction"] or "").casefold().split()), 0)
        minute = hour * 60 + int(found["minute"] or 0) + fraction
        if not 0 <= minute < 24 * 60:
            return ()
        if found["early"] or found["late"]:
            return (minute % _HALF_DAY + (_HALF_DAY if found["late"] else 0),) if hour <= 12 else (minute,)
        return (minute, minute + _HALF_DAY) if 1 <= hour < 12 else (minute,)

    def read_reminder(self, text: str, local: datetime) -> ReminderRequest:
        """Return what somebody wants to be reminded of, and when.

        Args:
            text: What they wrote.
            local: The present in their zone.
        """
        if self.patterns.stops.search(text):
            return ReminderRequest("", stops=True)
        if (within := self.patterns.within.search(text)) is not None:
            at = local + timedelta(minutes=self._length(within))
            return ReminderRequest(self._thing(_cut(text, within)), (at.hour * 60 + at.minute,), 0, at.date())
        clock = self.patterns.clock.search(text)
        rest = text if clock is None else _cut(text, clock)
        days, on = self._days(rest, local)
        for pattern in (self.patterns.every_day, self.patterns.days, *map(re.compile, self.patterns.ahead)):
            rest = pattern.sub(" ", rest)
        minutes = () if clock is None else self._minutes(clock)
        if not days and len(minutes) == 2 and on in (None, local.date()):
            now = local.hour * 60 + local.minute
            minutes = (min(minutes, key=lambda minute: (minute - now - 1) % (24 * 60)),)
        return ReminderRequest(self._thing(rest), minutes, days, on)

    def _days(self, text: str, local: datetime) -> tuple[int, date | None]:
        if self.patterns.every_day.search(text):
            return EVERY_DAY, None
        days = self.weekdays.read(text)
        if days:
            if self.patterns.weekly.search(text) or days.bit_count() > 1:
                return days, None
            ahead = next(offset for offset in range(1, 8) if days >> (local.weekday() + offset) % 7 & 1)
            return 0, local.date() + timedelta(days=ahead)
        for pattern, ahead in self.patterns.ahead.items():
            if re.search(pattern, text):
                return 0, local.date() + timedelta(days=ahead)
        return 0, None

    def _thing(self, text: str) -> str:
        bare = self.patterns.reminder_opening.sub("", " ".join(text.split()).strip(EDGES), count=1)
        return self.patterns.reminder_ending.sub("", bare.strip(EDGES)).strip(EDGES)[:TEXT_LIMIT]

    def _length(self, found: re.Match[str]) -> int:
        many = self.numbers.value(found["number"]) or 1
        unit = found["unit"].casefold()
        return many * next(minutes for name, minutes in self.patterns.units.items() if unit.startswith(name))

    def read_timer(self, text: str) -> TimerRequest:
        """Return what somebody asks of a timer."""
        length = self.patterns.length.search(text)
        stops = bool(self.patterns.stops.search(text))
        if length is None:
            return TimerRequest(None, stops=stops)
        minutes = self._length(length)
        about = self.patterns.about.search(_cut(text, length))
        thing = about["about"].strip(EDGES)[:ABOUT_LIMIT] if about is not None else ""
        return TimerRequest(minutes if 1 <= minutes <= LONGEST_MINUTES else None, thing, stops)

    def read_goal(self, text: str) -> Goal | None:
        """Return the goal that somebody names; ``None`` if they only tell of their week, or mean how often to write."""
        often = self.patterns.often.search(text)
        if often is None or self.patterns.to_the_bot.search(text):
            return None
        wanted = self.patterns.goal_opening.search(text)
        if wanted is None and self.patterns.telling.search(text):
            return None
        rest = self.patterns.goal_opening.sub("", _cut(text, often).strip(EDGES), count=1)
        thing, times = rest.strip(EDGES)[:GOAL_LIMIT], self.numbers.value(often["number"]) or 0
        return Goal(thing, times) if thing and 1 <= times <= MOST_TIMES else None

    def read_called(self, text: str) -> str | None:
        """Return the name that somebody asks to be called by."""
        found = self.patterns.called.fullmatch(text.strip())
        return None if found is None else found["name"][:1].upper() + found["name"][1:]


def _cut(text: str, found: re.Match[str]) -> str:
    return " ".join(f"{text[: found.start()]} {text[found.end() :]}".split())
