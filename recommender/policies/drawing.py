"""Drawing what comes, in two steps, so that how likely everything was is known."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from recommender.recommendation import Recommendation

LEAST, MOST = 0.02, 0.9
"""Bounds of the probability of what may be drawn, unless nothing else is left."""

CONSIDERED = 18
"""Pairs that may be drawn at most: all of them are stored with their probabilities."""

OF_AN_ACTIVITY = 10
"""Pairs of one activity that may be drawn at most."""

TEMPERATURE = 0.12
"""A pair of an activity that scores so much less is drawn a third as often; likes move a score by one or two."""

DRAWS = 2048
"""Draws from what is believed by which probabilities are counted; the same ones at every decision."""

RARELY = 1e-6
"""Weight of the means beside the draws: of two that no draw found the best, the better one comes first."""

NEARBY = 0.05
"""Of two means, one that is so much lower counts a third."""

DIGITS = 6
"""Of a probability as it is drawn from and stored."""

Floats = NDArray[np.float64]


def bounded(chances: Floats) -> Floats:
    """Return probabilities within bounds: what is too unlikely falls to 0, and nothing is nearly certain.

    Args:
        chances: At least one, their sum is 1.
    """
    order = np.argsort(-chances, kind="stable")
    falling = chances[order]
    kept = max(int((falling >= LEAST * np.cumsum(falling)).sum()), min(2, len(chances)))
    likeliest = falling[:kept] / falling[:kept].sum()
    if kept > 1 and likeliest[0] > MOST:
        others = np.maximum(likeliest[1:], LEAST)
        likeliest = np.array([MOST, *(others * (1 - MOST) / others.sum())])
    found: Floats = np.zeros(len(chances))
    found[order[:kept]] = likeliest
    return found


def likeliest(chances: Floats, most: int) -> Floats:
    """Return probabilities of which at most so many are above 0."""
    order = np.argsort(-chances, kind="stable")[:most]
    found: Floats = np.zeros(len(chances))
    found[order] = bounded(chances[order] / chances[order].sum())
    return found


def by_score(scores: Floats) -> Floats:
    """Return probabilities of pairs of one activity, by their scores."""
    worth = np.exp((scores - scores.max()) / TEMPERATURE)
    return bounded(worth / worth.sum())


def by_belief(mean: Floats, covariance: Floats, boldness: float) -> Floats:
    """Return how likely each activity is the best one in a draw from what is believed (Thompson sampling).

    Args:
        mean: Of each, shape (n,).
        covariance: Shape (n, n).
        boldness: Factor of the standard deviations.
    """
    values, axes = np.linalg.eigh(covariance)
    spread = axes * np.sqrt(np.maximum(values, 0.0))
    drawn = mean + boldness * _normals(len(mean)) @ spread.T
    counts = np.bincount(drawn.argmax(axis=1), minlength=len(mean)) / DRAWS
    chances: Floats = (1 - RARELY) * counts + RARELY * by_mean(mean)
    return bounded(chances)


def by_mean(mean: Floats) -> Floats:
    """Return probabilities that grow with what is believed."""
    worth = np.exp((mean - mean.max()) / NEARBY)
    chances: Floats = worth / worth.sum()
    return chances


def draw(
    pairs: Sequence[Recommendation], chances: Sequence[float], seed: int
) -> tuple[list[Recommendation], tuple[float, ...]]:
    """Return the pairs, the drawn one first, the others likeliest first, with the probability of each as it was used.

    Args:
        pairs: At least one.
        chances: How likely each is; their sum is 1.
        seed: The same seed draws the same pair.
    """
    exact = _rounded(chances)
    at = drawn_at([(pair.message, pair.image) for pair in pairs], exact, seed)
    order = [at, *sorted((other for other in range(len(pairs)) if other != at), key=lambda one: -exact[one])]
    return [pairs[one] for one in order], tuple(exact[one] for one in order)


def drawn_at(names: Sequence[tuple[str, str]], chances: Sequence[float], seed: int) -> int:
    """Return which of some pairs is drawn, whatever their order: a stored decision is drawn again by this.

    Args:
        names: Ids of the message and the image of each.
        chances: How likely each is.
        seed: The decision's.
    """
    order = sorted((one for one in range(len(names)) if chances[one] > 0), key=names.__getitem__)
    ends = np.cumsum([chances[one] for one in order])
    place = int(np.searchsorted(ends, np.random.default_rng(seed).random() * ends[-1], side="right"))
    return order[min(place, len(order) - 1)]


def _rounded(chances: Sequence[float]) -> list[float]:
    """Return probabilities of few digits whose sum is 1."""
    exact = [round(float(chance), DIGITS) for chance in chances]
    best = int(np.argmax(exact))
    exact[best] = round(exact[best] + 1 - sum(exact), DIGITS)
    return exact


@cache
def _normals(count: int) -> Floats:
    """Return the draws of the standard normal distribution, shape (DRAWS, count)."""
    return np.random.default_rng(count).standard_normal((DRAWS, count))
