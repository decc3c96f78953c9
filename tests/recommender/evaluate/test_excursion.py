from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import statsmodels.api as sm
from scipy.stats import t as student

from recommender.errors import EstimateError
from recommender.evaluate.excursion import DecisionPoints, excursion_effect
from tests.recommender.evaluate.trials_drawn import drawn_trial


def reference(given: DecisionPoints) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Compute effects, covariance and intervals from the formulas, with every person's whole hat matrix."""
    q = np.mean(given.probability)
    w = np.array([q / p if a else (1 - q) / (1 - p) for a, p in zip(given.sent, given.probability, strict=True)])
    x = np.hstack([given.controls, (given.sent - q).reshape(-1, 1) * given.moderators])
    fit = sm.WLS(given.outcome, x, weights=w).fit()
    residuals = given.outcome - x @ fit.params
    bread = np.linalg.inv(x.T @ np.diag(w) @ x)
    meat = np.zeros_like(bread)
    for person in set(given.people.tolist()):
        mine = given.people == person
        xi, wi, ei = x[mine], np.diag(w[mine]), residuals[mine]
        hat = xi @ bread @ xi.T @ wi
        u = xi.T @ wi @ np.linalg.inv(np.eye(mine.sum()) - hat) @ ei
        meat += np.outer(u, u)
    covariance = bread @ meat @ bread
    k = given.moderators.shape[1]
    freedom = len(set(given.people.tolist())) - x.shape[1]
    errors = np.sqrt(np.diag(covariance))[-k:]
    low = fit.params[-k:] - student.ppf(0.975, freedom) * errors
    return fit.params[-k:], covariance[-k:, -k:], low


@pytest.mark.parametrize("seed", [1, 2])
def test_estimates_agree_with_the_formulas(seed: int) -> None:
    given = drawn_trial(seed, 0.1, people=12, points=9, by_evening=0.2)
    shuffled = np.random.default_rng(0).permutation(given.outcome.size)
    given = DecisionPoints(*(value[shuffled] for value in vars(given).values()))
    found = excursion_effect(given, ("all", "evening"))
    estimates, covariance, low = reference(given)
    assert [one.name for one in found.effects] == ["all", "evening"]
    assert np.array([one.estimate for one in found.effects]) == pytest.approx(estimates, abs=1e-6)
    assert found.covariance == pytest.approx(covariance, abs=1e-6)
    assert np.array([one.low for one in found.effects]) == pytest.approx(low, abs=1e-6)
    assert (found.people, found.points) == (12, 108)


def test_the_centre_is_robust_to_wrong_controls() -> None:
    """Without the evening among the controls the effect is the same on average: sending was centred."""
    found = []
    for seed in range(60):
        given = drawn_trial(seed, 0.15)
        found.append(excursion_effect(replace(given, controls=given.controls[:, :1])).effects[0].estimate)
    assert np.mean(found) == pytest.approx(0.15, abs=0.02)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"probability": np.ones(360)}, "0 or 1"),
        ({"people": np.zeros(360, dtype=np.int64)}, "too few"),
        ({"controls": np.ones((360, 2))}, "repeats"),
    ],
)
def test_what_cannot_be_estimated_is_said(change: dict[str, np.ndarray], words: str) -> None:
    given = drawn_trial(1, 0.1, people=12, points=30)
    with pytest.raises(EstimateError, match=words):
        excursion_effect(replace(given, **change))


@pytest.mark.long
@pytest.mark.parametrize(("effect", "people"), [(0.1, 30), (0.1, 15), (0.0, 30)])
def test_intervals_hold_the_truth_in_95_of_100(effect: float, people: int) -> None:
    """2,000 simulated trials each; without an effect the misses are the false alarms."""
    held = 0
    for seed in range(2000):
        one = excursion_effect(drawn_trial(10_000 + seed, effect, people)).effects[0]
        held += one.low <= effect <= one.high
    assert 0.93 <= held / 2000 <= 0.97
    assert effect or 0.035 <= 1 - held / 2000 <= 0.065
