"""The words of a language for times, as its folder holds them in ``times.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field

from bot.core.weekly_windows import EVERY_DAY, WEEKDAYS, WEEKEND
from recommender.shipped_yaml import load_shipped

_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAYS_NAMED: Mapping[str, int] = {
    **{name: 1 << number for number, name in enumerate(_DAY_NAMES)},
    "weekdays": WEEKDAYS,
    "weekend": WEEKEND,
    "every_day": EVERY_DAY,
    "saturday_to_wednesday": EVERY_DAY & ~(1 << 3 | 1 << 4),
    "thursday_friday": 1 << 3 | 1 << 4,
}
"""Days as bits, 1 is Monday, by what the data calls them."""


class OneDayWords(BaseModel):
    """How one day is said to be other than all others; in a pattern a space stands for one to four."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    today: str
    tomorrow: str
    on_day: str
    """Before the name of the next such day."""
    not_before: str
    """Before a time until which it is quiet."""
    not_after: str
    """Before a time from which on it is quiet."""
    busy_until: str
    """Before a time until which somebody is busy."""
    nothing: str
    """Says that nothing is to come."""
    beside: str
    """Words that may stand beside it."""


class WeekOrderWords(BaseModel):
    """How somebody orders other times of the week; in a pattern a space stands for one to four."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    border: tuple[str, ...]
    """Between two clauses, each of which says one thing; what it matches belongs to none."""
    refuses: tuple[str, ...]
    """A clause says when nothing is to come."""
    excepts: tuple[str, ...]
    """A clause begins by leaving out days, whatever it says of the others."""
    keeps: tuple[str, ...]
    """A clause says what stays as it is."""
    spares: tuple[str, ...]
    """A clause says so of days that stay as they are beside others, and stay free where nothing else is said."""
    trades: tuple[str, ...]
    """A clause says in whose place other times come."""
    not_each: tuple[str, ...]
    """A clause says that not all days are meant: which ones, others tell."""
    rest: tuple[str, ...]
    """All days and times that are not named."""
    those: tuple[str, ...]
    """The days that were named before."""
    changes: tuple[str, ...]
    """Says that what is named is to be another, and nothing else."""
    no_work: tuple[str, ...]
    """A clause says that there is no work, and orders nothing."""
    meanwhile: tuple[str, ...]
    """A clause says what somebody does at times that others name."""
    corrects: tuple[str, ...]
    """Before times that are meant in place of others."""
    old: tuple[str, ...]
    """What is to be replaced, in a clause that says also by what."""
    said_before: tuple[str, ...]
    """A clause tells which times were said before, where another one names others."""
    for_now: tuple[str, ...]
    """It holds for some days alone."""
    why: tuple[str, ...]
    """How a clause begins that says why, besides those that :attr:`TimeWords.reason` knows."""
    beside: str
    """Words that say nothing beside times."""


class TimeWords(BaseModel):
    """Words and patterns for times; in a pattern a space stands for one to four."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    days: dict[str, int]
    """Beginnings of the days' names, and which day; Monday is 0."""
    day: str
    apart: str | None = None
    """Two parts of a day's name that are written apart now and then."""
    groups: dict[str, list[str]]
    """Words for several days, without the plural's ending, by what :data:`DAYS_NAMED` calls them."""
    group: str
    parts: dict[str, str]
    """Parts of the day, without spaces and the plural's ending, and when they are."""
    part: str
    part_before_noon: str
    fillers: str
    joining: str
    """Words between a part of the day and its times."""
    from_: str
    to: str
    through: str
    """Between two days."""
    after: str
    onwards: str
    fractions: dict[str, int]
    """Words before an hour, and how many minutes they are from it."""
    fractions_behind: dict[str, int] = Field(default_factory=dict)
    """Words behind an hour, likewise."""
    hour_and: str | None = None
    """What may stand between an hour and its minutes in words."""
    o_clock: str
    half: str
    """Which half of the day an hour is in."""
    half_before_noon: str
    midnight: str
    noon: str
    names_time: str
    """What tells a time by the clock wherever it stands."""
    quiet: str
    """Before quiet hours."""
    quiet_to: str
    please: str
    write_at: str
    """Somebody asks to be written to at a ``time``."""
    late: str
    early: str
    now_before: str
    """Before and after the present time."""
    now_after: str
    named_days: dict[str, str]
    every_week: str
    """Days are meant of every week, not the next of them."""
    left_out: str
    """Says that the days behind it are left out."""
    refusing: str
    """Words beside days of which a clause says no more than that nothing is to come then."""
    reason: str
    """How the reason begins that stands behind an order."""
    only: str | None = None
    """Says that no days are meant beside those near it."""
    units: dict[str, str]
    one: str
    """What stands before a unit for one of it."""
    until: str
    """A ``day`` that is waited for."""
    today: str
    tomorrow: str
    week: str
    weekend: str
    this_week: str | None = None
    this_month: str | None = None
    one_day: OneDayWords | None = None
    week_orders: WeekOrderWords | None = None
    whole_days: list[str]
    """Names of the days, from Monday."""


@cache
def time_words(language: str) -> TimeWords:
    """Return the words of a language by its two-letter code."""
    told = load_shipped(files("bot.language").joinpath(language, "times.yaml").read_text(encoding="utf-8"))
    return TimeWords.model_validate({("from_" if name == "from" else name): value for name, value in told.items()})


def spaced(pattern: str) -> str:
    """Return a pattern of the data in which a space stands for one to four."""
    return pattern.replace(" ", r"\s{1,4}")


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """Return patterns of the data as one that is found where any of them is."""
    return compiled("|".join(patterns))


def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern of the data, without regard to capitals."""
    return re.compile(spaced(pattern), re.IGNORECASE)
