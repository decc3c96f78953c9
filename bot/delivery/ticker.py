"""The ticker: one APScheduler job for all users, that turns due moments into decisions and sends nothing."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

from bot.core.clock import Clock
from bot.core.service import SENDING, Service
from bot.core.signals import Signals
from bot.delivery.decisions import Decider

INTERVAL = timedelta(seconds=1)
"""Between two looks; an idle look is one indexed query."""

PATIENCE_SECONDS = 0.25
"""How long deciding steps back, before each batch, for people who wait for an answer."""

_UNTIL_WOKEN = 3600.0
"""Seconds; the scheduler looks every second anyway."""

_log = logging.getLogger(__name__)


class Ticker(Service):
    """Runs the decider on time: the scheduler calls :meth:`look`, and a signal does between two of its calls.

    Args:
        clock: What is due is judged by it.
        decider: Does the deciding.
        signals: Tells that something may be due, and is told that there may be something to send.
    """

    name = "ticker"
    roles = SENDING
    drains = True

    def __init__(self, clock: Clock, decider: Decider, signals: Signals) -> None:
        self._clock = clock
        self._decider = decider
        self._signals = signals
        self._looking = asyncio.Lock()
        self._stopping = False

    async def run(self) -> None:
        """Look whenever there is a signal, until stopped: the clock has jumped, or somebody asked for a nudge."""
        self._decider.prepare_library()
        try:
            while not self._stopping:
                if await self._signals.decide.wait(_UNTIL_WOKEN):
                    await self.look()
        finally:
            await self._decider.close()

    async def stop(self) -> None:
        """Decide nothing more once the batch that has begun is decided."""
        self._stopping = True
        self._signals.decide.set()

    async def look(self) -> None:
        """Decide what is due. Never raises: the next look must come, and its moments are still pending."""
        try:
            await self.tick()
        except Exception:
            _log.exception("tick_failed")

    async def tick(self) -> int:
        """Decide all that is due; return how many moments were decided."""
        async with self._looking:
            total = 0
            while not self._stopping and (decided := await self._decider.decide_due(self._clock.now())):
                total += decided
                self._signals.send.set()
                self._signals.notify.set()
                await self._signals.priority.give_way(PATIENCE_SECONDS)
            return total
