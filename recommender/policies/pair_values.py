"""What each message is worth with each of its own pictures, as a matrix from which what may not come is struck."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.items import Item
from recommender.near_duplicates import groups_of
from recommender.pictures import NONE, OwnPictures, Rows
from recommender.policies.slate import LeftOutItems
from recommender.recommendation import NO_PICTURE
from recommender.vectors import Matrix, Vector

Slot = tuple[int, int]
"""Row number of a message, and which of its own pictures."""


@dataclass(frozen=True, eq=False)
class PairTable:
    """The pairs of a library: each message with its own pictures.

    Attributes:
        pictures: Which images belong to which message.
        messages: Row numbers by id.
        images: Likewise.
        groups: Of messages and of images, the row number of the first one that says nearly the same.
        words_alone: Whether a message without any picture stands in the table by itself, in its first place.
    """

    pictures: OwnPictures
    messages: Mapping[str, int]
    images: Mapping[str, int]
    groups: tuple[Rows, Rows]
    words_alone: bool = False

    @classmethod
    def of(
        cls, pictures: OwnPictures, messages: Sequence[Item], images: Sequence[Item], *, words_alone: bool = False
    ) -> PairTable:
        """Number the items of a library in their order."""
        rows, image_rows = ({item.id: row for row, item in enumerate(side)} for side in (messages, images))
        groups = groups_of([item.text for item in messages]), groups_of([item.text for item in images])
        return cls(pictures, rows, image_rows, groups, words_alone)

    @property
    def unsent(self) -> Rows:
        """Row numbers of the messages that make no pair."""
        return np.zeros(0, dtype=np.intp) if self.words_alone else self.pictures.lonely

    def values(self, texts: Vector, pictures: Vector) -> Matrix:
        """Return what each pair is worth, shape (messages, own pictures), minus infinity where there is none."""
        values: Matrix = texts[:, None] + pictures[self.pictures.rows] + self.pictures.joint
        values[np.isnan(values)] = -np.inf
        if self.words_alone:
            values[self.pictures.lonely, 0] = texts[self.pictures.lonely] + self._plain
        return values

    @property
    def _plain(self) -> np.float32:
        """What a message by itself is worth beside its text: as much as one whose picture goes least well with it."""
        best = self.pictures.joint[:, 0]
        return np.float32(best[best > -np.inf].min(initial=0.0))

    def strike(self, values: Matrix, out: LeftOutItems, pairs: Collection[tuple[str, str]] = ()) -> None:
        """Leave items and pairs out of ``values``."""
        messages, images = self.messages, self.images
        values[[messages[name] for name in out.messages if name in messages]] = -np.inf
        struck = np.zeros(len(images) + 1, dtype=np.bool_)  # the last one is for "no picture"
        struck[[images[name] for name in out.images if name in images]] = True
        values[struck[self.pictures.rows]] = -np.inf
        self.add(values, pairs, -np.inf)

    def add(self, values: Matrix, pairs: Collection[tuple[str, str]], worth: float) -> None:
        """Add to the worth of pairs."""
        named = [
            (self.messages[message], NONE if image == NO_PICTURE else self.images[image])
            for message, image in pairs
            if message in self.messages and (image == NO_PICTURE or image in self.images)
        ]
        if named:
            rows, images = np.array(named).T
            place, slot = np.nonzero(self.pictures.rows[rows] == images[:, None])
            values[rows[place], slot] += np.float32(worth)

    def best(self, values: Matrix, alike: Matrix, most: int) -> list[Slot]:
        """Return the best pairs, nothing twice: neither a message, nor a picture, nor what says nearly the same.

        Args:
            values: What each pair is worth.
            alike: The same, with who is in the pictures: that counts among a message's own pictures alone.
            most: How many at most.
        """
        found: list[Slot] = []
        messages: set[int] = set()
        images: set[int] = {NONE}
        said, shown = self.groups[0], np.append(self.groups[1], NONE)  # the last one is for "no picture"
        for at in np.argsort(-values, axis=None, kind="stable"):
            row, slot = divmod(int(at), values.shape[1])
            if values[row, slot] == -np.inf or len(found) >= most:
                break
            groups = shown[self.pictures.rows[row]].tolist()
            if int(said[row]) in messages or (groups[slot] in images and groups[slot] != NONE):
                continue
            free = [other for other, group in enumerate(groups) if group not in images or other == slot]
            chosen = max(free, key=alike[row].tolist().__getitem__)
            messages.add(int(said[row]))
            images.add(groups[chosen])
            found.append((row, chosen))
        return found


def slots_of(values: Matrix, alike: Matrix) -> tuple[NDArray[np.intp], Vector]:
    """Return for each message which of its own pictures comes with it, and what it is worth with its best one."""
    worth: Vector = values.max(axis=1)
    return np.where(values > -np.inf, alike, -np.inf).argmax(axis=1), worth


def subtract(scores: Vector, rows: Mapping[str, int], penalties: Mapping[str, float]) -> Vector:
    """Take penalties from scores; return what was taken, shape as the scores."""
    taken: Vector = np.zeros_like(scores)
    for name, penalty in penalties.items():
        if name in rows:
            taken[rows[name]] = penalty
    scores -= taken
    return taken
