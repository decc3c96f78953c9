"""How what somebody tells of themselves is noted."""

from __future__ import annotations

import pytest

from bot.core.profile_fields import Draft, Told
from bot.dialogues.notes import tidy
from bot.dialogues.onboarding.question import own_index, own_words
from bot.dialogues.profile_words import merge_told


@pytest.mark.parametrize(
    ("said", "noted"),
    [
        ("Well, I've got a bad back.", "a bad back"),
        ("we don't have an oven here", "no oven"),
        ("no stairs, please; my knee is new", "no stairs please my knee is new"),
    ],
)
def test_what_is_noted_is_one_phrase(said: str, noted: str) -> None:
    assert tidy(said) == noted
    kept = merge_told(Draft(), Told(limits=(tidy(said),))).limits
    assert kept == (noted,)
    assert own_words(own_index(noted), kept) == noted
