"""Half hours of the two kinds of days, and how much what is known of some says about others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Self
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from bot.core.weekly_windows import MINUTES_PER_DAY

HALF_HOUR = 30

SATURDAY = 5

NEAR_MINUTES = 40.0
"""Hours that are so far apart are alike by three fifths."""

OTHER_DAYS = 0.6
"""How much weekdays and weekends are alike."""

NOISE = 0.45
"""Standard deviation of a single answer."""

Floats = NDArray[np.float64]

Cell = tuple[int, bool, bool]
"""First minute of a half hour of the local day, whether it is on a weekend, and whether a device called."""

Counts = tuple[int, bool, bool, int, int]
"""A cell with how many nudges were answered soon in it, and how many there were."""


@dataclass(frozen=True)
class DayCells:
    """Some cells, one row each.

    Attributes:
        minutes: First one of each, of the local day.
        weekend: Whether on one, 0 or 1.
        device: Whether a device called, 0 or 1.
    """

    minutes: Floats
    weekend: Floats
    device: Floats

    @classmethod
    def of(cls, cells: Iterable[Cell]) -> Self:
        """Return cells as columns."""
        columns = np.array(list(cells), dtype=np.float64).reshape(-1, 3)
        return cls(columns[:, 0], columns[:, 1], columns[:, 2])

    def alike(self, other: DayCells, whole: float, hours: float, device: float) -> Floats:
        """Return the covariance of what is believed before any answer, shape (these, others).

        Args:
            other: The cells of the columns.
            whole: Standard deviation of what all cells share.
            hours: Of hours.
            device: Of nudges by a device's signal beside others.
        """
        apart = np.abs(self.minutes[:, None] - other.minutes)
        apart = np.minimum(apart, MINUTES_PER_DAY - apart)
        days = np.where(self.weekend[:, None] == other.weekend, 1.0, OTHER_DAYS)
        by_hour = hours**2 * np.exp(-0.5 * (apart / NEAR_MINUTES) ** 2) * days
        alike: Floats = whole**2 + by_hour + device**2 * (self.device[:, None] == other.device)
        return alike


def cell_of(at: datetime, zone: ZoneInfo, *, by_device: bool = False) -> Cell:
    """Return the cell in which an instant lies for somebody in a time zone."""
    local = at.astimezone(zone)
    return (local.hour * 60 + local.minute) // HALF_HOUR * HALF_HOUR, local.weekday() >= SATURDAY, by_device
