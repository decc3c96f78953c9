"""When somebody leaves and is back, as they say it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.language import registry
from bot.language.base import Meaning

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "place", "leaves", "back"),
    [
        ("I'll be in London from Monday to Thursday", "London", 9, 12),
        ("flying to New York tomorrow, back on Friday", "New York", 3, 6),
        ("from tomorrow I'm in Dubai for 3 days", "Dubai", 3, 6),
        ("I'm going to see my sister in Toronto next week", "Toronto", 9, 16),
        ("weekend trip to Lisbon!!", "Lisbon", 7, 9),
        ("Tokyo next Tuesday for a week", "Tokyo", 3, 10),
        ("I'll be in Tokyo from the 10th to the 20th of March", "Tokyo", 10, 20),
        ("visiting my son in Phoenix from the tenth to the twentieth of March", "Phoenix", 10, 20),
        ("off to Lima until Sunday", "Lima", None, 8),
        ("on holiday in Thailand for two weeks", "Thailand", None, 16),
        ("im on a plane to boston rn", "Boston", None, None),
        ("spending the winter in Goa", "Goa", None, None),
        ("we spend the summer on Crete", "Crete", None, None),
        ("my brother lives in Tokyo", None, None, None),
        ("city break in Rome thu to sun", "Rome", 5, 8),
        ("Vienna fri - mon", "Vienna", 6, 9),
        ("we moved over to Boston", "Boston", None, None),
        ("relocated to sydney", "Sydney", None, None),
        ("our train home is on Thursday", None, None, 5),
        ("I fly back on the 9th", None, None, 9),
        ("my sister's in Oslo this week", None, None, 9),
        ("my husband and I are in Rome", "Rome", None, None),
        ("my aunt over in Lagos sent me plantain chips", None, None, None),
        ("a friend from Leeds told me about this", None, None, None),
        ("me sister's living it up in Porto", None, None, None),
        ("over in Porto at the sister's for the fortnight", "Porto", None, 16),
        ("Moved house at last. Sheffield it is", "Sheffield", None, None),
        ("So Porto is where we live these days", "Porto", None, None),
    ],
)
def test_a_trip_is_read_with_its_times(text: str, place: str | None, leaves: int | None, back: int | None) -> None:
    found, trip = registry.get().read_place(text), registry.get().read_trip(text, MONDAY)
    assert (found.name.partition(",")[0] if found is not None else None) == place
    assert (trip.leaves.day if trip.leaves else None, trip.back.day if trip.back else None) == (leaves, back)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("two a day is too much, one is fine", 1), ("just the one a day", 1), ("twice a day is too much", None)],
)
def test_the_number_that_is_enough_is_meant(text: str, wanted: int | None) -> None:
    assert registry.get().read_times_a_day(text) == wanted


@pytest.mark.parametrize(("text", "days"), [("sundays off", 0b0111111), ("leave out tuesdays", 0b1111101)])
def test_days_are_left_out(text: str, days: int) -> None:
    assert registry.get().read_weekdays(text) == days


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "I'd love to see Lisbon, when I have the money"),
        ("en", "thinking of a trip to Iceland some day"),
        ("en", "off to Perth in a couple of months, not yet"),
        ("de", "vielleicht fahre ich nächstes Jahr nach Lissabon"),
        ("es", "algún día quizás viaje a Lisboa"),
        ("pt", "talvez eu vá a Lisboa no ano que vem"),
        ("ru", "может быть, в следующем году поеду в Лиссабон"),
        ("fa", "شاید سال آینده به لیسبون بروم"),
    ],
)
def test_a_place_may_be_one_of_some_day(code: str, text: str) -> None:
    assert registry.get(code).says(Meaning.SOME_DAY, text)


def test_of_some_day_nobody_lives_there() -> None:
    assert "time_zone" not in registry.get().read_profile("maybe next year we go to Lisbon").fields
    assert registry.get().read_profile("maybe you guessed it, I live in Lisbon").time_zone == "Europe/Lisbon"


@pytest.mark.parametrize("text", ["moving to Oslo in May", "we're going to live in Bergen next year"])
def test_a_place_where_somebody_will_live_is_not_yet_theirs(text: str) -> None:
    assert registry.get().read_profile(text).time_zone is None
    assert registry.get().says(Meaning.WILL_MOVE, text)
