"""When people have time, whoever they are: what is believed of somebody of whom nothing is known.

How often all people answered within ten minutes, by half hours, smoothed by Bayesian regression: each nudge tells
something of all hours, of those around it, and less of the same ones on days of the other kind. What is believed of
one person starts there (:mod:`bot.delivery.receptivity`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import product
from typing import Self

import numpy as np

from bot.core.weekly_windows import MINUTES_PER_DAY
from bot.delivery.day_cells import HALF_HOUR, NOISE, Cell, Counts, DayCells, Floats

USUAL = 0.35
"""How often people answer soon, before anything is known."""

WHOLE, HOURS, DEVICE = 0.2, 0.15, 0.1
"""Standard deviations of what people have in common: of all hours, of single ones, of nudges by a device's signal."""

OF_PEOPLE = 0.25
"""Standard deviation of one person's hours around those of all: a few people's nudges say little of others'."""

DIGITS = 3

EVERY_CELL: tuple[Cell, ...] = tuple(product(range(0, MINUTES_PER_DAY, HALF_HOUR), (False, True), (False, True)))


@dataclass(frozen=True)
class CommonHours:
    """How often people answer soon, by cell.

    Attributes:
        means: From 0 to 1; a cell that is not named is as good as :data:`USUAL`.
    """

    means: Mapping[Cell, float] = field(default_factory=dict)

    @classmethod
    def of(cls, counts: Iterable[Counts], people: int) -> Self:
        """Smooth what was counted.

        Args:
            counts: Of all people, cells at most once.
            people: How many they were.
        """
        rows = [one for one in counts if one[-1]]
        if not rows:
            return cls()
        known, every = DayCells.of(row[:3] for row in rows), DayCells.of(EVERY_CELL)
        soon, count = np.array([row[3:] for row in rows], dtype=np.float64).T
        noise = NOISE**2 / count + OF_PEOPLE**2 / np.minimum(count, max(people, 1))
        spread = (WHOLE, HOURS, DEVICE)
        solved = np.linalg.solve(known.alike(known, *spread) + np.diag(noise), soon / count - USUAL)
        means = np.clip(USUAL + every.alike(known, *spread) @ solved, 0.0, 1.0)
        return cls({cell: round(float(mean), DIGITS) for cell, mean in zip(EVERY_CELL, means, strict=True)})

    @property
    def digest(self) -> str:
        """A short word for these very numbers."""
        return sha256(repr(sorted(self.means.items())).encode()).hexdigest()[:8]

    def mean(self, cells: Sequence[Cell]) -> Floats:
        """Return what is believed of cells before a person's own answers, shape (cells,)."""
        return np.array([self.means.get(cell, USUAL) for cell in cells])


NOT_KNOWN = CommonHours()
"""Where too few people have been sent anything."""
