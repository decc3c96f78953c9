"""Whether somebody's words have to do with anything that can be suggested."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Self

import numpy as np
from numpy.typing import NDArray

from recommender.anchors import Anchors
from recommender.language_data import told_by_language
from recommender.topics import activity_phrases
from recommender.vectors import Matrix, Vector, stack, unit

NONSENSE = (
    *("hello", "thank you", "yes or no", "laughing out loud", "who are you", "test test", "a random number"),
    *("meaningless letters", "asdfgh jkl", "swear words", "a password", "an error message", "my name and address"),
    *("news and politics", "the weather forecast", "sports results", "money and stock prices", "prices and shopping"),
    *("a question of general knowledge", "history and geography", "mathematics and physics", "celebrities"),
    *("computers and programming", "my telephone is broken", "train timetables and travel", "a medical question"),
    *("translate a sentence", "advertisement and spam", "records and superlatives", "a sentence to try out a keyboard"),
)
"""What is no wish, of many kinds."""

LONGINGS = (
    *("getting some fresh air", "being outside in the sun", "having fun with friends", "relaxing and unwinding"),
    *("a quiet evening", "using my hands", "moving my body", "something creative", "something on my balcony"),
)
"""What people wish for without naming an activity."""

NEIGHBOURS = 5
"""Messages, at least, that nonsense is compared with: one alone may share a word with anything."""

ONE_OF = 25
"""A larger library has one of them for so many messages, so that the bar does not rise as it grows."""

NEAREST = 2
"""Texts of each kind whose mean nearness counts, for the same reason."""

BAR = 0.55
"""How far the bar lies from what is no wish towards what is one. Of 50 wishes and 50 other texts in the tests, all are
told right with the default encoder, 48 of each with the English one."""

STANDS_OUT = 1.5
"""Standard deviations above the mean of all messages from which one has to do with words, however far they all are."""

ENOUGH = 10
"""Messages of which one can stand out."""

SPREAD = 1.0
"""Standard deviations above the mean of :data:`NONSENSE` from which a message has to do with words."""


@cache
def _moods() -> re.Pattern[str]:
    """Return how one feels, and how long one has, in every language: a wish whatever the library says."""
    told = (one["wishes"] for one in told_by_language("moods").values())
    return re.compile("|".join(told).replace(" ", r"\s{1,4}"), re.IGNORECASE)


def wish_texts() -> list[str]:
    """Return every text whose vector :meth:`WishClassifier.build` needs beside the messages' and the anchors'."""
    return [*activity_phrases(), *LONGINGS, *NONSENSE]


class WishClassifier:
    """Tells wishes from other words: they are nearer to what people do off screen than to what is no wish.

    Nearness differs from encoder to encoder, so no bar is a number: each lies where the texts themselves do, each of
    them compared with the others.

    Args:
        messages: Vectors by id, shape (d,) each.
        wished: Vectors of what people wish for, shape (t, d).
        nonsense: Vectors of what is no wish, shape (n, d).
        anchors: To compare words in other languages; ``None``: they are compared as they are.
    """

    def __init__(
        self, messages: Mapping[str, Vector], wished: Matrix, nonsense: Matrix, anchors: Anchors | None = None
    ) -> None:
        self._rows = {name: at for at, name in enumerate(messages)}
        self._messages = unit(np.stack(list(messages.values()))) if messages else np.zeros((0, 1), dtype=np.float32)
        self._wished, self._nonsense, self._anchors = unit(wished), unit(nonsense), anchors
        positive = np.mean([self._margin(row, own=at) for at, row in enumerate(self._wished)])
        negative = np.mean([self._margin(row, other=at) for at, row in enumerate(self._nonsense)])
        self.least = float(negative + BAR * (positive - negative))
        count = max(NEIGHBOURS, len(messages) // ONE_OF)
        reached = [_mean_of_largest(self._messages @ row, count) for row in self._nonsense] if messages else [0.0]
        self.near_from = float(np.mean(reached) + SPREAD * np.std(reached))

    @classmethod
    def build(cls, messages: Mapping[str, Vector], vectors: Mapping[str, Vector]) -> Self:
        """Make one ready.

        Args:
            messages: Vectors by id, shape (d,) each.
            vectors: Of :func:`wish_texts` and of the anchors.
        """
        wished = stack([*activity_phrases(), *LONGINGS], vectors)
        return cls(messages, wished, stack(NONSENSE, vectors), Anchors.build(vectors, wished.shape[1]))

    def is_wish(self, words: str, vector: NDArray[np.float32]) -> bool:
        """Whether words ask for something that there may be.

        Args:
            words: What somebody wrote.
            vector: Of these words, shape (d,).
        """
        return bool(_moods().search(words)) or self._margin(self._placed(vector)) >= self.least

    def is_near(self, vector: NDArray[np.float32], message: str) -> bool:
        """Whether a message has to do with the words of this vector; one that is not in the library has not."""
        at = self._rows.get(message)
        if at is None:
            return False
        near = self._messages @ self._placed(vector)
        stands_out = len(near) >= ENOUGH and near[at] >= near.mean() + STANDS_OUT * near.std()
        return bool(stands_out or near[at] >= self.near_from)

    def _placed(self, vector: Vector) -> Vector:
        row = unit(vector)
        return row if self._anchors is None else self._anchors.in_english(row[None])[0]

    def _margin(self, row: Vector, *, own: int | None = None, other: int | None = None) -> float:
        """Return how much nearer a unit vector is to wishes than to nonsense; one of either may be left out."""
        near, far = self._wished @ row, self._nonsense @ row
        near = near if own is None else np.delete(near, own)
        far = far if other is None else np.delete(far, other)
        return _mean_of_largest(near, NEAREST) - _mean_of_largest(far, NEAREST)


def _mean_of_largest(numbers: Vector, count: int) -> float:
    return float(np.sort(numbers)[-count:].mean()) if numbers.size else 0.0
