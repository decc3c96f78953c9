"""What reactions teach: a direction towards what somebody enjoyed and away from what was not for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from recommender.policies.context import PastReaction

HALF_LIFE = timedelta(days=30)
"""After this a reaction counts half: tastes change."""

STEP = 0.2
"""Length that one fresh reaction that teaches 1 adds, beside likes of length 1."""

BOUND = 0.6
"""Longest direction: what was learned refines what was told and never outweighs it."""

SEEMS_FROM = 0.9
"""From this sum of weights on an activity is said to be enjoyed."""


@dataclass(frozen=True, eq=False)
class Directions:
    """Where the items of a library lie: unit vectors, shape (d,), by id, after their type's centre was subtracted."""

    messages: Mapping[str, NDArray[np.float32]]
    images: Mapping[str, NDArray[np.float32]]


def learned_direction(
    reactions: Iterable[PastReaction], directions: Directions, now: datetime
) -> NDArray[np.float32] | None:
    """Return what to add to a user, shape (d,), of length at most :data:`BOUND`; ``None`` if nothing was learned.

    Each reaction adds ``STEP * teaches * 2 ** (-age / HALF_LIFE)`` times the mean of its pair's two vectors.
    Items that have left the library teach nothing any more.
    """
    total: NDArray[np.float32] | None = None
    for reaction in reactions:
        share = STEP * _worth(reaction, now)
        found: list[NDArray[np.float32]] = [
            place[name]
            for place, name in ((directions.messages, reaction.message), (directions.images, reaction.image))
            if name in place
        ]
        if share and found:
            step = np.asarray(share * np.mean(found, axis=0), dtype=np.float32)
            total = step if total is None else np.add(total, step)
    if total is None:
        return None
    length = float(np.linalg.norm(total))
    if length == 0.0:
        return None
    bounded: NDArray[np.float32] = (total * np.float32(min(1.0, BOUND / length))).astype(np.float32)
    return bounded


def enjoyed_activities(
    reactions: Iterable[PastReaction], activities: Mapping[str, Sequence[str]], now: datetime, most: int = 3
) -> tuple[list[str], list[str]]:
    """Return what somebody seems to enjoy and what rather not, as activities, strongest first.

    Args:
        reactions: Reactions.
        activities: Of the library's messages, by id, the main one first.
        now: Aware.
        most: How many of each at most.
    """
    sums: dict[str, float] = {}
    for reaction in reactions:
        for name in list(activities.get(reaction.message, ()))[:1]:
            sums[name] = sums.get(name, 0.0) + _worth(reaction, now)
    ranked = sorted(sums, key=lambda name: (-abs(sums[name]), name))
    liked = [name for name in ranked if sums[name] >= SEEMS_FROM]
    disliked = [name for name in ranked if sums[name] <= -SEEMS_FROM]
    return liked[:most], disliked[:most]


def _worth(reaction: PastReaction, now: datetime) -> float:
    age = max(now - reaction.at, timedelta(0))
    return float(reaction.teaches * 2.0 ** -(age / HALF_LIFE))
