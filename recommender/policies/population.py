"""How often a population enjoys items: means of items shrunk towards their kinds', and those towards the whole's.

An item that nobody has answered starts at its kind's mean, a kind that nobody has answered at the mean of all. How far
means are shrunk is estimated from the answers themselves: empirical Bayes, with the variances between items and between
kinds by DerSimonian and Laird's moments.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[np.intp]

LEAST_NOISE = 1e-4
"""Variance of a single answer below which it is taken for this."""


@dataclass(frozen=True, eq=False)
class ShrunkMeans:
    """What is believed of items and kinds.

    Attributes:
        overall: Mean of all.
        kinds: Mean of each kind, shape (kinds,).
        kind_errors: Their standard errors.
        items: Mean of each item, shape (items,).
        item_errors: Their standard errors.
    """

    overall: float
    kinds: Floats
    kind_errors: Floats
    items: Floats
    item_errors: Floats


@dataclass(frozen=True, eq=False)
class _Level:
    """Means of a level above and of what belongs to it.

    Attributes:
        means: Of what is above, shape (groups,).
        variances: Of these means; infinite where there is nothing.
        between: Variance of what belongs to them around them.
    """

    means: Floats
    variances: Floats
    between: float


def shrunk_means(sums: Floats, counts: Floats, kinds: Numbers, noise: float | None = None) -> ShrunkMeans:
    """Return shrunk means of items and of their kinds.

    Args:
        sums: Of the answers to each item, shape (items,), at least one item.
        counts: How many answers there are, shape (items,); 0 is an item that nobody has answered.
        kinds: Number of each item's kind, from 0, shape (items,).
        noise: Variance of a single answer; ``None``: of answers that are 0 or 1.
    """
    sums, counts = np.asarray(sums, dtype=np.float64), np.asarray(counts, dtype=np.float64)
    own = _divided(sums, counts)
    noises = _noises(sums, counts, kinds) if noise is None else np.full(len(sums), noise)
    variances = np.divide(np.maximum(noises, LEAST_NOISE), counts, out=np.full_like(counts, np.inf), where=counts > 0)
    within = _level(own, variances, kinds, int(kinds.max()) + 1)
    whole = _level(within.means, within.variances, np.zeros(len(within.means), dtype=np.intp), 1)
    overall = np.full(len(within.means), whole.means[0])
    means, errors = _shrink(within.means, within.variances, overall, whole.between)
    items, item_errors = _shrink(own, variances, means[kinds], within.between)
    kept = within.between / (within.between + variances) if within.between else np.zeros_like(variances)
    beside = (1 - kept) * errors[kinds]
    return ShrunkMeans(float(whole.means[0]), means, errors, items, np.sqrt(item_errors**2 + beside**2))


def _noises(sums: Floats, counts: Floats, kinds: Numbers) -> Floats:
    """Return the variance of a single answer, 0 or 1, to each item, by its kind's share of ones."""
    share = (sums.sum() + 0.5) / (counts.sum() + 1)
    shares = (_summed(kinds, sums) + 2 * share) / (_summed(kinds, counts) + 2)
    noises: Floats = (shares * (1 - shares))[kinds]
    return noises


def _level(means: Floats, variances: Floats, groups: Numbers, count: int) -> _Level:
    """Return what is known of groups by what belongs to them."""
    weights = 1 / variances  # of what is not known: 0
    totals = _summed(groups, weights, count)
    middle = _divided(_summed(groups, weights * means, count), totals)
    spread = float((weights * (means - middle[groups]) ** 2).sum())
    known = _summed(groups, (weights > 0).astype(np.float64), count)
    free = float(np.maximum(known - 1, 0).sum())
    scale = float((totals - _divided(_summed(groups, weights**2, count), totals)).sum())
    between = max(0.0, (spread - free) / scale) if scale > 0 else 0.0
    weights = 1 / (variances + between)
    totals = _summed(groups, weights, count)
    middle = _divided(_summed(groups, weights * means, count), totals)
    return _Level(middle, np.divide(1.0, totals, out=np.full(count, np.inf), where=totals > 0), between)


def _shrink(means: Floats, variances: Floats, towards: Floats, between: float) -> tuple[Floats, Floats]:
    """Return means between what is known of each and what is known of all, with their standard errors."""
    kept = between / (between + variances) if between else np.zeros_like(variances)
    return towards + kept * (means - towards), np.sqrt(between * (1 - kept))


def _summed(groups: Numbers, values: Floats, count: int = 0) -> Floats:
    """Return the sum of each group's values, shape (groups,)."""
    return np.bincount(groups, values, count).astype(np.float64)


def _divided(above: Floats, below: Floats) -> Floats:
    found: Floats = np.divide(above, below, out=np.zeros_like(above), where=below > 0)
    return found


@dataclass(frozen=True)
class Population:
    """How often people enjoyed items, as the policy is told.

    Attributes:
        overall: Mean of all, from 0 to 1.
        kinds: Mean of each activity, by name.
        items: Mean of each message that somebody answered, by id.
    """

    overall: float
    kinds: Mapping[str, float]
    items: Mapping[str, float]

    @classmethod
    def of(cls, answers: Mapping[str, tuple[float, float]], kinds: Mapping[str, str]) -> Population:
        """Pool answers.

        Args:
            answers: How many answers were good ones and how many there are, by message id.
            kinds: Main activity of each message of the library, by id; at least one.
        """
        names = sorted(set(kinds.values()))
        places = {name: at for at, name in enumerate(names)}
        ids = list(kinds)
        given = np.array([answers.get(name, (0.0, 0.0)) for name in ids])
        found = shrunk_means(given[:, 0], given[:, 1], np.array([places[kinds[name]] for name in ids], dtype=np.intp))
        items = {name: _rounded(mean) for name, mean in zip(ids, found.items, strict=True) if name in answers}
        return cls(_rounded(found.overall), dict(zip(names, map(_rounded, found.kinds), strict=True)), items)

    @property
    def digest(self) -> str:
        """A short word for these very numbers."""
        told = repr((self.overall, sorted(self.kinds.items()), sorted(self.items.items())))
        return sha256(told.encode()).hexdigest()[:8]

    def shifts(self, messages: Sequence[str], kinds: Sequence[str]) -> Floats:
        """Return by how much more than the mean each message is enjoyed, shape (messages,).

        What comes of an activity is known of people who got it, most of whom like it: it counts half for others.

        Args:
            messages: Their ids; one that nobody has answered is as good as its activity.
            kinds: Their main activities; one that is not known is as good as the mean.
        """
        means = np.array([self.kinds.get(kind, self.overall) for kind in kinds])
        own = np.array([self.items.get(name, mean) for name, mean in zip(messages, means, strict=True)])
        moved: Floats = OF_KINDS * (means - self.overall) + (own - means)
        return np.clip(moved, -MOST_MOVED, MOST_MOVED)


OF_KINDS = 0.5
"""How much an activity's mean counts for people who have not tried it."""

MOST_MOVED = 0.15
"""How far a population moves what is believed before any answer, at most: a told like moves it by more."""

DIGITS = 3


def _rounded(mean: float) -> float:
    return round(float(mean), DIGITS)
