"""What the judge of a simulation holds against a nudge."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from recommender.simulate.judge import Doubt, Fault, judge_nudge
from recommender.simulate.labels import SecondLabel
from recommender.simulate.people import SimulatedPerson

HOME = {"activities": ["reading"], "places": ["home"], "company": ["alone"], "minutes": 5}

OUT = HOME | {"places": ["outdoors"]}

BED = HOME | {"activities": ["sleeping_early"]}

TRAMP = {"activities": ["reading"], "seasons": ["winter"]}


def person(**changes: Any) -> SimulatedPerson:
    """Somebody in Vienna who works by day."""
    told: dict[str, Any] = {
        "id": "p",
        "half": "develop",
        "spot": [48.2, 16.4],
        "time_zone": "Europe/Vienna",
        "told": {},
        "windows": ["every 20:00-22:00"],
        "days": ["0-8 home 8-17 work 17-24 home", "0-24 home"],
    }
    return SimulatedPerson.model_validate(told | changes)


def at(day: int, hour: int, month: int = 12) -> datetime:
    """A day of 2026 in Vienna, where the clock is an hour ahead of UTC in winter; 1 December is a Tuesday."""
    return datetime(2026, month, day, hour - (2 if 4 <= month <= 9 else 1), 30, tzinfo=UTC)


def faults(now: datetime, message: dict[str, Any], image: dict[str, Any] | None = None, **changes: Any) -> set[Fault]:
    """What is held against it, its words being a cat's."""
    shown = SecondLabel.model_validate(image or {"activities": message["activities"]})
    return set(judge_nudge(person(**changes), now, SecondLabel.model_validate(message), shown, "Stroke the cat").faults)


@pytest.mark.parametrize(
    ("now", "message", "image", "found"),
    [
        (at(5, 20), HOME, None, set()),
        (at(5, 20), HOME | {"light": "day"}, None, {Fault.LIGHT}),
        (at(5, 12), HOME | {"light": "day"}, None, set()),
        (at(5, 20), HOME, {"activities": ["reading"], "light": "day"}, {Fault.LIGHT}),
        (at(5, 12), HOME, {"activities": ["reading"], "light": "dark"}, {Fault.LIGHT}),
        (at(10, 20, 6), HOME | {"light": "dark"}, None, set()),  # a bright evening indoors is an evening
        (at(10, 20, 6), OUT | {"light": "dark"}, None, {Fault.LIGHT}),
        (at(5, 20), HOME, TRAMP, set()),
        (at(10, 19, 6), HOME, TRAMP, {Fault.SEASON}),
        (at(1, 12), HOME, None, {Fault.PLACE}),
        (at(1, 12), HOME | {"places": ["home", "work"]}, None, set()),
        (at(1, 12), HOME | {"places": ["home", "work"], "minutes": 20}, None, {Fault.PLACE}),
        (at(1, 20), HOME | {"places": ["work"]}, None, {Fault.PLACE}),
        (at(5, 22), OUT, None, {Fault.HOUR}),
        (at(5, 22), HOME | {"noise": "loud"}, None, {Fault.HOUR}),
        (at(5, 23), HOME | {"company": ["others"]}, None, {Fault.HOUR}),
        (at(5, 12), BED, None, {Fault.HOUR}),
        (at(5, 20), BED, None, set()),
        (at(5, 20), HOME | {"needs": ["clay"]}, None, {Fault.LACKING}),
        (at(5, 20), HOME | {"needs": ["pen"]}, None, set()),
        (at(5, 20), HOME | {"company": ["child"]}, None, {Fault.LACKING}),
        (at(5, 20), HOME, {"activities": ["cooking"]}, {Fault.MISMATCHED}),
    ],
)
def test_faults(now: datetime, message: dict[str, Any], image: dict[str, Any] | None, found: set[Fault]) -> None:
    assert faults(now, message, image) == found


@pytest.mark.parametrize(
    ("changes", "message", "found"),
    [
        ({"owns": ["clay"]}, HOME | {"needs": ["clay"]}, set()),
        ({"with": ["housemate"]}, HOME | {"needs": ["housemate"]}, set()),
        ({"child": ["17-20", "7-21"]}, HOME | {"company": ["child"]}, set()),
        ({"child": ["17-20", "7-20"]}, HOME | {"company": ["child"]}, {Fault.HOUR}),
        ({"unable": ["sight"]}, HOME | {"abilities": ["sight"]}, {Fault.LIMITED}),
        ({"disliked": {"activities": ["reading"]}}, HOME, {Fault.DISLIKED}),
        ({"disliked": {"words": ["cat"]}}, HOME, {Fault.DISLIKED}),
        ({"disliked": {"words": ["strok*"]}}, HOME, {Fault.DISLIKED}),
        ({"disliked": {"words": ["str"]}}, HOME, set()),
        ({"spot": [-1.3, 36.8]}, HOME | {"seasons": ["winter"]}, {Fault.SEASON}),
    ],
)
def test_faults_by_who_it_is(changes: dict[str, Any], message: dict[str, Any], found: set[Fault]) -> None:
    """On a Saturday at 20:30 in Vienna."""
    assert faults(at(5, 20), message, **changes) == found


def test_what_takes_long_at_night_is_doubtful() -> None:
    label = SecondLabel.model_validate(HOME | {"minutes": 40})
    verdict = judge_nudge(person(), at(5, 22), label, label, "")
    assert verdict.doubts == {Doubt.LATE}
    assert not verdict.faults
    assert not verdict.fits
