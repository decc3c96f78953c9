"""The inbox: updates stored once, claimed in order per user, and emptied when they are done."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, exists, func, null, or_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import aliased
from sqlmodel import SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import SelectOfScalar

from bot.queue.rows import take
from bot.queue.spec import Guarantee, QueueSpec, Retry
from bot.storage.models import InboxState, InboxUpdate
from bot.storage.models.base import Json
from bot.storage.types import literally

PACE = timedelta(seconds=1)
"""How far the turns of one person's updates lie apart: who sends more than that waits behind who sends less."""


@dataclass(frozen=True)
class Arrival:
    """An update that came in.

    Attributes:
        update_id: Telegram's number of it.
        payload: As it may be stored.
        user_id: Whose it is; ``None``: nobody's whom we answer in a private chat.
        known: Whether they have agreed to be known, or have a role.
    """

    update_id: int
    payload: Json
    user_id: int | None = None
    known: bool = False


async def store_updates(bot_id: int, arrivals: Sequence[Arrival], now: datetime, *, session: AsyncSession) -> None:
    """Store updates; a repeat changes nothing."""
    if not arrivals:
        return
    turns = await _last_turns(bot_id, {arrival.user_id for arrival in arrivals if arrival.user_id}, session=session)
    rows = []
    for arrival in arrivals:
        turn = now
        if arrival.user_id is not None:
            turn = turns[arrival.user_id] = max(now, turns.get(arrival.user_id, now - PACE) + PACE)
        rows.append({**vars(arrival), "bot_id": bot_id, "received_at": now, "turn_at": turn, **_AS_RECEIVED})
    await _insert(rows, session=session)


async def store_set_aside(
    bot_id: int, update_id: int, raw: str, error: str, now: datetime, *, session: AsyncSession
) -> None:
    """Store an update that nobody will handle as it came, until it is purged."""
    row = {"bot_id": bot_id, "update_id": update_id, "received_at": now, "turn_at": now, "known": False}
    failed = {"state": InboxState.FAILED, "error": error, "finished_at": now, "payload": {"raw": raw}}
    await _insert([row | _AS_RECEIVED | failed], session=session)


async def _insert(rows: list[Json], *, session: AsyncSession) -> None:
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    await session.exec(insert(SQLModel.metadata.tables["inbox"]).on_conflict_do_nothing(), params=rows)


_AS_RECEIVED = {"state": InboxState.RECEIVED, "replies_done": 0, "attempts": 0}


async def _last_turns(bot_id: int, users: Collection[int], *, session: AsyncSession) -> dict[int, datetime]:
    """Return the latest turn of each of these users who has updates open."""
    statement = (
        select(InboxUpdate.user_id, func.max(InboxUpdate.turn_at))
        .where(InboxUpdate.bot_id == bot_id, is_open(InboxUpdate), col(InboxUpdate.user_id).in_(users))
        .group_by(col(InboxUpdate.user_id))
    )
    return {user: turn for user, turn in await session.exec(statement) if user is not None}


async def is_anything_open(bot_id: int, *, strangers: bool = True, session: AsyncSession) -> bool:
    """Whether an update waits to be claimed; without ``strangers``, one of somebody known."""
    statement = select(InboxUpdate.update_id).where(
        is_open(InboxUpdate), InboxUpdate.bot_id == bot_id, col(InboxUpdate.claimed_by).is_(None)
    )
    if not strangers:
        statement = statement.where(col(InboxUpdate.known).is_(True))
    return (await session.exec(statement.limit(1))).first() is not None


