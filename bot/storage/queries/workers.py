"""Workers and their leases: who is alive, by the machine's real time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import psutil
from sqlalchemy import delete
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import Worker

LEASE = timedelta(seconds=30)
"""How long a worker is taken to be alive without a sign; several heartbeats."""


async def renew_lease(worker_id: str, host: str, pid: int, started: float, *, session: AsyncSession) -> None:
    """Say that a worker is alive."""
    until = datetime.now(UTC) + LEASE
    await session.merge(Worker(id=worker_id, host=host, pid=pid, started=started, lease_until=until))
    await session.flush()


async def dead_workers(host: str, *, session: AsyncSession) -> Sequence[str]:
    """Return workers whose lease has ended, and those of this host whose process is gone."""
    now = datetime.now(UTC)
    workers = (await session.exec(select(Worker).order_by(col(Worker.id)))).all()
    return [worker.id for worker in workers if worker.lease_until < now or (worker.host == host and not _runs(worker))]


async def remove_workers(ids: Sequence[str], *, session: AsyncSession) -> None:
    """Forget workers that are gone and whose rows were dealt with."""
    await session.exec(delete(Worker).where(col(Worker.id).in_(ids)))


def _runs(worker: Worker) -> bool:
    try:
        process = psutil.Process(worker.pid)
        return process.status() != psutil.STATUS_ZOMBIE and abs(process.create_time() - worker.started) < 1.0
    except psutil.Error:
        return False
