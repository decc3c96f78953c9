"""Days on which somebody is to be left in peace, or one of them before or after some time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DayException:
    """What is other on one day than on all others.

    Attributes:
        day: Which, or the first of several.
        quiet_until: Until what minute of the day it is quiet; several where it may be of either half; empty: it is not.
        quiet_from: From what minute of the day on it is quiet, in the same way.
        days: How many are meant, that one being the first.
    """

    day: date
    quiet_until: tuple[int, ...] = ()
    quiet_from: tuple[int, ...] = ()
    days: int = 1
