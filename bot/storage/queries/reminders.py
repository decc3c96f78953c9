"""Reminders: what people asked to be reminded of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.reminders import Reminder
from bot.storage.models import Moment, MomentState, Origin, StoredReminder


async def reminders_of(user_id: int, *, session: AsyncSession) -> Sequence[Reminder]:
    """Return a user's reminders, oldest first."""
    rows = await session.exec(
        select(StoredReminder).where(StoredReminder.user_id == user_id).order_by(col(StoredReminder.id))
    )
    return [Reminder(row.text, row.minute, row.days, row.on_day, row.id or 0, row.photo) for row in rows]


async def added_times(user_id: int, *, session: AsyncSession) -> dict[int, datetime]:
    """Return when a user asked for each reminder, by its number."""
    rows = await session.exec(
        select(StoredReminder.id, StoredReminder.created_at).where(StoredReminder.user_id == user_id)
    )
    return {number: at for number, at in rows if number is not None}


async def reminder_row(user_id: int, reminder_id: int, *, session: AsyncSession) -> StoredReminder | None:
    """Return the reminder with this number, if it is this user's."""
    row = await session.get(StoredReminder, reminder_id)
    return row if row is not None and row.user_id == user_id else None


async def add_reminder(user_id: int, reminder: Reminder, now: datetime, *, session: AsyncSession) -> None:
    """Store a new one."""
    session.add(
        StoredReminder(
            user_id=user_id,
            text=reminder.text,
            minute=reminder.minute,
            days=reminder.days,
            on_day=reminder.on,
            created_at=now,
            photo=reminder.photo,
        )
    )
    await session.flush()


async def count_reminders(user_id: int, *, session: AsyncSession) -> int:
    """Return how many a user has."""
    statement = select(func.count()).where(StoredReminder.user_id == user_id)
    return (await session.exec(statement)).one()


async def due_times(user_id: int, *, session: AsyncSession) -> dict[str, datetime]:
    """Return when a user's reminders come next, by the key of the moment."""
    rows = await session.exec(
        select(Moment).where(
            Moment.user_id == user_id, Moment.origin == Origin.OWN, Moment.state == MomentState.PENDING
        )
    )
    return {moment.origin_key: moment.due_at for moment in rows}
