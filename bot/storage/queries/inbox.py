"""The inbox: updates stored once, claimed in order per user, and emptied when they are done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, exists, or_, update
from sqlalchemy.orm import aliased
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import InboxState, InboxUpdate

OPEN = (InboxState.RECEIVED, InboxState.ANSWERING)


async def store_update(
    bot_id: int, update_id: int, user_id: int | None, payload: dict[str, Any], now: datetime, *, session: AsyncSession
) -> bool:
    """Store an update; return whether it was new."""
    if await session.get(InboxUpdate, (bot_id, update_id)) is not None:
        return False
    session.add(InboxUpdate(bot_id=bot_id, update_id=update_id, user_id=user_id, payload=payload, received_at=now))
    await session.flush()
    return True


async def claim_updates(bot_id: int, worker: str, limit: int, *, session: AsyncSession) -> Sequence[InboxUpdate]:
    """Claim the oldest open update of each user none of whose updates is being handled.

    The next one of a user becomes claimable when this one is finished: that keeps a user's order on any
    number of workers.
    """
    earlier = aliased(InboxUpdate)
    statement = (
        select(InboxUpdate)
        .where(
            InboxUpdate.bot_id == bot_id,
            col(InboxUpdate.state).in_(OPEN),
            col(InboxUpdate.claimed_by).is_(None),
            or_(
                col(InboxUpdate.user_id).is_(None),
                ~exists().where(
                    and_(
                        col(earlier.user_id) == col(InboxUpdate.user_id),
                        col(earlier.bot_id) == col(InboxUpdate.bot_id),
                        col(earlier.update_id) < col(InboxUpdate.update_id),
                        col(earlier.state).in_(OPEN),
                    )
                ),
            ),
        )
        .order_by(col(InboxUpdate.update_id))
        .limit(limit)
        .with_for_update(skip_locked=True, of=InboxUpdate)
    )
    rows = (await session.exec(statement)).all()
    for row in rows:
        row.claimed_by = worker
        session.add(row)
    return rows


async def release_updates(workers: Sequence[str], *, session: AsyncSession) -> int:
    """Give back what dead workers had claimed; returns how many rows."""
    done = await session.exec(
        update(InboxUpdate)
        .where(col(InboxUpdate.claimed_by).in_(workers), col(InboxUpdate.state).in_(OPEN))
        .values(claimed_by=None)
    )
    return int(done.rowcount)


def finish(row: InboxUpdate, now: datetime, error: str | None = None) -> None:
    """Close an update and drop what was said in it: only its id stays."""
    row.state = InboxState.DONE if error is None else InboxState.FAILED
    row.finished_at, row.error = now, error
    row.payload = row.replies = row.claimed_by = None
