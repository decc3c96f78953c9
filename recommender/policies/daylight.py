"""Sun and season where somebody is, as well as their time zone tells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files

from astral import Observer
from astral.sun import elevation

from recommender.facts import Season

BRIGHT_DEGREES = -3.0
"""Height of the sun, above the horizon, from which one sees well outdoors: the brighter half of civil twilight."""

LOW_SUN = timedelta(hours=2, minutes=30)
"""For how long after it rose, and before it sets, the sun may be low."""

LOW_DEGREES = 20.0
"""Height of the sun up to which it then is: it climbs faster in the south than in the north."""

TROPIC_DEGREES = 23.5
"""Latitude up to which it is summer all year, as far as frost, bare trees and fallen leaves go."""

MILD_DEGREES = 32.0
"""Latitude up to which winter is as mild as autumn: no snow, no frozen ponds."""

SNOW_DEGREES = 45.0
"""Latitude from which snow and frost may be outside in winter; nearer to the equator they are of some places alone."""

_COORDINATES = re.compile(r"([+-])(\d{2})(\d{2})(\d{2})?([+-])(\d{3})(\d{2})(\d{2})?$")
_SEASONS = (Season.WINTER, Season.SPRING, Season.SUMMER, Season.AUTUMN)


@dataclass(frozen=True)
class Spot:
    """A place on the globe, in degrees, north and east positive."""

    latitude: float
    longitude: float


def spot_of(time_zone: str) -> Spot | None:
    """Return the place that the time zone database names for a zone; ``None`` for one without a place, such as UTC."""
    return _spots().get(time_zone)


def is_daylight(now: datetime, time_zone: str) -> bool | None:
    """Whether one sees well outdoors; ``None`` where the zone has no place.

    It asks for the height of the sun, not for its rise and set, so polar day and night need no rule of their own.

    Args:
        now: Aware.
        time_zone: IANA name.
    """
    spot = spot_of(time_zone)
    if spot is None:
        return None
    return elevation(Observer(spot.latitude, spot.longitude), now) >= BRIGHT_DEGREES


def is_sun_low(now: datetime, time_zone: str) -> bool | None:
    """Whether the sun rose not long ago, or will set before long; ``None`` where the zone has no place.

    Args:
        now: Aware.
        time_zone: IANA name.
    """
    spot = spot_of(time_zone)
    if spot is None:
        return None
    observer = Observer(spot.latitude, spot.longitude)
    is_near = min(elevation(observer, now - LOW_SUN), elevation(observer, now + LOW_SUN)) < 0
    return is_near and elevation(observer, now) < LOW_DEGREES


def season(now: datetime, time_zone: str) -> Season | None:
    """Return the season by month and hemisphere; ``None`` where the zone has no place.

    In the tropics it is summer all year, in the subtropics winter is autumn.

    Args:
        now: In local time.
        time_zone: IANA name.
    """
    spot = spot_of(time_zone)
    if spot is None:
        return None
    if abs(spot.latitude) < TROPIC_DEGREES:
        return Season.SUMMER
    quarter = now.month % 12 // 3  # from December on
    found = _SEASONS[quarter if spot.latitude > 0 else (quarter + 2) % 4]
    return Season.AUTUMN if found is Season.WINTER and abs(spot.latitude) < MILD_DEGREES else found


def has_fallen_leaves(time_zone: str) -> bool:
    """Whether leaves turn and fall where somebody is: not in the subtropics; where the zone has no place, they may."""
    spot = spot_of(time_zone)
    return spot is None or abs(spot.latitude) >= MILD_DEGREES


def has_snow(time_zone: str) -> bool:
    """Whether snow and frost belong to the winters where somebody is; where the zone has no place, they may."""
    spot = spot_of(time_zone)
    return spot is None or abs(spot.latitude) >= SNOW_DEGREES


@cache
def _spots() -> Mapping[str, Spot]:
    text = files("tzdata").joinpath("zoneinfo/zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[2]: _spot(row[1]) for row in rows}


def _spot(coordinates: str) -> Spot:
    """Read ``+513030-0000731``, degrees, minutes and perhaps seconds."""
    found = _COORDINATES.match(coordinates)
    if found is None:
        raise ValueError(f"{coordinates!r} are no coordinates in the form of ISO 6709")
    parts = found.groups()

    def degrees(sign: str, whole: str, minutes: str, seconds: str | None) -> float:
        size = int(whole) + int(minutes) / 60 + int(seconds or 0) / 3600
        return -size if sign == "-" else size

    return Spot(degrees(*parts[:4]), degrees(*parts[4:]))
