"""Whom a new message would reach, by the policy that sends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

import pytest

from bot.operators.reach import Reach, described_lives, reach_of, say_reach
from recommender import Item, Profile
from recommender.policies.base import Policy, PolicyInput
from recommender.policies.context import Context
from recommender.policies.slate import Slate
from recommender.recommendation import Contribution, recommendation


@dataclass
class ByTaste(Policy):
    """Chooses what somebody likes, and after eight in the evening something about the stars too."""

    name = "by_taste_of_a_test"
    version = "1"
    centre = None

    @classmethod
    def texts(cls, messages: Sequence[Item], images: Sequence[Item]) -> list[str]:
        return []

    @classmethod
    def texts_for(cls, context: Context) -> list[str]:
        return []

    @classmethod
    def build(cls, given: PolicyInput) -> Self:
        return cls()

    def choose(self, context: Context) -> Slate:
        assert context.now is not None
        names = [*context.profile.likes, *(["stars"] if context.now.hour >= 20 else [])]
        return Slate.of([recommendation(name, "i", (Contribution("pair", None, 1.0),)) for name in names], None)


def life(*likes: str) -> list[Context]:
    profile = Profile(likes=likes)
    return [Context(profile, now=datetime(2026, 11, day, hour, tzinfo=UTC)) for day in (2, 3) for hour in (12, 21)]


@pytest.mark.parametrize(
    ("message", "reached", "said"),
    [
        ("stars", 3, "Would go to 3 of 3 people, mostly evenings."),
        ("walk", 2, "Would go to 2 of 3 people."),
        ("beyond", 0, "Would go to 0 of 3 people."),
    ],
)
def test_who_would_get_a_message_and_when(message: str, reached: int, said: str) -> None:
    found = reach_of(message, ByTaste(), [life("walk"), life("walk", "read"), life()], {})
    assert (found.people, found.reached) == (3, reached)
    assert say_reach(found) == said


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ({23: 2, 1: 1, 12: 2}, "Would go to 1 of 2 people, mostly at night."),
        ({7: 3, 21: 1}, "Would go to 1 of 2 people, mostly mornings."),
        ({12: 1, 20: 1}, "Would go to 1 of 2 people."),
    ],
)
def test_a_part_of_the_day_is_named_from_more_than_half(hours: dict[int, int], said: str) -> None:
    assert say_reach(Reach(2, 1, hours)) == said


def test_described_people_stand_in_where_few_have_reacted() -> None:
    lives = described_lives()
    assert len(lives) == 24
    assert all(context.now is not None and context.place is not None for moments in lives for context in moments)
