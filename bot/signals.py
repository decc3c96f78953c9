"""A nudge from one loop to another within a process: "look now, do not wait"."""

from __future__ import annotations

import asyncio


class Wake:
    """Lets one loop sleep until another has work for it.

    What is stored in the database is the truth; this only saves waiting for the next look.
    """

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def set(self) -> None:
        """Wake the loop that waits, or the next one that would."""
        self._event.set()

    async def wait(self, timeout: float) -> bool:
        """Return when woken, or after ``timeout`` seconds; whether it was woken."""
        try:
            async with asyncio.timeout(timeout):
                await self._event.wait()
        except TimeoutError:
            pass
        woken = self._event.is_set()
        self._event.clear()
        return woken
