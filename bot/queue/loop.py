"""The loop of a worker: take what waits, sleep until woken, and go on whatever one look met."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from bot.core.signals import Wake

IDLE_SECONDS = 1.0
"""Between two looks when nobody wakes us."""

_log = logging.getLogger(__name__)


class WorkLoop:
    """Takes work until stopped.

    Args:
        begin: Claims some and begins it; returns how much, ``0``: there is nothing, or no room.
        wake: Set when there may be something.
        failure: What the log says when a look fails; the rows wait in the database until a later one.
    """

    def __init__(self, begin: Callable[[], Awaitable[int]], wake: Wake, failure: str) -> None:
        self._begin = begin
        self._wake = wake
        self._failure = failure
        self.stopping = False

    async def run(self) -> None:
        """Take work until stopped."""
        while not self.stopping:
            begun = 0
            try:
                begun = await self._begin()
            except Exception:  # the database may be away for a while
                _log.exception(self._failure)
            if not begun and not self.stopping:
                await self._wake.wait(IDLE_SECONDS)

    def stop(self) -> None:
        """Take nothing more."""
        self.stopping = True
        self._wake.set()
