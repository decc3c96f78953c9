"""Stretches of the local week: screen-time windows and quiet hours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MINUTES_PER_DAY = 24 * 60
EVERY_DAY = 0b1111111
WEEKDAYS = 0b0011111
WEEKEND = 0b1100000

SHORTEST = 15
"""Minutes; a shorter window leaves no room to differ from day to day."""

LONGEST = 18 * 60
"""Minutes; whoever is on a screen around the clock has not told us when."""

SPANS_LIMIT = 12
"""Windows that a person can have."""

_HALF_DAY = 12 * 60
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class Span:
    """A stretch of local time that recurs on given weekdays.

    Attributes:
        days: Weekdays on which it starts, as bits: 1 is Monday, 64 is Sunday.
        start: First minute of the local day, 0 to 1439.
        end: First minute after it, 0 to 1440; at or before ``start`` it ends on the next day.
    """

    days: int
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 < self.days <= EVERY_DAY:
            raise ValueError(f"days must be a set of weekdays as bits, 1 to 127, not {self.days}")
        if not 0 <= self.start < MINUTES_PER_DAY or not 0 <= self.end <= MINUTES_PER_DAY:
            raise ValueError(f"minutes of a day go from 0 to 1440, not {self.start} to {self.end}")

    @property
    def minutes(self) -> int:
        """Length in minutes of the wall clock, 1 to 1440."""
        return (self.end - self.start - 1) % MINUTES_PER_DAY + 1

    def starts_on(self, day: date) -> bool:
        """Whether it starts on that local day."""
        return bool(self.days >> day.weekday() & 1)

    def on(self, day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Return when the stretch that starts on ``day`` begins and ends, in UTC.

        Across a change of the clocks both ends keep their wall time; a wall time that does not exist is
        taken as the instant the clocks jumped over it, one that exists twice as its first occurrence.
        """
        begin = instant_of(day, self.start, zone)
        end_day = day + timedelta(days=(self.start + self.minutes) // MINUTES_PER_DAY)
        return begin, instant_of(end_day, (self.start + self.minutes) % MINUTES_PER_DAY, zone)

    def overlaps(self, other: Span) -> bool:
        """Whether both share minutes of the clock on days on which both start."""
        if not self.days & other.days:
            return False
        first, second = (self, other) if self.start <= other.start else (other, self)
        wraps = first.start + MINUTES_PER_DAY < second.start + second.minutes
        return wraps or second.start < first.start + first.minutes

    def is_within(self, other: Span) -> bool:
        """Whether another one begins before it and ends after it, on days on which both start."""
        return (
            self.overlaps(other)
            and other.start < self.start
            and self.minutes + self.start - other.start < other.minutes
        )

    def shifted(self, minutes: int) -> Span:
        """Return the same stretch later by some minutes, on the same days."""
        start, end = (self.start + minutes) % MINUTES_PER_DAY, (self.end + minutes) % MINUTES_PER_DAY
        return replace(self, start=start, end=end)

    def in_half(self, *, late: bool) -> Span:
        """Return the same hours in the late half of the day, or in the early one."""
        return self if (self.start >= _HALF_DAY) is late else self.shifted(_HALF_DAY)

    def covers(self, instant: datetime, zone: ZoneInfo) -> bool:
        """Whether ``instant`` (aware) lies in it, its first minute included and its end excluded."""
        today = instant.astimezone(zone).date()
        return any(
            begin <= instant < end
            for day in (today - timedelta(days=1), today)
            if self.starts_on(day)
            for begin, end in [self.on(day, zone)]
        )


def occurrences(
    spans: Sequence[Span], zone: ZoneInfo, first: date, days: int
) -> Iterator[tuple[date, Span, datetime, datetime]]:
    """Yield ``(local day, span, begin, end)`` for all ``spans`` that start within ``days`` days from ``first``.

    One of which the clocks jump over the whole is left out.
    """
    for offset in range(days):
        day = first + timedelta(days=offset)
        for span in spans:
            if span.starts_on(day):
                begin, end = span.on(day, zone)
                if begin < end:
                    yield day, span, begin, end


def merge_spans(spans: Sequence[Span]) -> list[Span]:
    """Return ``spans`` with those of the same times joined into one, in order of their first mention."""
    days: dict[tuple[int, int], int] = {}
    for span in spans:
        days[span.start, span.end] = days.get((span.start, span.end), 0) | span.days
    return [Span(mask, start, end) for (start, end), mask in days.items()]


def without_spans(spans: Sequence[Span], refused: Sequence[Span]) -> list[Span]:
    """Return what of ``spans`` lies outside of the refused ones; what is shorter than a window may be goes too."""
    week = 7 * MINUTES_PER_DAY
    out = [(begin + turn, end + turn) for begin, end in _stretches(refused) for turn in (-week, 0, week)]
    left = [piece for stretch in _stretches(spans) for piece in _outside(stretch, sorted(out))]
    found = [
        Span(1 << begin // MINUTES_PER_DAY % 7, begin % MINUTES_PER_DAY, (end - 1) % MINUTES_PER_DAY + 1)
        for begin, end in left
        if end - begin >= SHORTEST
    ]
    return merge_spans(found)


def _stretches(spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Return the minutes of the week at which each begins and ends, one after another for each of its days."""
    days = ((span, day * MINUTES_PER_DAY + span.start) for span in spans for day in range(7) if span.days >> day & 1)
    return [(begin, begin + span.minutes) for span, begin in days]


def _outside(stretch: tuple[int, int], refused: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    begin, end = stretch
    left = []
    for first, last in refused:
        if last <= begin or first >= end:
            continue
        if first > begin:
            left.append((begin, first))
        begin = max(begin, last)
    return [*left, (begin, end)] if begin < end else left


def instant_of(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """Return in UTC when it is a minute of a local day; one that is skipped is the instant of the jump."""
    wall = datetime.combine(day, time(minute // 60, minute % 60), tzinfo=zone)
    instant = wall.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == wall.replace(tzinfo=None):
        return instant
    return _jump_between(wall.replace(fold=1).astimezone(UTC), instant, zone)


def _jump_between(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Return the first instant, to the second, at which the clocks have jumped."""
    offset = before.astimezone(zone).utcoffset()
    while after - before > _SECOND:
        middle = before + (after - before) // 2 // _SECOND * _SECOND
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after
