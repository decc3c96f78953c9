"""Where a text lies among examples, for suggesting what it needs: by its vector, words, list entries and activities."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from content.suggesting import Kind, Labelled, Vectors
from recommender.facts import Ability, Company, Effort, Light, Noise, Season, Thing, Where
from recommender.shipped_yaml import load_shipped
from recommender.spelling import stem, words_of

WORDS, LISTED, ACTIVITIES, OTHER_KIND = 1.0, 2.0, 1.0, 0.5
"""What shared words, list entries and activities, and an example of the other kind count beside near vectors."""

MINUTES = (2, 5, 10, 20, 30, 60)
"""Lengths that are told apart; each stands for what is nearer to it than to its neighbours."""

Value = StrEnum | int | bool
Floats = NDArray[np.float64]

ONE: Mapping[str, Sequence[Value]] = {
    "light": tuple(Light),
    "effort": tuple(Effort),
    "noise": tuple(Noise),
    "minutes": MINUTES,
    "money": (True, False),
}
"""Facts with one value, and all values that each may have."""

SEVERAL: Mapping[str, Sequence[Value]] = {
    "seasons": tuple(Season),
    "places": tuple(Where),
    "company": tuple(Company),
    "things": tuple(Thing),
    "abilities": tuple(Ability),
}
"""Facts with any number of values, likewise."""

VALUES: Mapping[str, Sequence[Value]] = {**ONE, **SEVERAL}
"""Of each fact."""

_ENDS = tuple(accumulate(map(len, VALUES.values())))
_COLUMNS = {fact: slice(end - len(values), end) for (fact, values), end in zip(VALUES.items(), _ENDS, strict=True)}
"""Where a fact's values stand among those of all facts."""


@dataclass(frozen=True)
class PlacedTexts:
    """Texts as rows.

    Attributes:
        vectors: Unit vectors, zeros where there is none.
        words: Shared words, by how rare they are; of unit length.
        listed: Which values of all facts the text has a listed word of, 1 or 0.
        activities: What they are about; of unit length.
        is_message: Whether it is a message or a caption.
    """

    vectors: Floats
    words: Floats
    listed: Floats
    activities: Floats
    is_message: NDArray[np.bool_]

    def listed_for(self, fact: str) -> Floats:
        """Return which values of one fact the texts have a listed word of, shape (texts, values)."""
        return self.listed[:, _COLUMNS[fact]]


@dataclass(frozen=True)
class FactSpace:
    """Where texts lie, as the examples span it."""

    means: Mapping[Kind, Floats]
    rarity: Mapping[str, float]
    activities: Sequence[str]
    examples: PlacedTexts

    @classmethod
    def of(cls, known: Sequence[Labelled], vectors: Vectors) -> FactSpace:
        """Return the space that examples span.

        Args:
            known: The examples.
            vectors: Unit vectors, shape (d,), by text; of a text without one, the rest alone tells.
        """
        means: dict[Kind, Floats] = {}
        kinds: tuple[Kind, ...] = ("message", "image")
        for kind in kinds:
            rows = [vectors[one.text] for one in known if one.kind == kind and one.text in vectors]
            if rows:
                means[kind] = np.mean(rows, axis=0, dtype=np.float64)
        counts = Counter(word for one in known for word in _stems_of(one.text))
        rarity = {word: float(np.log(len(known) / count)) for word, count in counts.items() if count > 1}
        activities = sorted({name for one in known for name in one.activities})
        space = cls(means, rarity, activities, _NOWHERE)
        return cls(means, rarity, activities, space.place(known, vectors))

    def place(self, texts: Sequence[Labelled], vectors: Vectors) -> PlacedTexts:
        """Return texts as rows; their facts are not looked at."""
        size = next((len(mean) for mean in self.means.values()), 1)
        seen = np.zeros((len(texts), size))
        for row, one in enumerate(texts):
            if one.text in vectors and one.kind in self.means:
                seen[row] = vectors[one.text] - self.means[one.kind]
        words = _weighed([_stems_of(one.text) for one in texts], self.rarity)
        about = _weighed([frozenset(one.activities) for one in texts], dict.fromkeys(self.activities, 1.0))
        listed = np.array([_listed(one.text) for one in texts], dtype=np.float64).reshape(len(texts), _ENDS[-1])
        kinds = np.array([one.kind == "message" for one in texts], dtype=np.bool_)
        return PlacedTexts(_units(seen), _units(words), listed, _units(about), kinds)

    def nearness(self, placed: PlacedTexts) -> Floats:
        """Return how near texts are to the examples, shape (texts, examples)."""
        known = self.examples
        near = placed.vectors @ known.vectors.T + WORDS * (placed.words @ known.words.T)
        near += LISTED * (_units(placed.listed) @ _units(known.listed).T)
        near += ACTIVITIES * (placed.activities @ known.activities.T)
        near[placed.is_message[:, None] != known.is_message[None]] *= OTHER_KIND
        return near


_NOTHING = np.zeros((0, 1))
_NOWHERE = PlacedTexts(_NOTHING, _NOTHING, _NOTHING, _NOTHING, np.zeros(0, dtype=np.bool_))


def _weighed(rows: Sequence[frozenset[str]], weights: Mapping[str, float]) -> Floats:
    """Return which words each row has, by their weights, shape (rows, words)."""
    columns = {word: at for at, word in enumerate(weights)}
    found = np.zeros((len(rows), len(columns) or 1))
    for row, words in enumerate(rows):
        for word in words & columns.keys():
            found[row, columns[word]] = weights[word]
    return found


def _units(rows: Floats) -> Floats:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit_rows: Floats = rows / np.maximum(lengths, 1e-9)
    return unit_rows


def _stems_of(text: str) -> frozenset[str]:
    """Return the stems of a text's words, and of each two that follow each other."""
    stems = [stem(word) for word in words_of(text)]
    return frozenset(stems) | {f"{first} {second}" for first, second in pairwise(stems)}


@cache
def _lists() -> tuple[re.Pattern[str] | None, ...]:
    """Return what finds the listed words of each value of each fact among stems; ``None`` where none are listed."""
    told = load_shipped(files("content").joinpath("fact_words.yaml").read_text(encoding="utf-8"))
    lists = [told.get(fact, {}).get(str(value).lower(), ()) for fact, values in VALUES.items() for value in values]
    return tuple(re.compile(rf"\b(?:{'|'.join(map(_stemmed, words))})\b") if words else None for words in lists)


def _stemmed(text: str) -> str:
    return " ".join(stem(word) for word in words_of(text))


_NUMBERS = {
    **{"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9},
    **{"ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "half": 30},
}
_MINUTES_SAID = re.compile(r"\b(\w{1,12})[ -]minutes?\b")


def _listed(text: str) -> list[bool]:
    """Return which values of all facts a text has a listed word of; of the lengths, which it says."""
    stems = _stemmed(text)
    found = [pattern is not None and bool(pattern.search(stems)) for pattern in _lists()]
    said = _MINUTES_SAID.search(text.casefold())
    minutes = 0 if said is None else int(said[1]) if said[1].isdecimal() else _NUMBERS.get(said[1], 0)
    if minutes:
        near = min(MINUTES, key=lambda one: abs(one - minutes))
        found[_COLUMNS["minutes"]] = [one == near for one in MINUTES]
    return found
