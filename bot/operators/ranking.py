"""Which items do better or worse than usual, and whether that is more than chance."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.storage.queries.item_outcomes import ItemOutcome
from bot.storage.queries.statistics import ReactionShare
from recommender.policies.population import shrunk_means

SURE = 0.95
"""In so many of 100 lists of equal items, none of them is named as surely different."""


@dataclass(frozen=True)
class RankedItem:
    """An item of a list.

    Attributes:
        outcome: What came of it.
        share: Of what the list is about.
        estimate: The share that is to be expected, drawn towards what is usual, the more the less often it went out.
        is_sure: Whether it is above what is usual by more than chance makes of as many equal items.
    """

    outcome: ItemOutcome
    share: ReactionShare
    estimate: float
    is_sure: bool


def rank(outcomes: Sequence[ItemOutcome], *, best: bool) -> list[RankedItem]:
    """Return the items that are liked, or refused, more than usual, what is sure first, then by estimate."""
    shares = [one.well if best else one.refused for one in outcomes]
    if not shares:
        return []
    hits, totals = np.array([(one.hits, one.total) for one in shares], dtype=np.float64).T
    found = shrunk_means(hits, totals, np.zeros(len(shares), dtype=np.intp))
    usual = float(hits.sum() / totals.sum())
    confidence = _confidence(len(shares))
    ranked = [
        RankedItem(outcome, share, float(estimate), share.interval(confidence)[0] > usual)
        for outcome, share, estimate in zip(outcomes, shares, found.items, strict=True)
        if share.share > usual
    ]
    return sorted(ranked, key=lambda one: (not one.is_sure, -one.estimate, -one.share.total, one.outcome.item_id))


def _confidence(items: int) -> float:
    """Return the confidence of each of many intervals, of which all lower ends together hold as often as ``SURE``."""
    return 1 - 2 * (1 - math.pow(SURE, 1 / items))
