"""What reactions taught, as it is told."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from recommender.policies.context import PastReaction
from recommender.policies.learned_tastes import LearnedTaste, learned_tastes

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_answers_are_counted_by_activity() -> None:
    activities = {"walk": ["walking", "nature_watching"], "read": ["reading"], "free": []}
    reactions = [
        PastReaction(1.0, NOW, "walk", "path"),
        PastReaction(0.7, NOW, "walk", "path"),  # to the same nudge
        PastReaction(0.7, NOW, "walk", "wood"),
        PastReaction(-0.8, NOW, "read", "book"),
        PastReaction(0.0, NOW, "read", "shelf"),
        PastReaction(1.0, NOW, "free", "path"),
        PastReaction(1.0, NOW, "gone", "path"),
    ]
    assert learned_tastes(reactions, activities) == [LearnedTaste("walking", 2, 2), LearnedTaste("reading", 0, 1)]


@pytest.mark.parametrize(("well", "answers", "sure"), [(7, 9, True), (2, 9, True), (5, 9, False), (3, 3, False)])
def test_how_sure_it_is(well: int, answers: int, sure: bool) -> None:
    taste = LearnedTaste("walking", well, answers)
    assert (taste.is_sure, taste.is_enjoyed) == (sure, 2 * well > answers)
