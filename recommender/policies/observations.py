"""What stored showings and reactions say about a person's tastes, as numbers to learn from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from recommender.policies.context import Context, PastReaction, ShownPair

HALF_LIFE = timedelta(days=90)
"""After this an observation counts half: tastes change."""

SILENCE = 0.02
"""What silence counts beside a reaction: it says little."""

SEEN_WITHIN = timedelta(days=2)
"""Silence counts only where the person reacted to something within it, so that they probably saw the nudge."""

BELONGS_WITHIN = timedelta(days=21)
"""A reaction belongs to a showing of its pair within it; no pair comes again sooner."""

MOST_OBSERVED = 200
"""The latest so many observations are learned from."""

BLOCK_HOURS = 6
"""Hours that share a part of the day."""

Pair = tuple[str, str]


@dataclass(frozen=True, eq=False)
class Observations:
    """Outcomes of showings, one a row.

    Attributes:
        rows: Row numbers of the messages in the library.
        rewards: 1 for what was enjoyed, 0 for what was not.
        weights: How much each counts, above 0; 1 is a fresh and certain answer.
        blocks: Part of the local day at which each was shown.
    """

    rows: NDArray[np.intp]
    rewards: NDArray[np.float64]
    weights: NDArray[np.float64]
    blocks: NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True)
class _Outcome:
    message: str
    teaches: float
    at: datetime


def observations(context: Context, rows: Mapping[str, int]) -> Observations:
    """Return what a person's past teaches at a moment; nothing without a present.

    Args:
        context: The person with their past, as it is stored.
        rows: Row number by message id; what has left the library teaches nothing.
    """
    now = context.now
    outcomes = [] if now is None else [*_answered(context), *_silent(context)]
    known = [one for one in outcomes if one.message in rows and one.teaches]
    known = sorted(known, key=lambda one: one.at)[-MOST_OBSERVED:]
    return Observations(
        np.array([rows[one.message] for one in known], dtype=np.intp),
        np.array([float(one.teaches > 0) for one in known]),
        np.array([abs(one.teaches) * _freshness(one.at, now) for one in known]),
        np.array([part_of_day(one.at, context.time_zone) for one in known], dtype=np.intp),
    )


def part_of_day(at: datetime, time_zone: str) -> int:
    """Return which part of the local day an instant is in, from 0 (night) to 3 (evening)."""
    return at.astimezone(ZoneInfo(time_zone)).hour // BLOCK_HOURS


def _freshness(at: datetime, now: datetime | None) -> float:
    age = timedelta(0) if now is None else max(now - at, timedelta(0))
    return float(2.0 ** -(age / HALF_LIFE))


def _answered(context: Context) -> list[_Outcome]:
    """Return what was answered, all reactions to one showing together."""
    shown = _by_pair(context.history)
    sums: dict[tuple[Pair, datetime], float] = {}
    for reaction in context.reactions:
        pair = reaction.message, reaction.image
        at = _showing_of(reaction, shown.get(pair, ()))
        sums[pair, at] = sums.get((pair, at), 0.0) + reaction.teaches
    return [_Outcome(pair[0], max(-1.0, min(1.0, teaches)), at) for (pair, at), teaches in sums.items()]


def _showing_of(reaction: PastReaction, shown: Iterable[datetime]) -> datetime:
    """Return when that was shown which somebody reacted to; the reaction's own time if that is not known."""
    fitting = [at for at in shown if reaction.at - BELONGS_WITHIN < at <= reaction.at]
    return max(fitting, default=reaction.at)


def _silent(context: Context) -> list[_Outcome]:
    """Return what was probably seen and not answered."""
    moments = sorted(reaction.at for reaction in context.reactions)
    answered = _reaction_times(context.reactions)
    return [
        _Outcome(past.message, -SILENCE, past.at)
        for past in context.history
        if (context.learns_since is None or past.at >= context.learns_since)
        and _is_seen(past.at, moments)
        and not any(past.at <= at < past.at + BELONGS_WITHIN for at in answered.get((past.message, past.image), ()))
    ]


def _is_seen(at: datetime, moments: Sequence[datetime]) -> bool:
    """Whether somebody reacted to anything soon after an instant; the moments in order."""
    place = bisect_right(moments, at)
    return place < len(moments) and moments[place] <= at + SEEN_WITHIN


def _by_pair(history: Iterable[ShownPair]) -> dict[Pair, list[datetime]]:
    found: dict[Pair, list[datetime]] = {}
    for past in history:
        found.setdefault((past.message, past.image), []).append(past.at)
    return found


def _reaction_times(reactions: Iterable[PastReaction]) -> dict[Pair, list[datetime]]:
    found: dict[Pair, list[datetime]] = {}
    for reaction in reactions:
        found.setdefault((reaction.message, reaction.image), []).append(reaction.at)
    return found
