"""Services side by side: they stop in reverse, and what drains does so together."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from bot import supervisor
from bot.core.service import Service
from bot.supervisor import Supervisor


class Worker(Service):
    """A service that writes down what happens to it."""

    def __init__(self, name: str, log: list[str], *, drains: bool = True, after: Worker | None = None) -> None:
        self.name, self.drains = name, drains
        self.ended = asyncio.Event()
        self._log = log
        self._told = asyncio.Event()
        self._after = after

    async def run(self) -> None:
        try:
            await self._told.wait()
            if self._after is not None:
                await self._after.ended.wait()
            self._log.append(f"{self.name} ends")
            self.ended.set()
        except asyncio.CancelledError:
            self._log.append(f"{self.name} is cancelled")
            raise

    async def stop(self) -> None:
        self._log.append(f"{self.name} is told")
        self._told.set()


async def started(services: Sequence[Service]) -> Supervisor:
    running = Supervisor()
    running.start(services)
    await asyncio.sleep(0)
    return running


async def test_services_stop_in_reverse_and_drain_together() -> None:
    log: list[str] = []
    sender = Worker("sender", log)
    inbox = Worker("inbox", log, after=sender)  # told first, and ends only when the other one has
    lease, source = Worker("lease", log, drains=False), Worker("source", log, drains=False)
    running = await started([lease, sender, inbox, source])
    assert running.is_working()
    async with asyncio.timeout(30):
        await running.stop()
    assert log == [
        "source is cancelled",
        "inbox is told",
        "sender is told",
        "sender ends",
        "inbox ends",
        "lease is cancelled",
    ]
    assert not running.is_working()


async def test_what_is_late_is_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "GRACE_SECONDS", 0.0)
    log: list[str] = []
    late = Worker("late", log, after=Worker("never", log))
    running = await started([late])
    await running.stop()
    assert log == ["late is told", "late is cancelled"]


async def test_one_that_cannot_be_told_keeps_no_other_one() -> None:
    log: list[str] = []

    class Broken(Worker):
        async def stop(self) -> None:
            self._told.set()
            raise RuntimeError("broken")

    running = await started([Worker("other", log), Broken("broken", log)])
    await running.stop()
    assert sorted(log) == ["broken ends", "other ends", "other is told"]


async def test_the_error_that_ended_a_service_ends_the_waiting() -> None:
    class Refused(Worker):
        async def run(self) -> None:
            raise RuntimeError("refused")

    running = await started([Worker("other", []), Refused("refused", [])])
    with pytest.raises(RuntimeError, match="refused"):
        await running.wait()
    assert not running.is_working()
    await running.stop()
