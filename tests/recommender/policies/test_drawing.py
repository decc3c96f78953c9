"""Probabilities: within bounds, exact as stored, and what is drawn keeps to them."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.policies.activity_choice import shared_out
from recommender.policies.drawing import LEAST, MOST, bounded, by_belief, by_score, draw, drawn_at, likeliest
from recommender.recommendation import Recommendation


@given(st.lists(st.floats(0.0, 1.0), min_size=1, max_size=70).filter(lambda chances: sum(chances) > 1e-3))
def test_what_may_be_drawn_is_neither_too_rare_nor_nearly_certain(chances: list[float]) -> None:
    found = bounded(np.array(chances) / sum(chances))
    drawn = found[found > 0]
    assert found.sum() == pytest.approx(1)
    if len(chances) == 1:
        assert found.tolist() == [1.0]
    else:
        assert len(drawn) > 1
        assert drawn.min() >= LEAST - 1e-12
        assert drawn.max() <= MOST + 1e-12


def test_of_many_only_the_likeliest_may_be_drawn() -> None:
    chances = np.array([0.2, 0.5, 0.3])
    assert likeliest(chances, 1).tolist() == [0, 1, 0]
    assert likeliest(chances, 2) == pytest.approx([0, 0.625, 0.375])
    assert likeliest(chances, 9) == pytest.approx(chances)


def test_the_order_of_what_is_likely_stays() -> None:
    chances = np.array([0.005, 0.5, 0.3, 0.195])
    assert bounded(chances).tolist() == pytest.approx([0, *(chances[1:] / 0.995)])


def test_of_what_no_draw_finds_best_the_better_one_is_left() -> None:
    found = by_belief(np.array([0.1, 0.3, 0.9]), np.eye(3) * 1e-6, 1.0)
    assert found == pytest.approx([0, 0.1, 0.9])


def test_what_is_not_sure_is_tried_out_more() -> None:
    mean = np.array([0.6, 0.4])
    sure, unsure = (by_belief(mean, np.diag([0.01, spread]), 1.0)[1] for spread in (0.001, 0.04))
    assert unsure == pytest.approx(0.19, abs=0.03)  # P(N(-0.2, sqrt 0.05) > 0)
    assert sure == pytest.approx(0.1)


def test_a_pair_that_scores_less_is_drawn_less() -> None:
    found = by_score(np.array([1.0, 0.9, -3.0]))
    assert found[0] / found[1] == pytest.approx(np.exp(0.1 / 0.12))
    assert found[2] == 0


def test_places_are_shared_out_by_turns() -> None:
    assert shared_out([9, 9, 1, 9], 8) == [3, 2, 1, 2]
    assert shared_out([30], 18) == [10]
    assert shared_out([1, 2], 18) == [1, 2]


CHANCES = [0.41, 0.3000004, 0.2, 0.0, 0.0899996]


def pairs() -> list[Recommendation]:
    return [Recommendation(f"m{at}", f"i{at}", 0.0, ()) for at in range(len(CHANCES))]


def test_what_is_drawn_keeps_to_the_stored_probabilities() -> None:
    count = 10_000
    names = [(pair.message, pair.image) for pair in pairs()]
    found = Counter(drawn_at(names, CHANCES, seed) for seed in range(count))
    for at, chance in enumerate(CHANCES):
        error = 4 * (chance * (1 - chance) / count) ** 0.5
        assert abs(found[at] / count - chance) <= error


def test_the_stored_order_does_not_matter() -> None:
    for seed in range(50):
        drawn, chances = draw(pairs(), CHANCES, seed)
        names = [(pair.message, pair.image) for pair in drawn]
        assert sum(chances) == pytest.approx(1, abs=1e-12)
        assert drawn_at(names, chances, seed) == 0
        assert drawn_at(names[::-1], chances[::-1], seed) == len(names) - 1
