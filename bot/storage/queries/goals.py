"""Goals: what people want to do so often a week."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.goals import Goal
from bot.storage.models import StoredGoal

_KEPT = 60
"""Days on which a goal was done that are kept."""


async def goals_of(user_ids: Collection[int], *, session: AsyncSession) -> dict[int, list[Goal]]:
    """Return these users' goals, by user, oldest first."""
    rows = await session.exec(
        select(StoredGoal).where(col(StoredGoal.user_id).in_(user_ids)).order_by(col(StoredGoal.id))
    )
    found: dict[int, list[Goal]] = {}
    for row in rows:
        done = tuple(date.fromisoformat(day) for day in row.done)
        found.setdefault(row.user_id, []).append(Goal(row.text, row.times, row.id or 0, done))
    return found


async def add_goal(user_id: int, goal: Goal, now: datetime, *, session: AsyncSession) -> None:
    """Store a new one; one of the same words is changed instead."""
    for row in (await session.exec(select(StoredGoal).where(StoredGoal.user_id == user_id))).all():
        if row.text.casefold() == goal.text.casefold():
            row.times = goal.times
            session.add(row)
            await session.flush()
            return
    session.add(StoredGoal(user_id=user_id, text=goal.text, times=goal.times, done=[], created_at=now))
    await session.flush()


async def goal_row(user_id: int, goal_id: int, *, session: AsyncSession) -> StoredGoal | None:
    """Return the goal with this number, if it is this user's."""
    row = await session.get(StoredGoal, goal_id)
    return row if row is not None and row.user_id == user_id else None


def with_day(days: Sequence[str], day: date) -> list[str]:
    """Return the days on which a goal was done with one more."""
    return sorted({*days, day.isoformat()})[-_KEPT:]
