from __future__ import annotations

import numpy as np
import pytest

from recommender.evaluate.clustered import ClusterSums, clustered_share


def test_nobody_says_nothing() -> None:
    found = clustered_share([0], [0])
    assert (found.low, found.high, found.people) == (0.0, 1.0, 0)


def test_one_answer_each_is_close_to_the_plain_interval() -> None:
    """40 of 100 by Wilson with z = 1.96 is 0.309 to 0.498; t with 101 degrees makes it a little wider."""
    found = clustered_share([1] * 40 + [0] * 60, [1] * 100)
    assert found.effective == pytest.approx(100)
    assert found.low == pytest.approx(0.309, abs=0.003)
    assert found.high == pytest.approx(0.498, abs=0.003)


def test_people_who_always_answer_alike_count_about_once() -> None:
    """Ten people with ten equal answers each are worth little more than ten answers, not a hundred."""
    found = clustered_share([10] * 5 + [0] * 5, [10] * 10)
    assert 10 <= found.effective < 16
    assert clustered_share([5] * 10, [10] * 10).effective == pytest.approx(100)


def test_where_all_or_none_did_people_are_assumed_to_be_alike_a_little() -> None:
    found = clustered_share([0] * 5, [11] * 5)
    assert found.effective == pytest.approx(55 / 2)  # 1 + 10 * .1 = 2
    assert found.low == 0.0 < found.high < 0.3


@pytest.mark.parametrize("alike", [0.0, 0.05, 0.1, 0.2])
@pytest.mark.parametrize("people", [60, 200])
def test_intervals_hold_the_truth_as_often_as_they_say(people: int, alike: float) -> None:
    """People with up to twenty nudges each, 1,000 times; the standard error of .95 is .007."""
    rng = np.random.default_rng(3)
    own = np.full((1000, people), 0.3)
    if alike:
        own = rng.beta(0.3 * (1 - alike) / alike, 0.7 * (1 - alike) / alike, (1000, people))
    totals = rng.integers(1, 21, (1000, people))
    hits = rng.binomial(totals, own)
    squares, explained = (totals**2).sum(1), (hits**2 / totals).sum(1)
    columns = (hits.sum(1).tolist(), totals.sum(1).tolist(), squares.tolist(), explained.tolist())
    found = [ClusterSums(people, *sums).share() for sums in zip(*columns, strict=True)]
    assert 0.93 <= np.mean([one.low <= 0.3 <= one.high for one in found]) <= 0.97


@pytest.mark.parametrize("alike", [0.05, 0.1, 0.2])
def test_intervals_of_few_people_hold_the_truth(alike: float) -> None:
    """Thirty people with up to forty nudges each, 800 times; 4 standard errors of .95 are .031."""
    rng = np.random.default_rng(1)
    own = rng.beta(0.3 * (1 - alike) / alike, 0.7 * (1 - alike) / alike, (800, 30))
    totals = rng.integers(1, 41, (800, 30))
    hits = rng.binomial(totals, own)
    found = [clustered_share(h, n) for h, n in zip(hits.tolist(), totals.tolist(), strict=True)]
    assert 0.92 <= np.mean([one.low <= 0.3 <= one.high for one in found]) <= 0.98


def test_sums_say_what_people_say_one_by_one() -> None:
    assert ClusterSums.of([1, 0, 2], [2, 0, 3]) == ClusterSums(2, 3, 5, 13, 1 / 2 + 4 / 3)
