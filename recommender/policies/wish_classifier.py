"""Whether somebody's words have to do with anything that the library can suggest."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from recommender.vectors import unit

NONSENSE = (
    *("hello", "thank you", "yes or no", "laughing out loud", "who are you", "test test", "a random number"),
    *("meaningless letters", "asdfgh jkl", "swear words", "a password", "an error message", "my name and address"),
    *("news and politics", "the weather forecast", "sports results", "money and stock prices", "prices and shopping"),
    *("a question of general knowledge", "history and geography", "mathematics and physics", "celebrities"),
    *("computers and programming", "my telephone is broken", "train timetables and travel", "a medical question"),
    *("translate a sentence", "advertisement and spam"),
)
"""What is no wish, of many kinds: how near such texts come to the library is how near chance comes."""

NEIGHBOURS = 5
"""Messages that a wish has to be near to: one alone may share a word with anything."""

SPREAD = 1.0
"""Standard deviations above the mean of :data:`NONSENSE` from which words are taken for a wish. With the default
encoder and the starter library all of 50 wishes pass, and two of 50 other texts, none of them among these."""

_MOOD = re.compile(
    r"\b(?:bored|lonely|alone|stressed|tense|nervous|restless|tired|exhausted|sleepy|sad|anxious|grumpy|angry|"
    r"overwhelmed|fidgety|cosy|cozy|energetic|awake|hungry|minutes?|half an hour|surprise)\b",
    re.IGNORECASE,
)
"""How somebody feels, and how long they have: a wish whatever the library says."""


class WishClassifier:
    """Tells wishes from other words by their nearness to the library's messages.

    Nearness differs from encoder to encoder, so the bar is not a number but what nonsense reaches.

    Args:
        messages: Vectors by id, shape (d,) each.
        nonsense: Vectors of :data:`NONSENSE`, shape (n, d).
    """

    def __init__(self, messages: Mapping[str, NDArray[np.float32]], nonsense: Sequence[NDArray[np.float32]]) -> None:
        self._rows = {name: at for at, name in enumerate(messages)}
        self._messages = unit(np.stack(list(messages.values()))) if messages else np.zeros((0, 1), dtype=np.float32)
        reached = [self._nearness(vector) for vector in nonsense] if messages else [0.0]
        self.least = float(np.mean(reached) + SPREAD * np.std(reached))

    def is_wish(self, words: str, vector: NDArray[np.float32]) -> bool:
        """Whether words ask for something that there may be.

        Args:
            words: What somebody wrote.
            vector: Of these words, shape (d,).
        """
        return bool(_MOOD.search(words)) or self._nearness(vector) >= self.least

    def is_near(self, vector: NDArray[np.float32], message: str) -> bool:
        """Whether a message has to do with the words of this vector; one that is not in the library has not."""
        at = self._rows.get(message)
        return at is not None and float(self._messages[at] @ unit(vector)) >= self.least

    def _nearness(self, vector: NDArray[np.float32]) -> float:
        near = self._messages @ unit(vector)
        return float(np.sort(near)[-NEIGHBOURS:].mean()) if near.size else 0.0
