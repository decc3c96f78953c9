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

from recommender.shipped_yaml import load_shipped
from recommender.vectors import Matrix, Vector, mean, stack, unique, unit

REACH = 0.5
"""How much a general word ("sports") adds to what it is made of, beside the activities it is near to itself."""


@cache
def _read() -> Any:
    return load_shipped(files("recommender").joinpath("data/activities.yaml").read_text(encoding="utf-8"))


@cache
def activity_phrases() -> tuple[str, ...]:
    """Return the activities' names, then the general words for kinds of them."""
    told = _read()
    return (*(row["name"] for row in told["activities"]), *told["kinds"])


def activity_kinds() -> Mapping[str, tuple[str, ...]]:
    """Return the general words for kinds of activities, and what each is made of."""
    return {kind: tuple(parts) for kind, parts in _read()["kinds"].items()}


@cache
def topic_texts() -> tuple[str, ...]:
    """Return every text of the list: names, kinds and examples, whose vectors :meth:`Topics.build` needs."""
    rows = _read()["activities"]
    examples = (text for row in rows for manner in ("said", "shown") for text in row[manner])
    return tuple(unique([*activity_phrases(), *examples]))


@dataclass(frozen=True, eq=False)
class Topics:
    """The list of activities in one encoder's space, all rows of unit length and each manner centred by itself.

    Attributes:
        messages: The activities as messages speak of them: by name and by what is said, shape (t, d).
        images: As captions show them: by name and by what is shown, shape (t, d).
        tastes: As people name what they like: by all three, shape (t, d).
        kinds: The general words, shape (g, d).
        members: Which activity belongs to which kind, 0 or 1, shape (g, t).
        weight: Of a unit of topic similarity beside a unit of plain similarity, at least 0.
        sharpness: Power of the nearness: 1 counts far activities too much, from 5 on only the nearest one is left.
    """

    messages: Matrix
    images: Matrix
    tastes: Matrix
    kinds: Matrix
    members: Matrix
    weight: float
    sharpness: float

    @classmethod
    def build(cls, vectors: Mapping[str, Vector], dimension: int, weight: float, sharpness: float) -> Topics:
        """Make it ready.

        Args:
            vectors: Vectors of :func:`topic_texts`.
            dimension: Their length d.
            weight: As the attribute.
            sharpness: Likewise.
        """
        told = _read()
        names = [row["name"] for row in told["activities"]]
        rows = stack(names, vectors, dimension)
        middle = mean(rows, dimension)
        named = unit(rows - middle)
        said, shown = (_examples(manner, vectors, dimension) for manner in ("said", "shown"))
        kinds = unit(stack(list(told["kinds"]), vectors, dimension) - middle)
        members = [[name in parts for name in names] for parts in told["kinds"].values()]
        return cls(
            unit(named + said),
            unit(named + shown),
            unit(named + said + shown),
            kinds,
            np.array(members, dtype=np.float32),
            weight,
            sharpness,
        )

    def of_messages(self, rows: Matrix) -> Matrix:
        """Append to messages what they are about.

        Args:
            rows: Unit rows, shape (n, d).

        Returns:
            Shape (n, d + t). The dot product of two rows is their cosine similarity plus ``weight`` times the
            cosine similarity of their topics; a text's topics are ``max(0, row . activity) ** sharpness``.
        """
        return self._join(rows, self._near(rows, self.messages))

    def of_images(self, rows: Matrix) -> Matrix:
        """Like :meth:`of_messages` for captions."""
        return self._join(rows, self._near(rows, self.images))

    def of_people(self, rows: Matrix) -> Matrix:
        """Like :meth:`of_messages` for descriptions of users."""
        return self._join(rows, self._near(rows, self.tastes))

    def of_tastes(self, rows: Matrix) -> Matrix:
        """Like :meth:`of_messages` for likes and dislikes, whose general words also reach what they are made of."""
        return self._join(rows, self._reached(rows))

    def specificity(self, rows: Matrix) -> Vector:
        """Return how clearly tastes name any of the activities, shape (n,): "swimming" does, "small things" hardly."""
        clear: Vector = np.linalg.norm(self._reached(rows), axis=1)
        return clear

    def _reached(self, rows: Matrix) -> Matrix:
        reached = self._near(rows, self.kinds) @ self.members
        told: Matrix = self._near(rows, self.tastes) + np.float32(REACH) * reached
        return told

    def _near(self, rows: Matrix, phrases: Matrix) -> Matrix:
        near: Matrix = np.maximum(rows @ phrases.T, 0.0) ** np.float32(self.sharpness)
        return near

    def _join(self, rows: Matrix, topics: Matrix) -> Matrix:
        joined: Matrix = np.concatenate([rows, np.float32(np.sqrt(self.weight)) * unit(topics)], axis=1)
        return joined


def _examples(manner: str, vectors: Mapping[str, Vector], dimension: int) -> Matrix:
    """Return the mean of each activity's examples in one manner, centred among all of that manner, shape (t, d)."""
    groups = [stack(row[manner], vectors, dimension) for row in _read()["activities"]]
    middle = mean(np.concatenate(groups), dimension)
    return np.stack([mean(unit(group - middle), dimension) for group in groups])
