"""What texts are about, as nearness to a fixed list of things people do off screen.

Plain similarity of short texts mixes what they are about with how they are written. Nearness to the same list of
activities, sharpened by a power so that only the nearest count, is about the former alone; the two together tell
better which message goes with which picture than either does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import yaml

from recommender.vectors import Matrix, Vector, mean, stack, unit

SHARPNESS = 3
"""Power of the nearness: 1 counts far activities too much, from 5 on only the nearest one is left."""
REACH = 0.5
"""How much a general word ("sports") adds to what it is made of, beside the activities it is near to itself."""


@cache
def _read() -> Any:
    return yaml.safe_load(files("recommender").joinpath("data/activities.yaml").read_text(encoding="utf-8"))


@cache
def activity_phrases() -> tuple[str, ...]:
    """Return the activities, then the general words for kinds of them: every text of the list."""
    told = _read()
    return (*told["activities"], *told["kinds"])


@dataclass(frozen=True, eq=False)
class Topics:
    """The list of activities in one encoder's space.

    Attributes:
        activities: Unit rows of the activities, centred, shape (t, d).
        kinds: Unit rows of the general words, centred, shape (g, d).
        members: Which activity belongs to which kind, 0 or 1, shape (g, t).
        weight: Of a unit of topic similarity beside a unit of plain similarity, at least 0.
    """

    activities: Matrix
    kinds: Matrix
    members: Matrix
    weight: float

    @classmethod
    def build(cls, vectors: Mapping[str, Vector], dimension: int, weight: float) -> Topics:
        """Make it ready.

        Args:
            vectors: Vectors of :func:`activity_phrases`.
            dimension: Their length d.
            weight: As the attribute.
        """
        told = _read()
        activities = stack(told["activities"], vectors, dimension)
        kinds = stack(list(told["kinds"]), vectors, dimension)
        middle = mean(activities, dimension)
        members = [[name in parts for name in told["activities"]] for parts in told["kinds"].values()]
        return cls(unit(activities - middle), unit(kinds - middle), np.array(members, dtype=np.float32), weight)

    def of_items(self, rows: Matrix) -> Matrix:
        """Append to messages, captions or descriptions what they are about.

        Args:
            rows: Unit rows, shape (n, d).

        Returns:
            Shape (n, d + t). The dot product of two rows is their cosine similarity plus ``weight`` times the
            cosine similarity of their topics; a text's topics are ``max(0, row . activity) ** SHARPNESS``.
        """
        return self._join(rows, _near(rows, self.activities))

    def of_tastes(self, rows: Matrix) -> Matrix:
        """Like :meth:`of_items` for likes and dislikes, whose general words also reach what they are made of."""
        reached = _near(rows, self.kinds) @ self.members
        return self._join(rows, _near(rows, self.activities) + np.float32(REACH) * reached)

    def _join(self, rows: Matrix, topics: Matrix) -> Matrix:
        joined: Matrix = np.concatenate([rows, np.float32(np.sqrt(self.weight)) * unit(topics)], axis=1)
        return joined


def _near(rows: Matrix, phrases: Matrix) -> Matrix:
    near: Matrix = np.maximum(rows @ phrases.T, 0.0) ** SHARPNESS
    return near
