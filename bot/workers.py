"""This process among others: its lease, and what dead ones left behind."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import socket

import psutil
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.logs import event
from bot.storage.database import Database
from bot.storage.queries.inbox import release_updates
from bot.storage.queries.nudges import recover_nudges
from bot.storage.queries.workers import dead_workers, remove_workers, renew_lease

HEARTBEAT_SECONDS = 5.0

_log = logging.getLogger(__name__)


class Workplace:
    """Keeps this worker's lease and gives back what dead workers had claimed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        process = psutil.Process()
        self._host = socket.gethostname()
        self._pid = process.pid
        self._started = process.create_time()
        self.worker = f"{self._host[:40]}/{os.getpid()}/{secrets.token_hex(4)}"

    async def enter(self) -> None:
        """Begin the lease, and recover at once what a process of this host left that is gone."""
        await self._beat()

    async def run(self) -> None:
        """Renew the lease until cancelled."""
        while True:
            await asyncio.sleep(HEARTBEAT_SECONDS)
            try:
                await self._beat()
            except Exception:  # the database may be away for a while
                _log.exception("heartbeat_failed")

    async def leave(self) -> None:
        """End the lease in order: whatever is still claimed goes back at once."""
        async with self._database.writing() as session:
            await self._recover([self.worker], session=session)

    async def _beat(self) -> None:
        async with self._database.writing() as session:
            await renew_lease(self.worker, self._host, self._pid, self._started, session=session)
            dead = [worker for worker in await dead_workers(self._host, session=session) if worker != self.worker]
            if dead:
                await self._recover(dead, session=session)

    async def _recover(self, workers: list[str], *, session: AsyncSession) -> None:
        updates = await release_updates(workers, session=session)
        back, unknown = await recover_nudges(workers, session=session)
        await remove_workers(workers, session=session)
        if updates or back or unknown:
            event(_log, logging.WARNING, "recovered", updates=updates, nudges=back, unknown=unknown)
