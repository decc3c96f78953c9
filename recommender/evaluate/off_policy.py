"""What another policy would have earned, from the log of the one that was served.

Self-normalised and clipped inverse propensity scores, and doubly robust (Dudik, Langford, Li 2011), each with a
bootstrap interval by person.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.errors import EstimateError

Numbers = NDArray[np.float64]

CLIPPED_AT = 20.0
"""The largest weight that clipped IPS gives a decision: bias for variance."""

TOO_SMALL = 200.0
"""Effective sample size below which an estimate says little."""

DRAWS = 1000
"""Bootstrap samples."""


@dataclass(frozen=True)
class LoggedDecisions:
    """Decisions of a served policy, and how likely another one would have made them.

    Attributes:
        people: Whose each is: equal numbers are one person; shape (decisions,).
        reward: What came of it; shape (decisions,).
        logged: The served policy's probability of what was chosen, above 0; shape (decisions,).
        target: The other policy's probability of the same; shape (decisions,).
        predicted: What a model expects of what was chosen; zeros if there is none; shape (decisions,).
        predicted_target: What it expects of the other policy there, over all candidates; shape (decisions,).
    """

    people: NDArray[np.int64]
    reward: Numbers
    logged: Numbers
    target: Numbers
    predicted: Numbers
    predicted_target: Numbers


@dataclass(frozen=True)
class PolicyValue:
    """What a policy would have earned.

    Attributes:
        method: ``snips``, ``clipped_ips`` or ``dr``.
        value: Mean reward of a decision.
        low: Lower end of the 95 % interval.
        high: Upper end.
        effective: Effective sample size, (sum w)² / sum w².
        warning: In plain words; empty: none.
    """

    method: str
    value: float
    low: float
    high: float
    effective: float
    warning: str


def policy_values(
    given: LoggedDecisions, seed: int = 0, confidence: float = 0.95, samples: int = DRAWS
) -> tuple[PolicyValue, ...]:
    """Return the value of the other policy by SNIPS, clipped IPS and doubly robust.

    Args:
        given: The log.
        seed: Of the bootstrap.
        confidence: Of the intervals.
        samples: Of the bootstrap.

    Raises:
        EstimateError: If there is no decision, or a logged probability is not above 0.
    """
    if given.reward.size == 0 or given.logged.min() <= 0:
        raise EstimateError("every decision needs a logged probability above 0, and there must be one")
    weights = given.target / given.logged
    if not weights.any():
        raise EstimateError("the other policy would never have done anything of what was logged: nothing can be said")
    effective = float(weights.sum() ** 2 / (weights**2).sum())
    warning = _warning(effective, weights.size)
    clipped = np.minimum(weights, CLIPPED_AT)
    ones = np.ones_like(weights)
    ratios = {
        "snips": (weights * given.reward, weights),
        "clipped_ips": (clipped * given.reward, ones),
        "dr": (given.predicted_target + weights * (given.reward - given.predicted), ones),
    }
    shares = _resampled(given.people, seed, samples)
    found = []
    for method, (above, below) in ratios.items():
        low, high = _interval(given.people, above, below, shares, confidence)
        found.append(PolicyValue(method, float(above.sum() / below.sum()), low, high, effective, warning))
    return tuple(found)


def shrunk_means(reward: Numbers, groups: NDArray[np.int64], folds: NDArray[np.int64], weight: float = 10.0) -> Numbers:
    """Return what is expected of each group, for each fold from the other folds alone.

    Args:
        reward: Shape (decisions,).
        groups: Of what was chosen, from 0; shape (decisions,).
        folds: From 0; a person's decisions share one; shape (decisions,).
        weight: How many rewards the mean of all counts as.

    Returns:
        An array whose ``res[f, g]`` is what is expected of group g at a decision of fold f.
    """
    number, kinds = int(folds.max()) + 1, int(groups.max()) + 1
    sums, counts = np.zeros((number, kinds)), np.zeros((number, kinds))
    np.add.at(sums, (folds, groups), reward)
    np.add.at(counts, (folds, groups), 1.0)
    if number > 1:
        sums, counts = sums.sum(axis=0) - sums, counts.sum(axis=0) - counts
    middle = sums.sum(axis=1, keepdims=True) / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    means: Numbers = (sums + weight * middle) / (counts + weight)
    return means


def _warning(effective: float, decisions: int) -> str:
    if effective >= TOO_SMALL:
        return ""
    return (
        f"{decisions} decisions are worth only {effective:.0f} for this policy, which is less than {TOO_SMALL:.0f}: "
        "don't rely on the estimate"
    )


def _resampled(people: NDArray[np.int64], seed: int, samples: int) -> Numbers:
    """Return how often each person is drawn in each bootstrap sample, shape (draws, people)."""
    number = np.unique(people).size
    drawn = np.random.default_rng(seed).multinomial(number, np.full(number, 1 / number), size=samples)
    return drawn.astype(np.float64)


def _interval(
    people: NDArray[np.int64], above: Numbers, below: Numbers, shares: Numbers, confidence: float
) -> tuple[float, float]:
    _who, place = np.unique(people, return_inverse=True)
    over, under = (shares @ np.bincount(place, values) for values in (above, below))
    usable = under > 0
    tail = 50 * (1 - confidence)
    low, high = np.percentile(over[usable] / under[usable], [tail, 100 - tail])
    return float(low), float(high)
