"""The ticker looks when it is told to, and stops between two batches."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import cast

from bot.core.clock import SystemClock
from bot.core.signals import Signals
from bot.delivery.decisions import Decider
from bot.delivery.ticker import Ticker


class Due:
    """A decider before whom so many batches are due."""

    def __init__(self, batches: int) -> None:
        self.batches = batches
        self.decided = asyncio.Event()
        self.closed = False

    def prepare_library(self) -> None:
        """Have nothing to encode."""

    async def decide_due(self, _now: datetime) -> int:
        self.decided.set()
        self.batches -= 1
        return int(self.batches >= 0)

    async def close(self) -> None:
        self.closed = True


def ticker_of(due: Due) -> tuple[Ticker, Signals]:
    signals = Signals()
    return Ticker(SystemClock(), cast("Decider", due), signals), signals


async def test_a_signal_has_it_look_at_once_and_what_it_decided_is_sent() -> None:
    due = Due(2)
    ticker, signals = ticker_of(due)
    running = asyncio.create_task(ticker.run())
    signals.decide.set()
    async with asyncio.timeout(30):
        await due.decided.wait()
        assert await signals.send.wait(30)
        assert await signals.notify.wait(30)
        await ticker.stop()
        await running
    assert due.closed


async def test_a_stop_waits_for_one_batch_and_not_for_all_that_is_due() -> None:
    due = Due(1_000)
    ticker, signals = ticker_of(due)
    with signals.priority.answering():  # so that each batch is followed by a pause
        ticking = asyncio.create_task(ticker.tick())
        await due.decided.wait()
        await ticker.stop()
    async with asyncio.timeout(30):
        assert await ticking == 1
    assert due.batches == 999
