"""When somebody has time for a nudge, learned from what they answered within ten minutes, and how a minute is drawn.

Bayesian regression over the half hours of the local day: each nudge tells something of the person as a whole, of the
hours around it, less of the same hours on days of the other kind, and of nudges that a device called for. A half hour
is drawn as often as it is the best one in draws from what is believed (Thompson sampling); each minute keeps a share.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from bot.core.answering import SeenMoment
from bot.core.weekly_windows import MINUTES_PER_DAY

LOOKED_BACK = timedelta(days=60)
"""Earlier nudges say nothing of when somebody has time now."""

HALF_HOUR = 30

SATURDAY = 5

EVENLY = 0.12
"""Share that is drawn evenly over the window, whatever is believed: nothing is ruled out for good."""

PERSON, HOURS, DEVICE, NOISE = 0.15, 0.25, 0.1, 0.45
"""Standard deviations: of people, of the hours of one, of nudges by a device's signal beside others, of one answer."""

NEAR_MINUTES = 40.0
"""Hours that are so far apart are alike by three fifths."""

OTHER_DAYS = 0.6
"""How much weekdays and weekends are alike."""

USUAL = 0.35
"""How often people answer soon, before anything is known."""

BOLDNESS, DRAWS = 0.3, 256

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class _Cells:
    """Half hours of the week's two kinds of days; one row each.

    Attributes:
        minutes: Middle of each, of the local day.
        weekend: Whether on one, 0 or 1.
        device: Whether a device called, 0 or 1.
    """

    minutes: Floats
    weekend: Floats
    device: Floats

    def alike(self, other: _Cells) -> Floats:
        """Return the covariance of what is believed before any answer, shape (these, others)."""
        apart = np.abs(self.minutes[:, None] - other.minutes)
        apart = np.minimum(apart, MINUTES_PER_DAY - apart)
        days = np.where(self.weekend[:, None] == other.weekend, 1.0, OTHER_DAYS)
        hours = HOURS**2 * np.exp(-0.5 * (apart / NEAR_MINUTES) ** 2) * days
        alike: Floats = PERSON**2 + hours + DEVICE**2 * (self.device[:, None] == other.device)
        return alike


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
        seen: What they were sent, as half hours with how often they answered soon: ``(minute, weekend, device, soon,
            all)`` each.
    """

    seen: tuple[tuple[int, bool, bool, int, int], ...] = ()

    @classmethod
    def of(cls, moments: Iterable[SeenMoment], zone: ZoneInfo) -> Receptivity:
        """Sum up what a person was sent; nothing can be learned of who never answered soon."""
        sums: dict[tuple[int, bool, bool], tuple[int, int]] = {}
        for moment in moments:
            key = (*_cell(moment.at, zone), moment.by_device)
            soon, count = sums.get(key, (0, 0))
            sums[key] = (soon + moment.soon, count + 1)
        known = any(soon for soon, _count in sums.values())
        return cls(tuple((*key, *sums[key]) for key in sorted(sums)) if known else ())

    def pieces(self, begin: datetime, end: datetime, zone: ZoneInfo) -> list[Piece]:
        """Return the parts of a stretch of time with the chance of each; their sum is 1.

        Args:
            begin: Aware.
            end: Later.
            zone: The person's.
        """
        if not self.seen:
            return [Piece(begin, end, 1.0)]
        ends = _half_hours(begin, end)
        begins = [begin, *ends[:-1]]
        lengths = np.array([(until - since) / timedelta(minutes=1) for since, until in zip(begins, ends, strict=True)])
        chances = lengths / lengths.sum()
        best = self._best([_cell(since, zone) for since in begins]) * lengths
        chances = EVENLY * chances + (1 - EVENLY) * best / best.sum()
        return [Piece(*one) for one in zip(begins, ends, chances.tolist(), strict=True)]

    def _best(self, cells: Sequence[tuple[int, bool]]) -> Floats:
        """Return how likely each half hour is the best one."""
        minutes, weekend, device, soon, count = np.array(self.seen, dtype=np.float64).T
        known = _Cells(minutes, weekend, device)
        asked = _Cells(*np.array([(minute, day, 0) for minute, day in cells], dtype=np.float64).T)
        shared = asked.alike(known)
        solved = np.linalg.solve(known.alike(known) + np.diag(NOISE**2 / count), np.c_[soon / count - USUAL, shared.T])
        mean = USUAL + shared @ solved[:, 0]
        values, axes = np.linalg.eigh(asked.alike(asked) - shared @ solved[:, 1:])
        drawn = mean + BOLDNESS * _normals(len(cells)) @ (axes * np.sqrt(np.maximum(values, 0.0))).T
        counts: Floats = np.bincount(drawn.argmax(axis=1), minlength=len(cells)) / DRAWS
        return counts + 1e-9


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


def _cell(at: datetime, zone: ZoneInfo) -> tuple[int, bool]:
    """Return the first minute of the half hour of the local day, and whether it is on a weekend."""
    local = at.astimezone(zone)
    return (local.hour * 60 + local.minute) // HALF_HOUR * HALF_HOUR, local.weekday() >= SATURDAY


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
