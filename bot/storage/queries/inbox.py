"""The inbox: updates stored once, claimed in order per user, and emptied when they are done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, exists, null, or_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import aliased
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import InboxState, InboxUpdate
from bot.storage.types import literally


async def store_update(
    bot_id: int, update_id: int, user_id: int | None, payload: dict[str, Any], now: datetime, *, session: AsyncSession
) -> bool:
    """Store an update; return whether it was new."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    values = {
        "bot_id": bot_id,
        "update_id": update_id,
        "user_id": user_id,
        "state": InboxState.RECEIVED,
        "payload": payload,
        "received_at": now,
        "replies_done": 0,
        "attempts": 0,
    }
    done = await session.exec(insert(InboxUpdate).values(**values).on_conflict_do_nothing())
    return bool(done.rowcount)


async def is_anything_open(bot_id: int, *, session: AsyncSession) -> bool:
    """Whether an update waits to be claimed."""
    statement = select(InboxUpdate.update_id).where(
        _open(InboxUpdate), InboxUpdate.bot_id == bot_id, col(InboxUpdate.claimed_by).is_(None)
    )
    return (await session.exec(statement.limit(1))).first() is not None


async def claim_updates(
    bot_id: int, worker: str, limit: int, *, tried: bool = True, session: AsyncSession
) -> Sequence[InboxUpdate]:
    """Claim the oldest open update of each user none of whose updates is being handled.

    The next one of a user becomes claimable when this one is finished: that keeps a user's order on any
    number of workers. An update that is claimed to be read counts the attempt with the claim; of those that were
    tried before, when the process ended, one at most is claimed at a time, so that what ends a process is found and
    nothing that was only beside it is blamed.

    Args:
        bot_id: Whose updates.
        worker: Who claims.
        limit: Rows at most.
        tried: Whether one that was tried before may be among them.
        session: A writing one.
    """
    earlier = aliased(InboxUpdate)
    statement = (
        select(InboxUpdate)
        .where(
            InboxUpdate.bot_id == bot_id,
            _open(InboxUpdate),
            col(InboxUpdate.claimed_by).is_(None),
            or_(
                col(InboxUpdate.user_id).is_(None),
                ~exists().where(
                    and_(
                        col(earlier.user_id) == col(InboxUpdate.user_id),
                        col(earlier.bot_id) == col(InboxUpdate.bot_id),
                        col(earlier.update_id) < col(InboxUpdate.update_id),
                        _open(earlier),
                    )
                ),
            ),
        )
        .order_by(col(InboxUpdate.update_id))
        .limit(limit)
        .with_for_update(skip_locked=True, of=InboxUpdate)
    )
    claimed = []
    for row in (await session.exec(statement)).all():
        if row.state is InboxState.RECEIVED:
            if row.attempts and not tried:
                continue
            tried = tried and not row.attempts
            row.attempts += 1
        row.claimed_by = worker
        session.add(row)
        claimed.append(row)
    return claimed


async def release_updates(workers: Sequence[str], *, died: bool = True, session: AsyncSession) -> int:
    """Give back what workers had claimed; returns how many rows.

    Args:
        workers: Who had claimed them.
        died: Whether they ended unforeseen; what an orderly end leaves was not tried.
        session: A writing one.
    """
    mine = _open(InboxUpdate) & col(InboxUpdate.claimed_by).in_(workers)
    if not died:
        untried = mine & (col(InboxUpdate.state) == InboxState.RECEIVED) & (col(InboxUpdate.attempts) > 0)
        await session.exec(update(InboxUpdate).where(untried).values(attempts=col(InboxUpdate.attempts) - 1))
    done = await session.exec(update(InboxUpdate).where(mine).values(claimed_by=None))
    return int(done.rowcount)


def finish(row: InboxUpdate, now: datetime, error: str | None = None) -> None:
    """Close an update and drop what was said in it: only its id stays."""
    row.state = InboxState.DONE if error is None else InboxState.FAILED
    row.finished_at, row.error = now, error
    row.payload = row.replies = row.claimed_by = None


async def note_replies(bot_id: int, update_id: int, replies_done: int, *, session: AsyncSession) -> None:
    """Note how many replies to an update were made."""
    await session.exec(_one(bot_id, update_id).values(replies_done=replies_done))


async def close_update(bot_id: int, update_id: int, now: datetime, error: str | None, *, session: AsyncSession) -> None:
    """Close an update whose replies were made, as :func:`finish` does."""
    state = InboxState.DONE if error is None else InboxState.FAILED
    await session.exec(
        _one(bot_id, update_id).values(
            state=state, finished_at=now, error=error, payload=null(), replies=null(), claimed_by=None
        )
    )


async def purge_updates(before: datetime, *, session: AsyncSession) -> int:
    """Forget updates that were finished before an instant: Telegram repeats none that is older than a day."""
    done = await session.exec(
        delete(InboxUpdate).where(
            col(InboxUpdate.state).in_((InboxState.DONE, InboxState.FAILED)), col(InboxUpdate.finished_at) < before
        )
    )
    return int(done.rowcount)


def _one(bot_id: int, update_id: int) -> Any:
    return (
        update(InboxUpdate)
        .where(col(InboxUpdate.bot_id) == bot_id, col(InboxUpdate.update_id) == update_id)
        .execution_options(synchronize_session=False)
    )


def _open(table: type[InboxUpdate]) -> Any:
    return literally(col(table.state), InboxState.RECEIVED, InboxState.ANSWERING)
