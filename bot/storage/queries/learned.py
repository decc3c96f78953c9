"""What all people's answers say about the library, and what they told that it has little for. Nobody is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import ItemState, StoredMessage, Taste, TasteKind
from bot.storage.queries.population import answers_by_message
from recommender.dislikes import activities_named
from recommender.policies.population import shrunk_means

WIDE = 1.96
"""Standard errors on either side of an interval that holds the truth 95 times of 100."""

DISLIKED_FROM = 6
"""Answers to a message below which nothing is held against it."""

FAR_BELOW = 0.6
"""A message is liked by nobody if even the upper end of its interval is below this share of what is usual."""

TOLD_BY = 3
"""People who must have told a like before it is named: what one person said stays theirs."""

LITTLE = 6
"""Messages about a like below which the library has little for it."""


@dataclass(frozen=True)
class EstimatedRate:
    """How often something is enjoyed by those who answer.

    Attributes:
        name: Of what.
        mean: From 0 to 1, shrunk towards what is usual.
        low: Of the 95 % interval.
        high: Likewise.
        answers: How many it comes from.
    """

    name: str
    mean: float
    low: float
    high: float
    answers: int


@dataclass(frozen=True)
class LearnedByAll:
    """What all people's answers say.

    Attributes:
        usual: How often anything is enjoyed.
        techniques: Estimated rates by technique, those with most answers first.
        messages: The same by message id.
        disliked: Of the messages those that hardly anybody likes, the worst one first.
        unserved: Likes that several people told and that few messages are about, with how many people and messages.
    """

    usual: float
    techniques: Sequence[EstimatedRate]
    messages: Sequence[EstimatedRate]
    disliked: Sequence[EstimatedRate]
    unserved: Sequence[tuple[str, int, int]]


async def learned_by_all(since: datetime, *, session: AsyncSession) -> LearnedByAll:
    """Return what answers since an instant say about the messages that may be sent."""
    answers = await answers_by_message(since, session=session)
    found = await session.exec(
        select(StoredMessage.id, StoredMessage.activities, StoredMessage.technique).where(
            StoredMessage.state == ItemState.LIVE
        )
    )
    rows = found.all()
    kinds = {name: activities[0] if activities else "" for name, activities, _technique in rows}
    usual, messages, _activities = estimated(answers, kinds)
    _usual, _messages, techniques = estimated(answers, {name: technique or "" for name, _about, technique in rows})
    bad = [one for one in messages if one.answers >= DISLIKED_FROM and one.high < FAR_BELOW * usual]
    about = [name for activities in (row[1] for row in rows) for name in activities]
    return LearnedByAll(
        usual,
        [one for one in techniques if one.name],
        messages,
        sorted(bad, key=lambda one: (one.high, one.name)),
        await _unserved(about, session=session),
    )


def estimated(
    answers: Mapping[str, tuple[float, float]], kinds: Mapping[str, str]
) -> tuple[float, list[EstimatedRate], list[EstimatedRate]]:
    """Return what is usual, and the estimated rates of messages and of their kinds, those with most answers first.

    Args:
        answers: How many answers were good ones and how many there are, by message id.
        kinds: Kind of each message, by its id.
    """
    if not kinds:
        return 0.0, [], []
    names = sorted(set(kinds.values()))
    numbers = np.array([names.index(kinds[name]) for name in kinds], dtype=np.intp)
    given = np.array([answers.get(name, (0.0, 0.0)) for name in kinds])
    found = shrunk_means(given[:, 0], given[:, 1], numbers)
    counts = np.bincount(numbers, given[:, 1], len(names)).astype(np.float64)
    items = _rates(list(kinds), found.items, found.item_errors, given[:, 1])
    return found.overall, items, _rates(names, found.kinds, found.kind_errors, counts)


def _rates(
    names: Sequence[str], means: NDArray[np.float64], errors: NDArray[np.float64], counts: NDArray[np.float64]
) -> list[EstimatedRate]:
    rows = zip(names, means.tolist(), errors.tolist(), counts.tolist(), strict=True)
    found = [
        EstimatedRate(name, mean, max(0.0, mean - WIDE * error), min(1.0, mean + WIDE * error), int(count))
        for name, mean, error, count in rows
        if count
    ]
    return sorted(found, key=lambda one: (-one.answers, one.name))


async def _unserved(about: Sequence[str], *, session: AsyncSession) -> list[tuple[str, int, int]]:
    told = func.lower(Taste.english)
    people = func.count(func.distinct(Taste.user_id))
    statement = (
        select(told, people)
        .where(Taste.kind == TasteKind.LIKE)
        .group_by(told)
        .having(people >= TOLD_BY)
        .order_by(people.desc(), told)
    )
    found = []
    for like, count in await session.exec(statement):
        named = activities_named(like)
        messages = sum(activity in named for activity in about)
        if messages < LITTLE:
            found.append((str(like), int(count), messages))
    return found
