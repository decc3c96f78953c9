"""Rankers that learn from other people what the words of an item mean to them: they know items that nobody rated."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recommender.bench.measures import Scores
from recommender.bench.rankers.base import AskedPeople, Catalogue, ScoreAll
from recommender.bench.rankers.neighbours import likes
from recommender.bench.ratings import Mask, Ratings, Rows
from recommender.vectors import Matrix, Vector


@dataclass(frozen=True)
class ContentMap:
    """Orders items by factors that are predicted from their words (Gantner et al., 2010).

    Attributes:
        factors: How many.
        ridge: The penalty of the map from words to factors.
    """

    factors: int = 32
    ridge: float = 10.0
    name: str = "content map"

    def fit(self, catalogue: Catalogue, community: Ratings) -> ScoreAll:
        """Factor the likes, and learn the factors of an item from its words."""
        words, liked = _with_constant(catalogue.words), community.liked.astype(np.float32)
        rated = community.seen.any(axis=0)
        if not rated.any():
            return lambda asked: np.zeros((len(asked), len(words)), dtype=np.float32)
        _, sizes, rows = np.linalg.svd(liked, full_matrices=False)
        of_items = (rows[: self.factors] * np.sqrt(sizes[: self.factors])[:, None]).T
        mapped = words @ _ridge(words[rated], of_items[rated], self.ridge)
        mean = of_items[rated].mean(axis=0)

        def scores(asked: AskedPeople) -> Scores:
            tastes = likes(asked) @ of_items + mean
            scored: Scores = tastes @ mapped.T
            return scored

        return scores


@dataclass(frozen=True)
class LinearBandit:
    """Orders items by the upper confidence bound of a linear model of the words: LinUCB (Li et al., 2010).

    Other people give the prior mean, the person's own reactions move it.

    Attributes:
        bonus: How many standard deviations an item is given for being unknown.
        ridge: The penalty of the model.
    """

    bonus: float = 0.1
    ridge: float = 5.0
    name: str = "LinUCB"

    def fit(self, catalogue: Catalogue, community: Ratings) -> ScoreAll:
        """Learn what people like on the whole."""
        words = _with_constant(catalogue.words)
        share = community.liked.sum(axis=0) / max(len(community), 1)
        prior = _ridge(words, share.astype(np.float32)[:, None], self.ridge)[:, 0]

        def scores(asked: AskedPeople) -> Scores:
            known = zip(asked.known.liked, asked.known.seen, strict=True)
            return np.stack([self._bounds(words, prior, liked, np.flatnonzero(seen)) for liked, seen in known])

        return scores

    def _bounds(self, words: Matrix, prior: Vector, liked: Mask, seen: Rows) -> Scores:
        """Return the bounds of one person, in the space of what they answered (Woodbury)."""
        mean, spread = words @ prior, np.einsum("ij,ij->i", words, words) / self.ridge
        if len(seen):
            own = words[seen]
            gram = own @ own.T + self.ridge * np.eye(len(own), dtype=np.float32)
            shared = words @ own.T
            surprise = liked[seen].astype(np.float32) - own @ prior
            mean = mean + shared @ np.linalg.solve(gram, surprise)
            spread = spread - np.einsum("ij,ji->i", shared, np.linalg.solve(gram, shared.T)) / self.ridge
        bounds: Scores = (mean + self.bonus * np.sqrt(np.maximum(spread, 0))).astype(np.float32)
        return bounds


def _with_constant(words: Matrix) -> Matrix:
    return np.hstack([words, np.ones((len(words), 1), dtype=np.float32)])


def _ridge(features: Matrix, targets: Matrix, penalty: float) -> Matrix:
    gram = features.T @ features + np.float32(penalty) * np.eye(features.shape[1], dtype=np.float32)
    weights: Matrix = np.linalg.solve(gram, features.T @ targets).astype(np.float32)
    return weights
