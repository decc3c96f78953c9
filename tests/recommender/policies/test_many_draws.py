"""Stored probabilities are those that things come with, and what a filter excludes is never tried out: many draws."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from bot.simulation.hidden_tastes import HiddenWorld
from recommender import Encoder, Profile, encode_missing
from recommender.policies.context import Context, ShownPair
from recommender.policies.drawing import CONSIDERED, drawn_at
from recommender.policies.offscreen import OffscreenPolicy

EVENING = datetime(2026, 6, 1, 19, tzinfo=UTC)
DECISIONS, DRAWS = 20, 10_000
EXPLORED = 100_000
REFUSED = frozenset({"gardening", "cooking"})
"""What :data:`PICKY` dislikes."""

PICKY = Profile({"age": "41", "limits": "bad knee"}, ("reading",), ("gardening", "cooking"))


@pytest.fixture(scope="module")
def world(encoder: Encoder) -> HiddenWorld:
    return HiddenWorld(encoder)


def contexts(world: HiddenWorld, encoder: Encoder, count: int) -> list[Context]:
    """Return somebody who got one nudge long ago, at different hours of different days."""
    policy = world.policy
    first = ShownPair(next(iter(policy.messages)), next(iter(policy.images)), EVENING - timedelta(days=80))
    vectors = {**world.vectors, **encode_missing(encoder, OffscreenPolicy.texts_for(Context(PICKY)))}
    return [
        Context(PICKY, vectors, EVENING + timedelta(hours=7 * at), history=[first], pairs=CONSIDERED, seed=at)
        for at in range(count)
    ]


@pytest.mark.long
def test_each_candidate_comes_as_often_as_is_stored(world: HiddenWorld, encoder: Encoder) -> None:
    for context in contexts(world, encoder, DECISIONS):
        slate = world.policy.choose(context)
        names = [(pair.message, pair.image) for pair in slate.pairs]
        found = Counter(drawn_at(names, slate.probabilities, seed) for seed in range(DRAWS))
        for at, chance in enumerate(slate.probabilities):
            assert abs(found[at] / DRAWS - chance) <= 4 * (chance * (1 - chance) / DRAWS) ** 0.5


@pytest.mark.long
def test_nothing_that_a_filter_excludes_is_among_many_explored_pairs(world: HiddenWorld, encoder: Encoder) -> None:
    policy = world.policy
    for context in contexts(world, encoder, 400):
        slate = policy.choose(context)
        names = [(pair.message, pair.image) for pair in slate.pairs]
        for seed in range(EXPLORED // 400):
            pair = slate.pairs[drawn_at(names, slate.probabilities, seed)]
            about = {*policy.messages[pair.message].activities, *policy.images[pair.image].activities}
            assert about.isdisjoint(REFUSED)
