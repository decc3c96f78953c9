"""Screen time by the user's own days, which begin at 04:00, and by hour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.screentime.sessions import Session, join_runs

DAY_BEGINS = time(4)
"""Who is up after midnight still lives the day before."""


def day_of(instant: datetime, zone: ZoneInfo) -> date:
    """Return the user's day of an instant (aware)."""
    local = instant.astimezone(zone)
    return local.date() if local.time() >= DAY_BEGINS else local.date() - timedelta(days=1)


def begin_of(day: date, zone: ZoneInfo) -> datetime:
    """Return when a user's day begins, in UTC."""
    return datetime.combine(day, DAY_BEGINS, tzinfo=zone).astimezone(UTC)


def seconds_by_hour(sessions: Sequence[Session], zone: ZoneInfo) -> dict[date, list[int]]:
    """Return seconds at a screen, as ``found[day][local hour]``; time at two screens at once counts once.

    Hour 2 of a day is that of the night after it. Where clocks are put back, an hour may have 7200 seconds.

    Args:
        sessions: In the order of their beginning.
        zone: The user's time zone.
    """
    exact: dict[date, list[float]] = {}
    for begin, end in _covered(sessions):
        for start, stop in _hours(begin, end, zone):
            hours = exact.setdefault(day_of(start, zone), [0.0] * 24)
            hours[start.astimezone(zone).hour] += (stop - start).total_seconds()
    return {day: [round(seconds) for seconds in hours] for day, hours in exact.items()}


def _covered(sessions: Sequence[Session]) -> Iterable[tuple[datetime, datetime]]:
    """Yield what the sessions cover together, without overlaps."""
    counted = [Session(session.start, session.end, session.ending) for session in sessions]
    for run in join_runs(counted, timedelta(0)):
        yield run.start.astimezone(UTC), run.end.astimezone(UTC)


def _hours(begin: datetime, end: datetime, zone: ZoneInfo) -> Iterable[tuple[datetime, datetime]]:
    """Yield a stretch (in UTC) cut where a local hour ends."""
    while begin < end:
        local = begin.astimezone(zone)
        into = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
        stop = min(end, begin + timedelta(hours=1) - into)
        yield begin, stop
        begin = stop
