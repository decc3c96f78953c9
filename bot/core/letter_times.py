"""When the letter with the week's pictures goes."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

AT = time(18)
"""On Sunday, by the person's clocks."""

SUNDAY = 6

_LEAST_APART = timedelta(days=5)
"""Whoever travels west on a Sunday has one letter of that week all the same."""


def next_letter(now: datetime, zone: ZoneInfo, last: datetime | None = None) -> datetime:
    """Return the next Sunday evening after ``now``.

    Args:
        now: Aware.
        zone: The person's time zone.
        last: When their last letter was written, aware; ``None``: none was.
    """
    today = now.astimezone(zone).date()
    sunday = today + timedelta(days=SUNDAY - today.weekday())
    at = datetime.combine(sunday, AT, zone)
    if at <= now or (last is not None and at - last < _LEAST_APART):
        at = datetime.combine(sunday + timedelta(weeks=1), AT, zone)
    return at
