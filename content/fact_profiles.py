"""What is suggested of texts for all facts together: texts of which the same is suggested at first need the same.

Scores of one fact tell of others: what is hard work is seldom silent, what needs daylight has a season. The scores of a
first round are one more kernel of a second (stacking: Wolpert 1992).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class FactProfiles:
    """The first scores of examples, each as if it had been left out.

    Attributes:
        middle: Of each score.
        spread: Likewise.
        rows: Of the examples, less the middle, by the spread, of unit length; shape (examples, scores).
    """

    middle: Floats
    spread: Floats
    rows: Floats

    @classmethod
    def of(cls, scores: Floats) -> FactProfiles:
        """Return the profiles of examples by their scores, shape (examples, scores)."""
        if not scores.size:
            return cls(np.zeros(scores.shape[1]), np.ones(scores.shape[1]), scores)
        middle, spread = scores.mean(axis=0), scores.std(axis=0) + 1e-9
        return cls(middle, spread, _placed(scores, middle, spread))

    def nearness(self, scores: Floats) -> Floats:
        """Return how near texts are to the examples by their scores, shape (texts, examples)."""
        near: Floats = _placed(scores, self.middle, self.spread) @ self.rows.T
        return near


def _placed(scores: Floats, middle: Floats, spread: Floats) -> Floats:
    rows = (scores - middle) / spread
    placed: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return placed
