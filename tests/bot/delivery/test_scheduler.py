"""A stop lets what runs come to its end, and is no error."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

import pytest

from bot.delivery.scheduler import Scheduler


async def test_a_stop_waits_for_what_runs_and_logs_no_error(caplog: pytest.LogCaptureFixture) -> None:
    begun, may_end, ended = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def job() -> None:
        begun.set()
        await may_end.wait()
        ended.set()

    scheduler = Scheduler()
    scheduler.every(timedelta(milliseconds=1), job, "job")
    running = asyncio.create_task(scheduler.run())
    await begun.wait()
    with caplog.at_level(logging.ERROR, logger="apscheduler"):
        await scheduler.stop()
        asyncio.get_running_loop().call_soon(may_end.set)
        await running
    assert ended.is_set()
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
