"""What every ranker is given, and what it returns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from recommender.bench.measures import Scores
from recommender.bench.ratings import Ratings
from recommender.items import Item
from recommender.profile import Profile
from recommender.vectors import Matrix, Vector, mean, stack, unit


@dataclass(frozen=True, eq=False)
class Catalogue:
    """The items of a data set with their vectors.

    Attributes:
        items: The items.
        vectors: Vectors of every text that a ranker reads, by text.
        encoder: The text encoder's fingerprint.
        pictures: Vectors of the items' pictures, shape (items, d), or ``None`` where there are none.
    """

    items: tuple[Item, ...]
    vectors: Mapping[str, Vector]
    encoder: str
    pictures: Matrix | None = None

    @cached_property
    def words(self) -> Matrix:
        """The items' texts, centred and of unit length, shape (items, d)."""
        rows = stack([item.text for item in self.items], self.vectors)
        return unit(rows - mean(rows, rows.shape[1]))


@dataclass(frozen=True, eq=False)
class AskedPeople:
    """The people who are to be recommended to, and what is known of them.

    Attributes:
        profiles: What each told of themselves; likes and dislikes are the texts of what they rated so.
        known: What they rated so far.
    """

    profiles: tuple[Profile, ...]
    known: Ratings

    def __len__(self) -> int:
        """Return how many they are."""
        return len(self.profiles)


ScoreAll = Callable[[AskedPeople], Scores]
"""Scores every item for every person, shape (people, items); larger is better."""


class Ranker(Protocol):
    """A way to order items for somebody."""

    @property
    def name(self) -> str:
        """The name in tables."""

    def fit(self, catalogue: Catalogue, community: Ratings) -> ScoreAll:
        """Learn from other people.

        Args:
            catalogue: The items.
            community: What other people rated; perhaps nobody.
        """
