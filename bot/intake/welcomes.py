"""The budget for strangers: a crowd that comes at once is answered one after another and keeps nobody waiting."""

from __future__ import annotations

import time
from collections.abc import Callable

from bot.core.bucket import Bucket

PER_SECOND = 10.0
"""Updates of strangers that the whole deployment reads: a third of what Telegram lets it say, and of one processor."""

BURST = 20
"""So many at once, after a quiet while, do not wait: a link that was just shared brings a few together."""


class Welcomes:
    """Says how many updates may be read of people who have agreed to nothing yet.

    Args:
        share: Returns this worker's part (0 to 1) of what the deployment may do.
        monotonic: Seconds of a monotonic clock.
    """

    def __init__(self, share: Callable[[], float], monotonic: Callable[[], float] = time.monotonic) -> None:
        self._share = share
        self._monotonic = monotonic
        self._bucket = Bucket(PER_SECOND, BURST)

    def room(self) -> int:
        """Return how many may be read now."""
        share = self._share()
        if share <= 0:
            return 0
        self._bucket.pace(PER_SECOND * share)
        return self._bucket.available(self._monotonic())

    def take(self, number: int) -> None:
        """Note that so many are being read."""
        for _each in range(number):
            self._bucket.take(self._monotonic())
