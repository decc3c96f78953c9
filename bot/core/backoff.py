"""How long to wait before what the network has refused is tried again."""

from __future__ import annotations

LONGEST_SECONDS = 4.0
"""Nobody shall wait longer than five seconds for an answer once the network is back, however long it was away."""

_FIRST_SECONDS = 0.5


def backoff(failures: int) -> float:
    """Return the seconds to wait: twice as many with each failure in a row, up to :data:`LONGEST_SECONDS`.

    Args:
        failures: In a row so far, from 0.
    """
    return min(_FIRST_SECONDS * 2.0 ** min(failures, 8), LONGEST_SECONDS)
