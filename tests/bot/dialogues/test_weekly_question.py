"""The week's question: opted into by a tap, answered by one, and ended by one."""

from __future__ import annotations

from datetime import date

import pytest

from bot.services.base import Change
from bot.services.preferences import SetPreference
from bot.services.weekly_answers import AnswerWeek
from tests.bot.turns import taken, words

MONDAY = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("button", "change", "said"),
    [
        ("[c:weekly:on]", SetPreference("asks_weekly", True), "at the end of each week"),
        ("[c:weekly:off]", SetPreference("asks_weekly", False), "no more"),
        ("[c:weekly:2026-06-15/1]", AnswerWeek(MONDAY, True), "Thank you"),
        ("[c:weekly:2026-06-15/0]", AnswerWeek(MONDAY, False), "Thank you"),
    ],
)
def test_a_tap_is_enough(button: str, change: Change, said: str) -> None:
    outcome = taken(button, {})
    assert list(outcome.changes) == [change]
    assert said in words(outcome)


@pytest.mark.parametrize("button", ["[c:weekly:2026-06-15/2]", "[c:weekly:someday/1]", "[c:weekly:]"])
def test_what_no_button_of_ours_sends_changes_nothing(button: str) -> None:
    assert not taken(button, {}).changes
