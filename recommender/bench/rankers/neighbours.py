"""Rankers that know which items the same people like."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.bench.measures import Scores
from recommender.bench.rankers.base import AskedPeople, Catalogue, ScoreAll
from recommender.bench.ratings import Ratings
from recommender.vectors import Matrix


@dataclass(frozen=True)
class ItemNeighbours:
    """Orders items by how often those who liked what somebody liked also liked them (Sarwar et al., 2001).

    Attributes:
        shrinking: Added to the denominator of the cosine, so that few people are believed less.
    """

    shrinking: float = 50.0
    name: str = "item-kNN"

    def fit(self, catalogue: Catalogue, community: Ratings) -> ScoreAll:
        """Compare all items."""
        liked = community.liked.astype(np.float32)
        together = liked.T @ liked
        lengths = np.sqrt(np.diag(together))
        near: Matrix = (together / (np.outer(lengths, lengths) + self.shrinking)).astype(np.float32)
        np.fill_diagonal(near, 0.0)
        return lambda asked: likes(asked) @ near


@dataclass(frozen=True)
class ShallowAutoencoder:
    """Orders items by a linear model that predicts each like from the others: EASE (Steck, 2019).

    Attributes:
        ridge: The penalty of the weights.
    """

    ridge: float = 200.0
    name: str = "EASE"

    def fit(self, catalogue: Catalogue, community: Ratings) -> ScoreAll:
        """Solve for the weights in closed form."""
        liked = community.liked.astype(np.float64)
        gram: NDArray[np.float64] = liked.T @ liked
        gram[np.diag_indices_from(gram)] += self.ridge
        inverse = np.linalg.inv(gram)
        weights: Matrix = (-inverse / np.diag(inverse)).astype(np.float32)
        np.fill_diagonal(weights, 0.0)
        return lambda asked: likes(asked) @ weights


@dataclass(frozen=True)
class SameAsLast:
    """Orders items by what people liked right after the last thing that somebody liked.

    The first-order part of what sequence models such as SASRec (Kang and McAuley, 2018) learn.
    """

    name: str = "same as last"

    def fit(self, catalogue: Catalogue, community: Ratings) -> ScoreAll:
        """Count what followed on what."""
        follows = np.zeros((len(catalogue.items),) * 2, dtype=np.float32)
        for row, order in enumerate(community.order):
            liked = order[community.liked[row, order]]
            np.add.at(follows, (liked[:-1], liked[1:]), 1.0)
        popular = community.liked.sum(axis=0) / max(len(community), 1)

        def scores(asked: AskedPeople) -> Scores:
            return np.stack([popular + follows[one].sum(axis=0) for one in _last_likes(asked)]).astype(np.float32)

        return scores


def likes(asked: AskedPeople) -> Scores:
    """Return 1 where somebody liked an item, else 0, shape (people, items)."""
    return asked.known.liked.astype(np.float32)


def _last_likes(asked: AskedPeople) -> list[NDArray[np.int64]]:
    return [order[asked.known.liked[row, order]][-1:] for row, order in enumerate(asked.known.order)]
