"""How what somebody tells of themselves is noted."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.core.profile_fields import Draft, Told
from bot.core.replies import Say
from bot.dialogues.notes import tidy
from bot.dialogues.onboarding.question import own_index, own_words
from bot.dialogues.onboarding.reducer import Onboarding
from bot.dialogues.profile_words import add_told, merge_told


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


def test_what_goes_and_what_comes_is_one_change() -> None:
    draft = Draft(likes=("golf", "chess"), household=("a dog", "wife"))
    told = add_told(Told(likes=("padel",), gone=("golf",)), Told(gone=("a dog",)))
    assert merge_told(draft, told).likes == ("chess", "padel")
    assert merge_told(draft, told).household == ("wife",)


@pytest.mark.parametrize(
    ("likes", "refused", "left"),
    [
        (("poetry", "chess"), "poems", ("chess",)),
        (("long walks",), "walks", ()),
        (("walks",), "long walks", ("walks",)),
        (("basketball",), "volleyball", ("basketball",)),
        (("baking",), "bread", ("baking",)),
        (("letters",), "write letters", ()),
    ],
)
def test_what_is_refused_is_liked_no_more_by_another_name(likes: tuple[str, ...], refused: str, left: object) -> None:
    assert merge_told(Draft(likes=likes), Told(dislikes=(refused,))).likes == left


def test_what_goes_and_what_comes_is_one_question() -> None:
    asked = Onboarding(16).note(
        Draft(likes=("golf",)), Told(likes=("padel", "darts"), gone=("golf",)), datetime(2026, 3, 2, tzinfo=UTC)
    )
    [say] = asked.replies
    assert isinstance(say, Say)
    assert "take <b>golf</b> out" in say.html
    assert "padel and darts" in say.html
    assert asked.state is not None
    assert asked.state.draft.likes == ("padel", "darts")
