"""Workers and their leases: who is alive, and who leads what, by the database's time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.leases import boot_of, holding, holds, lease_time, runs
from bot.storage.models import Leader, Worker

LEASE = timedelta(seconds=30)
"""How long a worker is taken to be alive without a sign; several heartbeats."""


async def renew_lease(worker_id: str, host: str, pid: int, started: float, *, session: AsyncSession) -> None:
    """Say that a worker is alive.

    Args:
        worker_id: Which worker.
        host: Its machine, as :func:`bot.storage.leases.machine` names it.
        pid: Its process there.
        started: When that started, as :func:`bot.storage.leases.started_at` counts.
        session: A writing session.
    """
    now = await lease_time(session=session)
    worker = await session.get(Worker, worker_id, populate_existing=True)
    if worker is None:
        worker = Worker(id=worker_id, host=host, pid=pid, started=started, lease_until=now + LEASE, share_until=now)
    worker.lease_until = now + LEASE
    session.add(worker)
    await session.flush()


async def dead_workers(host: str, *, session: AsyncSession) -> Sequence[str]:
    """Return workers whose lease has ended or is beyond belief, and those of this machine whose process is gone."""
    now = await lease_time(session=session)
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    workers = (await session.exec(select(Worker).order_by(col(Worker.id)))).all()
    return [worker.id for worker in workers if not _lives(worker, host, now, one_machine=on_sqlite)]


async def living_workers(*, session: AsyncSession) -> Sequence[Worker]:
    """Return the workers whose lease holds."""
    now = await lease_time(session=session)
    return (await session.exec(select(Worker).where(holding(Worker.lease_until, LEASE, now)))).all()


async def remove_workers(ids: Sequence[str], *, session: AsyncSession) -> None:
    """Forget workers that are gone and whose rows were dealt with; what they led is free."""
    await session.exec(delete(Leader).where(col(Leader.worker).in_(ids)))
    await session.exec(delete(Worker).where(col(Worker.id).in_(ids)))


async def lead(task: str, worker_id: str, *, session: AsyncSession) -> bool:
    """Take the lead in ``task`` unless a living worker has it; return whether ``worker_id`` leads."""
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    insert = sqlite.insert(Leader) if on_sqlite else postgresql.insert(Leader)
    await session.exec(insert.values(task=task, worker=worker_id).on_conflict_do_nothing())
    alive = select(Worker.id).where(holding(Worker.lease_until, LEASE, await lease_time(session=session)))
    done = await session.exec(
        update(Leader)
        .where(
            col(Leader.task) == task,
            (col(Leader.worker) == worker_id) | col(Leader.worker).not_in(alive),
        )
        .values(worker=worker_id)
        .execution_options(synchronize_session=False)
    )
    return bool(done.rowcount)


async def leader_of(task: str, *, session: AsyncSession) -> str | None:
    """Return which living worker leads in ``task``."""
    now = await lease_time(session=session)
    statement = (
        select(Leader.worker)
        .join(Worker, col(Worker.id) == col(Leader.worker))
        .where(Leader.task == task, holding(Worker.lease_until, LEASE, now))
    )
    return (await session.exec(statement)).first()


def _lives(worker: Worker, host: str, now: datetime, *, one_machine: bool) -> bool:
    if not holds(worker.lease_until, LEASE, now):
        return False
    if worker.host == host:
        return runs(worker.pid, worker.started)
    return not one_machine or boot_of(worker.host) == boot_of(host)
