"""What somebody orders about their times of the week, and what their times are after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.core.weekly_windows import EVERY_DAY, MINUTES_PER_DAY, Span, merge_spans, without_spans


@dataclass(frozen=True)
class WindowBound:
    """One end of somebody's times that is to be another one: "start at half past six".

    Attributes:
        is_start: Whether they begin then; else they end.
        minutes: Of the day; two where it may be of either half.
        days: On which, as bits.
    """

    is_start: bool
    minutes: tuple[int, ...]
    days: int = EVERY_DAY


@dataclass(frozen=True)
class WeekOrder:
    """What is to become of somebody's times of the week.

    Attributes:
        wanted: Times at which they want to be written to.
        open_half: Stretches that may be of the morning or of the evening.
        loose: Stretches that are parts of the day; what somebody has in them belongs to them as a whole.
        adds: Whether these come beside the times there are.
        changes_days: Whether other days than those of the wanted times keep theirs.
        days_kept: Days that keep their times, as bits.
        alone: Stretches outside of which nothing is to come; empty where that is not said.
        refused: Stretches in which nothing is to come.
        traded: Of these, the ones in whose place the wanted times come, which may overlap them.
        bounds: Ends of their times that are other ones.
        half: Whether their times are to be in the late half of the day, or in the early one; ``None``: as they are.
        quiet_from: Minute of every day from which on nothing is to come; ``None`` where that is not said.
        quiet_until: Minute of every day until which nothing is to come.
        is_for_now: Whether it is to hold for some days alone.
        is_correction: Whether other times than those that were said or kept are meant.
        is_plain: Whether clauses that say nothing else name the times.
        is_bare: Whether all clauses say nothing else but why.
        is_all: Whether the words say nothing else but why.
    """

    wanted: tuple[Span, ...] = ()
    open_half: frozenset[Span] = frozenset()
    loose: frozenset[Span] = frozenset()
    adds: bool = False
    changes_days: bool = False
    days_kept: int = 0
    alone: tuple[Span, ...] = ()
    refused: tuple[Span, ...] = ()
    traded: tuple[Span, ...] = ()
    bounds: tuple[WindowBound, ...] = ()
    half: bool | None = None
    quiet_from: int | None = None
    quiet_until: int | None = None
    is_for_now: bool = False
    is_correction: bool = False
    is_plain: bool = False
    is_bare: bool = False
    is_all: bool = True

    @property
    def is_said(self) -> bool:
        """Whether anything is ordered."""
        return bool(self.wanted or self.refused or self.alone or self.gives_times or self.says_quiet)

    @property
    def says_quiet(self) -> bool:
        """Whether every day is to be quiet after or before a time."""
        return self.quiet_from is not None or self.quiet_until is not None

    @property
    def changes_one(self) -> bool:
        """Whether there is a time that another one replaces, so that one near it is meant."""
        return self.changes_days or bool(self.refused)

    @property
    def gives_times(self) -> bool:
        """Whether there are times afterwards that were none before, so that somebody had better say yes to them."""
        return bool(self.wanted or self.bounds or self.half is not None)

    def moved(self, times: Mapping[Span, Span]) -> WeekOrder:
        """Return the same order with other stretches in place of some."""

        def each(spans: Sequence[Span]) -> tuple[Span, ...]:
            return tuple(times.get(span, span) for span in spans)

        return replace(self, wanted=each(self.wanted), refused=each(self.refused), traded=each(self.traded))

    def applied(self, windows: Sequence[Span]) -> list[Span]:
        """Return somebody's times as they are after it; empty if none would be left."""
        times = [*self._without(self.traded, self._kept(windows)), *self.wanted]
        if self.half is not None:
            times = [one.in_half(late=self.half) for one in times]
        for bound in self.bounds if times else ():
            times = _with_bound(times, bound)
        if self.alone:
            meant = [*self.alone, *self._within_parts(self.alone, times)]
            times = without_spans(times, without_spans([Span(EVERY_DAY, 0, 0)], meant)) or list(self.alone)
        return self._without([one for one in self.refused if one not in self.traded], times)

    def _without(self, refused: Sequence[Span], times: Sequence[Span]) -> list[Span]:
        if not refused:
            return merge_spans(list(times))
        return without_spans(times, [*refused, *self._within_parts(refused, times)])

    def _within_parts(self, meant: Sequence[Span], windows: Sequence[Span]) -> list[Span]:
        """Return the windows that lie, for the most of them, in the parts of the day that are meant."""
        parts = [part for part in meant if part in self.loose]
        return [
            replace(window, days=window.days & part.days)
            for part in parts
            for window in windows
            if window.days & part.days and 2 * _shared(window, part) >= window.minutes
        ]

    def _kept(self, windows: Sequence[Span]) -> Sequence[Span]:
        if self.adds or not self.wanted:
            return windows
        named = 0
        for span in self.wanted:
            named |= span.days
        days = self.days_kept | (EVERY_DAY if self._leaves_others(named) else 0)
        return [replace(window, days=left) for window in windows if (left := window.days & days & ~named)]

    def _leaves_others(self, named: int) -> bool:
        """Whether days that are not spoken of keep their times: some are changed, and some others left out."""
        left_out = 0
        for span in self.refused:
            left_out |= span.days if span.minutes == MINUTES_PER_DAY else 0
        return self.changes_days or (left_out > 0 and named | left_out != EVERY_DAY)


def _with_bound(windows: Sequence[Span], bound: WindowBound) -> list[Span]:
    """Return windows of which the nearest begins, or ends, at another time; of two hours the nearer one is meant."""

    def away(window: Span, minute: int) -> int:
        told = window.start if bound.is_start else window.end
        apart = abs(told - minute) % MINUTES_PER_DAY
        return min(apart, MINUTES_PER_DAY - apart)

    concerned = [window for window in windows if window.days & bound.days]
    if not concerned:
        return list(windows)
    window, minute = min(((one, minute) for one in concerned for minute in bound.minutes), key=lambda pair: away(*pair))
    return [each for one in windows for each in (_moved(one, minute, bound) if one == window else [one])]


def _moved(window: Span, minute: int, bound: WindowBound) -> Iterator[Span]:
    """Yield a window with one other end on the days that are meant, and as it was on all others."""
    if others := window.days & ~bound.days:
        yield replace(window, days=others)
    days = window.days & bound.days
    yield replace(window, days=days, start=minute) if bound.is_start else replace(window, days=days, end=minute)


def _shared(window: Span, part: Span) -> int:
    """Return how many minutes of the clock two stretches share, of which neither is longer than a day."""
    return sum(
        max(
            0,
            min(window.start + window.minutes, part.start + away + part.minutes) - max(window.start, part.start + away),
        )
        for away in (-MINUTES_PER_DAY, 0, MINUTES_PER_DAY)
    )
