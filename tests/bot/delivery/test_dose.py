"""The dose: which moment may lead to a nudge."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.weekly_windows import EVERY_DAY, Span
from bot.delivery.dose import UNCOUNTED, Availability, quiet_span, withhold
from bot.storage.models import Origin, Reason

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 6, 15, 18, 0, tzinfo=UTC)  # 20:00 in Berlin
LATER = NOW + timedelta(minutes=20)
ANYBODY = Availability(
    consented=True,
    blocked=False,
    paused=False,
    paused_until=None,
    zone=BERLIN,
    quiet=quiet_span(22 * 60 + 30, 8 * 60),
    quiet_chosen=False,
    windows=(),
    nudges_per_day=2,
    gap=timedelta(minutes=60),
)
AT_NIGHT = datetime(2026, 6, 15, 21, 0, tzinfo=UTC)  # 23:00 in Berlin


def ago(**distance: float) -> datetime:
    return NOW - timedelta(**distance)


@pytest.mark.parametrize(
    ("person", "origin", "counted", "expected"),
    [
        (ANYBODY, Origin.WINDOW, [], None),
        (replace(ANYBODY, consented=False), Origin.ASKED, [], Reason.NOT_CONSENTED),
        # Who has not finished the first talk gets what they ask for, and nothing else.
        (replace(ANYBODY, onboarded=False), Origin.ASKED, [], None),
        (replace(ANYBODY, onboarded=False), Origin.SNOOZE, [], Reason.NOT_CONSENTED),
        (replace(ANYBODY, blocked=True), Origin.ASKED, [], Reason.BLOCKED),
        (replace(ANYBODY, paused=True), Origin.WINDOW, [], Reason.PAUSED),
        (replace(ANYBODY, paused=True), Origin.SNOOZE, [], Reason.PAUSED),
        (replace(ANYBODY, paused=True), Origin.BROADCAST, [], Reason.PAUSED),
        (replace(ANYBODY, paused=True), Origin.ASKED, [], None),
        (replace(ANYBODY, paused=True, paused_until=ago(seconds=0)), Origin.WINDOW, [], None),
        (replace(ANYBODY, paused=True, paused_until=ago(seconds=-1)), Origin.WINDOW, [], Reason.PAUSED),
        # A stretch that is quiet once ends to the second; what was asked for, and one's own reminders, pass.
        (replace(ANYBODY, quiet_once=(ago(hours=2), ago(seconds=-1))), Origin.WINDOW, [], Reason.QUIET_HOURS),
        (replace(ANYBODY, quiet_once=(ago(hours=2), ago(seconds=0))), Origin.WINDOW, [], None),
        (replace(ANYBODY, quiet_once=(ago(hours=2), ago(seconds=-1))), Origin.OWN, [], None),
        (replace(ANYBODY, quiet_once=(ago(hours=2), ago(seconds=-1))), Origin.ASKED, [], None),
        # The cap is two a local day; what was sent yesterday (before 22:00 UTC on the 14th) does not count.
        (ANYBODY, Origin.WINDOW, [ago(hours=3), ago(hours=5)], Reason.CAP_REACHED),
        (ANYBODY, Origin.SCREEN_TIME, [ago(hours=3), ago(hours=5)], Reason.CAP_REACHED),
        (ANYBODY, Origin.WINDOW, [ago(hours=3), ago(hours=21)], None),
        (ANYBODY, Origin.ASKED, [ago(minutes=1), ago(minutes=2)], None),
        (ANYBODY, Origin.SNOOZE, [ago(minutes=1), ago(minutes=2)], None),
        # The gap is an hour, to the second.
        (ANYBODY, Origin.WINDOW, [ago(minutes=59, seconds=59)], Reason.TOO_SOON),
        (ANYBODY, Origin.WINDOW, [ago(minutes=60)], None),
        (ANYBODY, Origin.BROADCAST, [ago(minutes=30)], Reason.TOO_SOON),
        # The gap reaches over midnight.
        (replace(ANYBODY, nudges_per_day=0), Origin.WINDOW, [], Reason.CAP_REACHED),
    ],
)
def test_the_table_of_reasons(
    person: Availability, origin: Origin, counted: list[datetime], expected: Reason | None
) -> None:
    assert withhold(person, origin, LATER, counted, NOW) is expected


@pytest.mark.parametrize(
    ("chosen", "windows", "origin", "expected"),
    [
        (False, (), Origin.WINDOW, Reason.QUIET_HOURS),
        (False, (), Origin.SCREEN_TIME, Reason.QUIET_HOURS),
        (False, (), Origin.ASKED, None),
        # Default quiet hours yield to a declared window, chosen ones don't.
        (False, (Span(EVERY_DAY, 1380, 60),), Origin.WINDOW, None),
        (True, (Span(EVERY_DAY, 1380, 60),), Origin.WINDOW, Reason.QUIET_HOURS),
        (True, (Span(EVERY_DAY, 1380, 60),), Origin.SNOOZE, Reason.QUIET_HOURS),
    ],
)
def test_quiet_hours(chosen: bool, windows: tuple[Span, ...], origin: Origin, expected: Reason | None) -> None:
    person = replace(ANYBODY, quiet_chosen=chosen, windows=windows)
    assert withhold(person, origin, AT_NIGHT + timedelta(minutes=20), [], AT_NIGHT) is expected


def test_no_quiet_hours_where_both_ends_are_the_same() -> None:
    assert quiet_span(480, 480) is None
    assert withhold(replace(ANYBODY, quiet=None), Origin.WINDOW, AT_NIGHT + timedelta(1), [], AT_NIGHT) is None


@pytest.mark.parametrize("origin", list(Origin))
def test_everything_expires(origin: Origin) -> None:
    assert withhold(ANYBODY, origin, NOW, [], NOW) is Reason.EXPIRED


@given(
    st.sampled_from(sorted(set(Origin) - UNCOUNTED)),
    st.lists(st.integers(-1000, 3000).map(lambda minutes: NOW - timedelta(minutes=minutes)), max_size=6),
    st.integers(0, 4),
    st.integers(0, 180),
)
def test_cap_and_gap_are_never_passed(origin: Origin, counted: list[datetime], cap: int, gap: int) -> None:
    person = replace(ANYBODY, nudges_per_day=cap, gap=timedelta(minutes=gap))
    if withhold(person, origin, LATER, counted, NOW) is None:
        today = NOW.astimezone(BERLIN).date()
        assert sum(at.astimezone(BERLIN).date() == today for at in counted) < cap
        assert all(abs(NOW - at) >= person.gap for at in counted)
