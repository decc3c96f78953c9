"""Where somebody probably is, what they have, and which items suit that."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from recommender import Item, Profile
from recommender.belongings import not_told
from recommender.facts import Company, Facts, Light, Season, Where
from recommender.policies.context import Context, Whereabouts
from recommender.policies.situations import Situations
from recommender.policies.slate import LeftOut
from recommender.policies.suitable_hours import unsuited_hours
from recommender.policies.whereabouts import probable_place

OUT, DESK, BED = (
    Item("out", "o", facts=Facts(light=Light.DARK, places=(Where.OUTDOORS,))),
    Item("desk", "d", facts=Facts(places=(Where.WORK,))),
    Item("bed", "b", facts=Facts(light=Light.DARK, places=(Where.HOME,))),
)
STARS = Item("stars", "s", activities=("nature_watching",), facts=Facts(light=Light.DARK, places=(Where.HOME,)))
MOON = Item("moon", "m", facts=Facts(light=Light.DARK))


@pytest.mark.parametrize(
    ("occupation", "day", "hour", "place"),
    [
        ("student", 1, 12, Whereabouts.WORK),
        ("pupil", 1, 14, Whereabouts.WORK),
        ("pupil", 1, 15, Whereabouts.HOME),
        ("student", 5, 12, Whereabouts.HOME),  # a Saturday
        ("student", 25, 12, Whereabouts.HOME),  # Christmas
        ("office worker", 1, 12, Whereabouts.WORK),
        ("retired", 1, 12, Whereabouts.HOME),
    ],
)
def test_where_somebody_probably_is(occupation: str, day: int, hour: int, place: Whereabouts) -> None:
    local = datetime(2026, 12, day, hour, tzinfo=UTC)
    assert probable_place(Profile({"occupation": occupation}), local, "Europe/London") is place


@pytest.mark.parametrize(
    ("likes", "has"),
    [
        (("singing in the choir",), False),
        (("playing the guitar",), True),
        (("making music",), True),
    ],
)
def test_singing_takes_no_instrument(likes: tuple[str, ...], has: bool) -> None:
    assert ("instrument" not in not_told(Profile({}, likes))) is has


def test_a_mat_and_a_ball_are_nothing_to_take_for_granted() -> None:
    assert {"mat", "ball"} <= not_told(Profile())
    assert "mat" not in not_told(Profile({}, ("yoga",)))
    assert "ball" not in not_told(Profile({}, ("football",)))


@pytest.mark.parametrize(
    ("month", "hour", "messages", "images"),
    [
        (6, 19, {"out", "desk", "stars"}, {"moon"}),  # a bright evening: bedtime may come, with no moon in its picture
        (6, 18, {"out", "bed", "desk", "stars"}, {"moon"}),  # seven there: no night to be quiet in
        (6, 12, {"out", "bed", "desk", "stars"}, {"moon"}),
        (12, 19, {"desk"}, set()),
    ],
)
def test_what_is_of_the_dark_waits_for_it(month: int, hour: int, messages: set[str], images: set[str]) -> None:
    now = datetime(2026, month, 5, hour, tzinfo=UTC)
    context = Context(Profile(), now=now, time_zone="Europe/London")
    [out] = Situations([OUT, DESK, BED, STARS], [MOON]).steps(context, None)
    assert frozenset().union(*(one.messages for one in out)) == messages
    assert frozenset().union(*(one.images for one in out if one.reason is LeftOut.LIGHT)) == images


@pytest.mark.parametrize(("place", "shown"), [(Whereabouts.WORK, True), (Whereabouts.HOME, False), (None, False)])
def test_a_picture_of_an_office_comes_at_work_alone(place: Whereabouts | None, shown: bool) -> None:
    office = Item("office", "o", facts=Facts(places=(Where.WORK,)))
    kitchen = Item("kitchen", "k", facts=Facts(places=(Where.HOME, Where.WORK)))
    clerk = Profile({"occupation": "office worker"})  # whose hours of work are a guess
    context = Context(clerk, now=datetime(2026, 6, 5, 10, tzinfo=UTC), time_zone="Europe/London", place=place)
    [out] = Situations([DESK], [office, kitchen]).steps(context, None)
    assert frozenset().union(*(one.images for one in out)) == (set() if shown else {"office"})
    assert ("desk" not in frozenset().union(*(one.messages for one in out))) is shown


@pytest.mark.parametrize(("hour", "shown"), [(6, True), (11, False), (19, True)])
def test_a_sunset_is_shown_while_the_sun_is_low(hour: int, shown: bool) -> None:
    sunset = Item("sunset", "a man writing at the window at sunset", facts=Facts(light=Light.DAY))
    day = Item("day", "a man writing at the window", facts=Facts(light=Light.DAY))
    context = Context(Profile(), now=datetime(2026, 6, 5, hour, tzinfo=UTC), time_zone="Europe/London")
    [out] = Situations([], [sunset, day]).steps(context, None) or [[]]
    assert frozenset().union(*(one.images for one in out)) == (set() if shown else {"sunset"})


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Fill a hot water bottle, take it on your lap and sit until it is merely lukewarm.", True),
        ("Wrap yourself in a blanket on the sofa.", True),
        ("Wrap both hands round a warm cup.", True),
        ("two feet in warm woolly socks look out from a blanket in bed at night", True),
        ("Pack a blanket and something to nibble.", False),
        ("a baby asleep under a warm blanket", False),
    ],
)
def test_nobody_is_warmed_in_summer(text: str, gone: bool) -> None:
    item = Item("one", text, facts=Facts(places=(Where.HOME,)))
    for month, is_out in ((7, gone), (1, False)):
        context = Context(Profile(), now=datetime(2026, month, 5, 12, tzinfo=UTC), time_zone="Europe/London")
        steps = Situations([item], [item]).steps(context, None)
        assert any("one" in side.images for side in steps[0] if side.reason is LeftOut.LIGHT) is is_out


@pytest.mark.parametrize(
    ("text", "comes"),
    [
        ("Turn each pot on the window sill a quarter round.", False),
        ("Draw a small animal for your child to find at supper.", False),
        ("Clear one corner of your desk down to the wood.", True),
    ],
)
def test_what_is_of_a_home_does_not_come_at_work(text: str, comes: bool) -> None:
    item = Item("one", text, facts=Facts(places=(Where.HOME, Where.WORK)))
    now = datetime(2026, 7, 6, 12, tzinfo=UTC)
    context = Context(Profile(), now=now, time_zone="Europe/London", place=Whereabouts.WORK)
    [out] = Situations([item], []).steps(context, None)
    assert (not out) is comes


@pytest.mark.parametrize("limits", ["low vision", "blind"])
@pytest.mark.parametrize(("hour", "comes"), [(12, True), (18, False)])
def test_who_sees_little_is_not_sent_out_in_the_dark(limits: str, hour: int, comes: bool) -> None:
    now = datetime(2026, 12, 5, hour, tzinfo=UTC)
    walk = Item("walk", "w", facts=Facts(places=(Where.OUTDOORS,)))
    porch = Item("porch", "p", facts=Facts(places=(Where.HOME, Where.OUTDOORS)))
    for profile, goes in ((Profile({"limits": limits}), comes), (Profile({"limits": "bad knee"}), True)):
        context = Context(profile, now=now, time_zone="Europe/London")
        [out] = Situations([walk, porch], []).steps(context, None)
        assert frozenset().union(*(one.messages for one in out)) == (set() if goes else {"walk"})


@pytest.mark.parametrize(("place", "hour", "homely"), [("work", 20, True), ("on_the_way", 20, True), (None, 20, False)])
def test_pictures_of_a_home_are_known_to_who_is_elsewhere(place: str | None, hour: int, homely: bool) -> None:
    sofa, desk = (
        Item(name, name, facts=Facts(places=(where,))) for name, where in (("s", Where.HOME), ("d", Where.WORK))
    )
    now = datetime(2026, 6, 5, hour, tzinfo=UTC)
    context = Context(Profile(), now=now, time_zone="Europe/London", place=Whereabouts(place) if place else None)
    assert Situations([], [sofa, desk]).homely(context).tolist() == [homely, False]


@pytest.mark.parametrize(("hour", "asked"), [(6, False), (7, True), (19, True), (20, False)])
def test_a_child_is_asked_to_play_while_it_is_up(hour: int, asked: bool) -> None:
    den = Item("den", "d", facts=Facts(company=(Company.CHILD,)))
    context = Context(Profile(), now=datetime(2026, 6, 6, hour - 1, tzinfo=UTC), time_zone="Europe/London")
    [out] = Situations([den], []).steps(context, None)
    assert ("den" not in frozenset().union(*(one.messages for one in out))) is asked


@pytest.mark.parametrize("utc_hour", [2, 9, 14, 20])
def test_who_has_told_no_place_gets_what_suits_every_hour(utc_hour: int) -> None:
    read = Item("read", "Read two pages.", activities=("reading",), facts=Facts(places=(Where.HOME,)))
    pot = Item("pot", "Give one plant a bigger pot.", activities=("gardening",), facts=Facts(places=(Where.HOME,)))
    walk = Item("walk", "Walk once around the block.", facts=Facts(light=Light.DAY, places=(Where.OUTDOORS,)))
    sleep = Item("sleep", "Dim the light.", activities=("sleeping_early",), facts=Facts(places=(Where.HOME,)))
    context = Context(Profile(), now=datetime(2026, 6, 3, utc_hour, tzinfo=UTC), is_hour_known=False, is_asked=True)
    first, *_later = Situations([read, pot, walk, sleep, STARS, BED], []).steps(context, None)
    assert frozenset().union(*(one.messages for one in first)) == {"pot", "walk", "sleep", "stars", "bed"}


def test_nobody_is_sent_to_the_pots_at_two_in_the_morning() -> None:
    read = Item("read", "Read two pages.", activities=("reading",))
    pot = Item("pot", "Give one plant a bigger pot.", activities=("gardening",))
    context = Context(Profile(), now=datetime(2026, 6, 3, 0, tzinfo=UTC), time_zone="Europe/Berlin", is_asked=True)
    first, *_later = Situations([read, pot], [pot]).steps(context, None)
    assert frozenset().union(*(one.messages for one in first)) == {"pot"}
    assert frozenset().union(*(one.images for one in first)) == {"pot"}


@pytest.mark.parametrize(
    "text",
    [
        "Think of one thing a neighbour could borrow, a ladder, a cake tin, and go and offer it.",
        "Knock on a friend's door with two biscuits in your pocket.",
        "Ask an older neighbour whether you can bring something from the shop for them.",
    ],
)
def test_nobody_is_sent_to_another_door_late_or_early(text: str) -> None:
    hours = unsuited_hours(text, ("volunteering",))
    assert {22, 23, 3, 7} <= hours
    assert 17 not in hours


OF_AUTUMN = Item("leaves", "Kick through the fallen leaves.", facts=Facts(seasons=(Season.AUTUMN, Season.WINTER)))
OF_SPRING = Item("blossom", "Smell a blossom.", facts=Facts(seasons=(Season.SPRING, Season.SUMMER)))
OF_FROST = Item("frost", "Scrape a smile into the frost on the fence.", facts=Facts(seasons=(Season.WINTER,)))
OF_ICE_CREAM = Item("ices", "Eat a spoon of ice cream very slowly.")
MILD_DAYS = Item("mild", "Sit on a bench.", facts=Facts(seasons=(Season.SPRING, Season.SUMMER, Season.AUTUMN)))


@pytest.mark.parametrize(
    ("zone", "month", "out"),
    [
        ("Europe/Berlin", 1, {"blossom", "mild"}),
        ("Europe/Berlin", 7, {"leaves", "frost"}),
        ("Europe/Lisbon", 1, {"blossom", "mild", "frost"}),  # a winter without snow
        ("Africa/Cairo", 1, {"leaves", "blossom", "frost"}),  # no leaves fall in the desert, and nothing blossoms
        ("Asia/Riyadh", 10, {"leaves", "blossom", "frost"}),
        ("Africa/Lagos", 1, {"leaves", "frost"}),
        ("Australia/Sydney", 7, {"blossom", "mild", "frost"}),
        ("America/Punta_Arenas", 7, {"blossom", "mild"}),
        ("UTC", 1, set()),  # nobody knows where that is
    ],
)
def test_nothing_comes_of_weather_that_a_place_does_not_have(zone: str, month: int, out: set[str]) -> None:
    items = [OF_AUTUMN, OF_SPRING, OF_FROST, OF_ICE_CREAM, MILD_DAYS]
    context = Context(Profile(), now=datetime(2027, month, 15, 12, tzinfo=ZoneInfo(zone)), time_zone=zone)
    steps = Situations(items, items).steps(context, None)
    light = [one for step in steps[:1] for one in step if one.reason is LeftOut.LIGHT]
    assert frozenset().union(*(one.messages for one in light)) == out
    assert frozenset().union(*(one.images for one in light)) == out


PYJAMAS = Item("pyjamas", "Put on your pyjamas and slip into bed.", activities=("sleeping_early",))
EARLY_NIGHT = Item("early", "Let the pillow do the rest.", activities=("sleeping_early",))
TUCK_IN = Item("tuck", "Carry the bear to bed with your child.", facts=Facts(company=(Company.CHILD,)))


@pytest.mark.parametrize(
    ("attributes", "likes", "hour", "minute", "out"),
    [
        ({"age": "21"}, (), 20, 35, {"pyjamas", "early"}),
        ({"age": "17"}, (), 21, 59, {"pyjamas", "early"}),
        ({"age": "21"}, (), 22, 0, set()),
        ({"age": "44"}, (), 20, 35, {"pyjamas", "early"}),
        ({"age": "44"}, (), 21, 0, set()),
        ({}, (), 20, 59, {"pyjamas", "early"}),
        ({"age": "79"}, (), 20, 5, set()),
        ({"age": "21"}, ("early nights",), 20, 35, set()),
        ({"age": "21"}, (), 3, 0, set()),
    ],
)
def test_who_is_young_is_not_sent_to_bed_early(
    attributes: dict[str, str], likes: tuple[str, ...], hour: int, minute: int, out: set[str]
) -> None:
    now = datetime(2026, 12, 5, hour, minute, tzinfo=UTC)
    context = Context(Profile(dict(attributes), likes), now=now, time_zone="Europe/London")
    steps = Situations([PYJAMAS, EARLY_NIGHT], [PYJAMAS]).steps(context, None)
    hours = [one for step in steps[:1] for one in step if one.reason is LeftOut.HOUR]
    assert frozenset().union(*(one.messages for one in hours)) == out
    assert not frozenset().union(*(one.images for one in hours))  # who reads in bed in a picture sends nobody there


@pytest.mark.parametrize(("hour", "comes"), [(17, False), (18, True), (19, True), (20, False)])
def test_a_child_goes_to_bed_before_its_parents(hour: int, comes: bool) -> None:
    context = Context(Profile({"age": "35"}), now=datetime(2026, 12, 5, hour, tzinfo=UTC), time_zone="Europe/London")
    out = [one.messages for step in Situations([TUCK_IN], []).steps(context, None)[:1] for one in step]
    assert ("tuck" not in frozenset().union(*out)) is comes
