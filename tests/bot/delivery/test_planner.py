"""Planning: tables of times across zones, midnight and changes of the clocks, and properties."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.moments import EXPIRY
from bot.core.weekly_windows import EVERY_DAY, WEEKDAYS, WEEKEND, Span, occurrences
from bot.delivery.planner import moment_key, next_window_moment

ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia")
EVENING = Span(EVERY_DAY, 20 * 60, 22 * 60)
NIGHT = Span(EVERY_DAY, 23 * 60, 1 * 60)

FIRST, LAST = (datetime(year, 1, 1, tzinfo=UTC).replace(tzinfo=None) for year in (2024, 2028))

spans = st.builds(Span, st.integers(1, 127), st.integers(0, 1439), st.integers(0, 1440))
instants = st.datetimes(FIRST, LAST, timezones=st.just(UTC))
zones = st.sampled_from(ZONES).map(ZoneInfo)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


@pytest.mark.parametrize(
    ("span", "day", "zone", "begin", "end"),
    [
        # An ordinary evening in summer: Berlin is two hours ahead.
        (EVENING, date(2026, 6, 15), "Europe/Berlin", "2026-06-15T18:00Z", "2026-06-15T20:00Z"),
        # Across midnight it ends on the next day.
        (NIGHT, date(2026, 6, 15), "Europe/Berlin", "2026-06-15T21:00Z", "2026-06-15T23:00Z"),
        # To midnight: 1440 is the first minute of the next day.
        (Span(1, 1380, 1440), date(2026, 6, 15), "UTC", "2026-06-15T23:00Z", "2026-06-16T00:00Z"),
        # The same minute twice: a whole day.
        (Span(1, 600, 600), date(2026, 6, 15), "UTC", "2026-06-15T10:00Z", "2026-06-16T10:00Z"),
        # Clocks go forward at 01:00 UTC: 01:00-04:00 local are three hours on the wall, two in truth.
        (Span(64, 60, 240), date(2026, 3, 29), "Europe/Berlin", "2026-03-29T00:00Z", "2026-03-29T02:00Z"),
        # 02:30 does not exist then; it is taken as the instant of the jump, 01:00 UTC.
        (Span(64, 150, 240), date(2026, 3, 29), "Europe/Berlin", "2026-03-29T01:00Z", "2026-03-29T02:00Z"),
        # Clocks go back at 01:00 UTC: 02:30 exists twice; the first is 00:30 UTC.
        (Span(64, 150, 240), date(2026, 10, 25), "Europe/Berlin", "2026-10-25T00:30Z", "2026-10-25T03:00Z"),
        # Half an hour of daylight saving.
        (EVENING, date(2026, 1, 10), "Australia/Lord_Howe", "2026-01-10T09:00Z", "2026-01-10T11:00Z"),
    ],
)
def test_a_span_keeps_its_wall_time(span: Span, day: date, zone: str, begin: str, end: str) -> None:
    assert span.on(day, ZoneInfo(zone)) == (at(begin), at(end))


@pytest.mark.parametrize(
    ("windows", "after", "first", "last"),
    [
        # (windows, after, earliest and latest the moment may be due): in Berlin, summer, the evening is 18-20 UTC.
        ((EVENING,), "2026-06-15T12:00Z", "2026-06-15T18:00Z", "2026-06-15T19:40Z"),
        ((EVENING,), "2026-06-15T21:00Z", "2026-06-16T18:00Z", "2026-06-16T19:40Z"),
        # On Friday evening the next weekday is Monday.
        ((Span(WEEKDAYS, 1200, 1320),), "2026-06-19T21:00Z", "2026-06-22T18:00Z", "2026-06-22T19:40Z"),
        ((Span(WEEKEND, 600, 720),), "2026-06-15T00:00Z", "2026-06-20T08:00Z", "2026-06-20T09:40Z"),
        # A window shorter than the expiry: at its beginning.
        ((Span(EVERY_DAY, 1200, 1210),), "2026-06-15T00:00Z", "2026-06-15T18:00Z", "2026-06-15T18:00Z"),
        # Of two windows the nearer one.
        ((EVENING, Span(EVERY_DAY, 720, 780)), "2026-06-15T04:00Z", "2026-06-15T10:00Z", "2026-06-15T10:40Z"),
    ],
)
def test_the_next_moment_lies_in_the_next_window(windows: tuple[Span, ...], after: str, first: str, last: str) -> None:
    planned = next_window_moment(windows, ZoneInfo("Europe/Berlin"), after=at(after), seed=7)
    assert planned is not None
    assert at(first) <= planned.due_at <= at(last)
    assert planned.expires_at == planned.due_at + EXPIRY


def test_no_windows_no_moment() -> None:
    assert next_window_moment((), ZoneInfo("UTC"), after=at("2026-06-15T12:00Z"), seed=1) is None


@pytest.mark.parametrize(
    ("quiet", "first", "last"),
    [
        # The window is 20:00 to 22:00 UTC: what is left of it behind the quiet is used, or else what is before it,
        (("2026-06-15T12:00Z", "2026-06-15T21:00Z"), "2026-06-15T21:00Z", "2026-06-15T21:40Z"),
        (("2026-06-15T20:30Z", "2026-06-16T00:00Z"), "2026-06-15T20:00Z", "2026-06-15T20:10Z"),
        # and where too little is left behind it the next day's comes.
        (("2026-06-15T12:00Z", "2026-06-15T21:50Z"), "2026-06-16T20:00Z", "2026-06-16T21:40Z"),
        (("2026-06-16T12:00Z", "2026-06-16T21:00Z"), "2026-06-15T20:00Z", "2026-06-15T21:40Z"),
    ],
)
def test_what_a_quiet_stretch_leaves_of_a_window_is_used(quiet: tuple[str, str], first: str, last: str) -> None:
    stretch = (at(quiet[0]), at(quiet[1]))
    planned = next_window_moment((EVENING,), ZoneInfo("UTC"), after=at("2026-06-15T12:00Z"), seed=7, quiet_once=stretch)
    assert planned is not None
    assert at(first) <= planned.due_at <= at(last)


def test_what_is_taken_is_not_planned_again() -> None:
    after = at("2026-06-15T12:00Z")
    key = moment_key(EVENING, date(2026, 6, 15))
    planned = next_window_moment((EVENING,), ZoneInfo("UTC"), after=after, seed=1, taken=frozenset({key}))
    assert planned is not None
    assert planned.key == moment_key(EVENING, date(2026, 6, 16))


@given(st.lists(spans, min_size=1, max_size=4), zones, instants, st.integers(0, 2**62))
def test_a_moment_is_later_inside_its_window_and_the_same_each_time(
    windows: list[Span], zone: ZoneInfo, after: datetime, seed: int
) -> None:
    planned = next_window_moment(windows, zone, after=after, seed=seed)
    assert planned is not None
    assert planned == next_window_moment(list(reversed(windows)), zone, after=after, seed=seed)
    assert after < planned.due_at <= after + timedelta(days=9)
    day = after.astimezone(zone).date() - timedelta(days=1)
    inside = [
        (begin, end)
        for local, window, begin, end in occurrences(windows, zone, day, 11)
        if moment_key(window, local) == planned.key
    ]
    assert any(begin <= planned.due_at <= max(begin, end - EXPIRY) for begin, end in inside)


@given(st.lists(spans, min_size=1, max_size=3), zones, instants)
def test_walking_on_meets_each_key_once(windows: list[Span], zone: ZoneInfo, start: datetime) -> None:
    keys: list[str] = []
    now = start
    for _step in range(12):
        planned = next_window_moment(windows, zone, after=now, seed=3, taken=frozenset(keys))
        assert planned is not None
        assert planned.due_at > now
        keys.append(planned.key)
        now = planned.due_at
    assert len(set(keys)) == len(keys)


@given(spans, zones, instants)
def test_a_span_covers_what_lies_between_its_ends(span: Span, zone: ZoneInfo, instant: datetime) -> None:
    days = [instant.astimezone(zone).date() + timedelta(days=offset) for offset in (-2, -1, 0, 1)]
    expected = any(begin <= instant < end for day in days if span.starts_on(day) for begin, end in [span.on(day, zone)])
    assert span.covers(instant, zone) == expected


@pytest.mark.parametrize(("days", "start", "end"), [(0, 0, 60), (128, 0, 60), (1, -1, 60), (1, 1440, 60), (1, 0, 1441)])
def test_a_span_refuses_what_is_none(days: int, start: int, end: int) -> None:
    with pytest.raises(ValueError, match=r"days must be|minutes of a day"):
        Span(days, start, end)
