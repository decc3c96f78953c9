"""When a reminder is due: every local day once, whatever clocks and travellers do."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.reminders import Reminder, next_day_at, next_due
from bot.core.weekly_windows import EVERY_DAY

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DAILY = Reminder("stretch", 2 * 60 + 30, EVERY_DAY, None, 5)


@pytest.mark.parametrize(
    ("reminder", "zone", "after", "due"),
    [
        (Reminder("guitar", 1200, 0b10, None, 1), BERLIN, MONDAY, datetime(2026, 3, 3, 19, 0, tzinfo=UTC)),
        (Reminder("mum", 720, 1, None, 1), ZoneInfo("UTC"), MONDAY, MONDAY + timedelta(days=7)),  # not the same minute
        (DAILY, BERLIN, datetime(2026, 3, 28, 12, 0, tzinfo=UTC), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),  # the jump
        (DAILY, BERLIN, datetime(2026, 10, 24, 12, 0, tzinfo=UTC), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (DAILY, BERLIN, datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 26, 1, 30, tzinfo=UTC)),
    ],
)
def test_when_a_weekly_one_is_due(reminder: Reminder, zone: ZoneInfo, after: datetime, due: datetime) -> None:
    found = next_due(reminder, zone, after=after)
    assert found is not None
    assert found[1] == due


def test_who_lives_a_day_twice_is_reminded_once_on_it() -> None:
    morning = Reminder("stretch", 8 * 60, EVERY_DAY, None, 5)
    tokyo, lisbon = ZoneInfo("Asia/Tokyo"), ZoneInfo("Europe/Lisbon")
    first = next_due(morning, tokyo, after=datetime(2026, 3, 1, 20, 0, tzinfo=UTC))
    assert first == ("5/2026-03-02", datetime(2026, 3, 1, 23, 0, tzinfo=UTC))
    second = next_due(morning, lisbon, after=first[1], taken=frozenset({first[0]}))
    assert second == ("5/2026-03-03", datetime(2026, 3, 3, 8, 0, tzinfo=UTC))


def test_one_that_comes_once_is_rather_late_than_lost() -> None:
    once = Reminder("pills", 9 * 60, 0, date(2026, 3, 1), 5)
    assert next_due(once, ZoneInfo("UTC"), after=MONDAY) == ("5/2026-03-02", MONDAY)
    until = datetime(2026, 3, 5, 6, 0, tzinfo=UTC)  # a pause's end is no time to be reminded at
    nine = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
    assert next_due(once, ZoneInfo("UTC"), after=MONDAY, held_until=until) == ("5/2026-03-05", nine)
    late = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
    assert next_due(once, ZoneInfo("UTC"), after=MONDAY, held_until=late) == ("5/2026-03-06", nine + timedelta(days=1))
    taken = frozenset({"5/2026-03-02"})
    held = next_due(once, ZoneInfo("UTC"), after=MONDAY, taken=taken)
    assert held == ("5/2026-03-03", datetime(2026, 3, 3, 9, 0, tzinfo=UTC))


@given(
    st.integers(0, 1439),
    st.integers(1, EVERY_DAY),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu"]),
    st.integers(0, 2 * 365 * 24 * 60),
)
def test_each_is_due_later_on_a_day_of_its_own(minute: int, days: int, zone: str, minutes_on: int) -> None:
    after = MONDAY + timedelta(minutes=minutes_on)
    reminder, keys = Reminder("x", minute, days, None, 1), set[str]()
    for _turn in range(4):
        found = next_due(reminder, ZoneInfo(zone), after=after, taken=frozenset(keys))
        assert found is not None
        key, due = found
        assert due > after
        assert key not in keys
        assert days >> date.fromisoformat(key.partition("/")[2]).weekday() & 1
        keys.add(key)
        after = due


def test_the_day_of_a_time_that_is_over_is_tomorrow() -> None:
    assert next_day_at(13 * 60, MONDAY, ZoneInfo("UTC")) == date(2026, 3, 2)
    assert next_day_at(12 * 60, MONDAY, ZoneInfo("UTC")) == date(2026, 3, 3)


@pytest.mark.parametrize(("days", "on"), [(0, None), (3, date(2026, 3, 2))])
def test_a_reminder_has_weekdays_or_a_day(days: int, on: date | None) -> None:
    with pytest.raises(ValueError, match="either"):
        Reminder("x", 0, days, on)
