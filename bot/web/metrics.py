"""Prometheus' page."""

from __future__ import annotations

from prometheus_client import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.core.clock import Clock
from bot.core.messenger import SendBudget
from bot.monitoring.metrics import Metrics
from bot.storage.database import Database
from bot.storage.queries.backups import last_backup
from bot.storage.queries.moments import count_due
from bot.storage.queries.outbox import count_open


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

    def routes(self) -> list[Route]:
        """Return what is to be served."""
        return [Route("/metrics", self.show)]

    async def show(self, _request: Request) -> Response:
        """Return the page."""
        async with self._database.reading() as session:
            due = await count_due(self._clock.now(), session=session)
            on_their_way = await count_open(session=session)
            backup = await last_backup(session=session)
        backed_up_at = None if backup is None else backup.at
        page = self._metrics.page(due, on_their_way, self._budget.refusals, backed_up_at)
        return Response(page, media_type=CONTENT_TYPE_LATEST)
