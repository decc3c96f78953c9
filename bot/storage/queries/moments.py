"""Moments: planned once, due in order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import Moment, MomentState, Origin


async def add_moment(
    user_id: int,
    origin: Origin,
    origin_key: str,
    due_at: datetime,
    expires_at: datetime,
    *,
    wish: str | None = None,
    session: AsyncSession,
) -> bool:
    """Add a moment unless that user has one of this origin and key; return whether it is new."""
    values = {
        "user_id": user_id,
        "origin": origin,
        "origin_key": origin_key,
        "due_at": due_at,
        "expires_at": expires_at,
        "state": MomentState.PENDING,
        "wish": wish,
    }
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    insert = sqlite.insert(Moment) if on_sqlite else postgresql.insert(Moment)
    done = await session.exec(insert.values(**values).on_conflict_do_nothing())
    return bool(done.rowcount)


async def due_moments(
    now: datetime, limit: int, *, without: Collection[int] = (), session: AsyncSession
) -> Sequence[Moment]:
    """Return pending moments that are due, oldest first, but none of the users ``without``."""
    statement = (
        select(Moment)
        .where(Moment.state == MomentState.PENDING, col(Moment.due_at) <= now, col(Moment.user_id).not_in(without))
        .order_by(col(Moment.due_at))
        .limit(limit)
    )
    return (await session.exec(statement)).all()


async def lock_pending(ids: Sequence[int], *, session: AsyncSession) -> Sequence[Moment]:
    """Return those of the moments that are still pending, locked until the transaction ends."""
    statement = (
        select(Moment)
        .where(col(Moment.id).in_(ids), Moment.state == MomentState.PENDING)
        .order_by(col(Moment.due_at))
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    return (await session.exec(statement)).all()


async def drop_pending_windows(user_id: int, *, session: AsyncSession) -> None:
    """Remove what was planned from a user's windows but is not decided: the schedule has changed."""
    await session.exec(
        delete(Moment).where(
            col(Moment.user_id) == user_id,
            col(Moment.origin) == Origin.WINDOW,
            col(Moment.state) == MomentState.PENDING,
        )
    )


async def next_pending(*, after: datetime, user_id: int | None = None, session: AsyncSession) -> datetime | None:
    """Return when the next pending moment (of a user, or of anybody) is due."""
    statement = select(Moment.due_at).where(Moment.state == MomentState.PENDING, col(Moment.due_at) > after)
    if user_id is not None:
        statement = statement.where(Moment.user_id == user_id)
    return (await session.exec(statement.order_by(col(Moment.due_at)).limit(1))).first()


async def ask_for_nudge(
    user_id: int, key: str, now: datetime, expiry: timedelta, *, wish: str | None = None, session: AsyncSession
) -> bool:
    """Add a moment that the user asked for, due at once; return whether it is new."""
    return await add_moment(user_id, Origin.ASKED, key, now, now + expiry, wish=wish, session=session)
