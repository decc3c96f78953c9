"""Sun and season by time zone, polar day and night included."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from recommender.facts import Season
from recommender.policies.daylight import is_daylight, is_sun_low, season, spot_of


def test_a_zone_has_the_place_of_its_city() -> None:
    london = spot_of("Europe/London")
    assert london is not None
    assert (london.latitude, london.longitude) == pytest.approx((51.508, -0.125), abs=0.01)
    paulo = spot_of("America/Sao_Paulo")
    assert paulo is not None
    assert (paulo.latitude, paulo.longitude) == pytest.approx((-23.53, -46.62), abs=0.01)
    assert spot_of("UTC") is None


@pytest.mark.parametrize(
    ("zone", "local", "bright"),
    [
        ("Europe/London", "2026-11-27 12:00", True),
        ("Europe/London", "2026-11-27 20:26", False),  # three birds at the window
        ("Europe/Zurich", "2026-12-09 20:45", False),  # a picnic
        ("Europe/Zurich", "2026-06-20 20:45", True),
        ("America/Sao_Paulo", "2026-12-10 22:52", False),
        ("Asia/Kathmandu", "2026-12-01 12:25", True),
        ("Europe/Oslo", "2026-12-21 16:30", False),
        ("Arctic/Longyearbyen", "2026-06-20 23:59", True),  # polar day
        ("Arctic/Longyearbyen", "2026-12-20 12:00", False),  # polar night
        ("UTC", "2026-06-20 12:00", None),
    ],
)
def test_light_outside(zone: str, local: str, bright: bool | None) -> None:
    now = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone))
    assert is_daylight(now.astimezone(UTC), zone) is bright


@pytest.mark.parametrize(
    ("zone", "local", "low"),
    [
        ("Europe/London", "2026-06-20 12:00", False),
        ("Europe/London", "2026-06-20 19:30", True),  # it sets at 21:21
        ("Europe/London", "2026-06-20 18:30", False),
        ("Europe/London", "2026-12-20 12:00", False),
        ("Europe/London", "2026-12-20 14:00", True),  # it sets at 15:53
        ("Europe/London", "2026-12-20 09:30", True),  # it rose at 8:03
        ("Asia/Muscat", "2027-01-19 15:26", False),  # two hours before it sets it is still high there
        ("Asia/Muscat", "2027-01-19 17:20", True),
        ("Arctic/Longyearbyen", "2026-06-20 23:59", False),  # polar day
        ("UTC", "2026-06-20 12:00", None),
    ],
)
def test_the_sun_is_low_as_it_rises_and_sets(zone: str, local: str, low: bool | None) -> None:
    now = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone))
    assert is_sun_low(now.astimezone(UTC), zone) is low


@pytest.mark.parametrize(
    ("zone", "month", "expected"),
    [
        ("Europe/London", 12, Season.WINTER),
        ("Europe/London", 3, Season.SPRING),
        ("Europe/London", 11, Season.AUTUMN),
        ("Australia/Sydney", 12, Season.SUMMER),
        ("Australia/Sydney", 7, Season.WINTER),
        ("Asia/Singapore", 12, Season.SUMMER),  # nothing of frost or fallen leaves
        ("America/Mexico_City", 12, Season.SUMMER),
        ("Africa/Cairo", 1, Season.AUTUMN),  # nor of snow in a mild winter
        ("Africa/Cairo", 7, Season.SUMMER),
        ("America/Argentina/Buenos_Aires", 7, Season.WINTER),
        ("UTC", 12, None),
    ],
)
def test_season_by_hemisphere(zone: str, month: int, expected: Season | None) -> None:
    assert season(datetime(2026, month, 15, tzinfo=ZoneInfo(zone)), zone) is expected
