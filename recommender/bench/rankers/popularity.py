"""Rankers that know what people think of each item on the whole, the same for everybody."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recommender.bench.measures import Scores
from recommender.bench.rankers.base import AskedPeople, Catalogue, ScoreAll
from recommender.bench.ratings import Ratings
from recommender.policies.population import shrunk_means


@dataclass(frozen=True)
class Popularity:
    """Orders items by how many people liked them."""

    name: str = "popularity"

    def fit(self, catalogue: Catalogue, community: Ratings) -> ScoreAll:
        """Count."""
        return _same(community.liked.sum(axis=0).astype(np.float32))


@dataclass(frozen=True)
class ShrunkenMean:
    """Orders items by the share of those who rated them that liked them, shrunk as the product's policy does."""

    name: str = "shrunk mean"

    def fit(self, catalogue: Catalogue, community: Ratings) -> ScoreAll:
        """Estimate the means."""
        liked, seen = (rows.sum(axis=0).astype(np.float64) for rows in (community.liked, community.seen))
        return _same(shrunk_means(liked, seen, np.zeros(len(liked), dtype=np.intp)).items.astype(np.float32))


def _same(values: Scores) -> ScoreAll:
    def scores(asked: AskedPeople) -> Scores:
        return np.broadcast_to(values, (len(asked), len(values)))

    return scores
