"""Limits of the first talk that are told with their end."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.core.inputs import Press
from bot.core.profile_fields import Draft
from bot.dialogues.first_talk import take
from bot.dialogues.onboarding.state import OnboardingStep
from bot.dialogues.turn import DialogueSettings, Turn
from bot.services.profiles import NoteLimitEnds, StoreProfile
from tests.bot.turns import MONDAY, USER

DRAFT = Draft(age="46", likes=("pottery",), limits=("arm in a sling till Friday", "hay fever"), time_zone="UTC")


def test_they_hold_until_then() -> None:
    new = Turn(replace(USER, onboarded_at=None), Press("x", "q", 1), "key", MONDAY, DialogueSettings(16), None)
    outcome = take(new, OnboardingStep(None, [StoreProfile(DRAFT)], []))
    [noted] = [change for change in outcome.changes if isinstance(change, NoteLimitEnds)]
    assert noted.ends == {"arm in a sling till Friday": datetime(2026, 3, 6, 6, tzinfo=UTC)}


def test_a_later_change_of_the_profile_moves_no_end() -> None:
    known = Turn(USER, Press("x", "q", 1), "key", MONDAY, DialogueSettings(16), None)
    outcome = take(known, OnboardingStep(None, [StoreProfile(DRAFT)], []))
    assert not any(isinstance(change, NoteLimitEnds) for change in outcome.changes)
