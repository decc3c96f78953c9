"""How little some of many likes say: "surprises" and "small things" beside "swimming"."""

from __future__ import annotations

import numpy as np

from recommender.topics import Topics
from recommender.vectors import Matrix

FEW = 4
"""Likes that are all taken at their word; of more, those that name an activity come first."""

VAGUE = 2.0
"""What a like that names no activity at all loses beside others, in the same unit as nearness."""

CLEAR = 50
"""Of every 100 reference tastes so many name an activity less clearly than a taste has to."""


def clear_enough(topics: Topics, references: Matrix) -> float:
    """Return from which specificity a taste is as good as any other, by reference tastes as unit rows, shape (n, d)."""
    return float(np.percentile(topics.specificity(references), CLEAR))


def vagueness(topics: Topics, likes: Matrix, clear: float) -> Matrix:
    """Return what each of somebody's likes loses for naming no activity clearly.

    Args:
        topics: The activities.
        likes: As unit rows, shape (n, d); of few each was meant.
        clear: Of :func:`clear_enough`.

    Returns:
        Shape (n, 1), at least 0.
    """
    many = min(1.0, max(0, len(likes) - FEW) / FEW)
    faint = 1 - np.minimum(topics.specificity(likes) / np.float32(clear), 1)
    lost: Matrix = np.float32(VAGUE * many) * faint[:, None]
    return lost
