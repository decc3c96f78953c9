"""Texts that say nearly the same, told by their words alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from recommender.spelling import stem, words_of

CONTAINED = 0.9
"""Share of the shorter text's words that the longer one has as well."""

SHARED = 0.5
"""Share of the longer text's words that the shorter one has: beyond it the longer one says more, not the same."""

RAREST = 2
"""Of a text's words so many are looked up in the others: nearly the same texts share the rarest ones."""


def groups_of(texts: Sequence[str]) -> NDArray[np.intp]:
    """Return for each text the number of the first one that says nearly the same, its own where none does."""
    words = [frozenset(map(stem, words_of(text))) for text in texts]
    counts = Counter(word for one in words for word in one)
    first: list[int] = []
    known: dict[str, list[int]] = {}
    for at, one in enumerate(words):
        rows = sorted({row for word in _rarest(one, counts) for row in known.get(word, ())})
        first.append(next((first[row] for row in rows if _is_same(one, words[row])), at))
        for word in one:
            known.setdefault(word, []).append(at)
    return np.array(first, dtype=np.intp)


def _rarest(words: frozenset[str], counts: Counter[str]) -> list[str]:
    """Return the rarest of a text's words that another one has, too."""
    return sorted((word for word in words if counts[word] > 1), key=lambda word: (counts[word], word))[:RAREST]


def _is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    sizes = sorted((len(one), len(other)))
    return shared >= CONTAINED * sizes[0] and shared >= SHARED * sizes[1]
