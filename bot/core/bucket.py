"""A token bucket, kept as the time at which it would be full again (the generic cell rate algorithm)."""

from __future__ import annotations


class Bucket:
    """A budget of ``rate`` a second of which up to ``burst`` can be taken at once.

    Args:
        rate: Tokens per second, above 0.
        burst: Tokens in a full bucket, at least 1.
    """

    def __init__(self, rate: float, burst: float) -> None:
        self._interval = 1.0 / rate
        self._burst = burst
        self._full_at = 0.0

    def ready_at(self, now: float) -> float:
        """Return when the next token is there, in seconds of the same monotonic clock as ``now``."""
        return max(now, self._full_at - self._interval * (self._burst - 1))

    def available(self, now: float) -> int:
        """Return how many tokens are there."""
        missing = max(0.0, self._full_at - now) / self._interval
        return max(0, int(self._burst - missing + 1e-9))

    def take(self, now: float) -> None:
        """Take a token."""
        self._full_at = max(now, self._full_at) + self._interval

    def hold(self, until: float) -> None:
        """Give nothing before ``until``."""
        self._full_at = max(self._full_at, until + self._interval * (self._burst - 1))

    def pace(self, rate: float) -> None:
        """Go on at another rate."""
        self._interval = 1.0 / rate

    def is_full(self, now: float) -> bool:
        """Whether nothing was taken for so long that a whole burst is there."""
        return self._full_at <= now
