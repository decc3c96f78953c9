"""What people say in other languages, moved to where English texts about the same thing lie.

A multilingual encoder puts a phrase near its translation, but nearer to other phrases of its own language. Phrases
whose translation is known (``activity_names.yaml`` of each language) show the way: what lies between them and
their English counterparts is added to what is near to them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from recommender.language_data import told_by_language
from recommender.topics import activity_phrases
from recommender.vectors import Matrix, Vector, stack, unique, unit

NEAREST = 5
"""Anchors whose mean nearness says in which language a phrase is."""
AHEAD = 0.03
"""How much nearer the anchors of another language must be than the English ones: many words are English as well."""
SHARPNESS = 20.0
"""Of the softmax over a language's anchors: the few nearest ones say where a phrase is moved."""


@cache
def anchor_languages() -> tuple[str, ...]:
    """Return the languages with anchors, ISO 639-1, English not among them."""
    return tuple(told_by_language("activity_names"))


@cache
def anchor_phrases(language: str) -> tuple[str, ...]:
    """Return how the activities are called in a language, in the order of :func:`activity_phrases`."""
    told = told_by_language("activity_names")[language]
    return tuple(told[phrase] for phrase in activity_phrases())


@cache
def anchor_texts() -> tuple[str, ...]:
    """Return every text whose vector :meth:`Anchors.build` needs."""
    return tuple(unique(text for names in _all_names() for text in names))


@dataclass(frozen=True, eq=False)
class Anchors:
    """The activities' names in one encoder's space, all rows of unit length.

    Attributes:
        english: Shape (n, d).
        others: The same in each other language, shape (languages, n, d).
    """

    english: Matrix
    others: Matrix

    @classmethod
    def build(cls, vectors: Mapping[str, Vector], dimension: int) -> Anchors:
        """Make them ready.

        Args:
            vectors: Of :func:`anchor_texts`.
            dimension: Their length d.
        """
        english, *others = (stack(names, vectors, dimension) for names in _all_names())
        return cls(english, np.stack(others))

    def in_english(self, rows: Matrix) -> Matrix:
        """Return unit rows, shape (n, d), as if they had been said in English; what seems English stays as it is."""
        moved = [self._moved(row) for row in rows]
        return np.stack(moved) if moved else rows

    def _moved(self, row: Vector) -> Vector:
        near = self.others @ row
        closest = _closest(near)
        language = int(closest.argmax())
        if closest[language] <= _closest(self.english @ row) + AHEAD:
            return row
        shares = np.exp(SHARPNESS * (near[language] - near[language].max()))
        way: Vector = (shares / shares.sum()) @ (self.english - self.others[language])
        return unit(row + way)


def _all_names() -> list[tuple[str, ...]]:
    return [activity_phrases(), *(anchor_phrases(language) for language in anchor_languages())]


def _closest(near: Matrix) -> Vector:
    mean: Vector = np.sort(near, axis=-1)[..., -NEAREST:].mean(axis=-1)
    return mean
