"""When the next nudge may go: a pure function of schedule, time and seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import blake2b
from zoneinfo import ZoneInfo

from bot.core.moments import EXPIRY
from bot.core.weekly_windows import SHORTEST, Span, occurrences
from bot.delivery.receptivity import UNKNOWN, Receptivity, drawn_minute
from bot.trials.chance import drawn_timing
from bot.trials.plan import Timing, TrialPlan

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
        density: The chance with which each minute around ``due_at`` was drawn; ``None``: there was no choice.
        timing: How it was drawn, where a trial left that to chance.
    """

    key: str
    due_at: datetime
    expires_at: datetime
    density: float | None = None
    timing: Timing | None = None


def next_window_moment(
    windows: Sequence[Span],
    zone: ZoneInfo,
    *,
    after: datetime,
    seed: int,
    taken: frozenset[str] = frozenset(),
    receptivity: Receptivity = UNKNOWN,
    trial: TrialPlan | None = None,
    quiet_once: tuple[datetime, datetime] | None = None,
) -> PlannedMoment | None:
    """Return the earliest moment later than ``after``, one per window and local day.

    Within its window the moment is drawn by a hash of ``seed``, window and day, evenly or as the person was found to
    have time: it differs from day to day and from user to user, yet planning twice gives the same. Its expiry stays
    inside the window where that is long enough.

    Args:
        windows: The user's screen-time windows, in local time.
        zone: The user's time zone.
        after: Aware instant; what is due then or earlier is not planned.
        seed: The user's own, so that two users of one window do not meet the same second.
        taken: Keys that already have a moment.
        receptivity: When the user has time, as far as that is known.
        trial: In which they take part.
        quiet_once: From when until when (aware) it is quiet this once: of a window what is left is used.

    Returns:
        The moment, or ``None`` without windows.
    """
    day_before = after.astimezone(zone).date() - timedelta(days=1)
    best: PlannedMoment | None = None
    for day, window, begin, end in sorted(
        occurrences(windows, zone, day_before, _HORIZON_DAYS), key=lambda one: one[2:]
    ):
        if best is not None and begin >= best.due_at:
            break
        key = moment_key(window, day)
        first, last = _outside(begin, end, quiet_once)
        if key in taken or last <= after or first == last:
            continue
        timing = None if trial is None else drawn_timing(trial, seed, key, begin)
        known = UNKNOWN if timing is Timing.EVEN else receptivity
        due, density = _spread(first, last - EXPIRY, share_of(seed, key), zone, known)
        if due > after and (best is None or due < best.due_at):
            best = PlannedMoment(key, due, due + EXPIRY, density, timing)
    return best


_LEAST = timedelta(minutes=SHORTEST)


def _outside(begin: datetime, end: datetime, quiet: tuple[datetime, datetime] | None) -> tuple[datetime, datetime]:
    """Return what a quiet stretch leaves of an open window: what comes after it, or else before it."""
    if quiet is None or quiet[1] <= begin or end <= quiet[0]:
        return begin, end
    if end - quiet[1] >= _LEAST:
        return quiet[1], end
    return begin, max(begin, quiet[0])


def moment_key(window: Span, day: date) -> str:
    """Return what identifies a window's moment on ``day``: the local day and the window's times."""
    return f"{day.isoformat()}/{window.start:04d}-{window.end:04d}"


def share_of(seed: int, key: str) -> float:
    """Return the number from 0 up to 1 by which a window's moment is drawn."""
    digest = blake2b(f"{seed}/{key}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") / 2**64


def _spread(
    begin: datetime, latest: datetime, share: float, zone: ZoneInfo, receptivity: Receptivity
) -> tuple[datetime, float | None]:
    if latest <= begin:
        return begin, None
    return drawn_minute(receptivity.pieces(begin, latest, zone), share)
