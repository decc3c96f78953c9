"""Whoever keeps refusing is asked what to change."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.services.nudges import GivenNudge, LatestNudge, RejectedInARow, StoredNudge
from bot.services.reminders import StoredReminders
from bot.services.schedules import Schedule, StoredSchedule
from bot.storage.models import Origin
from tests.bot.turns import MONDAY, USER, Found, taken, taps, words

NUDGE = GivenNudge(7, "m1", "i1", Origin.WINDOW, MONDAY - timedelta(hours=1), 70, frozenset())


def found(rejected: int) -> Found:
    return {StoredNudge: NUDGE, LatestNudge: NUDGE, RejectedInARow: rejected, StoredReminders: []}


@pytest.mark.parametrize(("rejected", "is_asked"), [(1, False), (2, False), (3, True), (4, False), (6, True)])
@pytest.mark.parametrize("said", ["[n:7:not_for_me]", "not for me"])
def test_the_third_refusal_in_a_row_asks(rejected: int, is_asked: bool, said: str) -> None:
    outcome = taken(said, found(rejected), intent="rejected_it")
    assert ("c:fewer:fine" in taps(outcome)) is is_asked


def test_all_can_stay_as_it_is() -> None:
    outcome = taken("[c:fewer:fine]", {})
    assert "as before" in words(outcome)
    assert not outcome.changes


def test_quiet_by_itself_is_said_to_be() -> None:
    silent = replace(USER, paused_at=MONDAY - timedelta(days=1), silent_since=MONDAY - timedelta(days=1))
    schedule = Schedule(silent, (), None)
    assert "stayed unanswered" in words(taken("/schedule", {StoredSchedule: schedule}, user=silent))