async def claim_updates(
    bot_id: int, worker: str, limit: int, *, strangers: int | None = None, tried: bool = True, session: AsyncSession
) -> Sequence[InboxUpdate]:
    """Claim the oldest open update of each user none of whose updates is being handled, known people's first.

    The next one of a user becomes claimable when this one is finished: that keeps a user's order on any
    number of workers. Between users it goes by their turns, so that somebody who sends a hundred updates keeps
    nobody waiting who sends one. An update that is claimed to be read counts the attempt with the claim; of those
    that were tried before, when the process ended, one at most is claimed at a time, so that what ends a process is
    found and nothing that was only beside it is blamed.

    Args:
        bot_id: Whose updates.
        worker: Who claims.
        limit: Rows at most.
        strangers: Rows at most of those who are not known; ``None``: as many as there is room for.
        tried: Whether one that was tried before may be among them.
        session: A writing one.
    """
    claimed: list[InboxUpdate] = []
    for known, most in ((True, limit), (False, limit if strangers is None else strangers)):
        room = min(most, limit - len(claimed))
        rows = (await session.exec(_claimable(bot_id, known=known, limit=room))).all() if room > 0 else ()
        for row in rows:
            to_read = row.state is InboxState.RECEIVED
            if to_read and row.attempts:
                if not tried:
                    continue
                tried = False
            take(row, worker, counts=to_read)
            session.add(row)
            claimed.append(row)
    return claimed


async def unowned_before(bot_id: int, update_id: int, *, session: AsyncSession) -> Sequence[Mapping[str, Any]]:
    """Return the earlier updates that are still to be read and belong to no user, as they came; not many at once."""
    statement = (
        select(InboxUpdate.payload)
        .where(
            InboxUpdate.bot_id == bot_id,
            InboxUpdate.state == InboxState.RECEIVED,
            col(InboxUpdate.user_id).is_(None),
            col(InboxUpdate.update_id) < update_id,
        )
        .order_by(col(InboxUpdate.update_id).desc())
        .limit(_MOST_UNOWNED)
    )
    return [payload for payload in (await session.exec(statement)).all() if payload is not None]


_MOST_UNOWNED = 100
"""Updates that belong to nobody are those of somebody who was just forgotten, and of groups."""


def _claimable(bot_id: int, *, known: bool, limit: int) -> SelectOfScalar[InboxUpdate]:
    earlier = aliased(InboxUpdate)
    before = exists().where(
        and_(
            col(earlier.user_id) == col(InboxUpdate.user_id),
            col(earlier.bot_id) == col(InboxUpdate.bot_id),
            col(earlier.update_id) < col(InboxUpdate.update_id),
            is_open(earlier),
        )
    )
    return (
        select(InboxUpdate)
        .where(
            InboxUpdate.bot_id == bot_id,
            col(InboxUpdate.known).is_(known),
            is_open(InboxUpdate),
            col(InboxUpdate.claimed_by).is_(None),
            or_(col(InboxUpdate.user_id).is_(None), ~before),
        )
        .order_by(col(InboxUpdate.turn_at), col(InboxUpdate.update_id))
        .limit(limit)
        .with_for_update(skip_locked=True, of=InboxUpdate)
    )


def finish(row: InboxUpdate, now: datetime, error: str | None = None) -> None:
    """Close an update and drop what was said in it: only its id stays."""
    row.state = InboxState.DONE if error is None else InboxState.FAILED
    row.finished_at, row.error = now, error
    row.payload = row.replies = row.claimed_by = None


def keep_replies(row: InboxUpdate, replies: Any) -> None:
    """Note what is to be said to an update, as :data:`bot.core.replies.REPLY` writes it."""
    row.replies, row.state = replies, InboxState.ANSWERING


def release(row: InboxUpdate, *, tried: bool) -> None:
    """Give a row back to be claimed again; what was not really ``tried`` does not count as an attempt."""
    row.claimed_by = None
    if not tried and row.state is InboxState.RECEIVED:
        row.attempts = max(row.attempts - 1, 0)


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


def is_open(table: type[InboxUpdate]) -> Any:
    """Return the condition that an update of ``table`` (the model, or an alias of it) is not done."""
    return literally(col(table.state), InboxState.RECEIVED, InboxState.ANSWERING)


INBOX = QueueSpec(
    name="updates",
    table=InboxUpdate,
    key=InboxUpdate.update_id,
    guarantee=Guarantee.AT_LEAST_ONCE,
    retry=Retry(attempts=2),
    waiting=and_(is_open(InboxUpdate), col(InboxUpdate.claimed_by).is_(None)),
    held=is_open(InboxUpdate),
    tried=col(InboxUpdate.state) == InboxState.RECEIVED,
)
"""A turn's changes, its replies and the row's next state are one transaction, so another attempt repeats no turn."""
