"""Whoever keeps refusing is asked what to change."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.services.nudges import AskForNudge, GivenNudge, LatestNudge, RejectedInARow, StoredNudge
from bot.services.people import KnownUser
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


@pytest.mark.parametrize("said", ["[n:7:not_for_me]", "not for me"])
def test_a_refusal_brings_another_idea_along_once_for_each_nudge(said: str) -> None:
    outcome = taken(said, found(1), intent="rejected_it")
    assert [change.key for change in outcome.changes if isinstance(change, AskForNudge)] == ["instead/7"]
    assert "another is on its way" in words(outcome)


@pytest.mark.parametrize(
    ("user", "nudge", "rejected"),
    [
        (replace(USER, paused_at=MONDAY), NUDGE, 1),
        (USER, replace(NUDGE, created_at=MONDAY - timedelta(days=3)), 1),
        (USER, NUDGE, 3),
    ],
    ids=["paused", "tidying up", "the third in a row"],
)
def test_a_refusal_that_asks_for_nothing_brings_nothing_along(
    user: KnownUser, nudge: GivenNudge, rejected: int
) -> None:
    outcome = taken("[n:7:not_for_me]", {**found(rejected), StoredNudge: nudge}, user=user)
    assert not [change for change in outcome.changes if isinstance(change, AskForNudge)]
    assert "on its way" not in words(outcome)


def test_all_can_stay_as_it_is() -> None:
    outcome = taken("[c:fewer:fine]", {})
    assert "as before" in words(outcome)
    assert not outcome.changes


def test_quiet_by_itself_is_said_to_be() -> None:
    silent = replace(USER, paused_at=MONDAY - timedelta(days=1), silent_since=MONDAY - timedelta(days=1))
    schedule = Schedule(silent, (), None)
    assert "stayed unanswered" in words(taken("/schedule", {StoredSchedule: schedule}, user=silent))
