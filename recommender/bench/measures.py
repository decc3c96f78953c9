"""How good a ranking is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from recommender.bench.ratings import Mask

Scores = NDArray[np.float32]

TOP = 10
"""Places of a ranking that count."""


def ndcg(scores: Scores, candidates: Mask, relevant: Mask, top: int = TOP) -> NDArray[np.float64]:
    """Return the normalised discounted cumulative gain of everybody's first places (Jarvelin and Kekalainen, 2002).

    Args:
        scores: Larger comes first, shape (people, items); equal ones come in one random order, the same for all:
            the order of a table tells something of its items.
        candidates: What may be ranked, likewise.
        relevant: What was liked, likewise.
        top: Places that count.

    Returns:
        0 to 1, shape (people,); 0 for whom nothing is relevant.
    """
    mixed = np.random.default_rng(0).permutation(scores.shape[1])
    wanted, allowed = (relevant & candidates)[:, mixed], candidates[:, mixed]
    ranked = np.argsort(-np.where(allowed, scores[:, mixed], -np.inf), axis=1, kind="stable")[:, :top]
    discount = 1 / np.log2(np.arange(2, ranked.shape[1] + 2))
    gain = (np.take_along_axis(wanted, ranked, axis=1) * discount).sum(axis=1)
    best = np.concatenate([[0.0], np.cumsum(discount)])[np.minimum(wanted.sum(axis=1), ranked.shape[1])]
    found: NDArray[np.float64] = np.divide(gain, best, out=np.zeros(len(scores)), where=best > 0)
    return found


def auc(scores: Scores, liked: Mask, disliked: Mask) -> NDArray[np.float64]:
    """Return how often something liked is ranked before something disliked, ties half.

    Args:
        scores: Shape (people, items).
        liked: Likewise.
        disliked: Likewise.

    Returns:
        0 to 1, shape (people,); NaN for whom either is missing.
    """
    found = np.full(len(scores), np.nan)
    for row in np.flatnonzero(liked.any(axis=1) & disliked.any(axis=1)):
        good, bad = scores[row, liked[row]][:, None], scores[row, disliked[row]][None, :]
        found[row] = ((good > bad) + (good == bad) / 2).mean()
    return found


def interval(figures: NDArray[np.float64], draws: int = 1000, seed: int = 0) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of a mean over people.

    Args:
        figures: One of each person, NaN where there is none, shape (people,).
        draws: Samples of people, with replacement.
        seed: Of all chance.
    """
    known = figures[np.isfinite(figures)]
    if not len(known):
        return float("nan"), float("nan")
    chosen = np.random.default_rng(seed).integers(0, len(known), (draws, len(known)))
    low, high = np.quantile(known[chosen].mean(axis=1), (0.025, 0.975))
    return float(low), float(high)
