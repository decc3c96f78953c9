from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from recommender.errors import EstimateError
from recommender.evaluate.off_policy import LoggedDecisions, policy_values, shrunk_means

ACTIONS, PEOPLE = 10, 100

Numbers = NDArray[np.float64]


def drawn_log(seed: int, decisions: int = 2000) -> tuple[LoggedDecisions, float]:
    """Draw a log of a policy that learned a little, and the true value of another one that learned more."""
    rng = np.random.default_rng(seed)
    taste = np.random.default_rng(7).uniform(0.1, 0.6, (4, ACTIONS))
    kind = rng.integers(0, 4, decisions)
    logged, target = (np.exp(beta * taste) / np.exp(beta * taste).sum(axis=1, keepdims=True) for beta in (2.0, 9.0))
    action = (rng.random((decisions, 1)) > np.cumsum(logged[kind], axis=1)).sum(axis=1)
    reward = (rng.random(decisions) < taste[kind, action]).astype(float)
    people = rng.integers(0, PEOPLE, decisions)
    folds = people % 5
    expected = shrunk_means(reward, kind * ACTIONS + action, folds)[folds]
    predicted = expected[np.arange(decisions), kind * ACTIONS + action]
    over = (target[kind] * expected.reshape(decisions, 4, ACTIONS)[np.arange(decisions), kind]).sum(axis=1)
    truth = float((target * taste).sum(axis=1).mean())
    given = LoggedDecisions(people, reward, logged[kind, action], target[kind, action], predicted, over)
    return given, truth


def test_values_of_the_served_policy_are_its_own_mean() -> None:
    given, _truth = drawn_log(1)
    same = LoggedDecisions(
        given.people, given.reward, given.logged, given.logged, np.zeros_like(given.reward), np.zeros_like(given.reward)
    )
    for value in policy_values(same):
        assert value.value == pytest.approx(given.reward.mean())
        assert value.low < value.value < value.high
        assert value.effective == pytest.approx(2000)


def test_a_small_log_is_warned_of() -> None:
    given, _truth = drawn_log(1, 150)
    assert "worth only" in policy_values(given)[0].warning
    assert policy_values(drawn_log(1)[0])[0].warning == ""


def test_nothing_is_said_of_what_was_never_done() -> None:
    given, _truth = drawn_log(1, 500)
    with pytest.raises(EstimateError, match="never have done"):
        policy_values(replace(given, target=np.zeros(500)))
    with pytest.raises(EstimateError, match="above 0"):
        policy_values(replace(given, logged=np.zeros(500)))


def test_what_is_expected_of_a_group_comes_from_other_folds() -> None:
    """Group 0 in fold 0 got 1s, in fold 1 got 0s: fold 0 expects what fold 1 saw, (0 + 10 * 0) / (2 + 10)."""
    means = shrunk_means(np.array([1.0, 1.0, 0.0, 0.0]), np.zeros(4, dtype=np.int64), np.array([0, 0, 1, 1]))
    assert means[:, 0] == pytest.approx([0.0, 1.0])


@pytest.mark.long
def test_values_over_many_logs() -> None:
    """Bias, error and coverage over 800 logs of 2,000 decisions with an effective size of 500 or more."""
    found: dict[str, list[tuple[float, bool]]] = {"snips": [], "clipped_ips": [], "dr": []}
    for seed in range(800):
        given, truth = drawn_log(seed)
        for value in policy_values(given, seed):
            assert value.effective >= 500
            found[value.method].append((value.value - truth, value.low <= truth <= value.high))
    for method in ("snips", "dr"):
        errors = np.array([error for error, _held in found[method]])
        assert abs(errors.mean()) <= 0.01
        assert np.sqrt((errors**2).mean()) <= 0.03
        assert 0.93 <= np.mean([held for _error, held in found[method]]) <= 0.97
