"""When somebody is away from home."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class TripTimes:
    """The times of a trip, as far as they were told.

    Attributes:
        leaves: Aware; ``None``: they are there by now, or don't say.
        back: Aware; ``None``: they don't say.
    """

    leaves: datetime | None = None
    back: datetime | None = None
