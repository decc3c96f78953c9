"""Where somebody is, of which only the time zone is kept: by a city, a shared place, or the time it is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.profile_fields import Draft
from bot.core.replies import quoted
from bot.core.texts import _
from bot.dialogues.onboarding.question import (
    AnswerRefused,
    Heard,
    Option,
    Understood,
    WantsToShare,
    own_index,
    own_words,
)
from bot.language.base import Language
from bot.understanding.places import (
    Place,
    cities_meant,
    find_place,
    similar_places,
    zone_name,
    zones_by_clock,
    zones_meant,
)

_SHARE, _TIME, _CITY = 100, 101, 102
"""Indices of the options that are no city."""

_MOST_ZONES = 8

_CALLED = "|"
"""Between a zone in question and the city that it is meant for."""


@dataclass(frozen=True)
class PlaceQuestion:
    """Where are you? Only the time zone is kept."""

    language: Language
    name: str = "time_zone"
    optional: bool = False
    several: bool = False

    def ask(self, draft: Draft) -> str:
        """Ask for the city, or which of the zones it is that have the time that was told."""
        if draft.telling_time and not draft.zones:
            return _("What time is it for you right now? Write it as <i>14:05</i> or <i>2:05 pm</i>.")
        if draft.zones:
            return _("That may be in several places. Which is nearest to you? If none is, write your city.")
        return _(
            "Which city are you in or near? I need it only to know your time of day. "
            "Tap one, write another, or share your place: I take the time zone from it and forget the rest."
        )

    def options(self, draft: Draft) -> list[Option]:
        """Offer the zones in question, or large cities of different zones."""
        if draft.telling_time and not draft.zones:
            return [Option(_CITY, _("🏙 Name my city instead"))]
        if draft.zones:
            return [Option(own_index(zone), _parted(zone)[1]) for zone in draft.zones]
        return [
            *(Option(index, city) for index, city in enumerate(self.language.large_cities())),
            Option(_SHARE, _("📍 Share my place")),
            Option(_TIME, _("🕐 Tell my time instead")),
        ]

    def choose(self, draft: Draft, index: int, chosen: bool) -> Heard:
        """Take one of them."""
        if index == _SHARE:
            return WantsToShare()
        if index == _TIME:
            return Understood(draft.model_copy(update={"telling_time": True, "zones": ()}), settled=False)
        if index == _CITY:
            return Understood(draft.model_copy(update={"telling_time": False, "zones": ()}), settled=False)
        if index < len(cities := self.language.large_cities()):
            place = find_place(cities[index])
            return self._take(draft, place.zone, place.name) if place is not None else Understood(draft, settled=False)
        zone = own_words(index, draft.zones)
        return self._take(draft, *_parted(zone)) if zone is not None else Understood(draft, settled=False)

    def hear(self, draft: Draft, words: str, now: datetime) -> Heard:
        """Take a city, a country with one zone, a zone's name, or the time that it is there."""
        minutes = self.language.read_clock(words[:40])
        if minutes is not None:
            zones = tuple(zones_by_clock(minutes, now))
            if not zones:
                return AnswerRefused(_("It is that time nowhere. Please write it as <i>14:05</i>, or write your city."))
            return Understood(draft.model_copy(update={"zones": zones}), settled=False)
        if cities := cities_meant(words[:100]):
            zones = in_question(cities)
            return Understood(draft.model_copy(update={"zones": zones, "telling_time": False}), settled=False)
        place = self.language.find_place(words[:100])
        if place is not None:
            return self._take(draft, place.zone, place.name)
        zones = zones_meant(words[:100], now)
        if zones:
            return Understood(draft.model_copy(update={"zones": zones[:_MOST_ZONES]}), settled=False)
        similar = similar_places(words[:100])
        hint = " " + _("Did you mean {names}?").format(names=quoted(" / ".join(similar))) if similar else ""
        return AnswerRefused(
            _("I don't know a place called <i>{words}</i>.").format(words=quoted(words[:40]))
            + hint
            + " "
            + _("Please write the nearest larger city, or what time it is for you, such as <i>14:05</i>.")
        )

    def locate(self, draft: Draft, zone: str | None) -> Heard:
        """Take the zone of a shared place; the place itself went nowhere."""
        if zone is None:
            return AnswerRefused(_("I know no time zone for that place. Please write the nearest larger city."))
        return self._take(draft, zone, zone_name(zone))

    def clear(self, draft: Draft) -> Draft:
        """Forget it."""
        return draft.model_copy(update={"time_zone": None, "place": None, "zones": (), "telling_time": False})

    def say(self, draft: Draft) -> str:
        """Say the place."""
        return draft.place or draft.time_zone or ""

    def _take(self, draft: Draft, zone: str, name: str) -> Understood:
        return Understood(
            draft.model_copy(update={"time_zone": zone, "place": name, "zones": (), "telling_time": False})
        )


def in_question(cities: Sequence[Place]) -> tuple[str, ...]:
    """Return the zones among which somebody has to choose, each with the city that it is meant for."""
    return tuple(f"{city.zone}{_CALLED}{city.name}" for city in cities)


def _parted(zone: str) -> tuple[str, str]:
    """Return a zone in question, and how to call the place that is meant."""
    name, _sign, city = zone.partition(_CALLED)
    return name, city or zone_name(name)
