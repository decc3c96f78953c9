"""Waiting for something to change, without polling."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

Found = TypeVar("Found")


class Pulse:
    """Wakes all who wait, each time something changed."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def beat(self) -> None:
        """Wake everybody who waits now."""
        self._event.set()
        self._event = asyncio.Event()

    def wait(self) -> Coroutine[Any, Any, bool]:
        """Return what ends at the next beat after this call, whenever it is awaited."""
        return self._event.wait()

    async def until(self, look: Callable[[], Found | None], *, timeout: float) -> Found | None:
        """Look at once and after every beat.

        Args:
            look: Returns what is waited for, or ``None`` if it is not there yet.
            timeout: Seconds of real time.

        Returns:
            What ``look`` found, or ``None`` when the time is over.
        """
        try:
            async with asyncio.timeout(timeout):
                while (found := look()) is None:
                    await self.wait()
                return found
        except TimeoutError:
            return look()


class Feed:
    """Hands events to every open page."""

    QUEUED = 2_000
    """Events a page may be behind before it has to start afresh."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[dict[str, Any] | None]] = set()

    def publish(self, event: dict[str, Any]) -> None:
        """Hand an event (JSON) to every subscriber; one that lags too far behind is cut off."""
        for queue in list(self._queues):
            try:
                queue.put_nowait(event)
            except asyncio.QueueFull:
                self._queues.discard(queue)
                queue.get_nowait()
                queue.put_nowait(None)

    def subscribe(self) -> asyncio.Queue[dict[str, Any] | None]:
        """Return a queue of all events from now on; ``None`` in it ends the subscription."""
        queue: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue(self.QUEUED)
        self._queues.add(queue)
        return queue

    def unsubscribe(self, queue: asyncio.Queue[dict[str, Any] | None]) -> None:
        """Forget a queue; one that is not subscribed is no error."""
        self._queues.discard(queue)

    def close(self) -> None:
        """End all subscriptions."""
        for queue in self._queues:
            while queue.full():
                queue.get_nowait()
            queue.put_nowait(None)
        self._queues.clear()

    def __len__(self) -> int:
        return len(self._queues)
