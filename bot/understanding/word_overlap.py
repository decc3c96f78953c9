"""How alike sentences are by their words and pieces of words: what a vector of their sense does not tell apart."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_PIECE = 4
"""Signs of a piece of a word, so that forms and slips of a word are near each other."""


class WordOverlap:
    """Compares sentences with those that it was made of, by terms weighted by their rarity.

    Args:
        sentences: Which.
    """

    def __init__(self, sentences: Sequence[str]) -> None:
        counted = [Counter(_terms(sentence)) for sentence in sentences]
        within = Counter(term for terms in counted for term in terms)
        self._rarity = {term: math.log(len(sentences) / count) + 1.0 for term, count in within.items()}
        rows: dict[str, list[tuple[int, float]]] = {}
        self._many = len(sentences)
        for row, terms in enumerate(counted):
            for term, weight in self._weights(terms).items():
                rows.setdefault(term, []).append((row, weight))
        self._rows = {term: _columns(pairs) for term, pairs in rows.items()}

    def likeness(self, sentence: str) -> NDArray[np.float64]:
        """Return the cosine of a sentence with each of the others, shape (n,)."""
        found = np.zeros(self._many)
        for term, weight in self._weights(Counter(_terms(sentence))).items():
            if term in self._rows:
                rows, others = self._rows[term]
                found[rows] += weight * others  # a sentence has a term once
        return found

    def _weights(self, terms: Counter[str]) -> dict[str, float]:
        weights = {term: self._rarity.get(term, 0.0) * (1 + math.log(count)) for term, count in terms.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {term: weight / length for term, weight in weights.items()}


def _columns(pairs: Sequence[tuple[int, float]]) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Return the sentences that have a term, and its weight in each."""
    return np.array([row for row, _weight in pairs], dtype=np.intp), np.array([weight for _row, weight in pairs])


def _terms(sentence: str) -> list[str]:
    words = _WORD.findall(sentence.casefold().replace("’", "'"))
    words = [re.sub(r"\d", "0", word) for word in words]
    pairs = [f"{one} {other}" for one, other in zip(["^", *words], [*words, "$"], strict=True)]
    pieces = [f"#{word[at : at + _PIECE]}" for word in words for at in range(max(len(word) - _PIECE + 1, 1))]
    return [*words, *pairs, *pieces]
