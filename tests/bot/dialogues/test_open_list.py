"""A list of the profile that was left open takes what answers it, and falls shut at anything else."""

from __future__ import annotations

import pytest

from bot.core.profile_fields import Draft
from bot.dialogues.onboarding.state import NAME, OnboardingState
from bot.dialogues.turn import Outcome
from bot.services.nudges import LatestNudge
from bot.services.open_dialogues import EndDialogue, KeepDialogue
from bot.services.profiles import StoredProfile
from tests.bot.turns import Found, taken, words

FOUND: Found = {LatestNudge: None, StoredProfile: Draft(age="41", limits=("bad back",))}


def _open(step: str) -> Outcome:
    state = OnboardingState(step=step, turn=1, draft=FOUND[StoredProfile], reviewing=True, revising=True, single=True)
    return Outcome(changes=[KeepDialogue(NAME, state.model_dump_json())])


@pytest.mark.parametrize(
    ("step", "said", "intent", "answer"),
    [
        ("limits", "My mother-in-law went to the hospital this morning", "feel_ill_family", "sorry"),
        ("limits", "I do not understand the meaning of this", "complaint", "sorry"),
        ("likes", "we buried my brother today", "feel_grief", "sorry"),
        ("dislikes", "what does this thing cost", "question_bot", ""),
    ],
)
def test_what_is_no_answer_is_heard_and_shuts_the_list(step: str, said: str, intent: str, answer: str) -> None:
    outcome = taken(said, FOUND, after=_open(step), intent=intent)
    assert answer in words(outcome).lower()
    assert EndDialogue() in outcome.changes
    assert not any(isinstance(change, KeepDialogue) for change in outcome.changes)


@pytest.mark.parametrize(
    ("step", "said", "intent"),
    [
        ("limits", "sleeping badly", "feel_sleepless"),
        ("likes", "chess and old films", "wish"),
        ("limits", "stairs", None),
    ],
)
def test_what_may_be_an_answer_is_taken(step: str, said: str, intent: str | None) -> None:
    outcome = taken(said, FOUND, after=_open(step), intent=intent)
    assert EndDialogue() not in outcome.changes
    assert any(isinstance(change, KeepDialogue) for change in outcome.changes)
