"""The scheduler: APScheduler's jobs that come round again, each alone, whatever happens to the machine's clock.

APScheduler counts by the time of day. Its own interval trigger works out every run that was missed, which after a jump
of a year are thirty million, and waits two hours after the clock was set back by two. Here the next run is counted from
now, and :class:`bot.delivery.clock_watch.ClockWatch` has the scheduler woken.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from apscheduler.job import Job
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

from bot.core.service import SENDING, Service


class IntervalFromNow:
    """The APScheduler trigger that counts from the present to the next run.

    Args:
        interval: From one run to the next.
        first: Until the first run.
    """

    def __init__(self, interval: timedelta, first: timedelta) -> None:
        self._interval = interval
        self._first = first

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """Return the next run: later than ``now``, however long ago the last one was."""
        return now + (self._first if previous_fire_time is None else self._interval)


BaseTrigger.register(IntervalFromNow)


class Scheduler(Service):
    """Calls functions again and again."""

    name = "scheduler"
    roles = SENDING
    drains = True

    def __init__(self) -> None:
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._jobs: list[Job] = []
        self._running: set[asyncio.Task[None]] = set()
        self._told_to_stop = asyncio.Event()

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
        self._jobs.append(
            self._scheduler.add_job(
                self._run,
                IntervalFromNow(interval, interval if first is None else first),
                args=[job],
                id=name,
                name=name,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,
            )
        )

    def wake(self) -> None:
        """Call every function now and count from now: the clock was set."""
        for job in self._jobs:
            job.modify(next_run_time=datetime.now(UTC))

    async def run(self) -> None:
        """Call until stopped, and return when what was called has come to its end."""
        self._scheduler.start()
        try:
            await self._told_to_stop.wait()
        finally:
            self._scheduler.shutdown(wait=False)
            await self._finish()

    async def stop(self) -> None:
        """Call nothing more."""
        self._told_to_stop.set()

    async def _finish(self) -> None:
        try:
            if self._running:
                await asyncio.wait(self._running)
        finally:
            for task in self._running:
                task.cancel()

    async def _run(self, job: Callable[[], Awaitable[object]]) -> None:
        task = asyncio.ensure_future(_call(job))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        with contextlib.suppress(asyncio.CancelledError):  # a stop ends the waiting and not what runs: that is no error
            await asyncio.shield(task)


async def _call(job: Callable[[], Awaitable[object]]) -> None:
    await job()
