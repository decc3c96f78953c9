"""Windows across every change of the clocks: both ends keep their wall time, or are the instant of the jump."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.core.weekly_windows import EVERY_DAY, MINUTES_PER_DAY, Span, instant_of, occurrences, without_spans

_DAY = timedelta(days=1)
_YEAR = date(2026, 1, 1)


def changes(zone: ZoneInfo) -> Iterator[date]:
    """Yield the local days of a year within which the clocks change."""
    for number in range(365):
        day = _YEAR + number * _DAY
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=zone)
        if (noon - _DAY).utcoffset() != noon.utcoffset():
            yield day


@pytest.mark.parametrize("part", range(4))
def test_every_minute_of_a_change_is_that_minute_or_the_jump(part: int) -> None:
    seen: set[tuple[timedelta | None, timedelta | None, date]] = set()
    for name in sorted(available_timezones() - {"localtime"})[part::4]:
        zone = ZoneInfo(name)
        for day in changes(zone):
            at = datetime(day.year, day.month, day.day, tzinfo=zone)
            kind = (at.utcoffset(), (at + _DAY).utcoffset(), day)
            if kind in seen:
                continue
            seen.add(kind)
            instants = [instant_of(day, minute, zone) for minute in range(0, MINUTES_PER_DAY, 15)]
            assert instants == sorted(instants), (name, day)
            for number, instant in enumerate(instants):
                local = instant.astimezone(zone)
                if (local.hour, local.minute) != divmod(number * 15, 60):
                    before = (instant - timedelta(seconds=1)).astimezone(zone)
                    assert before.utcoffset() != local.utcoffset(), (name, day, number)
    assert seen


BERLIN, CAIRO = ZoneInfo("Europe/Berlin"), ZoneInfo("Africa/Cairo")


def test_a_window_within_the_skipped_hour_is_empty_and_gives_no_moment() -> None:
    day, span = date(2026, 3, 29), Span(EVERY_DAY, 150, 180)
    begin, end = span.on(day, BERLIN)
    assert begin == end == datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert [found for found, _span, _begin, _end in occurrences([span], BERLIN, day, 2)] == [day + _DAY]


def test_quiet_hours_that_begin_within_the_skipped_hour_begin_with_the_jump() -> None:
    quiet = Span(EVERY_DAY, 30, 360)
    assert quiet.covers(datetime(2026, 4, 24, 1, 10, tzinfo=CAIRO), CAIRO)
    assert not quiet.covers(datetime(2026, 4, 23, 23, 59, tzinfo=CAIRO), CAIRO)


@pytest.mark.parametrize(
    ("refused", "left"),
    [
        ([Span(EVERY_DAY, 1200, 480)], [Span(EVERY_DAY, 1140, 1200)]),
        ([Span(EVERY_DAY, 1170, 1200)], [Span(EVERY_DAY, 1140, 1170), Span(EVERY_DAY, 1200, 1260)]),
        ([Span(1 << 6, 1200, 480)], [Span(0b0111111, 1140, 1260), Span(1 << 6, 1140, 1200)]),
        ([Span(EVERY_DAY, 1150, 1260)], []),
        ([Span(EVERY_DAY, 540, 900)], [Span(EVERY_DAY, 1140, 1260)]),
    ],
)
def test_what_is_refused_is_taken_out_day_by_day(refused: list[Span], left: list[Span]) -> None:
    assert without_spans([Span(EVERY_DAY, 1140, 1260)], refused) == left


def test_a_night_that_begins_the_day_before_is_taken_out_too() -> None:
    sunday_night, monday_early = Span(1 << 6, 1380, 60), Span(1, 0, 120)
    assert without_spans([monday_early], [sunday_night]) == [Span(1, 60, 120)]
