"""What is left of a sentence when all else was read: no taste, no time, no order."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.core.weekly_windows import WEEKDAYS, Span
from bot.language import registry
from recommender.audience.traits import traits_of
from recommender.profile import Profile

ENGLISH = registry.get("en")
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "Skating I hate, honestly.",
        "I can kneel and carry like always",
        "I like it too, really",
        "I don't like that, though",
        "what I love most is here",
    ],
)
def test_words_that_name_nothing_are_no_taste(text: str) -> None:
    told = ENGLISH.read_profile(text)
    nothing = {"honestly", "always", "it", "it too", "really", "that", "though", "here"}
    assert nothing.isdisjoint({*told.likes, *told.dislikes})


@pytest.mark.parametrize(
    "text",
    [
        "I'm on my phone from 11 in the morning till 12, and never at the weekend",
        "on my phone 11 till 12 in the morning, but not on the weekend",
    ],
)
def test_days_that_are_left_out_may_have_an_article(text: str) -> None:
    told = ENGLISH.read_profile(text)
    assert told.windows == (Span(WEEKDAYS, 660, 720),)
    assert told.dislikes == ()


@pytest.mark.parametrize(
    "text",
    [
        "don't let me forget the plumber, remind me Thursday at noon to ring him",
        "please don't forget to remind me Thursday at noon about the plumber",
    ],
)
def test_who_is_not_to_forget_asks_to_be_reminded(text: str) -> None:
    request = ENGLISH.read_reminder(text, MONDAY)
    assert request.minutes == (720,)
    assert ENGLISH.read_reminder_order(text) is None


@pytest.mark.parametrize(
    "text", ["67, widowed, two cats. I like dahlias", "I'm divorced, 58, no kids", "58, recently widowed, retired"]
)
def test_nobody_reads_that_their_loss_could_not_be_used(text: str) -> None:
    assert ENGLISH.find_unread(text, ENGLISH.read_profile(text)) == ()


@pytest.mark.parametrize(
    ("household", "alone"),
    [
        ("two cats", True),
        ("widowed, two cats", True),
        ("an old dog and three hens", True),
        ("wife and a dog", False),
        ("widowed, son", False),
        ("flatmates and a cat", False),
        ("", False),
    ],
)
def test_nothing_presupposes_people_where_only_animals_are_told(household: str, alone: bool) -> None:
    assert ("lives_alone" in traits_of(Profile({"household": household}, (), ()))) == alone
