"""The pictures that belong to a message, found once per library and without any person in mind.

Pictures that a person chose for a message are its own and no others: where all of them show the evening, the message
waits for it. For other messages, activities that a person set come first, vectors second. A taste, the sun and the
season choose among a message's own pictures and never marry it to a picture of something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.facts import Light, Thing
from recommender.items import Item
from recommender.vectors import Matrix

MOST = 6
"""Pictures of a message at most: three for the evening and three for the day."""

SURE = 2
"""Pictures for the evening, and for the day, that a message has if there are any about the same, and near."""

FAR_WITHIN = 0.8
"""Part of ``within`` by which another picture may stay behind the best one."""

ANIMALS = frozenset({Thing.DOG, Thing.CAT})
"""Who is named is who is shown: no cat stands in for a dog."""

NONE = -1
"""Row number where a message has fewer pictures."""

ALIKE = 4.0
"""Worth of the same main activity beside how well two texts go together: more than any difference between texts."""

Rows = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class OwnPictures:
    """Which images belong to which message.

    Attributes:
        rows: Numbers of the images, best first, shape (messages, MOST); :data:`NONE` where there are fewer.
        joint: How well each of them goes with the message, minus infinity where there is none. Those that a person
            chose all go as well with it as the best picture of an ordinary message.
    """

    rows: Rows
    joint: Matrix

    @property
    def lonely(self) -> Rows:
        """Row numbers of the messages without any picture."""
        return np.flatnonzero(self.rows[:, 0] == NONE) if self.rows.size else np.zeros(0, dtype=np.intp)


def own_pictures(
    messages: Sequence[Item], images: Sequence[Item], joint: Matrix, within: float, least: float
) -> OwnPictures:
    """Return the pictures of each message.

    Of those that somebody chose, what is not in the library is left out, and what shows the night with a message of the
    day, or the reverse.

    Args:
        messages: The library's.
        images: Likewise.
        joint: How well each message and image go together, shape (messages, images).
        within: How far behind its best picture another one may be and still belong to a message.
        least: How well a picture must go with a message of which nobody said what it is about.
    """
    size = min(MOST, len(images))
    rows = np.full((len(messages), MOST), NONE, dtype=np.intp)
    found = np.full((len(messages), MOST), -np.inf, dtype=np.float32)
    if not (messages and size):
        return OwnPictures(rows, found)
    worth = _worth(messages, images, joint, within, least)
    order = np.argsort(-worth, axis=1, kind="stable")
    lights = [image.facts.light for image in images]
    near = FAR_WITHIN * within
    ordinary = np.median(joint.max(axis=1))
    numbers = {image.id: row for row, image in enumerate(images)}
    wrong = _of_another_light(messages, images)
    for at, message in enumerate(messages):
        fitting = [int(row) for row in order[at, : 8 * size] if worth[at, row] > -np.inf]
        best = joint[at, fitting].max(initial=-np.inf)
        fitting = [row for row in fitting if joint[at, row] >= best - within]
        named = [numbers[name] for name in message.pictures if name in numbers]
        if chosen := [row for row in named if not wrong[at, row]][:size]:
            rows[at, : len(chosen)], found[at, : len(chosen)] = chosen, ordinary
            continue
        chosen = _of_every_light(fitting, lights, [joint[at, row] >= best - near for row in fitting], size)
        rows[at, : len(chosen)] = chosen
        found[at, : len(chosen)] = joint[at, chosen]
    return OwnPictures(rows, found)


def _worth(messages: Sequence[Item], images: Sequence[Item], joint: Matrix, within: float, least: float) -> Matrix:
    """Return the order in which images belong to messages, minus infinity for those that do not."""
    names = sorted({name for item in (*messages, *images) for name in item.activities})
    said, shown = _labels(messages, names), _labels(images, names)
    mainly = _labels(messages, names, main=True)
    both, main = mainly @ _labels(images, names, main=True).T, mainly @ shown.T
    shared = said @ shown.T
    # what is about the same as the message's main activity leaves no room for what merely shares another one
    same = np.where(main.max(axis=1, keepdims=True, initial=0) > 0, main, np.minimum(shared, 1))
    same = np.where(both.sum(axis=1, keepdims=True) >= MOST, both, same)
    is_labelled = same.max(axis=1, keepdims=True, initial=0) > 0
    near = joint >= np.maximum(joint.max(axis=1, keepdims=True) - np.float32(within), np.float32(least))
    about = np.where(is_labelled, same > 0, near)
    about &= ~(_of_another_animal(messages, images) | _of_another_light(messages, images))
    worth: Matrix = np.where(about, joint + np.float32(ALIKE) * (shared - 1) * is_labelled, -np.inf)
    return worth


def _of_another_animal(messages: Sequence[Item], images: Sequence[Item]) -> NDArray[np.bool_]:
    """Return where a message names an animal and a picture of animals shows others, shape (messages, images)."""
    named = [ANIMALS.intersection(item.facts.things or ()) for item in messages]
    shown = [ANIMALS.intersection(item.facts.things or ()) if "pets" in item.activities else None for item in images]
    return np.array(
        [[bool(one) and other is not None and one.isdisjoint(other) for other in shown] for one in named],
        dtype=np.bool_,
    ).reshape(len(messages), len(images))


def _of_another_light(messages: Sequence[Item], images: Sequence[Item]) -> NDArray[np.bool_]:
    """Return where a message is of the night and a picture shows the day, or the reverse, shape (messages, images)."""
    opposite = {Light.DAY: Light.DARK, Light.DARK: Light.DAY}
    shown = [image.facts.light for image in images]
    wrong = [opposite.get(item.facts.light) if item.facts.light else None for item in messages]
    return np.array([[one is not None and one is other for other in shown] for one in wrong], dtype=np.bool_).reshape(
        len(messages), len(images)
    )


def _labels(items: Sequence[Item], names: Sequence[str], *, main: bool = False) -> Matrix:
    at = {name: place for place, name in enumerate(names)}
    rows = np.zeros((len(items), len(names)), dtype=np.float32)
    for row, item in enumerate(items):
        rows[row, [at[name] for name in item.activities[: 1 if main else None]]] = 1
    return rows


def _of_every_light(
    fitting: Sequence[int], lights: Sequence[Light | None], are_near: Sequence[bool], size: int
) -> list[int]:
    """Return the first images, half of them for the evening and half for the day where there are such.

    Two of each half are taken that lie at all near the best one; a third must be nearer.
    """
    near = {row for row, is_near in zip(fitting, are_near, strict=True) if is_near}
    wanted: list[int] = []
    for wrong in (Light.DAY, Light.DARK):
        half = [row for row in fitting if lights[row] is not wrong]
        wanted += half[:SURE] + [row for row in half[SURE : size // 2] if row in near]
    return sorted(dict.fromkeys(wanted), key=fitting.index)[:size]
