"""The judge of a simulation: whether text, picture and moment suit the day that somebody really has.

It looks at the person's hidden day and at the second hand's labels, never at a library's facts, and finds the sun by
itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from astral import Observer
from astral.sun import elevation

from recommender.facts import Company, Light, Noise, Season, Where
from recommender.simulate.labels import SecondLabel
from recommender.simulate.people import SimulatedPerson, Spent

DARK_BELOW, BRIGHT_ABOVE = -6.0, 0.0
"""Height of the sun in degrees: nothing is seen without a lamp; it is plain day. Between them either will do."""

TROPICS = 23.5
"""Degrees of latitude within which there is no autumn and no winter."""

NIGHT = frozenset({22, 23, 0, 1, 2, 3, 4, 5})
"""Local hours at which nobody goes out in the dark or makes noise."""

NOBODYS_HOURS = NIGHT - {22}
"""Local hours at which nobody is called, visited or woken."""

BEDTIME = frozenset({19, 20, 21, 22, 23, 0, 1, 2, 3, 4})
"""Local hours at which somebody may be sent to bed."""

BREAK_MINUTES = 15
"""What takes longer has no room at work."""

LATE_MINUTES = 30
"""What takes longer is late to begin at night."""

EVERYBODYS = frozenset({"pen", "kitchen", "book"})
"""What everybody has at home."""

_SEASONS = (Season.WINTER, Season.SPRING, Season.SUMMER, Season.AUTUMN)


class Fault(StrEnum):
    """Why a nudge does not fit."""

    LIGHT = "light"
    """It needs daylight, or shows it, in the dark; or the reverse."""
    SEASON = "season"
    """It is of another season."""
    PLACE = "place"
    """It cannot be done where they are: at work, on the way, or away from work."""
    HOUR = "hour"
    """Outdoors or loud at night, to bed by day, others at an hour when nobody is up, a child that is not there."""
    DISLIKED = "disliked"
    """Its text or picture is about something they dislike."""
    LIMITED = "limited"
    """It asks for what their body cannot do."""
    LACKING = "lacking"
    """It needs what or whom they do not have."""
    MISMATCHED = "mismatched"
    """Its text and its picture are about different things."""


class Doubt(StrEnum):
    """What makes a nudge doubtful."""

    LATE = "late"
    """It takes long for the time of night."""
    NEAR_DISLIKED = "near_disliked"
    """It has, beside other things, to do with something they dislike."""


@dataclass(frozen=True)
class NudgeVerdict:
    """The judge's word on one nudge."""

    faults: frozenset[Fault] = frozenset()
    doubts: frozenset[Doubt] = frozenset()

    @property
    def fits(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.faults and not self.doubts


@dataclass(frozen=True)
class _Scene:
    person: SimulatedPerson
    local: datetime
    sun: float
    spent: Spent
    message: SecondLabel
    image: SecondLabel
    words: str


def judge_nudge(
    person: SimulatedPerson, now: datetime, message: SecondLabel, image: SecondLabel, words: str
) -> NudgeVerdict:
    """Judge a nudge.

    Args:
        person: Who got it.
        now: When, aware.
        message: The text's label.
        image: The picture's.
        words: The text and what the picture shows.
    """
    local = now.astimezone(ZoneInfo(person.time_zone))
    sun = elevation(Observer(*person.spot), now)
    scene = _Scene(person, local, sun, person.spent_at(local), message, image, words)
    checks: Mapping[Fault, Callable[[_Scene], bool]] = {
        Fault.LIGHT: _is_unlit,
        Fault.SEASON: _is_out_of_season,
        Fault.PLACE: _is_misplaced,
        Fault.HOUR: _is_untimely,
        Fault.DISLIKED: _is_disliked,
        Fault.LIMITED: lambda scene: not scene.person.unable.isdisjoint(scene.message.abilities),
        Fault.LACKING: _is_lacking,
        Fault.MISMATCHED: lambda scene: set(scene.message.activities).isdisjoint(scene.image.activities),
    }
    faults = frozenset(fault for fault, is_found in checks.items() if is_found(scene))
    return NudgeVerdict(faults, frozenset(_doubts(scene)))


def _is_unlit(scene: _Scene) -> bool:
    is_dark, is_bright = scene.sun < DARK_BELOW, scene.sun > BRIGHT_ABOVE
    if Light.DAY in (scene.message.light, scene.image.light) and is_dark:
        return True
    if not is_bright:
        return False
    return scene.image.light is Light.DARK or (scene.message.light is Light.DARK and not _is_bedtime(scene))


def _is_bedtime(scene: _Scene) -> bool:
    """Whether it is an evening indoors, which in summer may be a bright one."""
    is_inside = Where.HOME in scene.message.places and "nature_watching" not in scene.message.activities
    return is_inside and scene.local.hour in BEDTIME


def _is_out_of_season(scene: _Scene) -> bool:
    now = seasons_at(scene.local, scene.person.spot[0])
    return any(label.seasons and now.isdisjoint(label.seasons) for label in (scene.message, scene.image))


def seasons_at(local: datetime, latitude: float) -> frozenset[Season]:
    """Return the seasons that it can be called; in the tropics the warm ones all year."""
    if abs(latitude) < TROPICS:
        return frozenset({Season.SPRING, Season.SUMMER})
    quarter = local.month % 12 // 3
    return frozenset({_SEASONS[quarter if latitude > 0 else (quarter + 2) % 4]})


def _is_misplaced(scene: _Scene) -> bool:
    places = scene.message.places
    if scene.spent is Spent.HOME:
        return places == (Where.WORK,)
    return Where.WORK not in places or scene.message.minutes > BREAK_MINUTES


def _is_untimely(scene: _Scene) -> bool:
    hour, label = scene.local.hour, scene.message
    return any(
        (
            hour in NIGHT and label.places == (Where.OUTDOORS,),
            hour in NIGHT and label.noise is Noise.LOUD,
            hour in NOBODYS_HOURS and label.company == (Company.OTHERS,) and scene.spent is Spent.HOME,
            label.activities[0] == "sleeping_early" and hour not in BEDTIME,
            bool(scene.person.child) and _is_for_child(label) and not scene.person.is_with_child(scene.local),
        )
    )


def _is_for_child(label: SecondLabel) -> bool:
    return label.company == (Company.CHILD,)


def _is_disliked(scene: _Scene) -> bool:
    disliked = scene.person.disliked
    mainly = {scene.message.activities[0], scene.image.activities[0]}
    return not disliked.activities.isdisjoint(mainly) or any(_says(scene.words, word) for word in disliked.words)


def _says(words: str, wanted: str) -> bool:
    """Whether a word or its plural is said; ``danc*`` is all that begins so."""
    ending = r"\w*" if wanted.endswith("*") else "s?"
    return re.search(rf"\b{re.escape(wanted.rstrip('*'))}{ending}\b", words, re.IGNORECASE) is not None


def _is_lacking(scene: _Scene) -> bool:
    person, label = scene.person, scene.message
    has = person.owns | person.lives_with | EVERYBODYS
    if scene.spent is not Spent.WORK:
        has -= {"colleague"}
    return not has.issuperset(label.needs) or (_is_for_child(label) and not person.child)


def _doubts(scene: _Scene) -> Iterator[Doubt]:
    if scene.local.hour in NIGHT and scene.message.minutes > LATE_MINUTES:
        yield Doubt.LATE
    about = {*scene.message.activities, *scene.image.activities}
    if not scene.person.disliked.activities.isdisjoint(about) and not _is_disliked(scene):
        yield Doubt.NEAR_DISLIKED
