"""People who were in the middle of a dialogue when a new release came: they go on where they stood."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.core.profile_fields import Draft
from bot.core.reminders import Reminder
from bot.dialogues import reminders, schedule, screen_rules
from bot.dialogues.onboarding import state as onboarding
from bot.dialogues.turn import Outcome
from bot.operators.open_question import OpenQuestion
from bot.services.devices import MomentRules, StoredRules
from bot.services.open_dialogues import KeepDialogue
from bot.services.profiles import StoredProfile
from bot.services.reminders import ListedReminder, StoredReminders
from bot.services.schedules import Schedule, StoredSchedule
from bot.services.support import CONTACT, Reachable, ReachableOperators
from tests.bot.turns import USER, Found, taken, words

FOUND: Found = {
    ReachableOperators: Reachable(anybody=True),
    StoredProfile: Draft(),
    StoredReminders: [ListedReminder(Reminder("play guitar", 1200, 2, None, 3), None)],
    StoredRules: MomentRules(None, None, False, True, ("Reels",), True),
    StoredSchedule: Schedule(USER, (), None),
}

STORED: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("stored_states.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("stored", STORED, ids=lambda stored: f"{stored['release']}-{stored['name']}-{stored['says']}")
def test_a_state_of_an_earlier_release_goes_on(stored: dict[str, Any]) -> None:
    user = USER if stored["known"] else replace(USER, onboarded_at=None)
    before = Outcome(changes=[KeepDialogue(stored["name"], stored["state"])])
    outcome = taken(stored["says"], FOUND, user=user, after=before)
    assert stored["answer"] in words(outcome)
    assert [type(change).__name__ for change in outcome.changes] == stored.get("does", ["KeepDialogue"])


def test_every_dialogue_that_waits_for_words_has_a_stored_state() -> None:
    waiting = {onboarding.NAME, reminders.NAME, schedule.NAME, screen_rules.NAME, CONTACT}
    assert {stored["name"] for stored in STORED} == waiting


@pytest.mark.parametrize("asked", "message text caption title alt activities technique audience language".split())
def test_a_question_to_an_operator_of_the_first_release_is_still_open(asked: str) -> None:
    stored = json.dumps({"version": 1, "what": asked, "draft_id": 4, "beneath": ["schedule", '{"version": 1}']})
    question = OpenQuestion.model_validate_json(stored)
    assert (question.what, question.draft_id) == (asked, 4)
    assert question.beneath == ("schedule", '{"version": 1}')
