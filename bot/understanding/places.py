"""Time zones from what people say: a city, a country with one zone, an IANA name, a shared place, or the time.

Cities come from GeoNames by :mod:`bot.understanding.gazetteer`.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import tzfpy

from bot.core.local_forms import say_country
from bot.core.texts import SOURCE, language
from bot.understanding.gazetteer import (
    City,
    best_known_countries,
    gazetteer,
    known_regions,
    known_zones,
    plain_name,
    zones_by_name,
)


@dataclass(frozen=True)
class Place:
    """A place whose local time is known.

    Attributes:
        zone: IANA name of its time zone.
        name: How to call it: ``Munich, Germany``.
    """

    zone: str
    name: str


def find_place(text: str) -> Place | None:
    """Return the place that ``text`` names; ``None`` if it is unknown, or has several zones.

    A country goes before cities that are called so, a city's country or state can follow it, and of several cities of
    one name it is the best known, mostly the most populous: ``India``, ``London, Ontario``, ``Paris, TX``.
    """
    words = _bare(text)
    zone = zones_by_name().get(words.casefold().replace(" ", "_"))
    if zone is not None:
        return Place(zone, zone)
    if (region := known_regions().get(plain_name(words))) is not None:
        return Place(*region)
    whole = _whole_zones(words)
    if whole is not None:
        name, zones = whole
        return Place(zones[0], name) if len(zones) == 1 else None
    return _city(words)


def find_city(text: str) -> Place | None:
    """Return the city that a text is the own name of, as written without capitals: only those that many know."""
    known, name = gazetteer(), plain_name(_bare(text))
    called = [city for city in known.cities.get(name, ()) if plain_name(city.name) == name or name in known.nicknames]
    best = max(called, key=lambda city: _known(city, name), default=None)
    if best is None or best.population < _KNOWN_TO_MANY:
        return None
    country = _country(best.country)
    return Place(best.zone, f"{_called(_bare(text), best.name, country)}, {country}")


def find_within(city: str, region: str) -> Place | None:
    """Return a city of a country or a state; ``None`` if that is not known, or has no such city."""
    known, name = gazetteer(), plain_name(_bare(region))
    if not name or (name not in known.codes and name not in known.regions):
        return None
    return _city(f"{_bare(city)},{name}") if _lies_within(_bare(city), name) else None


def is_region(name: str) -> bool:
    """Whether a word is the name of a country or a state, whose short names are other words as well."""
    known = gazetteer()
    return len(name) > _ANY_WORD and (plain_name(name) in known.regions or plain_name(name) in known.codes)


_ANY_WORD = 3
"""Letters of a name that may as well be another word."""


def _lies_within(city: str, region: str) -> bool:
    known = gazetteer()
    wholes = {known.codes.get(region), known.regions.get(region)} - {None}
    return any({one.country, one.region} & wholes for one in known.cities.get(plain_name(city), ()))


def zones_meant(text: str, now: datetime) -> tuple[str, ...]:
    """Return the zones among which somebody has to choose who names a large country, a state or an offset from UTC.

    Args:
        text: What they wrote.
        now: Aware; at which an offset holds.
    """
    words = _bare(text)
    whole = _whole_zones(words)
    if whole is not None and len(whole[1]) > 1:
        return whole[1]
    offset = _OFFSET.fullmatch(words)
    if offset is None:
        return ()
    minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
    ahead = timedelta(minutes=-minutes if offset["sign"] in "-−" else minutes)
    return tuple(_zones_at(frozenset({ahead}), now.astimezone(UTC)))


COMPARABLE = 0.15
"""Share of the people of the largest city of a name from which another one may be meant as well."""
_MOST_CITIES = 3
_OFFSET = re.compile(
    r"(?:utc|gmt)\s{0,4}(?P<sign>[+−-])\s{0,4}(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?", re.IGNORECASE
)


def cities_meant(text: str, comparable: float = COMPARABLE) -> tuple[Place, ...]:
    """Return the cities among which somebody has to choose who names one of several of comparable size.

    Only those that keep another time; none where one of them is meant by its name alone, or its region is said.

    Args:
        text: The name.
        comparable: Share of the largest one's people from which another may be meant.
    """
    name = plain_name(_bare(text))
    known = gazetteer()
    if name in best_known_countries() or name in known.nicknames or _is_whole(name):
        return ()
    called = sorted((one for one in known.cities.get(name, ()) if plain_name(one.name) == name), key=_fewest_last)
    apart: dict[tuple[timedelta | None, ...], City] = {}
    for city in called:
        if city.population >= called[0].population * comparable:
            apart.setdefault(_offsets(city.zone), city)
    return tuple(map(_with_region, apart.values()))[:_MOST_CITIES] if len(apart) > 1 else ()


def _is_whole(name: str) -> bool:
    """Whether a name is a zone's, a country's or a state's as well."""
    return name in known_regions() or _whole_zones(name) is not None


