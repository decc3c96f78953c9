"""When somebody has time for a nudge, learned from what they answered within ten minutes, and how a minute is drawn.

Bayesian regression over the half hours of the local day: each nudge tells something of the person as a whole, of the
hours around it, less of the same hours on days of the other kind, and of nudges that a device called for. It begins
with what is known of all people. A half hour is drawn as often as it is the best one in draws from what is believed
(Thompson sampling); each minute keeps a share.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import numpy as np

from bot.core.answering import SeenMoment
from bot.delivery.common_hours import NOT_KNOWN, CommonHours
from bot.delivery.day_cells import HALF_HOUR, NOISE, Cell, Counts, DayCells, Floats, cell_of

LOOKED_BACK = timedelta(days=60)
"""Earlier nudges say nothing of when somebody has time now."""

EVENLY = 0.12
"""Share that is drawn evenly over the window, whatever is believed: nothing is ruled out for good."""

PERSON, HOURS, DEVICE = 0.15, 0.25, 0.1
"""Standard deviations around what is known of all: of people, of the hours of one, of nudges by a device's signal."""

BOLDNESS, DRAWS = 0.3, 256


@dataclass(frozen=True)
class Piece:
    """A part of a window that lies in one half hour by the local clock.

    Attributes:
        begin: Aware.
        end: Aware.
        chance: With which the moment falls into it.
    """

    begin: datetime
    end: datetime
    chance: float

    @property
    def per_minute(self) -> float:
        """The chance of each of its minutes."""
        return self.chance / ((self.end - self.begin) / timedelta(minutes=1))


@dataclass(frozen=True)
class Receptivity:
    """When a person has time, as far as that is known.

    Attributes:
        seen: What they were sent, by half hours.
        common: When people have time, whoever they are.
    """

    seen: tuple[Counts, ...] = ()
    common: CommonHours = NOT_KNOWN

    @classmethod
    def of(cls, moments: Iterable[SeenMoment], zone: ZoneInfo, common: CommonHours = NOT_KNOWN) -> Receptivity:
        """Sum up what a person was sent; of who never answered soon nothing can be learned beside what is common."""
        sums: dict[Cell, tuple[int, int]] = {}
        for moment in moments:
            key = cell_of(moment.at, zone, by_device=moment.by_device)
            soon, count = sums.get(key, (0, 0))
            sums[key] = (soon + moment.soon, count + 1)
        known = any(soon for soon, _count in sums.values())
        return cls(tuple((*key, *sums[key]) for key in sorted(sums)) if known else (), common)

    def pieces(self, begin: datetime, end: datetime, zone: ZoneInfo) -> list[Piece]:
        """Return the parts of a stretch of time with the chance of each; their sum is 1.

        Args:
            begin: Aware.
            end: Later.
            zone: The person's.
        """
        if not (self.seen or self.common.means):
            return [Piece(begin, end, 1.0)]
        ends = _half_hours(begin, end)
        begins = [begin, *ends[:-1]]
        lengths = np.array([(until - since) / timedelta(minutes=1) for since, until in zip(begins, ends, strict=True)])
        chances = lengths / lengths.sum()
        best = self._best([cell_of(since, zone) for since in begins]) * lengths
        chances = EVENLY * chances + (1 - EVENLY) * best / best.sum()
        return [Piece(*one) for one in zip(begins, ends, chances.tolist(), strict=True)]

    def _best(self, cells: Sequence[Cell]) -> Floats:
        """Return how likely each half hour is the best one."""
        mean, covariance = self._believed(cells)
        values, axes = np.linalg.eigh(covariance)
        drawn = mean + BOLDNESS * _normals(len(cells)) @ (axes * np.sqrt(np.maximum(values, 0.0))).T
        counts: Floats = np.bincount(drawn.argmax(axis=1), minlength=len(cells)) / DRAWS
        return counts + 1e-9

    def _believed(self, cells: Sequence[Cell]) -> tuple[Floats, Floats]:
        """Return mean and covariance of how often the person answers soon."""
        asked, spread = DayCells.of(cells), (PERSON, HOURS, DEVICE)
        prior, own = self.common.mean(cells), asked.alike(asked, *spread)
        if not self.seen:
            return prior, own
        past: list[Cell] = [one[:3] for one in self.seen]
        known = DayCells.of(past)
        soon, count = np.array([one[3:] for one in self.seen], dtype=np.float64).T
        surprise, shared = soon / count - self.common.mean(past), asked.alike(known, *spread)
        solved = np.linalg.solve(known.alike(known, *spread) + np.diag(NOISE**2 / count), np.c_[surprise, shared.T])
        return prior + shared @ solved[:, 0], own - shared @ solved[:, 1:]


UNKNOWN = Receptivity()
"""Of somebody of whom nothing is known: any minute is as good as another."""


def drawn_minute(pieces: Sequence[Piece], share: float) -> tuple[datetime, float]:
    """Return an instant, to the second, and the chance of each minute around it.

    Args:
        pieces: With their chances, in order, at least one.
        share: From 0 up to 1: which part of all chance lies before the instant.
    """
    before = 0.0
    for piece in pieces:
        if share < before + piece.chance or piece is pieces[-1]:
            part = min(max((share - before) / piece.chance, 0.0), 1.0) if piece.chance else 0.0
            seconds = int((piece.end - piece.begin).total_seconds() * part)
            return piece.begin + timedelta(seconds=seconds), piece.per_minute
        before += piece.chance
    raise ValueError("there are no pieces to draw from: give at least one")


def _half_hours(begin: datetime, end: datetime) -> list[datetime]:
    """Return the ends of half hours of the clock within a stretch, its own end last."""
    first = (
        begin
        + timedelta(minutes=HALF_HOUR)
        - timedelta(minutes=begin.minute % HALF_HOUR, seconds=begin.second, microseconds=begin.microsecond)
    )
    count = max(0, int((end - first) / timedelta(minutes=HALF_HOUR)) + 1) if first < end else 0
    ends = [first + at * timedelta(minutes=HALF_HOUR) for at in range(count)]
    return [*(one for one in ends if one < end), end]


@cache
def _normals(count: int) -> Floats:
    """Return the draws of the standard normal distribution, shape (DRAWS, count)."""
    return np.random.default_rng(count).standard_normal((DRAWS, count))
