"""The scheduler: APScheduler's jobs that come round again, each alone, late ones folded into one and none dropped."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger


class Scheduler:
    """Calls functions again and again."""

    def __init__(self) -> None:
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._running: set[asyncio.Task[None]] = set()

    def every(
        self, interval: timedelta, job: Callable[[], Awaitable[object]], name: str, *, first: timedelta | None = None
    ) -> None:
        """Call a function every so often.

        Args:
            interval: Between two calls; one that takes longer delays the next.
            job: Must not raise.
            name: Of the job.
            first: Until the first call; ``None``: an interval.
        """
        self._scheduler.add_job(
            self._run,
            IntervalTrigger(seconds=interval.total_seconds(), timezone=UTC),
            args=[job],
            id=name,
            name=name,
            next_run_time=datetime.now(UTC) + (interval if first is None else first),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )

    def start(self) -> None:
        """Begin."""
        self._scheduler.start()

    async def stop(self) -> None:
        """Call nothing more, and return when what runs has come to its end."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        if self._running:
            await asyncio.wait(self._running)

    async def _run(self, job: Callable[[], Awaitable[object]]) -> None:
        task = asyncio.ensure_future(_call(job))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        await asyncio.shield(task)  # a stop ends the waiting and not what runs


async def _call(job: Callable[[], Awaitable[object]]) -> None:
    await job()
