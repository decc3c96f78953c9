"""Until when a nudge can be put off: tonight, tomorrow, when its person is home."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from recommender import Profile
from recommender.policies.context import Whereabouts
from recommender.policies.whereabouts import probable_place


class LaterTime(StrEnum):
    """A time that is no number of minutes."""

    TONIGHT = "tonight"
    TOMORROW = "tomorrow"
    HOME = "home"


EVENING = time(20)
"""When "tonight" is."""

_TONIGHT_UNTIL = time(19)
"""From then on an hour is as good as "tonight"."""

_AFTER_WORK = time(18)
_STEP = timedelta(minutes=15)
_AT_LEAST = timedelta(minutes=30)
_A_DAY = 24 * 4
"""Steps of a day."""


def offered(now: datetime, zone: ZoneInfo) -> tuple[LaterTime, ...]:
    """Return the times that make sense at ``now`` (aware)."""
    local = now.astimezone(zone).time()
    tonight = (LaterTime.TONIGHT,) if time(4) <= local < _TONIGHT_UNTIL else ()
    return (*tonight, LaterTime.TOMORROW, LaterTime.HOME)


def instant_of(later: LaterTime, now: datetime, zone: ZoneInfo, profile: Profile) -> datetime:
    """Return the instant that a time stands for, aware.

    Args:
        later: Which.
        now: Aware.
        zone: Of the person.
        profile: What they told; says when they are probably at work.
    """
    local = now.astimezone(zone)
    match later:
        case LaterTime.TONIGHT:
            return max(datetime.combine(local.date(), EVENING, zone), now + _AT_LEAST)
        case LaterTime.TOMORROW:
            return datetime.combine(local.date() + timedelta(days=1), local.time(), zone)
        case LaterTime.HOME:
            return _home(now, zone, profile)


def _home(now: datetime, zone: ZoneInfo, profile: Profile) -> datetime:
    """Return when somebody is probably home; who says that they are not although they probably are comes after work."""
    local = now.astimezone(zone)
    if not _is_away(now, zone, profile):
        return max(datetime.combine(local.date(), _AFTER_WORK, zone), now + timedelta(hours=1))
    start = now + _AT_LEAST
    steps = (start + number * _STEP for number in range(_A_DAY))
    return next((at for at in steps if not _is_away(at, zone, profile)), start)


def _is_away(at: datetime, zone: ZoneInfo, profile: Profile) -> bool:
    return probable_place(profile, at.astimezone(zone), zone.key) is not Whereabouts.HOME
