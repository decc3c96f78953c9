"""Timers: one runs at a time, and its message changes once a minute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.address import Address
from bot.storage.models import Account, Notice, NudgeState, Timer, User

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class DueTimer:
    """A timer whose message is to change.

    Attributes:
        timer_id: Which.
        address: Where its person is reached.
        language: Theirs.
        message_id: The message in the chat.
        minutes: Of the whole timer.
        about: What it is for; empty: they did not say.
        ends_at: Aware.
        is_stopped: Whether it was stopped before.
    """

    timer_id: int
    address: Address
    language: str
    message_id: int
    minutes: int
    about: str
    ends_at: datetime
    is_stopped: bool


async def claim_due_timers(
    messenger: str, now: datetime, limit: int, *, session: AsyncSession
) -> tuple[int, Sequence[DueTimer]]:
    """Take timers whose message is to change now, and set when each changes next.

    Args:
        messenger: In which their people are reached.
        now: Aware.
        limit: How many at most.
        session: A writing session.

    Returns:
        How many were due, and those of them whose message is there.
    """
    rows = await session.exec(
        select(Timer, Account, User.language, Notice.message_id)
        .join(Account, col(Account.user_id) == col(Timer.user_id))
        .join(User, col(User.id) == col(Timer.user_id))
        .outerjoin(Notice, col(Notice.id) == col(Timer.start_notice_id))
        .where(col(Timer.next_at).is_not(None), col(Timer.next_at) <= now, Account.messenger == messenger)
        .order_by(col(Timer.next_at))
        .limit(limit)
        .with_for_update(skip_locked=True, of=Timer)
    )
    found, due = 0, []
    for timer, account, language, message_id in rows:
        found += 1
        is_stopped = timer.stopped_at is not None
        timer.next_at = None if is_stopped else next_change(timer.ends_at, now)
        session.add(timer)
        if message_id is not None:
            address = Address(account.messenger, account.address)
            known = timer.minutes, timer.about, timer.ends_at, is_stopped
            due.append(DueTimer(timer.id or 0, address, language, message_id, *known))
    await session.flush()
    return found, due


def minutes_left(ends_at: datetime, now: datetime) -> int:
    """Return how many minutes are left, the one that has begun included; 0 when it is over."""
    return max(0, -((now - ends_at) // _MINUTE))


def next_change(ends_at: datetime, now: datetime) -> datetime | None:
    """Return when the number of minutes left changes next; ``None`` when it is over."""
    left = minutes_left(ends_at, now)
    return ends_at - (left - 1) * _MINUTE if left else None


async def is_any_timer_due(now: datetime, *, session: AsyncSession) -> bool:
    """Whether the message of any timer is to change now."""
    statement = select(Timer.id).where(col(Timer.next_at).is_not(None), col(Timer.next_at) <= now).limit(1)
    return (await session.exec(statement)).first() is not None


async def timer_row(user_id: int, timer_id: int, *, session: AsyncSession) -> Timer | None:
    """Return the timer with this number, if it is this user's."""
    row = await session.get(Timer, timer_id)
    return row if row is not None and row.user_id == user_id else None


async def stop_timers(user_id: int, now: datetime, *, session: AsyncSession) -> None:
    """Stop whatever runs of a user's timers: its message says so, and nothing comes at its end."""
    running = await session.exec(
        select(Timer).where(Timer.user_id == user_id, col(Timer.ends_at) > now, col(Timer.stopped_at).is_(None))
    )
    for timer in running.all():
        notices = [one for one in (timer.start_notice_id, timer.end_notice_id) if one is not None]
        timer.stopped_at = timer.next_at = now
        session.add(timer)
        await session.flush()
        await session.exec(delete(Notice).where(col(Notice.id).in_(notices), col(Notice.state) == NudgeState.PLANNED))
