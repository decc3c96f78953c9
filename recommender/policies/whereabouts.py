"""Where somebody probably is at a time of day, when they have not said so."""

from __future__ import annotations

import re
from datetime import date, datetime

from recommender.audience.traits import traits_of
from recommender.policies.context import Whereabouts
from recommender.policies.holidays import is_public_holiday
from recommender.profile import Profile, given

OFFICE_HOURS = range(9, 17)
"""Local hours of a workday at which whoever works is probably at work."""

SCHOOL_HOURS = range(8, 15)
"""Local hours of a workday at which whoever learns is probably at school or university: not at home, at a desk."""

SHIFT_HOURS = frozenset({22, 23, 0, 1, 2, 3, 4, 5})
"""Local hours at which whoever works at night is probably at work."""

SATURDAY = 5

_AT_NIGHT = re.compile(
    r"\bnight(?:s|[- ]shifts?|[- ]?watch\w*| worker| nurse| porter| guard)\b|\bshifts?\b", re.IGNORECASE
)
_AT_HOME = re.compile(
    r"\b(?:at|from|works? from) home\b|\bhome ?(?:office|maker|worker)\b|\bfreelanc\w+", re.IGNORECASE
)


def is_workday(day: date, time_zone: str) -> bool:
    """Whether most people of a time zone's country work on a day."""
    return day.weekday() < SATURDAY and not is_public_holiday(day, time_zone)


def probable_place(profile: Profile, local: datetime, time_zone: str) -> Whereabouts:
    """Return where a person probably is: at home, unless it is their time of work.

    Args:
        profile: What they told.
        local: The moment by their clocks.
        time_zone: IANA name.
    """
    occupation, traits = given(profile.attributes).get("occupation", ""), traits_of(profile)
    if _AT_HOME.search(occupation):
        return Whereabouts.HOME
    if "working" not in traits:
        is_at_school = "learner" in traits and local.hour in SCHOOL_HOURS and is_workday(local.date(), time_zone)
        return Whereabouts.WORK if is_at_school else Whereabouts.HOME
    at_night = bool(_AT_NIGHT.search(occupation))
    if at_night and local.hour in SHIFT_HOURS:
        return Whereabouts.WORK
    if not at_night and local.hour in OFFICE_HOURS and is_workday(local.date(), time_zone):
        return Whereabouts.WORK
    return Whereabouts.HOME
