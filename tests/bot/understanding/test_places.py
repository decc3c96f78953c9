"""Places as people write them: countries before cities, states, other scripts, and what must be asked."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.understanding.places import cities_meant, find_place, zones_meant

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("India", "Asia/Kolkata"),
        ("Colombia", "America/Bogota"),
        ("Argentina", "America/Argentina/Buenos_Aires"),
        ("China", "Asia/Shanghai"),
        ("California", "America/Los_Angeles"),
        ("Portland, Maine", "America/New_York"),
        ("London, Ontario", "America/Toronto"),
        ("Paris, TX", "America/Chicago"),
        ("NYC", "America/New_York"),
        ("LA", "America/Los_Angeles"),
        ("Москва", "Europe/Moscow"),
        ("東京", "Asia/Tokyo"),
        ("تهران", "Asia/Tehran"),
        ("Berlin 🇩🇪", "Europe/Berlin"),
        ("Naples", "Europe/Rome"),
        ("Valencia", "Europe/Madrid"),
        ("valencia, venezuela", "America/Caracas"),
        ("Salamanca", "Europe/Madrid"),
        ("Toledo, Ohio", "America/New_York"),
    ],
)
def test_places_with_one_zone(words: str, zone: str) -> None:
    place = find_place(words)
    assert place is not None
    assert place.zone == zone


@pytest.mark.parametrize(
    ("words", "zones"),
    [
        ("Spain", ("Europe/Madrid", "Atlantic/Canary")),
        ("Georgia", ("Asia/Tbilisi", "America/New_York")),
        ("Washington", ("America/New_York", "America/Los_Angeles")),
        ("Texas", ("America/Chicago", "America/Denver")),
        ("UTC+5:30", ("Asia/Kolkata", "Asia/Colombo")),
        ("Brazil", ("America/Sao_Paulo", "America/Manaus")),
        ("Nowhereville", ()),
    ],
)
def test_what_is_in_several_zones_is_asked(words: str, zones: tuple[str, ...]) -> None:
    assert find_place(words) is None
    assert zones_meant(words, NOW)[: len(zones)] == zones


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Birmingham", ["Birmingham, England", "Birmingham, Alabama"]),
        ("san jose", ["San Jose, California", "San José, Costa Rica"]),
        ("Springfield", ["Springfield, Missouri", "Springfield, Massachusetts", "Springfield, Oregon"]),
        ("Birmingham, Alabama", []),
        ("London", []),
        ("Paris", []),
        ("Barcelona", []),
        ("Athens", []),
        ("Valencia", []),
        ("Georgia", []),
        ("Nowhereville", []),
    ],
)
def test_one_of_several_cities_of_comparable_size_is_asked(words: str, names: list[str]) -> None:
    assert [place.name for place in cities_meant(words)] == names


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("zurich", "Zurich, Switzerland"),
        ("Zürich", "Zürich, Switzerland"),
        ("aarhus", "Aarhus, Denmark"),
        ("Bombay", "Bombay, India"),
        ("nyc", "New York City, United States"),
        ("rio de janeiro", "Rio de Janeiro, Brazil"),
        ("москва", "Moscow, Russia"),
    ],
)
def test_a_city_is_called_as_people_write_it(words: str, name: str) -> None:
    place = find_place(words)
    assert place is not None
    assert place.name == name
