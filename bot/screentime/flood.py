"""Who sends too much is refused from memory, before anything is read or stored."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

PER_MINUTE = 60
"""Events of one token that are taken within a minute."""

_WINDOW_SECONDS = 60.0
_SWEEP_AT = 10_000
"""Tokens heard of from which on those that kept silent for a minute are forgotten."""


class FloodGuard:
    """Lets each token through so many times within any minute.

    Args:
        most: How many times.
        clock: Seconds that only grow.
    """

    def __init__(self, most: int = PER_MINUTE, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._clock = clock
        self._taken: dict[str, deque[float]] = {}
        self._sweep_at = _SWEEP_AT

    def admit(self, key: str) -> float:
        """Let one through and return 0, or return after how many seconds to come again (above 0).

        What is refused does not count.
        """
        now = self._clock()
        taken = self._taken.get(key)
        if taken is None:
            self._sweep(now)
            taken = self._taken[key] = deque()
        while taken and taken[0] <= now - _WINDOW_SECONDS:
            taken.popleft()
        if len(taken) >= self._most:
            return taken[0] + _WINDOW_SECONDS - now
        taken.append(now)
        return 0.0

    def forget(self, key: str) -> None:
        """Forget a key that turned out to be nobody's token."""
        self._taken.pop(key, None)

    def _sweep(self, now: float) -> None:
        if len(self._taken) < self._sweep_at:
            return
        self._taken = {key: taken for key, taken in self._taken.items() if taken[-1] > now - _WINDOW_SECONDS}
        self._sweep_at = max(_SWEEP_AT, 2 * len(self._taken))
