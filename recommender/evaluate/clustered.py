"""Shares over people who each count several times: intervals that know that a person's answers are alike."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

PRIOR_ALIKENESS = 0.1
"""Intraclass correlation that is assumed where there are too few people to see it."""

PRIOR_PEOPLE = 5
"""How many people the assumption counts as."""


@dataclass(frozen=True)
class ClusteredShare:
    """A share with its interval.

    Attributes:
        share: Of all that was counted, 0 to 1; 0 where nothing was.
        low: Lower end of the interval.
        high: Upper end.
        people: How many people it comes from.
        effective: How many independent answers all of them are worth.
    """

    share: float
    low: float
    high: float
    people: int
    effective: float


def clustered_share(hits: Sequence[int], totals: Sequence[int], confidence: float = 0.95) -> ClusteredShare:
    """Return a share over people with an interval that holds the truth as often as it says.

    Wilson's score with the effective sample size N / (1 + (k - 1) rho) and Student's t: N answers, k the mean of n over
    answers, and rho the intraclass correlation by analysis of variance (Ridout, Demetrio, Firth 1999), shrunk to
    ``PRIOR_ALIKENESS``.

    Args:
        hits: How often it happened, by person.
        totals: How often it could have, by person, in the same order; who has 0 is left out.
        confidence: Of the interval, between 0 and 1.
    """
    counted = np.array(totals, dtype=float) > 0
    n, h = np.array(totals, dtype=float)[counted], np.array(hits, dtype=float)[counted]
    if not n.size:
        return ClusteredShare(0.0, 0.0, 1.0, 0, 0.0)
    total, share = float(n.sum()), float(h.sum() / n.sum())
    effective = total / (1 + (float((n**2).sum()) / total - 1) * _alikeness(h, n))
    z = float(stdtrit(n.size - 1 + PRIOR_PEOPLE, (1 + confidence) / 2))
    low, high = _wilson(share, effective, z)
    return ClusteredShare(share, low, high, n.size, effective)


def _alikeness(h: np.ndarray, n: np.ndarray) -> float:
    """Return the shrunk intraclass correlation, 0 to 1."""
    freedom, total = n.size - 1, n.sum()
    if not freedom or total == n.size or h.sum() in (0, total):
        return PRIOR_ALIKENESS
    own = h / n
    between = (n * (own - h.sum() / total) ** 2).sum() / freedom
    within = (n * own * (1 - own)).sum() / (total - n.size)
    usual = (total - (n**2).sum() / total) / freedom
    found = (between - within) / (between + (usual - 1) * within)
    mixed = (found * freedom + PRIOR_ALIKENESS * PRIOR_PEOPLE) / (freedom + PRIOR_PEOPLE)
    return float(np.clip(mixed, 0.0, 1.0))


def _wilson(share: float, n: float, z: float) -> tuple[float, float]:
    """Return (p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n)."""
    centre = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    spread = z * math.sqrt(share * (1 - share) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    return max(0.0, min(centre - spread, share)), min(1.0, max(centre + spread, share))
