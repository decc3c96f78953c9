"""What holds for one day alone, by the words of a language: "morgen erst ab neun", "hoy nada después de las 8"."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from bot.core.quiet_once import DayException
from bot.language.time_words import DAYS_NAMED, TimeWords, compiled

_TIME = r"\s{0,4}(?P<hour>\d{1,2})(?:[:.h](?P<minute>[0-5]\d))?(?!\d)"
_WORD = re.compile(r"[^\W\d_]+")
_HALF_DAY = 12 * 60


class OneDayReader:
    """Reads what somebody wants to be other on one day.

    Args:
        words: Of the language; without those for one day nothing is read.
    """

    def __init__(self, words: TimeWords) -> None:
        self._late, self._early = compiled(words.late), compiled(words.early)
        self._words = one = words.one_day
        if one is None:
            return
        self._today, self._tomorrow = compiled(one.today), compiled(one.tomorrow)
        self._named = {
            compiled(rf"\b(?:{one.on_day}) {said}\b"): DAYS_NAMED[name] for said, name in words.named_days.items()
        }
        self._until, self._since, self._busy = (
            compiled(rf"(?:{said}){_TIME}") for said in (one.not_before, one.not_after, one.busy_until)
        )
        self._nothing = compiled(one.nothing)
        self._beside = frozenset(one.beside.split())

    def read(self, text: str, local: datetime) -> DayException | None:
        """Return what is other on one day; ``None`` if no such day is named.

        Args:
            text: What somebody wrote, hours in digits.
            local: The present in their zone.
        """
        if self._words is None:
            return None
        plain = text.casefold()
        day, rest = self._day_in(plain, local.date())
        if (busy := self._busy.search(rest)) is not None:
            return DayException(day or local.date(), quiet_until=self._minutes(busy, rest))
        if day is None:
            return None
        since, until = self._since.search(rest), self._until.search(rest)
        if since is not None or until is not None:
            return DayException(
                day,
                self._minutes(until, rest) if until is not None else (),
                self._minutes(since, rest) if since is not None else (),
            )
        says_no, rest = self._nothing.search(rest) is not None, self._late.sub(" ", self._early.sub(" ", rest))
        beside = set(_WORD.findall(self._nothing.sub(" ", rest))) - self._beside
        return DayException(day, quiet_from=(0,)) if says_no and not beside and not re.search(r"\d", rest) else None

    def _day_in(self, plain: str, today: date) -> tuple[date | None, str]:
        """Return the day that is named, and the words beside it."""
        for pattern, ahead in ((self._tomorrow, 1), (self._today, 0)):
            if pattern.search(plain):
                return today + timedelta(days=ahead), pattern.sub(" ", plain)
        for pattern, days in self._named.items():
            if days.bit_count() == 1 and pattern.search(plain):
                ahead = (days.bit_length() - 2 - today.weekday()) % 7 + 1
                return today + timedelta(days=ahead), pattern.sub(" ", plain)
        return None, plain

    def _minutes(self, found: re.Match[str], said: str) -> tuple[int, ...]:
        """Return the minutes of the day that a time may be: both halves where nothing around it tells which."""
        around = f"{said[: found.start()]} {said[found.end() :]}"
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        at = (hour % 24) * 60 + minute
        if not 1 <= hour <= 12 or found["hour"].startswith("0"):
            return (at,)
        at %= _HALF_DAY
        if self._late.search(around):
            return (at + _HALF_DAY,)
        return (at,) if self._early.search(around) else (at, at + _HALF_DAY)
