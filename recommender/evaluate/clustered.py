"""Shares over people who each count several times: intervals that know that a person's answers are alike."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

PRIOR_ALIKENESS = 0.1
"""Intraclass correlation that is assumed where there are too few people to see it."""

PRIOR_PEOPLE = 2
"""How many people the assumption counts as; with 5, intervals of answers that are not alike held too much."""


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


@dataclass(frozen=True)
class ClusterSums:
    """What an interval needs to know of all people, as sums that a database can add up.

    Attributes:
        people: How many people counted at least once.
        hits: How often it happened, h of each person summed.
        total: How often it could have, n of each person summed.
        squares: Sum of n².
        explained: Sum of h² / n.
    """

    people: int = 0
    hits: int = 0
    total: int = 0
    squares: int = 0
    explained: float = 0.0

    @classmethod
    def of(cls, hits: Sequence[int], totals: Sequence[int]) -> ClusterSums:
        """Add people up.

        Args:
            hits: How often it happened, by person.
            totals: How often it could have, by person, in the same order; who has 0 is left out.
        """
        sums = cls()
        for own, total in zip(hits, totals, strict=True):
            sums = sums.with_person(own, total)
        return sums

    def with_person(self, hits: int, total: int) -> ClusterSums:
        """Return the sums with one more person."""
        if not total:
            return self
        return ClusterSums(
            self.people + 1,
            self.hits + hits,
            self.total + total,
            self.squares + total**2,
            self.explained + hits**2 / total,
        )

    def share(self, confidence: float = 0.95) -> ClusteredShare:
        """Return the share with an interval that holds the truth as often as it says.

        Wilson's score with the effective sample size N / (1 + (k - 1) rho) and Student's t: N answers, k the mean of n
        over answers, and rho the intraclass correlation by analysis of variance (Ridout, Demetrio, Firth 1999), shrunk
        to ``PRIOR_ALIKENESS``.

        Args:
            confidence: Of the interval, between 0 and 1.
        """
        if not self.total:
            return ClusteredShare(0.0, 0.0, 1.0, 0, 0.0)
        share = self.hits / self.total
        effective = self.total / (1 + (self.squares / self.total - 1) * self._alikeness())
        z = float(stdtrit(self.people - 1 + PRIOR_PEOPLE, (1 + confidence) / 2))
        low, high = _wilson(share, effective, z)
        return ClusteredShare(share, low, high, self.people, effective)

    def _alikeness(self) -> float:
        """Return the shrunk intraclass correlation, 0 to 1."""
        freedom, total = self.people - 1, self.total
        if not freedom or total == self.people or self.hits in (0, total):
            return PRIOR_ALIKENESS
        between = (self.explained - self.hits**2 / total) / freedom
        within = (self.hits - self.explained) / (total - self.people)
        usual = (total - self.squares / total) / freedom
        found = (between - within) / (between + (usual - 1) * within)
        mixed = (found * freedom + PRIOR_ALIKENESS * PRIOR_PEOPLE) / (freedom + PRIOR_PEOPLE)
        return float(np.clip(mixed, 0.0, 1.0))


def clustered_share(hits: Sequence[int], totals: Sequence[int], confidence: float = 0.95) -> ClusteredShare:
    """Return a share over people with an interval that holds the truth as often as it says.

    Args:
        hits: How often it happened, by person.
        totals: How often it could have, by person, in the same order; who has 0 is left out.
        confidence: Of the interval, between 0 and 1.
    """
    return ClusterSums.of(hits, totals).share(confidence)


def _wilson(share: float, n: float, z: float) -> tuple[float, float]:
    """Return (p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n)."""
    centre = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    spread = z * math.sqrt(share * (1 - share) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    return max(0.0, min(centre - spread, share)), min(1.0, max(centre + spread, share))
