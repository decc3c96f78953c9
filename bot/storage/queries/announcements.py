"""Announcements: broadcasts of free words, each copy a notice, so that nobody gets one twice whatever crashes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, delete, func, update
from sqlalchemy import select as select_columns
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import Broadcast, Notice, NudgeState, User
from bot.storage.queries.broadcasts import BroadcastProgress, audience_of
from bot.storage.queries.nudges import Withdrawal

LEFT = "blocked"
"""What the error of a copy begins with whose reader has blocked the bot."""

CANCELLED = Withdrawal.CANCELLED.value

_WAITING = (NudgeState.PLANNED, NudgeState.CLAIMED)


async def next_readers(broadcast: Broadcast, now: datetime, limit: int, *, session: AsyncSession) -> Sequence[User]:
    """Return the next people of an announcement's audience who have no copy of it, by id."""
    have = select(Notice.user_id).where(Notice.broadcast_id == broadcast.id)
    statement = (
        select(User)
        .where(*audience_of(broadcast.audience, now), col(User.id) > broadcast.cursor, col(User.id).not_in(have))
        .order_by(col(User.id))
        .limit(limit)
    )
    return (await session.exec(statement)).all()


async def count_due(broadcast_id: int, now: datetime, *, session: AsyncSession) -> int:
    """Return how many copies may be sent now, or are being sent; those that wait for a morning are not among them."""
    statement = select(func.count()).where(
        Notice.broadcast_id == broadcast_id,
        col(Notice.state).in_((*_WAITING, NudgeState.SENDING)),
        col(Notice.not_before) <= now,
    )
    return (await session.exec(statement)).one()


async def announcement_progress(broadcast_id: int, *, session: AsyncSession) -> BroadcastProgress:
    """Return what became of an announcement's copies so far."""
    has_left = func.coalesce(col(Notice.error).like(f"{LEFT}%"), False).label("has_left")
    is_cancelled = func.coalesce(col(Notice.error) == CANCELLED, False).label("is_cancelled")
    await session.flush()
    rows = await (await session.connection()).execute(
        select_columns(col(Notice.state), has_left, is_cancelled, func.count())
        .where(col(Notice.broadcast_id) == broadcast_id)
        .group_by(col(Notice.state), has_left, is_cancelled)
    )
    counts: Counter[str] = Counter()
    withheld: Counter[str] = Counter()
    for state, left, cancelled, count in rows:
        if state == NudgeState.FAILED and cancelled:
            counts["taken_back"] += count
        elif state == NudgeState.FAILED and left:
            withheld[LEFT] += count
        else:
            counts[_ENDS.get(NudgeState(state), "on_the_way")] += count
    return BroadcastProgress(**counts, withheld=withheld)


_ENDS = {NudgeState.SENT: "sent", NudgeState.FAILED: "failed", NudgeState.UNKNOWN: "unknown"}


async def pause_announcement(broadcast: Broadcast, *, session: AsyncSession) -> None:
    """Take back all copies that are not being sent; who loses one gets it once the announcement goes on."""
    waiting = and_(col(Notice.broadcast_id) == broadcast.id, col(Notice.state).in_(_WAITING))
    first = (await session.exec(select(func.min(Notice.user_id)).where(waiting))).one()
    if first is not None:
        broadcast.cursor = min(broadcast.cursor, first - 1)
    await session.exec(delete(Notice).where(waiting).execution_options(synchronize_session=False))


async def cancel_announcement(broadcast: Broadcast, *, session: AsyncSession) -> None:
    """Take back all copies that are not being sent, for good."""
    waiting = and_(col(Notice.broadcast_id) == broadcast.id, col(Notice.state).in_(_WAITING))
    stopped = update(Notice).where(waiting).values(state=NudgeState.FAILED, error=CANCELLED)
    await session.exec(stopped.execution_options(synchronize_session=False))


async def announce_again(broadcast: Broadcast, now: datetime, *, session: AsyncSession) -> None:
    """Let those get an announcement once more to whom it certainly did not go, who have not blocked the bot."""
    failed = and_(
        col(Notice.broadcast_id) == broadcast.id,
        col(Notice.state) == NudgeState.FAILED,
        func.coalesce(col(Notice.error), "").not_like(f"{LEFT}%"),
    )
    fresh = {"state": NudgeState.PLANNED, "error": None, "claimed_by": None, "attempts": 0, "not_before": now}
    await session.exec(update(Notice).where(failed).values(**fresh).execution_options(synchronize_session=False))
