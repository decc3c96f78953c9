"""The life of a row in a queue: claimed, started, settled, or given back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam, func, or_, update
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.queue.spec import OutgoingStates, QueueSpec

DIED = "the worker died while it was sending"


class Released(NamedTuple):
    """What became of the rows that workers had.

    Attributes:
        back: How many may be claimed again.
        unknown: Of how many nobody knows whether they went out; they are never sent again.
    """

    back: int
    unknown: int


def take(row: Any, worker: str, *, counts: bool = True) -> None:
    """Claim one loaded row of an at-least-once queue, as :func:`claim` does many.

    Args:
        row: Which row.
        worker: For whom.
        counts: Whether the claim is an attempt.
    """
    row.claimed_by = worker
    row.attempts += counts


async def claim(queue: QueueSpec, keys: Collection[Any], worker: str, *, session: AsyncSession) -> None:
    """Claim rows that this transaction has locked.

    An attempt is counted with the claim, so that one that ends the process is; of what goes out it is counted when that
    is sent.
    """
    counts = {"attempts": queue.table.attempts + 1} if queue.states is None else {"state": queue.states.claimed}
    await session.exec(
        update(queue.table)
        .where(col(queue.key).in_(keys))
        .values(claimed_by=worker, **counts)
        .execution_options(synchronize_session=False)
    )


async def start(queue: QueueSpec, keys: Collection[int], worker: str, *, session: AsyncSession) -> set[int]:
    """Mark rows as being sent; return those that this worker still had.

    One that was called back, or given away because this worker was taken for dead, is not returned: it must not be
    sent. One that is marked already is this worker's own that nobody has sent yet.
    """
    states = _outgoing(queue)
    done = await session.exec(
        update(queue.table)
        .where(
            col(queue.key).in_(keys),
            col(queue.table.state).in_((states.claimed, states.sending)),
            col(queue.table.claimed_by) == worker,
        )
        .values(state=states.sending, attempts=queue.table.attempts + 1)
        .returning(col(queue.key))
        .execution_options(synchronize_session=False)
    )
    return {row[0] for row in done}


async def settle(
    queue: QueueSpec,
    ends: Mapping[int, Mapping[str, Any]],
    worker: str,
    *,
    kept: Collection[str] = (),
    session: AsyncSession,
) -> None:
    """Store what became of rows of an at-most-once queue that this worker had; of others' nothing is changed.

    Also what was taken for unknown, because this worker was thought to be dead, becomes known by this.

    Args:
        queue: Which queue.
        ends: New values by column, by row; the same columns for all.
        worker: Whose rows.
        kept: Columns that stay as they are where their value is ``None``.
        session: A writing session.
    """
    if not ends:
        return
    columns = queue.table.__table__.columns
    values: dict[str, Any] = {}
    for name in next(iter(ends.values())):
        value = bindparam(f"to_{name}", type_=columns[name].type)
        values[name] = func.coalesce(value, columns[name]) if name in kept else value
    states = _outgoing(queue)
    ours = or_(*(col(queue.table.state) == state for state in (states.claimed, states.sending, states.unknown)))
    statement = (
        update(queue.table)
        .where(col(queue.key) == bindparam("row_key"), ours, col(queue.table.claimed_by) == bindparam("row_worker"))
        .values(values)
    )
    rows = [
        {"row_key": key, "row_worker": worker, **{f"to_{name}": value for name, value in end.items()}}
        for key, end in ends.items()
    ]
    await (await session.connection()).execute(statement, rows)


async def release(queue: QueueSpec, workers: Sequence[str], *, died: bool, session: AsyncSession) -> Released:
    """Give back what workers had that are gone; what one was sending is unknown from now on.

    Args:
        queue: Which queue.
        workers: Who had claimed it.
        died: Whether they ended unforeseen; what an orderly end leaves was not tried.
        session: A writing session.
    """
    theirs = and_(queue.held, col(queue.table.claimed_by).in_(workers))
    states = queue.states
    if states is not None:
        state = col(queue.table.state)
        back = await _change(
            queue, and_(theirs, state == states.claimed), session, state=states.planned, claimed_by=None
        )
        lost = and_(theirs, state == states.sending)
        return Released(back, await _change(queue, lost, session, state=states.unknown, error=DIED))
    if not died:
        tried = [] if queue.tried is None else [queue.tried]
        counted = and_(theirs, *tried, col(queue.table.attempts) > 0)
        await _change(queue, counted, session, attempts=queue.table.attempts - 1)
    return Released(await _change(queue, theirs, session, claimed_by=None), 0)


def _outgoing(queue: QueueSpec) -> OutgoingStates:
    if queue.states is None:
        raise ValueError(f"queue {queue.name}: its rows are not sent")
    return queue.states


async def _change(queue: QueueSpec, which: Any, session: AsyncSession, **values: Any) -> int:
    done = await session.exec(
        update(queue.table).where(which).values(**values).execution_options(synchronize_session=False)
    )
    return int(done.rowcount)
