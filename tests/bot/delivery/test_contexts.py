"""What a policy is told about a stored person at a moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.core.weekly_windows import EVERY_DAY, WEEKDAYS, Span
from bot.delivery.contexts import context_of
from bot.services.weather import end_of_day
from bot.storage.models import HeldBack, User
from bot.storage.queries.past_wishes import PastWish
from bot.storage.queries.people import Person
from recommender.policies.context import Whereabouts

LUNCH, NIGHT = Span(WEEKDAYS, 720, 780), Span(EVERY_DAY, 1380, 60)
BERLIN = "Europe/Berlin"
THURSDAY_LUNCH = datetime(2026, 6, 18, 10, 30, tzinfo=UTC)
CHRISTMAS_LUNCH = datetime(2026, 12, 25, 11, 30, tzinfo=UTC)
"""A Friday, and a public holiday in Germany."""
FRIDAY_NIGHT = datetime(2026, 6, 19, 21, 30, tzinfo=UTC)
SATURDAYS = Span(1 << 5, 720, 780)


def person(places: dict[Span, Whereabouts], **values: Any) -> Person:
    user = User(**{"created_at": THURSDAY_LUNCH, "time_zone": BERLIN, **values})
    return Person(user, windows=(LUNCH, NIGHT), places=places)


@pytest.mark.parametrize(
    ("places", "now", "place"),
    [
        ({LUNCH: Whereabouts.WORK}, THURSDAY_LUNCH, Whereabouts.WORK),
        ({LUNCH: Whereabouts.ON_THE_WAY}, THURSDAY_LUNCH, Whereabouts.ON_THE_WAY),
        ({LUNCH: Whereabouts.WORK}, THURSDAY_LUNCH + timedelta(hours=3), None),  # outside of every window
        ({LUNCH: Whereabouts.WORK}, CHRISTMAS_LUNCH, None),  # nobody works on a public holiday
        ({LUNCH: Whereabouts.HOME}, CHRISTMAS_LUNCH, Whereabouts.HOME),
        ({LUNCH: Whereabouts.ON_THE_WAY}, CHRISTMAS_LUNCH, None),  # nor commutes
        ({NIGHT: Whereabouts.ON_THE_WAY}, FRIDAY_NIGHT, Whereabouts.ON_THE_WAY),
        ({NIGHT: Whereabouts.ON_THE_WAY}, FRIDAY_NIGHT + timedelta(days=1), None),  # Saturday: nobody commutes
        ({NIGHT: Whereabouts.ON_THE_WAY}, FRIDAY_NIGHT + timedelta(days=3), Whereabouts.ON_THE_WAY),
        ({NIGHT: Whereabouts.WORK}, datetime(2026, 6, 18, 22, 30, tzinfo=UTC), Whereabouts.WORK),  # 0:30 by their clock
        ({}, THURSDAY_LUNCH, None),
    ],
)
def test_the_place_of_the_open_window_is_told(
    places: dict[Span, Whereabouts], now: datetime, place: Whereabouts | None
) -> None:
    assert context_of(person(places), (), (), now).place is place


def test_who_tells_of_saturdays_alone_is_on_the_way_then() -> None:
    saturday = THURSDAY_LUNCH + timedelta(days=2)
    told = replace(person({SATURDAYS: Whereabouts.ON_THE_WAY}), windows=(SATURDAYS,))
    assert context_of(told, (), (), saturday).place is Whereabouts.ON_THE_WAY


def test_rain_is_told_until_the_local_day_ends() -> None:
    late = datetime(2026, 6, 18, 21, 30, tzinfo=UTC)  # 23:30 in Berlin
    until = end_of_day(late, ZoneInfo(BERLIN))
    assert until == datetime(2026, 6, 18, 22, 0, tzinfo=UTC)
    wet = person({}, wet_until=until)
    assert context_of(wet, (), (), late).is_wet
    assert not context_of(wet, (), (), until).is_wet
    assert not context_of(person({}), (), (), late).is_wet


def test_wishes_are_those_of_the_persons_own_day() -> None:
    now = datetime(2026, 6, 18, 21, 30, tzinfo=UTC)  # 23:30 in Berlin
    wishes = [PastWish("no music", now - timedelta(hours=24)), PastWish("no clay", now - timedelta(hours=23))]
    assert context_of(person({}), (), (), now, wishes=wishes).earlier_wishes == ("no clay",)
    assert context_of(person({}), (), (), now + timedelta(hours=1), wishes=wishes).earlier_wishes == ()


def test_who_pictures_show_is_as_the_person_chose() -> None:
    assert context_of(person({}), (), (), THURSDAY_LUNCH).pictures_alike
    assert not context_of(person({}, pictures_alike=False), (), (), THURSDAY_LUNCH).pictures_alike


@pytest.mark.parametrize(("zone", "known"), [(BERLIN, True), (None, False)])
def test_no_hour_is_known_of_who_has_told_no_place(zone: str | None, known: bool) -> None:
    assert context_of(person({}, time_zone=zone), (), (), THURSDAY_LUNCH).is_hour_known is known


def resting(now: datetime, *, is_rare: bool = False, until: timedelta = timedelta(days=3)) -> Person:
    held = HeldBack(user_id=1, text="walks", until=now + until, is_rare=is_rare)
    return replace(person({}), likes=("long walks", "chess"), dislikes=("opera",), held_back=(held,))


def test_what_rests_is_not_suggested_until_it_is_over_though_it_is_liked() -> None:
    profile = context_of(resting(THURSDAY_LUNCH), (), (), THURSDAY_LUNCH).profile
    assert (profile.likes, profile.dislikes) == (("chess",), ("opera", "walks"))
    over = context_of(resting(THURSDAY_LUNCH, until=timedelta()), (), (), THURSDAY_LUNCH).profile
    assert (over.likes, over.dislikes) == (("long walks", "chess"), ("opera",))


def test_what_is_asked_for_by_name_does_not_rest() -> None:
    now = THURSDAY_LUNCH
    assert context_of(resting(now), (), (), now, wish="a short walk").profile.likes == ("long walks", "chess")
    assert context_of(resting(now), (), (), now, wish="something calm").profile.likes == ("chess",)


def test_of_what_somebody_wants_fewer_one_in_four_may_come_after_its_rest() -> None:
    rare = resting(THURSDAY_LUNCH, is_rare=True, until=timedelta())
    profiles = [context_of(rare, (), (), THURSDAY_LUNCH, seed=seed).profile for seed in range(400)]
    assert 70 <= sum("long walks" in profile.likes for profile in profiles) <= 130  # 100 on average, sd 8.7
