"""Prometheus' page."""

from __future__ import annotations

import asyncio
import logging

from prometheus_client import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.core.clock import Clock
from bot.core.messenger import SendBudget
from bot.core.outages import Outage
from bot.monitoring.metrics import Metrics, QueueFigures
from bot.storage.database import Database
from bot.storage.queries.backups import last_backup
from bot.storage.queries.moments import count_due
from bot.storage.queries.outbox import count_open

PATIENCE_SECONDS = 3.0
"""How long the database is waited for: Prometheus gives up after ten."""

_log = logging.getLogger(__name__)


class MetricsPage:
    """Answers ``/metrics`` with this process's counters and the database's queues.

    Args:
        metrics: The counters.
        budget: Knows how often it was too much.
        database: Knows the queues.
        clock: What is due is judged by it.
    """

    def __init__(self, metrics: Metrics, budget: SendBudget, database: Database, clock: Clock) -> None:
        self._metrics = metrics
        self._budget = budget
        self._database = database
        self._clock = clock
        self._counting = Outage("queues", _log, lambda _error: True)

    def routes(self) -> list[Route]:
        """Return what is to be served."""
        return [Route("/metrics", self.show)]

    async def show(self, _request: Request) -> Response:
        """Return the page."""
        try:
            with self._counting.watch():
                async with asyncio.timeout(PATIENCE_SECONDS):
                    queues = await self._queues()
        except Exception:  # what this process counts is worth most just then
            queues = None
        page = self._metrics.page(queues, self._budget.refusals, self._database.failures)
        return Response(page, media_type=CONTENT_TYPE_LATEST)

    async def _queues(self) -> QueueFigures:
        async with self._database.reading() as session:
            due = await count_due(self._clock.now(), session=session)
            on_their_way = await count_open(session=session)
            backup = await last_backup(session=session)
        return QueueFigures(due, on_their_way, None if backup is None else backup.at)