def _fewest_last(city: City) -> int:
    return -city.population


def _with_region(city: City) -> Place:
    """Return a city with its state where that is known, else with its country."""
    region = next((name for name, code in gazetteer().regions.items() if code == city.region and len(name) > 3), None)
    shown = " ".join(word.capitalize() for word in region.split()) if region is not None else _country(city.country)
    return Place(city.zone, f"{city.name}, {shown}")


def _bare(text: str) -> str:
    """Return words without what stands around a place's name."""
    words = "".join(sign for sign in text if unicodedata.category(sign) not in ("So", "Sk", "Cn")).strip().strip(".!?")
    return words.strip()


def _whole_zones(words: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the name of a country or a state and its zones, most people first; ``None`` for anything else."""
    known, name = gazetteer(), plain_name(words)
    country, region = known.codes.get(name) if len(name) > 2 else _SHORT.get(name), known.regions.get(name)
    if country is None and (region is None or len(name) <= 2):
        return None
    if name in _AMBIGUOUS:
        return name.capitalize(), _AMBIGUOUS[name]
    zones = _main_zones(known.zones.get(country or region or "", {}))
    shown = _country(country) if country is not None else " ".join(word.capitalize() for word in name.split())
    return (shown, tuple(zones)) if zones else None


def _main_zones(people: Mapping[str, int]) -> list[str]:
    """Return the zones in which all but a few live; those that keep the same time all year are one."""
    ordered = sorted(people, key=lambda zone: -people[zone])
    apart: dict[tuple[timedelta | None, ...], str] = {}
    for zone in ordered:
        apart.setdefault(_offsets(zone), zone)
    together = {first: sum(people[zone] for zone in ordered if _offsets(zone) == key) for key, first in apart.items()}
    everybody = sum(people.values())
    main = [zone for zone, many in together.items() if many >= everybody * _FEW]
    return main[:_MOST_ZONES]


def _offsets(zone: str) -> tuple[timedelta | None, ...]:
    info = zoneinfo.ZoneInfo(zone)
    return tuple(datetime(_YEAR, month, 15, tzinfo=info).utcoffset() for month in (1, 7))


def _city(words: str) -> Place | None:
    name, _, region = (part.strip() for part in words.partition(","))
    known = gazetteer()
    cities = known.cities.get(plain_name(name), ())
    if region:
        cities = _within(cities, plain_name(region))
    if not cities:
        return None
    best = max(cities, key=lambda city: _known(city, plain_name(name)))
    country = _country(best.country)
    return Place(best.zone, f"{_called(name, best.name, country)}, {country}")


def _known(city: City, name: str) -> tuple[bool, int]:
    """Return how well a city is known by a name; the best known one is meant, wherever more people live."""
    # Porto is also what some call Bordeaux: a city's own name counts for more than one it is called by
    people = city.population * (_OWN_NAME if plain_name(city.name) == name else 1)
    return city.country == best_known_countries().get(name), people


def _called(said: str, name: str, country: str) -> str:
    """Return how to call a city: as it was said where it was said in the script in which countries are named."""
    if bool(_LATIN.search(said)) is not bool(_LATIN.search(country)):
        return name
    plain = plain_name(said)
    if plain == plain_name(name):
        return _without_accents(name) if said.isascii() else name
    if len(plain) < _FULL_NAME or plain in gazetteer().nicknames:
        return name
    return " ".join(word[:1].upper() + word[1:] for word in said.split())


def _without_accents(name: str) -> str:
    """Return a name in plain letters; as it is where these would not do."""
    decomposed = unicodedata.normalize("NFKD", name)
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return plain if plain.isascii() else name


def _within(cities: tuple[City, ...], name: str) -> tuple[City, ...]:
    """Return those cities that lie in a country or a region; all of them if it is not known."""
    known = gazetteer()
    country, region = known.codes.get(name), known.regions.get(name)
    if country is None and region is None:
        return cities
    found = tuple(city for city in cities if region is not None and city.region == region)
    return found or tuple(city for city in cities if city.country == country)


_FULL_NAME = 4
"""Letters of a name that stands for no longer one."""
_LATIN = re.compile(r"[A-Za-z]")
_SHORT = {"uk": "GB", "us": "US"}
"""Countries that two letters alone may mean."""
_AMBIGUOUS = {
    "georgia": ("Asia/Tbilisi", "America/New_York"),
    "washington": ("America/New_York", "America/Los_Angeles"),
    "victoria": ("Australia/Melbourne", "America/Vancouver"),
}
"""Names of a state that are as well known as a country's or a city's: the zones of both."""
_OWN_NAME = 10
"""How many times the people of a city count who call it by its own name."""
_KNOWN_TO_MANY = 30_000
"""People of a city that is known by its name alone, without a capital."""
_YEAR = 2026
"""In which zones are compared; their rules change rarely."""
_FEW = 0.03
"""Share of the people below which a zone is not asked about."""
_MOST_ZONES = 6


def similar_places(text: str, most: int = 3) -> list[str]:
    """Return names of large cities spelled like ``text``, best first; none where nothing is close."""
    known = gazetteer()
    words = plain_name(text.partition(",")[0])[:60]
    close = difflib.get_close_matches(words, known.large, n=most, cutoff=0.78)
    return list(dict.fromkeys(known.large[name] for name in close))


def zone_at(latitude: float, longitude: float) -> str | None:
    """Return the IANA name of the time zone at a place, in degrees; ``None`` if there is none."""
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return None
    name = tzfpy.get_tz(longitude, latitude)
    return name if name and is_known_zone(name) else None


def is_known_zone(zone: str) -> bool:
    """Whether there is a time zone of that IANA name."""
    return zone in known_zones()


def country_of(zone: str) -> str | None:
    """Return the two-letter code of the country in which a time zone is at home; ``None`` if it is in none."""
    city = gazetteer().largest.get(zone)
    return city.country if city is not None else None


def zone_name(zone: str) -> str:
    """Return how to call a time zone: by its largest city, or by its IANA name."""
    city = gazetteer().largest.get(zone)
    return f"{city.name}, {_country(city.country)}" if city is not None else zone.replace("_", " ")


def zones_by_clock(minutes: list[int], now: datetime, most: int = 8) -> list[str]:
    """Return the zones in which it may be one of ``minutes`` of the day at ``now`` (aware), most people first.

    A clock may be wrong by a few minutes: it is taken to the nearest quarter of an hour from UTC.
    """
    utc = now.astimezone(UTC)
    offsets = set()
    for minute in minutes:
        ahead = round((minute - utc.hour * 60 - utc.minute) / 15) * 15
        offsets |= {timedelta(minutes=ahead + turn) for turn in (-1440, 0, 1440)}
    return _zones_at(frozenset(offsets), utc)[:most]


def _zones_at(offsets: frozenset[timedelta], utc: datetime) -> list[str]:
    """Return the zones that are so far ahead of UTC at an instant, most people first."""
    fitting = [
        (city.population, zone)
        for zone, city in gazetteer().largest.items()
        if utc.astimezone(zoneinfo.ZoneInfo(zone)).utcoffset() in offsets
    ]
    return [zone for _population, zone in sorted(fitting, reverse=True)]


def _country(code: str) -> str:
    """Return the name of a country in the language that is spoken at present."""
    own = None if language() == SOURCE else say_country(code)
    return own or gazetteer().countries[code]


def warm_up() -> None:
    """Read the gazetteer, which takes half a second, before somebody waits for it."""
    zones_by_name()
    gazetteer()
