"""Housekeeping: what is no longer needed is forgotten, a little at a time."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from telegram.ext import CallbackContext, JobQueue

from bot.clock import Clock
from bot.logs import event
from bot.storage.database import Database
from bot.storage.queries.inbox import purge_updates
from bot.storage.queries.moments import purge_moments

INTERVAL = timedelta(hours=1)
UPDATES_KEPT = timedelta(days=2)
"""How long the bare id of a finished update is kept, to know a repeat."""

_BATCH = 1_000
"""Moments removed in one transaction: nobody waits long for the database."""

_log = logging.getLogger(__name__)


class Housekeeping:
    """Forgets.

    Args:
        database: What is cleaned.
        clock: Tells what is old.
        retention: How long moments and what came of them are kept; ``None``: for ever.
    """

    def __init__(self, database: Database, clock: Clock, retention: timedelta | None) -> None:
        self._database = database
        self._clock = clock
        self._retention = retention

    def start(self, queue: JobQueue[Any]) -> None:
        """Put the job into the scheduler."""
        queue.run_repeating(
            self._run,
            INTERVAL,
            first=60,
            name="housekeeping",
            job_kwargs={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )

    async def clean(self) -> tuple[int, int]:
        """Forget what is old; return how many updates and moments."""
        now = self._clock.now()
        async with self._database.writing() as session:
            updates = await purge_updates(now - UPDATES_KEPT, session=session)
        moments = 0
        while self._retention is not None:
            async with self._database.writing() as session:
                gone = await purge_moments(now - self._retention, _BATCH, session=session)
            moments += gone
            if gone < _BATCH:
                break
        return updates, moments

    async def _run(self, _context: CallbackContext[Any, Any, Any, Any]) -> None:
        try:
            updates, moments = await self.clean()
        except Exception:  # the next run does it
            _log.exception("housekeeping_failed")
        else:
            if updates or moments:
                event(_log, logging.INFO, "cleaned", updates=updates, moments=moments)
