"""The ticker: one APScheduler job for all users, that turns due moments into decisions and sends nothing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import timedelta

from bot.core.clock import Clock
from bot.core.signals import Precedence
from bot.delivery.decisions import Decider
from bot.delivery.scheduler import Scheduler

INTERVAL = timedelta(seconds=1)
"""Between two looks; an idle look is one indexed query."""

PATIENCE_SECONDS = 0.25
"""How long deciding steps back, before each batch, for people who wait for an answer."""

_log = logging.getLogger(__name__)


class Ticker:
    """Runs the decider on time.

    Args:
        clock: What is due is judged by it.
        decider: Does the deciding.
        decided: Called when there may be something to send.
        precedence: Knows whether people wait for answers.
    """

    def __init__(
        self, clock: Clock, decider: Decider, decided: Callable[[], None], precedence: Precedence | None = None
    ) -> None:
        self._clock = clock
        self._decider = decider
        self._decided = decided
        self._precedence = precedence or Precedence()
        self._running = asyncio.Lock()
        self._soon: asyncio.Task[None] | None = None

    def start(self, scheduler: Scheduler) -> None:
        """Put the job into the scheduler: one instance, missed runs folded into one, none ever dropped."""
        scheduler.every(INTERVAL, self._guarded, "ticker", first=timedelta(0))

    def soon(self) -> None:
        """Look at once instead of at the next tick: the clock has jumped, or somebody asked for a nudge."""
        if self._soon is None or self._soon.done():
            self._soon = asyncio.create_task(self._guarded())

    async def close(self) -> None:
        """Let a look that has begun come to its end."""
        if self._soon is not None:
            await self._soon

    async def tick(self) -> int:
        """Decide all that is due; return how many moments were decided."""
        async with self._running:
            total = 0
            while decided := await self._decider.decide_due(self._clock.now()):
                total += decided
                self._decided()
                await self._precedence.give_way(PATIENCE_SECONDS)
            return total

    async def _guarded(self) -> None:
        try:
            await self.tick()
        except Exception:  # the job must go on, whatever one look met; its moments are still pending
            _log.exception("tick_failed")
