"""People, items, and what people thought of items in the order of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from recommender.errors import BenchError
from recommender.items import Item
from recommender.profile import Profile

Rows = NDArray[np.int64]
Values = NDArray[np.float32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class RatedData:
    """A data set: who rated what, how, and when.

    Attributes:
        name: What people call it.
        people: What each told of themselves; likes and dislikes come from the ratings.
        items: What was rated, as text.
        person: Row of the person of each rating, shape (n,).
        item: Row of the item of each rating, shape (n,).
        value: What was given, shape (n,).
        time: When, in any unit, shape (n,); ratings of the same time keep their order.
        liked_from: Least value that says that somebody liked it.
        disliked_to: Largest value that says that somebody did not.
        pictures: A picture of each item, or ``None``; empty if there are none at all.
    """

    name: str
    people: tuple[Profile, ...]
    items: tuple[Item, ...]
    person: Rows
    item: Rows
    value: Values
    time: NDArray[np.float64]
    liked_from: float
    disliked_to: float
    pictures: tuple[Path | None, ...] = ()

    def __post_init__(self) -> None:
        """Refuse ratings of nobody or nothing.

        Raises:
            BenchError: If there are no ratings, or one names a row that is not there.
        """
        if not len(self.value):
            raise BenchError(f"{self.name} holds no ratings: nothing can be learned from it")
        for name, rows, count in (("person", self.person, len(self.people)), ("item", self.item, len(self.items))):
            if rows.min() < 0 or rows.max() >= count:
                raise BenchError(f"{self.name}: a rating names {name} {rows.max()}, of {count} there are")

    @cached_property
    def by_person(self) -> tuple[Rows, ...]:
        """The ratings' rows of each person, in the order of time."""
        order = np.lexsort((np.arange(len(self.time)), self.time, self.person))
        ends = np.searchsorted(self.person[order], np.arange(1, len(self.people)))
        return tuple(np.split(order, ends))

    def table(self, people: Rows) -> Ratings:
        """Return what these people gave, the later of two ratings of the same item, as a table."""
        values = np.full((len(people), len(self.items)), np.nan, dtype=np.float32)
        for row, one in enumerate(people):
            rated = self.by_person[one]
            values[row, self.item[rated]] = self.value[rated]
        order = tuple(_once(self.item[self.by_person[one]]) for one in people)
        return Ratings(values, order, self.liked_from, self.disliked_to)


@dataclass(frozen=True, eq=False)
class Ratings:
    """What some people gave to all items.

    Attributes:
        values: Shape (people, items); NaN where nothing was given.
        order: The items each of them rated, in the order of time.
        liked_from: Least value that says that somebody liked it.
        disliked_to: Largest value that says that somebody did not.
    """

    values: Values
    order: tuple[Rows, ...]
    liked_from: float
    disliked_to: float

    def __len__(self) -> int:
        """Return how many people they are."""
        return len(self.values)

    @cached_property
    def seen(self) -> Mask:
        """Where something was given, shape (people, items)."""
        return np.isfinite(self.values)

    @cached_property
    def liked(self) -> Mask:
        """Where something was liked, shape (people, items)."""
        return np.nan_to_num(self.values, nan=-np.inf) >= self.liked_from

    @cached_property
    def disliked(self) -> Mask:
        """Where something was not liked, shape (people, items)."""
        return np.nan_to_num(self.values, nan=np.inf) <= self.disliked_to

    def first(self, count: int) -> Self:
        """Return what the first of them gave."""
        return type(self)(self.values[:count], self.order[:count], self.liked_from, self.disliked_to)

    def without(self, items: Mask) -> Self:
        """Return the ratings of all other items.

        Args:
            items: What is forgotten, shape (items,).
        """
        values = np.where(items, np.float32(np.nan), self.values)
        order = tuple(rows[~items[rows]] for rows in self.order)
        return type(self)(values, order, self.liked_from, self.disliked_to)

    def after(self, count: int) -> Self:
        """Return what came after each one's first ``count`` ratings."""
        return self._part([rows[count:] for rows in self.order])

    def until(self, count: int) -> Self:
        """Return each one's first ``count`` ratings."""
        return self._part([rows[:count] for rows in self.order])

    def _part(self, order: Sequence[Rows]) -> Self:
        values = np.full_like(self.values, np.nan)
        for row, rows in enumerate(order):
            values[row, rows] = self.values[row, rows]
        return type(self)(values, tuple(order), self.liked_from, self.disliked_to)


def _once(rows: Rows) -> Rows:
    """Return the items in the order in which each came first."""
    return rows[np.sort(np.unique(rows, return_index=True)[1])]
