"""Until when something lasts, by the calendar."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.language import registry

MONDAY = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("pause until the end of the month", "04-01"),
        ("quiet for the rest of the week", "03-09"),
        ("until the weekend", "03-07"),
        ("until easter", "04-05"),
        ("until christmas", "12-25"),
        ("until summer", "06-20"),
        ("until 5.4.", "04-05"),
        ("until 2026-03-10", "03-10"),
        ("until 10/3", "03-10"),
        ("until 3/25", "03-25"),  # no month has that number
        ("until 31.2.", None),
        ("until the day after tomorrow", "03-04"),
        ("for a couple of days", "03-04"),
        ("not this week", "03-09"),
        ("until my birthday", None),
        ("until I'm home again on the 20th", "03-20"),
        ("until my exams are over on friday", "03-06"),
        ("no yoga this week", "03-09"),
        ("this month", "04-01"),
    ],
)
def test_the_end_of_a_pause_is_a_day_of_the_calendar(text: str, until: str | None) -> None:
    end = registry.get().read_pause_end(text, MONDAY)
    assert (f"{end:%m-%d}" if end is not None else None) == until


@pytest.mark.parametrize(("text", "day"), [("on thursday", 5), ("next monday", 9), ("in a few days", 5)])
def test_something_is_put_off_to_a_day(text: str, day: int) -> None:
    due = registry.get().read_snooze_end(text, MONDAY)
    assert due is not None
    assert due.day == day
