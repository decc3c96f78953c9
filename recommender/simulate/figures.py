"""Figures of a simulation, with bootstrap intervals by person."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from recommender.simulate.answers import HiddenAnswer
from recommender.simulate.judge import Fault, NudgeVerdict
from recommender.simulate.people import SimulatedPerson

RESAMPLES = 2000
"""Bootstrap samples: enough for two digits of a 95 % interval."""

SOON = timedelta(days=21)
"""Within which no pair should come again."""

LOVED_FROM = 0.5
"""Warmth from which a kind is a loved one."""

MONTH_DAYS = 30

WINDOWS_A_WEEK = 12
"""Of somebody with two windows on most days."""


@dataclass(frozen=True)
class LivedNudge:
    """A nudge that somebody got.

    Attributes:
        at: When, aware.
        day: Of the simulation, from 0.
        message: The message's id.
        image: The image's id.
        warmth: How likely they warm to the kind of thing, whatever the moment.
        verdict: The judge's word.
        answer: What they tapped, ``None``: nothing.
        probability: With which the policy drew the pair.
    """

    at: datetime
    day: int
    message: str
    image: str
    warmth: float
    verdict: NudgeVerdict
    answer: HiddenAnswer | None
    probability: float


@dataclass(frozen=True)
class Life:
    """What one person got in a simulation.

    Attributes:
        person: Who.
        days: How many.
        nudges: In order of time.
        withheld: How often nothing came, by reason.
    """

    person: SimulatedPerson
    days: int
    nudges: tuple[LivedNudge, ...]
    withheld: Mapping[str, int]

    @property
    def moments(self) -> int:
        """How many moments there were."""
        return len(self.nudges) + sum(self.withheld.values())


Share = tuple[float, float]
"""What is counted, and out of how much."""


def _of_nudges(is_counted: Callable[[LivedNudge], bool]) -> Callable[[Life], Share]:
    return lambda life: (sum(map(is_counted, life.nudges)), len(life.nudges))


def _faulty(fault: Fault) -> Callable[[Life], Share]:
    return _of_nudges(lambda nudge: fault in nudge.verdict.faults)


def _repeated(life: Life, within: timedelta) -> Share:
    last: dict[tuple[str, str], datetime] = {}
    count = 0
    for nudge in life.nudges:
        pair = nudge.message, nudge.image
        count += pair in last and nudge.at - last[pair] < within
        last[pair] = nudge.at
    return count, len(life.nudges)


def _overlap(life: Life) -> Share:
    first = {nudge.message for nudge in life.nudges if nudge.day < MONTH_DAYS}
    second = {nudge.message for nudge in life.nudges if MONTH_DAYS <= nudge.day < 2 * MONTH_DAYS}
    return len(second & first), len(second)


def _distinct(life: Life) -> Share:
    windows = sum(bin(window.days).count("1") for window in life.person.windows)
    return (len({nudge.message for nudge in life.nudges}), 1) if windows >= WINDOWS_A_WEEK else (0, 0)


def _warm(life: Life, late: bool) -> Share:
    nudges = [nudge for nudge in life.nudges if (nudge.day >= life.days / 2) is late]
    return sum(nudge.warmth >= LOVED_FROM for nudge in nudges), len(nudges)


def _answered_well(life: Life) -> Share:
    answers = [nudge.answer for nudge in life.nudges if nudge.answer is not None]
    return sum(answer is not HiddenAnswer.NOT_FOR_ME for answer in answers), len(answers)


FIGURES: Mapping[str, Callable[[Life], Share]] = {
    "fit": _of_nudges(lambda nudge: nudge.verdict.fits),
    "doubtful": _of_nudges(lambda nudge: bool(nudge.verdict.doubts) and not nudge.verdict.faults),
    "unfit": _of_nudges(lambda nudge: bool(nudge.verdict.faults)),
    "repeated_within_21_days": lambda life: _repeated(life, SOON),
    "came_before": lambda life: _repeated(life, timedelta.max),
    "second_month_overlap": _overlap,
    "distinct_texts": _distinct,
    "light_faults": _faulty(Fault.LIGHT),
    "season_faults": _faulty(Fault.SEASON),
    "place_faults": _faulty(Fault.PLACE),
    "hour_faults": _faulty(Fault.HOUR),
    "disliked": _faulty(Fault.DISLIKED),
    "limited": _faulty(Fault.LIMITED),
    "lacking": _faulty(Fault.LACKING),
    "different_activities": _faulty(Fault.MISMATCHED),
    "loved_first_half": lambda life: _warm(life, late=False),
    "loved_second_half": lambda life: _warm(life, late=True),
    "answered_well": _answered_well,
    "silent": lambda life: (life.withheld.get("nothing_suitable", 0), life.moments),
}
"""By name; each a share of nudges but for the second month's texts, distinct texts (per person with two windows
on most days), what was answered well (of what was answered) and silence (of moments)."""


@dataclass(frozen=True)
class Figure:
    """One figure; ``None`` where there is nothing to count."""

    value: float | None
    low: float | None = None
    high: float | None = None


def figures_of(lives: Sequence[Life], *, seed: int = 0) -> dict[str, Figure]:
    """Return every figure of :data:`FIGURES`, pooled, with a 95 % percentile interval over people."""
    rng = np.random.default_rng(seed)
    drawn = rng.integers(0, len(lives), size=(RESAMPLES, len(lives)))
    return {
        name: _figure(np.array([of(life) for life in lives], dtype=np.float64), drawn) for name, of in FIGURES.items()
    }


def _figure(shares: NDArray[np.float64], drawn: NDArray[np.int64]) -> Figure:
    counted, size = shares.sum(axis=0)
    if not size:
        return Figure(None)
    sums = shares[drawn].sum(axis=1)
    kept = sums[sums[:, 1] > 0]
    low, high = np.percentile(kept[:, 0] / kept[:, 1], [2.5, 97.5])
    return Figure(float(counted / size), float(low), float(high))
