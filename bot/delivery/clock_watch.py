"""The watch over the machine's clock: what counts by the time of day is told when that is set."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import timedelta

from bot.core.log_events import event
from bot.core.service import SENDING, Service

LOOK_SECONDS = 1.0
"""Between two looks at the clock."""

STEP = timedelta(seconds=1)
"""What the clock gains or loses at once by being set; keeping it right moves it by far less between two looks."""

_log = logging.getLogger(__name__)


class ClockWatch(Service):
    """Notices when the machine's clock is set: its time of day and its monotonic time part.

    Args:
        was_set: Called with how far it was set, backwards below zero.
        time_of_day: In seconds.
        monotonic: In seconds, from any beginning.
    """

    name = "clock_watch"
    roles = SENDING

    def __init__(
        self,
        was_set: Callable[[timedelta], None],
        time_of_day: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._was_set = was_set
        self._time_of_day = time_of_day
        self._monotonic = monotonic
        self._difference = time_of_day() - monotonic()

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            self.look()

    def look(self) -> None:
        """Look once."""
        difference = self._time_of_day() - self._monotonic()
        step = timedelta(seconds=difference - self._difference)
        self._difference = difference
        if abs(step) >= STEP:
            event(_log, logging.WARNING, "clock_was_set", seconds=round(step.total_seconds()))
            self._was_set(step)
