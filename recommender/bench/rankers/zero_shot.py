"""Rankers that know no other people: the published method, the product's own, and plain nearness."""

from __future__ import annotations

from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

import numpy as np

from recommender.bench.measures import Scores
from recommender.bench.rankers.base import AskedPeople, Catalogue, ScoreAll
from recommender.bench.ratings import Mask, Ratings
from recommender.fusion import fused
from recommender.methods.base import Method, Shelf
from recommender.methods.paper import PaperWeights, demographics
from recommender.profile import Profile
from recommender.vectors import Matrix, stack, unit


@dataclass(frozen=True, eq=False)
class ZeroShotRanker:
    """Orders items by the sum of a method's terms for messages: the tastes are the texts of what somebody rated.

    Attributes:
        name: The name in tables.
        method: The method.
        among_asked: Whether the users' centre is that of all who are asked, as in the paper; else it is that of the
            reference profiles.
    """

    name: str
    method: Method
    among_asked: bool = False
    made: WeakKeyDictionary[AskedPeople, Scores] = field(default_factory=WeakKeyDictionary, repr=False)
    """What was scored before: other people's ratings change nothing."""

    def fit(self, catalogue: Catalogue, community: Ratings) -> ScoreAll:
        """Make the items ready; other people's ratings are not read."""

        def scores(asked: AskedPeople) -> Scores:
            if asked not in self.made:
                shelf = self._shelf(catalogue, asked)
                self.made[asked] = np.stack([self._scores(shelf, one, catalogue) for one in asked.profiles])
            return self.made[asked]

        return scores

    def _shelf(self, catalogue: Catalogue, asked: AskedPeople) -> Shelf:
        items, vectors = catalogue.items, catalogue.vectors
        users = asked.profiles if self.among_asked else None
        centre = self.method.centre(items, items[:1], vectors, users=users, encoder=catalogue.encoder)
        return self.method.shelve(items, items[:1], vectors, centre)

    def _scores(self, shelf: Shelf, profile: Profile, catalogue: Catalogue) -> Scores:
        terms = self.method.terms(shelf, profile, catalogue.vectors).terms
        total: Scores = np.sum([term.messages for term in terms], axis=0, dtype=np.float32)
        return np.broadcast_to(total, (len(catalogue.items),)).astype(np.float32)


@dataclass(frozen=True)
class NearestLike:
    """Orders items by nearness to the nearest of what somebody liked, by words, by pictures, or by both.

    Attributes:
        name: The name in tables.
        seen: Weight of the pictures, 0 to 1; the words have the rest.
    """

    name: str = "best like over text"
    seen: float = 0.0

    def fit(self, catalogue: Catalogue, community: Ratings) -> ScoreAll:
        """Take the items' vectors; other people's ratings are not read."""
        near = catalogue.words @ catalogue.words.T
        if catalogue.pictures is not None and self.seen:
            near = fused(near, _shown(catalogue.pictures), self.seen)

        def scores(asked: AskedPeople) -> Scores:
            return np.stack([self._scores(near, liked, seen) for liked, seen in _likes(asked)])

        return scores

    @staticmethod
    def _scores(near: Scores, liked: Mask, seen: Mask) -> Scores:
        rows = liked if liked.any() else seen
        best: Scores = near[rows].max(axis=0) if rows.any() else np.zeros(len(near), dtype=np.float32)
        return best


def _shown(pictures: Matrix) -> Scores:
    """Return how near the pictures are to each other, centred; what has no picture is near to none."""
    there: Mask = np.any(pictures != 0, axis=1)
    rows = unit(np.where(there[:, None], pictures - pictures[there].mean(axis=0), 0).astype(np.float32))
    near: Scores = rows @ rows.T
    return near


def _likes(asked: AskedPeople) -> zip[tuple[Mask, Mask]]:
    return zip(asked.known.liked, asked.known.seen, strict=True)


@dataclass(frozen=True)
class CentredTastes:
    """Orders items as the published method does, but that tastes, which are items here, are centred as items are.

    To the letter, the mean of all items stands in a person as often as they named a taste.
    """

    weight: float = PaperWeights.like
    name: str = "paper, tastes centred"

    def fit(self, catalogue: Catalogue, community: Ratings) -> ScoreAll:
        """Centre the items; other people's ratings are not read."""
        rows = stack([item.text for item in catalogue.items], catalogue.vectors)
        items = rows - rows.mean(axis=0)

        def scores(asked: AskedPeople) -> Scores:
            told = stack([demographics(one) for one in asked.profiles], catalogue.vectors)
            signs = asked.known.liked.astype(np.float32) - asked.known.disliked
            people: Scores = told - told.mean(axis=0) + np.float32(self.weight) * signs @ items
            ranked: Scores = people @ items.T
            return ranked

        return scores


@dataclass(frozen=True)
class RandomOrder:
    """Orders items by chance.

    Attributes:
        seed: Of all chance.
    """

    seed: int = 0
    name: str = "random"

    def fit(self, catalogue: Catalogue, community: Ratings) -> ScoreAll:
        """Learn nothing."""
        rng = np.random.default_rng(self.seed)
        return lambda asked: rng.random((len(asked), len(catalogue.items)), dtype=np.float32)
