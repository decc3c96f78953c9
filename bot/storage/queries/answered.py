"""How soon people answered what they were sent."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Subquery, func, or_
from sqlalchemy import select as select_columns
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.answering import SOON, SeenMoment
from bot.storage.models import Nudge, NudgeState, Origin, Reaction, User

UNASKED = (Origin.WINDOW, Origin.SCREEN_TIME)
"""Whoever asks has time anyway."""


CHUNK = 10_000
"""Rows of all people that are held in memory at once."""


@dataclass(frozen=True)
class SomebodysMoment:
    """A nudge that arrived at somebody.

    Attributes:
        user_id: Whose.
        time_zone: Theirs.
        moment: What became of it.
    """

    user_id: int
    time_zone: str
    moment: SeenMoment


async def seen_moments(user_id: int, since: datetime, *, session: AsyncSession) -> list[SeenMoment]:
    """Return the nudges that came to a person unasked, with whether they were answered soon."""
    first = _first_reactions(col(Reaction.user_id) == user_id)
    found = await session.exec(
        select(Nudge.sent_at, Nudge.origin, first.c.at)
        .join(first, first.c.nudge == col(Nudge.id), isouter=True)
        .where(Nudge.user_id == user_id, *_came_unasked(since))
    )
    return [_seen(sent, Origin(origin), at) for sent, origin, at in found if sent is not None]


async def everybodys_moments(since: datetime, *, session: AsyncSession) -> AsyncIterator[SomebodysMoment]:
    """Yield the nudges that came to people unasked, in chunks; what they asked to forget does not count."""
    first = _first_reactions(col(Reaction.at) >= since)
    statement = (
        select_columns(col(Nudge.user_id), col(User.time_zone), col(Nudge.sent_at), col(Nudge.origin), first.c.at)
        .join(User, col(User.id) == col(Nudge.user_id))
        .join(first, first.c.nudge == col(Nudge.id), isouter=True)
        .where(
            *_came_unasked(since),
            or_(col(User.learning_since).is_(None), col(Nudge.sent_at) >= col(User.learning_since)),
        )
    )
    rows = await session.stream(statement, execution_options={"yield_per": CHUNK})
    async for user_id, time_zone, sent, origin, at in rows:
        if sent is not None:
            yield SomebodysMoment(user_id, time_zone or "UTC", _seen(sent, origin, at))


def _first_reactions(where: ColumnElement[bool]) -> Subquery:
    """Return when somebody first reacted to each nudge."""
    return (
        select(col(Reaction.nudge_id).label("nudge"), func.min(Reaction.at).label("at"))
        .where(where)
        .group_by(col(Reaction.nudge_id))
        .subquery()
    )


def _came_unasked(since: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Nudge.created_at) >= since,
        col(Nudge.state) == NudgeState.SENT,
        col(Nudge.origin).in_(UNASKED),
    )


def _seen(sent: datetime, origin: Origin, answered: datetime | None) -> SeenMoment:
    return SeenMoment(sent, answered is not None and answered - sent <= SOON, origin is Origin.SCREEN_TIME)
