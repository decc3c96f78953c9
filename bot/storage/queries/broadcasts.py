"""Broadcasts: whom they are for, and how far they have come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, func, or_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import (
    Broadcast,
    BroadcastState,
    Decision,
    Moment,
    Nudge,
    NudgeState,
    Origin,
    Reaction,
    Reason,
    User,
)


def key_of(broadcast_id: int) -> str:
    """Return what a broadcast's moments are known by."""
    return f"broadcast/{broadcast_id}"


def audience_of(audience: str, now: datetime) -> list[Any]:
    """Return the conditions on users that an audience stands for; whoever paused or blocked the bot is never in it."""
    kind, _colon, value = audience.partition(":")
    conditions: list[Any] = [
        col(User.onboarded_at).is_not(None),
        col(User.consented_at).is_not(None),
        col(User.blocked_at).is_(None),
        col(User.paused_at).is_(None),
    ]
    if kind == "cohort":
        conditions.append(col(User.cohort) == value)
    elif kind == "language":
        conditions.append(col(User.language) == value)
    elif kind == "active":
        active = select(Reaction.user_id).where(col(Reaction.at) >= now - timedelta(days=int(value)))
        conditions.append(col(User.id).in_(active))
    return conditions


async def count_audience(audience: str, now: datetime, *, session: AsyncSession) -> int:
    """Return how many users an audience has."""
    statement = select(func.count()).select_from(User).where(*audience_of(audience, now))
    return (await session.exec(statement)).one()


async def next_users(broadcast: Broadcast, now: datetime, limit: int, *, session: AsyncSession) -> Sequence[int]:
    """Return the next users of a broadcast's audience who have no moment yet, by id."""
    statement = (
        select(User.id)
        .where(*audience_of(broadcast.audience, now), col(User.id) > broadcast.cursor)
        .order_by(col(User.id))
        .limit(limit)
    )
    return (await session.exec(statement)).all()


async def get_broadcast(broadcast_id: int, *, session: AsyncSession) -> Broadcast | None:
    """Return a broadcast as it is stored now, locked until the transaction ends."""
    return await session.get(Broadcast, broadcast_id, populate_existing=True, with_for_update=True)


async def running_broadcasts(*, session: AsyncSession) -> Sequence[Broadcast]:
    """Return the broadcasts that are under way, oldest first."""
    statement = select(Broadcast).where(Broadcast.state == BroadcastState.RUNNING).order_by(col(Broadcast.id))
    return (await session.exec(statement)).all()


async def progress_of(broadcast_id: int, *, session: AsyncSession) -> dict[str, int]:
    """Return what became of a broadcast's moments so far.

    Returns:
        Counts by what became of them: ``sent``, ``on the way``, ``withheld`` (a pause, quiet hours, the cap, the gap),
        ``blocked`` (the user has blocked the bot), ``failed`` (also those of which nobody knows whether they arrived),
        ``not decided``. Trials to the operator alone are not counted.
    """
    blocked = func.coalesce(
        or_(
            col(Decision.reason) == Reason.BLOCKED,
            and_(col(Nudge.state) == NudgeState.FAILED, col(User.blocked_at).is_not(None)),
        ),
        False,
    ).label("is_blocked")
    rows = await session.exec(
        select(Decision.outcome, Nudge.state, blocked, func.count())
        .select_from(Moment)
        .join(User, col(User.id) == col(Moment.user_id))
        .join(Decision, col(Decision.moment_id) == col(Moment.id), isouter=True)
        .join(Nudge, col(Nudge.moment_id) == col(Moment.id), isouter=True)
        .where(Moment.origin == Origin.BROADCAST, Moment.origin_key == key_of(broadcast_id))
        .group_by(col(Decision.outcome), col(Nudge.state), blocked)
    )
    counts = {"sent": 0, "on the way": 0, "withheld": 0, "blocked": 0, "failed": 0, "not decided": 0}
    for outcome, state, is_blocked, count in rows:
        if outcome is None:
            counts["not decided"] += count
        elif is_blocked:
            counts["blocked"] += count
        elif state is None:
            counts["withheld"] += count
        elif state is NudgeState.SENT:
            counts["sent"] += count
        elif state in (NudgeState.FAILED, NudgeState.UNKNOWN):
            counts["failed"] += count
        else:
            counts["on the way"] += count
    return counts
