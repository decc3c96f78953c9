"""When the next nudge may go: a pure function of schedule, time and seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import blake2b
from zoneinfo import ZoneInfo

from bot.core.moments import EXPIRY
from bot.core.weekly_windows import Span, occurrences

_HORIZON_DAYS = 9
"""A span recurs within a week; one day more on each side for zones and spans across midnight."""

FURTHEST = timedelta(days=_HORIZON_DAYS)
"""No window moment is planned further ahead."""


@dataclass(frozen=True)
class PlannedMoment:
    """A moment inside one of the user's windows.

    Attributes:
        key: What it stands for: the window and the local day it starts on. Planning again gives the same.
        due_at: When, in UTC.
        expires_at: When it is too late, in UTC.
    """

    key: str
    due_at: datetime
    expires_at: datetime


def next_window_moment(
    windows: Sequence[Span],
    zone: ZoneInfo,
    *,
    after: datetime,
    seed: int,
    taken: frozenset[str] = frozenset(),
) -> PlannedMoment | None:
    """Return the earliest moment later than ``after``, one per window and local day.

    Within its window the moment is spread evenly by a hash of ``seed``, window and day: it differs from day
    to day and from user to user, yet planning twice gives the same. Its expiry stays inside the window
    where that is long enough.

    Args:
        windows: The user's screen-time windows, in local time.
        zone: The user's time zone.
        after: Aware instant; what is due then or earlier is not planned.
        seed: The user's own, so that two users of one window do not meet the same second.
        taken: Keys that already have a moment.

    Returns:
        The moment, or ``None`` without windows.
    """
    first = after.astimezone(zone).date() - timedelta(days=1)
    moments = (
        PlannedMoment(key, due, due + EXPIRY)
        for day, window, begin, end in occurrences(windows, zone, first, _HORIZON_DAYS)
        if (key := moment_key(window, day)) not in taken and (due := _spread(begin, end, seed, key)) > after
    )
    return min(moments, key=lambda moment: moment.due_at, default=None)


def moment_key(window: Span, day: date) -> str:
    """Return what identifies a window's moment on ``day``: the local day and the window's times."""
    return f"{day.isoformat()}/{window.start:04d}-{window.end:04d}"


def _spread(begin: datetime, end: datetime, seed: int, key: str) -> datetime:
    room = max(end - begin - EXPIRY, timedelta(0))
    digest = blake2b(f"{seed}/{key}".encode(), digest_size=8).digest()
    share = int.from_bytes(digest, "big") / 2**64
    return begin + timedelta(seconds=int(room.total_seconds() * share))
