"""Workers and their leases: who is alive, and who leads what, by the machine's real time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import psutil
from sqlalchemy import delete, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import Leader, Worker

LEASE = timedelta(seconds=30)
"""How long a worker is taken to be alive without a sign; several heartbeats."""


async def renew_lease(worker_id: str, host: str, pid: int, started: float, *, session: AsyncSession) -> None:
    """Say that a worker is alive."""
    now = datetime.now(UTC)
    worker = await session.get(Worker, worker_id, populate_existing=True)
    if worker is None:
        worker = Worker(id=worker_id, host=host, pid=pid, started=started, lease_until=now + LEASE, share_until=now)
    worker.lease_until = now + LEASE
    session.add(worker)
    await session.flush()


async def dead_workers(host: str, *, session: AsyncSession) -> Sequence[str]:
    """Return workers whose lease has ended, and those of this host whose process is gone."""
    now = datetime.now(UTC)
    workers = (await session.exec(select(Worker).order_by(col(Worker.id)))).all()
    return [worker.id for worker in workers if worker.lease_until < now or (worker.host == host and not _runs(worker))]


async def remove_workers(ids: Sequence[str], *, session: AsyncSession) -> None:
    """Forget workers that are gone and whose rows were dealt with; what they led is free."""
    await session.exec(delete(Leader).where(col(Leader.worker).in_(ids)))
    await session.exec(delete(Worker).where(col(Worker.id).in_(ids)))


async def lead(task: str, worker_id: str, *, session: AsyncSession) -> bool:
    """Take the lead in ``task`` unless a living worker has it; return whether ``worker_id`` leads."""
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    insert = sqlite.insert(Leader) if on_sqlite else postgresql.insert(Leader)
    await session.exec(insert.values(task=task, worker=worker_id).on_conflict_do_nothing())
    alive = select(Worker.id).where(col(Worker.lease_until) >= datetime.now(UTC))
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


def _runs(worker: Worker) -> bool:
    try:
        process = psutil.Process(worker.pid)
        return process.status() != psutil.STATUS_ZOMBIE and abs(process.create_time() - worker.started) < 1.0
    except psutil.Error:
        return False
