"""How sure an answer really is, by how often answers that sounded as sure were right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BIN = 40
"""Answers that are looked at together: fewer say little, more blur."""


@dataclass(frozen=True)
class Calibration:
    """A rising curve from how sure answers sounded to how often they were right.

    Attributes:
        sounded: Means of the bins, rising.
        were: How often the answers of the bin were right, never falling.
    """

    sounded: NDArray[np.float64]
    were: NDArray[np.float64]

    def __call__(self, sounds: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return how sure answers are that sound so sure."""
        return np.interp(sounds, self.sounded, self.were)


def fit_calibration(sounds: NDArray[np.float64], right: NDArray[np.bool_]) -> Calibration:
    """Return the curve for some answers: means of bins, joined where they would fall (Ayer and others 1955).

    Args:
        sounds: How sure each answer sounded, shape (n,).
        right: Whether it was right.
    """
    order = np.argsort(sounds)
    bins = np.array_split(order, max(len(order) // BIN, 1))
    blocks: list[tuple[float, float, int]] = []
    for part in bins:
        blocks.append((float(sounds[part].mean()), float(right[part].mean()), len(part)))
        while len(blocks) > 1 and blocks[-2][1] >= blocks[-1][1]:
            later, earlier = blocks.pop(), blocks.pop()
            many = earlier[2] + later[2]
            x, y = ((earlier[at] * earlier[2] + later[at] * later[2]) / many for at in (0, 1))
            blocks.append((x, y, many))
    return Calibration(np.array([one[0] for one in blocks]), np.array([one[1] for one in blocks]))
