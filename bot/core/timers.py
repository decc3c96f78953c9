"""What somebody asks of a timer."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_MINUTES = 180
"""Whoever wants more wants an alarm clock."""

ABOUT_LIMIT = 60
"""Characters of what a timer is for."""


@dataclass(frozen=True)
class TimerRequest:
    """What somebody asks of a timer.

    Attributes:
        minutes: For how long; ``None``: they don't say, or it is no length for a timer.
        about: What for, in their own words; empty: they don't say.
        stops: Whether the one that runs is to stop.
    """

    minutes: int | None
    about: str = ""
    stops: bool = False
