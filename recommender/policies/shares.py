"""How much of what comes is liked, related and new: planned over a fortnight, so that no taste is used up in days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from recommender.dislikes import activities_named
from recommender.items import Item
from recommender.methods.base import Term
from recommender.policies.context import ShownPair
from recommender.vectors import Vector

FORTNIGHT = timedelta(days=14)

NEAREST = 3
"""Messages that are looked at to see which activities a taste is about."""

NEARLY_AS_NEAR = 0.75
"""Share of the nearest messages' nearness from which another one meets the taste too."""

STEP, MOST = 4.0, 12.0
"""What a nudge more or less than planned moves a score by, and how far at most."""


class Relation(IntEnum):
    """How a message stands to what somebody told that they like."""

    LIKED = 0
    RELATED = 1
    NEW = 2


PLANNED = (0.65, 0.22, 0.13)
"""Shares of :class:`Relation`, in its order."""


@dataclass(frozen=True, eq=False)
class Relations:
    """How the messages of a library stand to one person's likes.

    Attributes:
        kinds: A :class:`Relation` by message, shape (messages,).
        likes: The like that each liked message meets, in the same order; ``None`` for the others.
    """

    kinds: NDArray[np.int8]
    likes: tuple[str | None, ...]


def relations(messages: Sequence[Item], terms: Iterable[Term], scores: Vector) -> Relations | None:
    """Sort the messages of a library; ``None`` for somebody who named no like.

    Args:
        messages: In the library's order.
        terms: Of the person's scores.
        scores: What they add to each message.
    """
    likes = {str(term.text): term.messages for term in terms if term.kind == "like"}
    if not likes or not messages:
        return None
    activities = {name: text for text, like in likes.items() for name in _activities(like, messages)}
    activities |= {name: text for text in likes for name in activities_named(text)}
    near = np.zeros(len(messages), dtype=np.bool_)
    for like in likes.values():
        near |= like >= max(NEARLY_AS_NEAR * _level(like), 1e-6)
    about = np.array([not activities.keys().isdisjoint(item.activities[:1]) for item in messages], dtype=np.bool_)
    finite = scores[np.isfinite(scores)]
    middle = float(np.median(finite)) if finite.size else 0.0
    kinds = np.where(near | about, Relation.LIKED, np.where(scores >= middle, Relation.RELATED, Relation.NEW))
    told = _liked_by(likes, activities, messages)
    liked = [like if kind == Relation.LIKED else None for like, kind in zip(told, kinds, strict=True)]
    return Relations(kinds.astype(np.int8), tuple(liked))


def _liked_by(likes: Mapping[str, Vector], activities: Mapping[str, str], messages: Sequence[Item]) -> list[str]:
    """Return for each message the like that its main activity stands for, or else the nearest one."""
    nearest = [list(likes)[at] for at in np.argmax(list(likes.values()), axis=0)]
    mains = [next(iter(item.activities), "") for item in messages]
    return [activities.get(main, like) for main, like in zip(mains, nearest, strict=True)]


def _level(like: Vector) -> float:
    return float(np.sort(like)[-NEAREST:].mean())


def _activities(like: Vector, messages: Sequence[Item]) -> set[str]:
    """Return the main activities that at least two of the nearest messages are about."""
    nearest = [messages[int(row)] for row in np.argsort(-like)[:NEAREST] if like[row] > 0]
    counts = Counter(item.activities[0] for item in nearest if item.activities)
    return {name for name, count in counts.items() if count > 1}


def planned_bonus(known: Relations, rows: Mapping[str, int], history: Sequence[ShownPair], now: datetime) -> Vector:
    """Return what the plan adds to each message, shape (messages,): more to what came less often than planned.

    Args:
        known: Of the person.
        rows: Row by message id.
        history: What they were sent.
        now: Aware.
    """
    counts = np.zeros(len(Relation))
    for past in history:
        if past.message in rows and past.at > now - FORTNIGHT:
            counts[known.kinds[rows[past.message]]] += 1
    behind = np.array(PLANNED) * (counts.sum() + 1) - counts
    bonus: Vector = np.clip(STEP * behind, -MOST, MOST).astype(np.float32)[known.kinds]
    return bonus
