"""This process among others: its lease, its part of the budget, and what dead ones left behind."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import socket
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

import psutil
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.log_events import event
from bot.core.messenger import SendBudget
from bot.core.service import Service
from bot.errors import UpgradedError
from bot.storage.database import Database
from bot.storage.leases import machine, started_at
from bot.storage.queries.budget import SHARE_LEASE, Lease, hold_budget, lease_share
from bot.storage.queries.outbox import being_sent
from bot.storage.queries.queues import recover
from bot.storage.queries.workers import dead_workers, lead, leader_of, renew_lease

POLLING = "polling"
"""What the worker leads in that asks a messenger for updates."""

ALONE_SECONDS = 4.0
"""Between two heartbeats of a worker without others."""

TOGETHER_SECONDS = 1.1
"""Between two heartbeats otherwise; more than the second that Telegram counts, as the budget's division needs."""

_MARGIN_SECONDS = 1.0
"""We stop using our part of the budget this much before others may take it."""

_log = logging.getLogger(__name__)

TellLost = Callable[[Sequence[int], AsyncSession], Awaitable[None]]


class WorkerLease(Service):
    """Keeps this worker's leases and gives back what dead workers had claimed.

    Args:
        database: Where workers meet.
        budget: Of which this worker uses its part.
        tell: Given, in the transaction that finds them, the nudges of which nobody knows whether they arrived.
    """

    name = "worker_lease"

    def __init__(self, database: Database, budget: SendBudget, tell: TellLost | None = None) -> None:
        self._database = database
        self._budget = budget
        self._tell = tell
        self._alone = False
        process = psutil.Process()
        self._host = machine()
        self._pid = process.pid
        self._started = started_at(process)
        self.worker = f"{socket.gethostname()[:40]}/{os.getpid()}/{secrets.token_hex(4)}"

    async def enter(self) -> None:
        """Begin the lease, and recover at once what a process of this host left that is gone."""
        self._budget.set_share(0.0, 0.0)
        await self._beat()

    async def run(self) -> None:
        """Renew the leases until cancelled.

        Raises:
            bot.errors.UpgradedError: If a newer release has changed the tables.
        """
        while True:
            await asyncio.sleep(ALONE_SECONDS if self._alone else TOGETHER_SECONDS)
            try:
                await self._beat()
            except UpgradedError as error:
                event(_log, logging.CRITICAL, "tables_upgraded", remedy=str(error))
                raise
            except Exception:  # the database may be away for a while
                self._alone = False
                _log.exception("heartbeat_failed")

    async def lead(self, task: str) -> bool:
        """Take the lead in something that only one worker may do, unless another one has it."""
        async with self._database.writing() as session:
            return await lead(task, self.worker, session=session)

    async def leader(self, task: str) -> str | None:
        """Return which living worker has the lead in something, this one or another."""
        async with self._database.reading() as session:
            return await leader_of(task, session=session)

    async def leave(self) -> None:
        """End the leases in order: whatever is still claimed goes back at once."""
        async with self._database.writing() as session:
            await self._recover([self.worker], died=False, session=session)

    async def _beat(self) -> None:
        hold, used, wants = self._budget.take_hold(), self._budget.share, self._budget.wants
        begun = asyncio.get_running_loop().time()
        async with self._database.writing() as session:
            await renew_lease(self.worker, self._host, self._pid, self._started, session=session)
            dead = [worker for worker in await dead_workers(self._host, session=session) if worker != self.worker]
            if dead:
                await self._recover(dead, session=session)
            if hold is not None:
                await hold_budget(timedelta(seconds=hold), session=session)
            lease = await lease_share(self.worker, used, wants, session=session)
        self._obey(lease, SHARE_LEASE.total_seconds() - _MARGIN_SECONDS - (asyncio.get_running_loop().time() - begun))

    def _obey(self, lease: Lease, seconds: float) -> None:
        self._alone = lease.alone
        self._budget.set_share(lease.use, seconds)
        if lease.held:
            self._budget.hold_budget(lease.held.total_seconds())

    async def _recover(self, workers: list[str], *, died: bool = True, session: AsyncSession) -> None:
        lost = await being_sent(workers, session=session) if self._tell is not None else []
        released = await recover(workers, died=died, session=session)
        if self._tell is not None and lost:
            await self._tell(lost, session)
        for queue, (back, unknown) in released.items():
            event(_log, logging.WARNING, "recovered", queue=queue, back=back, unknown=unknown)
