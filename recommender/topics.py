"""What texts are about, as nearness to a fixed list of things people do off screen.

Plain similarity of short texts mixes what they are about with how they are written. Nearness to the same list of
activities, sharpened by a power so that only the nearest count, is about the former alone; the two together tell
better which message goes with which picture than either does.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np
import yaml

from recommender.vectors import Matrix, unit

SHARPNESS = 3
"""Power of the nearness: 1 counts far activities too much, from 5 on only the nearest one is left."""


@cache
def activity_phrases() -> tuple[str, ...]:
    """Return the list of activities."""
    text = files("recommender").joinpath("data/activities.yaml").read_text(encoding="utf-8")
    return tuple(yaml.safe_load(text))


def with_topics(rows: Matrix, activities: Matrix, weight: float) -> Matrix:
    """Append to each vector what it is about.

    Args:
        rows: Unit rows, shape (n, d).
        activities: Unit rows of :func:`activity_phrases`, centred, shape (t, d).
        weight: Of a unit of topic similarity beside a unit of plain similarity, at least 0.

    Returns:
        Shape (n, d + t). The dot product of two rows is their cosine similarity plus ``weight`` times the cosine
        similarity of their topics, where a text's topics are ``max(0, row . activity) ** SHARPNESS``.
    """
    topics = unit(np.maximum(rows @ activities.T, 0.0) ** SHARPNESS)
    joined: Matrix = np.concatenate([rows, np.float32(np.sqrt(weight)) * topics], axis=1)
    return joined
