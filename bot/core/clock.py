"""The time that people live in, injected wherever it matters.

Everything that a person would call time (moments, quiet hours, pauses, local dates) is read from a
:class:`Clock`. Leases, pacing and HTTP timeouts are the machine's own affair and use monotonic time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

from bot.errors import ClockError


class Clock(Protocol):
    """Tells the time and waits for an instant of it."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        ...

    async def sleep_until(self, instant: datetime) -> None:
        """Return once ``now()`` has reached ``instant`` (aware); at once if it is past."""
        ...


class SystemClock:
    """The machine's clock, optionally started at another instant.

    Args:
        start: What ``now()`` says at the moment of construction (aware), or ``None`` for the real time.
            Time then runs on at its normal speed: this rehearses another day, it does not simulate one.
    """

    def __init__(self, start: datetime | None = None) -> None:
        real = datetime.now(UTC)
        self._offset = timedelta(0) if start is None else _aware(start) - real

    def now(self) -> datetime:
        """Return the present instant, in UTC."""
        return datetime.now(UTC) + self._offset

    async def sleep_until(self, instant: datetime) -> None:
        """Return once ``now()`` has reached ``instant``."""
        while (left := (_aware(instant) - self.now()).total_seconds()) > 0:
            # Long sleeps are cut so that a machine that was suspended notices within a minute.
            await asyncio.sleep(min(left, 60.0))


class JumpingClock:
    """A clock that runs at normal speed and can be moved forward: the demo's, and every simulation's.

    Args:
        start: The first instant (aware), or ``None`` for the real time.
    """

    def __init__(self, start: datetime | None = None) -> None:
        self._base = SystemClock(start)
        self._ahead = timedelta(0)
        self._jumped = asyncio.Event()
        self._listeners: list[Callable[[], None]] = []

    def now(self) -> datetime:
        """Return the present instant, in UTC."""
        return self._base.now() + self._ahead

    async def sleep_until(self, instant: datetime) -> None:
        """Return once ``now()`` has reached ``instant``, be it by waiting or by a jump."""
        while (left := (_aware(instant) - self.now()).total_seconds()) > 0:
            try:
                await asyncio.wait_for(self._jumped.wait(), timeout=min(left, 60.0))
            except TimeoutError:
                continue

    def jump_to(self, instant: datetime) -> None:
        """Move forward to ``instant`` (aware) and wake whoever waits.

        Raises:
            ClockError: If ``instant`` is in the past: this clock never goes back.
        """
        step = _aware(instant) - self.now()
        if step < timedelta(0):
            raise ClockError(f"{instant.isoformat()} is before {self.now().isoformat()}: the clock only moves forward")
        self._ahead += step
        self._jumped.set()
        self._jumped = asyncio.Event()
        for listener in self._listeners:
            listener()

    def on_jump(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` after every jump (the ticker uses it to look at once)."""
        self._listeners.append(listener)


def _aware(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ClockError(f"{instant.isoformat()} has no time zone: give an aware datetime")
    return instant
