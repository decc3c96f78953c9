"""What a library's messages have in common: what an answer to one of them says about the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from recommender.items import Item
from recommender.vectors import Matrix

BESIDE = 0.3
"""Worth of an activity that a message is about beside its main one."""

OTHER = ""
"""Name of what is about no activity that anybody named."""


@dataclass(frozen=True, eq=False)
class ItemFeatures:
    """What each message of a library is about, how it is done, and its words.

    Attributes:
        activities: Names of what the messages are mainly about; the last one is :data:`OTHER`.
        main: Number of each message's main activity, shape (messages,).
        about: How much each message is about each activity, rows of length 1 or 0, shape (messages, activities).
        manners: Its technique, where, with whom and with how much effort it is done, rows likewise, shape (messages,
            manners).
    """

    activities: tuple[str, ...]
    main: NDArray[np.intp]
    about: Matrix
    manners: Matrix

    @classmethod
    def build(cls, messages: Sequence[Item]) -> Self:
        """Read a library's messages.

        Args:
            messages: In the library's order.
        """
        names = sorted({name for item in messages for name in item.activities})
        manners = [_manners(item) for item in messages]
        known = sorted({name for own in manners for name in own})
        places = {name: place for place, name in enumerate([*names, OTHER])}
        return cls(
            (*names, OTHER),
            np.array([places[item.activities[0] if item.activities else OTHER] for item in messages], dtype=np.intp),
            _rows([_weights(item.activities) for item in messages], [*names, OTHER]),
            _rows([dict.fromkeys(own, 1.0) for own in manners], known),
        )


def _weights(activities: Sequence[str]) -> dict[str, float]:
    return {name: BESIDE if place else 1.0 for place, name in reversed(list(enumerate(activities)))}


def _manners(item: Item) -> list[str]:
    facts = item.facts
    first = [(several or ())[:1] for several in (facts.places, facts.company)]
    return [str(part) for part in (item.technique, facts.effort, *first[0], *first[1]) if part is not None]


def _rows(weights: Sequence[dict[str, float]], names: Iterable[str]) -> Matrix:
    """Return rows of length 1, a column for each name."""
    places = {name: place for place, name in enumerate(names)}
    rows = np.zeros((len(weights), len(places)), dtype=np.float32)
    for row, own in enumerate(weights):
        for name, weight in own.items():
            rows[row, places[name]] = weight
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: Matrix = (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)
    return scaled
