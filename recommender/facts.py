"""What an item needs and where it fits: what a careful friend knows before suggesting it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, ClassVar


class Light(StrEnum):
    """Which light something needs, or shows."""

    DAY = "day"
    DARK = "dark"
    ANY = "any"


class Season(StrEnum):
    """A season of the year, by hemisphere."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


class Where(StrEnum):
    """Where somebody can be while doing something."""

    HOME = "home"
    OUTDOORS = "outdoors"
    WORK = "work"


class Effort(StrEnum):
    """How much of a body something asks for."""

    REST = "rest"
    GENTLE = "gentle"
    HARD = "hard"


class Company(StrEnum):
    """With whom something can be done."""

    ALONE = "alone"
    OTHERS = "others"
    CHILD = "child"


class Noise(StrEnum):
    """How much of something the neighbours hear."""

    SILENT = "silent"
    QUIET = "quiet"
    LOUD = "loud"


class Thing(StrEnum):
    """Something that must be at hand and that not everybody has."""

    BALCONY = "balcony"
    BALL = "ball"
    BATH = "bath"
    BICYCLE = "bicycle"
    BOOK = "book"
    CAT = "cat"
    CLAY = "clay"
    DOG = "dog"
    GAME = "game"
    GARDEN = "garden"
    INSTRUMENT = "instrument"
    KITCHEN = "kitchen"
    MAT = "mat"
    OVEN = "oven"
    PAINTS = "paints"
    PEN = "pen"
    PHOTOS = "photos"
    PLANTS = "plants"
    SEWING_KIT = "sewing_kit"
    TOOLS = "tools"
    WOOL = "wool"


class Ability(StrEnum):
    """What a body must be able to do."""

    BALANCE = "balance"
    BENDING = "bending"
    FINE_HANDS = "fine_hands"
    GRIP = "grip"
    HEARING = "hearing"
    KNEELING = "kneeling"
    LIFTING = "lifting"
    RUNNING = "running"
    SIGHT = "sight"
    STAIRS = "stairs"
    STANDING = "standing"
    SWIMMING = "swimming"
    TWO_HANDS = "two_hands"
    VOICE = "voice"
    WALKING = "walking"


@dataclass(frozen=True)
class Facts:
    """What is known of a message, or of what an image shows. ``None`` is not known, an empty tuple is none at all.

    Attributes:
        light: Whether it needs daylight, is of the dark, or goes with both; of an image, the light that it shows.
        seasons: In which it makes sense.
        places: Where one can be.
        minutes: How long it takes, at least 1.
        effort: How much it asks of a body.
        company: With whom; several are alternatives.
        noise: How much of it others hear.
        things: What must be at hand; several are needed together.
        abilities: What a body must be able to do; likewise.
        money: Whether it costs something.
    """

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    light: Light | None = None
    seasons: tuple[Season, ...] | None = None
    places: tuple[Where, ...] | None = None
    minutes: int | None = None
    effort: Effort | None = None
    company: tuple[Company, ...] | None = None
    noise: Noise | None = None
    things: tuple[Thing, ...] | None = None
    abilities: tuple[Ability, ...] | None = None
    money: bool | None = None

    def __post_init__(self) -> None:
        if self.minutes is not None and self.minutes < 1:
            raise ValueError(f"minutes is {self.minutes}: write how many it takes, at least 1")

    def as_dict(self) -> dict[str, Any]:
        """Return what is known as JSON-friendly data; :func:`read_facts` reads it back."""
        known = {field.name: getattr(self, field.name) for field in fields(self)}
        return {
            name: [str(part) for part in value] if isinstance(value, tuple) else value
            for name, value in known.items()
            if value is not None
        }


UNKNOWN = Facts()
"""Of an item of which nobody has said anything."""


SUGGESTED = "suggested"
"""Marks stored facts that nobody has declared yet."""


def as_suggested(facts: Facts) -> dict[str, Any]:
    """Return facts as data that :func:`read_facts` reads and :func:`declared` does not take for a person's word."""
    return {**facts.as_dict(), SUGGESTED: True}


def is_suggested(stored: Mapping[str, Any] | None) -> bool:
    """Whether stored facts were suggested, and nobody has declared any since."""
    return bool(stored) and SUGGESTED in (stored or {})


def declared(stored: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """Return stored facts that a person declared, ``None`` for those that were suggested only."""
    return None if is_suggested(stored) else stored


def read_facts(stored: Mapping[str, Any] | None) -> Facts:
    """Return stored facts, declared or suggested; ``None`` is :data:`UNKNOWN`."""
    if not stored:
        return UNKNOWN
    stored = {name: value for name, value in stored.items() if name != SUGGESTED}
    one = {"light": Light, "effort": Effort, "noise": Noise}
    several = {"seasons": Season, "places": Where, "company": Company, "things": Thing, "abilities": Ability}
    known: dict[str, Any] = dict(stored)
    known |= {name: kind(known[name]) for name, kind in one.items() if name in known}
    known |= {name: tuple(kind(part) for part in known[name]) for name, kind in several.items() if name in known}
    return Facts(**known)
