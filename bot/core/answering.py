"""How soon a nudge was answered: what shows that somebody had time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

SOON = timedelta(minutes=10)
"""Who answers within it had time."""


@dataclass(frozen=True)
class SeenMoment:
    """A nudge that arrived.

    Attributes:
        at: When, aware.
        soon: Whether it was answered within :data:`SOON`.
        by_device: Whether a device's signal called for it.
    """

    at: datetime
    soon: bool
    by_device: bool = False
