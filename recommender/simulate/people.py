"""People of a simulation: what the bot knows of them, and what is hidden from it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from recommender.errors import SimulationError
from recommender.policies.holidays import is_public_holiday
from recommender.profile import Profile
from recommender.regular_files import read_regular_file
from recommender.shipped_yaml import load_shipped
from recommender.strangers_yaml import check_yaml

SATURDAY = 5

USUAL_WARMTH = 0.25
"""How likely somebody warms to a kind of nudge of which nothing is said."""

_HOURS = re.compile(r"(\d{1,2})-(\d{1,2}) (home|work|way)")
_WINDOW = re.compile(r"(every|weekdays|weekend) (\d{2}):(\d{2})-(\d{2}):(\d{2})")
_DAYS = {"every": 0b1111111, "weekdays": 0b0011111, "weekend": 0b1100000}


class Half(StrEnum):
    """What a person is for."""

    DEVELOP = "develop"
    """Looked at while a policy is changed."""
    REPORT = "report"
    """Not looked at: for figures alone."""


class Spent(StrEnum):
    """Where an hour is spent."""

    HOME = "home"
    WORK = "work"
    WAY = "way"


@dataclass(frozen=True)
class ScreenWindow:
    """A stretch of the local week: weekdays as bits from Monday on, first minute and first minute after it."""

    days: int
    start: int
    end: int


def _window(value: object) -> ScreenWindow:
    found = _WINDOW.fullmatch(str(value))
    if found is None:
        raise ValueError(f"{value!r} is no window: write it like 'weekdays 12:30-13:30'")
    days, *clock = found.groups()
    hour, minute, last_hour, last_minute = map(int, clock)
    return ScreenWindow(_DAYS[days], hour * 60 + minute, last_hour * 60 + last_minute)


def _day(value: object) -> tuple[Spent, ...]:
    hours: list[Spent] = []
    for begin, end, place in _HOURS.findall(str(value)):
        if int(begin) != len(hours):
            raise ValueError(f"{value!r} leaves out or repeats an hour: {begin} must be {len(hours)}")
        hours += [Spent(place)] * (int(end) - int(begin))
    if len(hours) != 24:
        raise ValueError(f"{value!r} has {len(hours)} hours, not 24")
    return tuple(hours)


def _hours(value: object) -> frozenset[int]:
    begin, _, end = str(value).partition("-")
    return frozenset(range(int(begin), int(end)))


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class ToldProfile(_Part):
    """What the bot knows."""

    attributes: Mapping[str, str] = {}
    likes: tuple[str, ...] = ()
    dislikes: tuple[str, ...] = ()


class DislikedKinds(_Part):
    """What the told dislikes mean: activities as a whole, and words; ``danc*`` is all that begins so."""

    activities: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()


class SimulatedPerson(_Part):
    """One person; everything but ``told``, ``time_zone``, ``windows`` and ``nudges_per_day`` is hidden from the bot.

    Attributes:
        id: Unique.
        half: What they are for.
        spot: Latitude and longitude in degrees.
        time_zone: IANA name.
        told: What the bot knows.
        windows: Screen time that they told.
        nudges_per_day: Nudges that were not asked for, at most.
        days: Where they are at each hour of a weekday, and of a day of the weekend.
        child: Hours at which a child of theirs is with them and awake, likewise.
        lives_with: ``housemate``, ``partner``, ``child``, animals.
        owns: What is at hand.
        unable: Abilities that they lack.
        disliked: What their dislikes mean.
        loves: How likely they warm to a kind of nudge, by activity.
        answers: How often they answer at all.
    """

    id: str
    half: Half
    spot: tuple[float, float]
    time_zone: str
    told: ToldProfile
    windows: tuple[Annotated[ScreenWindow, BeforeValidator(_window)], ...]
    nudges_per_day: int = 2
    days: tuple[
        Annotated[tuple[Spent, ...], BeforeValidator(_day)], Annotated[tuple[Spent, ...], BeforeValidator(_day)]
    ]
    child: tuple[Annotated[frozenset[int], BeforeValidator(_hours)], ...] = ()
    lives_with: frozenset[str] = Field(frozenset(), alias="with")
    owns: frozenset[str] = frozenset()
    unable: frozenset[str] = frozenset()
    disliked: DislikedKinds = DislikedKinds()
    loves: Mapping[str, float] = {}
    answers: float = Field(0.5, ge=0, le=1)

    @property
    def profile(self) -> Profile:
        """What the recommender is told."""
        return Profile(dict(self.told.attributes), self.told.likes, self.told.dislikes)

    def spent_at(self, local: datetime) -> Spent:
        """Return where they are at a local time."""
        return self.days[self._is_free(local)][local.hour]

    def usually_at(self, window: ScreenWindow) -> Spent:
        """Return where they spend most of a window, on the kind of day on which it is."""
        day = self.days[not window.days & _DAYS["weekdays"]]
        hours = Counter(day[minute // 60] for minute in range(window.start, window.end))
        return max(hours, key=hours.__getitem__)

    def is_with_child(self, local: datetime) -> bool:
        """Whether a child of theirs is with them and awake."""
        return bool(self.child) and local.hour in self.child[self._is_free(local)]

    def _is_free(self, local: datetime) -> bool:
        """Whether a day is spent like one of the weekend: a public holiday is."""
        return local.weekday() >= SATURDAY or is_public_holiday(local.date(), self.time_zone)

    def warmth(self, activities: Sequence[str]) -> float:
        """Return how likely they warm to something that is mainly about the first of some activities."""
        return self.loves.get(activities[0], USUAL_WARMTH) if activities else USUAL_WARMTH


def load_simulated_people(path: Path | None = None) -> tuple[SimulatedPerson, ...]:
    """Read people from a file; ``None``: those that ship.

    Raises:
        SimulationError: If the file cannot be read or says something else; the text names the place.
    """
    try:
        text = _shipped() if path is None else read_regular_file(path.resolve()).decode("utf-8")
        check_yaml(text)
        return _people(load_shipped(text))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SimulationError(f"the people of {path} cannot be read ({error}): give a YAML file") from error


def _shipped() -> str:
    return files("recommender").joinpath("simulate/data/people.yaml").read_text(encoding="utf-8")


def _people(rows: Any) -> tuple[SimulatedPerson, ...]:
    if not isinstance(rows, list) or not rows:
        raise SimulationError("the file must be a list of people, at least one")
    people = tuple(_person(row, at) for at, row in enumerate(rows, 1))
    if len({person.id for person in people}) < len(people):
        raise SimulationError("two people have the same id: rename one of them")
    return people


def _person(row: Any, at: int) -> SimulatedPerson:
    name = row.get("id", at) if isinstance(row, dict) else at
    try:
        person = SimulatedPerson.model_validate(row)
        ZoneInfo(person.time_zone)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise SimulationError(f"person {name}: {place}: {first['msg']}") from error
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise SimulationError(f"person {name}: there is no time zone {row.get('time_zone')!r}") from error
    return person
