"""What a policy is told at a moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from recommender.facts import Season
from recommender.policies.daylight import is_daylight, is_sun_low, season
from recommender.profile import Profile
from recommender.vectors import Vector

LOOK_BACK = timedelta(days=90)
"""How far back a policy looks at what was sent; earlier nudges need not be told."""


RESTS_AT_MOST = timedelta(days=21)
"""After this everything that was sent may come again."""


class Whereabouts(StrEnum):
    """Where somebody usually is at a time of day."""

    HOME = "home"
    WORK = "work"
    ON_THE_WAY = "on_the_way"


@dataclass(frozen=True)
class ShownPair:
    """A pair that somebody was sent."""

    message: str
    image: str
    """Empty of a message by itself."""
    at: datetime
    """Aware."""


@dataclass(frozen=True)
class PastReaction:
    """What somebody did with a pair.

    Attributes:
        teaches: How much it says about taste, from -1 (not at all mine) to 1; 0: nothing.
        at: Aware.
        message: The message's id.
        image: The image's id.
    """

    teaches: float
    at: datetime
    message: str
    image: str


@dataclass(frozen=True)
class Context:
    """A person at a moment.

    Attributes:
        profile: What they told.
        vectors: Vector by text of everything that the policy's ``texts_for`` names for this context.
        now: When, aware; ``None`` is no time of day at all, as in a study.
        time_zone: Where they are, an IANA name.
        is_hour_known: Whether that is where they are: who has told no place may have any hour.
        wish: What they asked for just now, in their words.
        earlier_wishes: What they asked for earlier today: what that ruled out holds until the day ends.
        refused_messages: Ids of what must never come.
        refused_images: Likewise.
        history: What they were sent since :data:`LOOK_BACK`, latest first.
        reactions: What they did with it, at any time, oldest first.
        place: Where they probably are; ``None`` is not known.
        is_asked: Whether they asked for a nudge: then it is sooner repeated than withheld.
        minutes_left: Of the screen time that they told, at least 0; ``None`` is not known.
        is_wet: Whether they said that it rains.
        pictures_alike: Whether pictures of people like them are preferred.
        learns_since: What was shown and done before this instant teaches nothing; ``None``: everything does.
        explores: Whether something may be tried out that they did not tell of.
        seed: Of all chance in choosing.
        pairs: How many pairs to choose, at least 0.
    """

    profile: Profile
    vectors: Mapping[str, Vector] = field(default_factory=dict)
    now: datetime | None = None
    time_zone: str = "UTC"
    is_hour_known: bool = True
    wish: str | None = None
    earlier_wishes: tuple[str, ...] = ()
    refused_messages: frozenset[str] = frozenset()
    refused_images: frozenset[str] = frozenset()
    history: Sequence[ShownPair] = ()
    reactions: Sequence[PastReaction] = ()
    place: Whereabouts | None = None
    is_asked: bool = False
    minutes_left: int | None = None
    is_wet: bool = False
    pictures_alike: bool = True
    learns_since: datetime | None = None
    explores: bool = True
    seed: int = 0
    pairs: int = 5

    def __post_init__(self) -> None:
        if self.now is not None and self.now.tzinfo is None:
            raise ValueError(f"now is {self.now}, without a zone: give an aware time")
        if self.now is None and (self.history or self.reactions):
            raise ValueError("there is a past but no present: give the time of the moment as now")

    @property
    def local_time(self) -> datetime | None:
        """The moment by their clocks, ``None`` without one."""
        return None if self.now is None else self.now.astimezone(ZoneInfo(self.time_zone))

    @property
    def daylight(self) -> bool | None:
        """Whether it is light outside where they are, ``None`` if that is not known."""
        return None if self.now is None or not self.is_hour_known else is_daylight(self.now, self.time_zone)

    @property
    def is_sun_low(self) -> bool | None:
        """Whether the sun is low where they are, ``None`` if that is not known."""
        return None if self.now is None or not self.is_hour_known else is_sun_low(self.now, self.time_zone)

    @property
    def season(self) -> Season | None:
        """The season where they are, ``None`` if that is not known or there is none."""
        local = self.local_time
        return None if local is None else season(local, self.time_zone)

    @property
    def resting(self) -> list[ShownPair]:
        """The nudges whose pair may not have recovered, latest first."""
        return [past for past in self.history if self.now is not None and past.at > self.now - RESTS_AT_MOST]

    @property
    def recent(self) -> list[ShownPair]:
        """The nudges since :data:`LOOK_BACK`, latest first."""
        return [past for past in self.history if self.now is not None and past.at > self.now - LOOK_BACK]
