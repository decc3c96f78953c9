"""Trips that somebody tells of: asked about with their times, and planned or begun with a tap."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.services.trips import CallOffTrip, MoveToZone, PlanTrip
from tests.bot.turns import USER, taken, taps, words


def test_a_trip_to_come_is_asked_about_with_its_times_and_planned_with_a_tap() -> None:
    asked = taken("I'll be in Tokyo from Wednesday to Friday", {}, intent="travel")
    assert "Shall I go by the time in Tokyo, Japan from Wednesday" in words(asked)
    planned = taken(f"[{taps(asked)[0]}]", {})
    assert [type(change) for change in planned.changes] == [PlanTrip]
    assert "until then all stays as it is" in words(planned)


def test_a_trip_that_has_begun_is_moved_to_at_once() -> None:
    asked = taken("I'm in Tokyo until Friday", {}, intent="travel")
    (moved,) = taken(f"[{taps(asked)[0]}]", {}).changes
    assert isinstance(moved, MoveToZone)
    assert moved.is_trip
    assert moved.until is not None


def test_who_is_home_again_goes_by_the_time_there() -> None:
    away = replace(USER, time_zone="Asia/Tokyo", home_zone="Europe/Berlin", home_place="Berlin")
    assert taken("my trip is over", {}, user=away, intent="travel").changes == [MoveToZone("Europe/Berlin")]
    assert taken("my trip is off", {}, intent="travel").changes == [CallOffTrip()]


def test_one_of_several_cities_is_asked_unless_its_state_is_said() -> None:
    asked = taken("I'm in Birmingham until Friday", {}, user=replace(USER, time_zone="Asia/Tokyo"), intent="travel")
    assert [data.split(":")[2] for data in taps(asked)] == ["Europe/London", "America/Chicago"]
    (moved,) = taken(f"[{taps(asked)[1]}]", {}).changes
    assert isinstance(moved, MoveToZone)
    assert moved.zone == "America/Chicago"
    said = taken("I'm in Birmingham, Alabama until Friday", {}, user=USER, intent="travel")
    assert "Shall I go by the time" not in words(asked)
    assert "It is" in words(said)


@pytest.mark.parametrize(
    "text", ["maybe I go to Tokyo when I retire", "I'd love to visit Tokyo one day. if I can pay it"]
)
def test_a_trip_of_some_day_changes_nothing(text: str) -> None:
    outcome = taken(text, {}, intent="travel")
    assert not outcome.changes
    assert "I stay with your time here" in words(outcome)


def test_a_trip_that_may_be_and_has_its_days_is_asked_about() -> None:
    assert "Shall I go by the time in Tokyo" in words(
        taken("maybe Tokyo from Wednesday to Friday", {}, intent="travel")
    )
