"""One day on which somebody is to be left in peace before or after some time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DayException:
    """What is other on one day than on all others.

    Attributes:
        day: Which.
        quiet_until: Until what minute of the day it is quiet; several where it may be of either half; empty: it is not.
        quiet_from: From what minute of the day on it is quiet, in the same way.
    """

    day: date
    quiet_until: tuple[int, ...] = ()
    quiet_from: tuple[int, ...] = ()
