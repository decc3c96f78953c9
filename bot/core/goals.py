"""What somebody wants to do so often a week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

TEXT_LIMIT = 60
"""Characters of a goal's words."""

GOALS_LIMIT = 5
"""Goals that one person may have; more would be none."""

MOST_TIMES = 7


@dataclass(frozen=True)
class Goal:
    """Something to do so often a week.

    Attributes:
        text: In the person's own words.
        times: A week, 1 to 7.
        id: As it is stored; 0: it is not.
        done: The local days on which it was done, oldest first.
    """

    text: str
    times: int
    id: int = 0
    done: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= self.times <= MOST_TIMES:
            raise ValueError(f"a goal is 1 to 7 times a week, not {self.times}")

    def done_in_week_of(self, day: date) -> int:
        """Return on how many days of a local day's week it was done."""
        monday = day - timedelta(days=day.weekday())
        return sum(monday <= one <= monday + timedelta(days=6) for one in set(self.done))
