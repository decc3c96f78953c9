"""Hours of the day that items do not suit, and what a wish rules out."""

from __future__ import annotations

import pytest

from recommender.policies.suitable_hours import (
    BEFORE_BED,
    DARK,
    DAY,
    KITCHEN_CLOSED,
    NOT_LUNCH,
    SMALL_HOURS,
    unsuited_hours,
)
from recommender.policies.wish_parser import read_wish


@pytest.mark.parametrize(
    ("text", "activities", "hours"),
    [
        ("Go to bed half an hour earlier.", ("sleeping_early",), BEFORE_BED),
        ("Slip into bed while the evening is young.", (), BEFORE_BED),
        ("Put your lunch on a real plate.", ("cooking",), NOT_LUNCH),
        ("Invite a friend to lunch.", ("friends_family",), frozenset()),
        ("Ten slow breaths.", ("sleeping_early",), DAY),
        ("Look for the moon from the window.", (), DAY),
        ("Weed one flower bed.", ("gardening",), SMALL_HOURS),
        ("Give one crowded house plant a bigger pot.", ("gardening",), SMALL_HOURS),
        ("Sort one drawer.", ("tidying",), SMALL_HOURS),
        ("Tidy the bedside table.", ("tidying",), DAY),
        ("Read to a plant.", ("reading", "gardening"), frozenset()),
        ("A bed of straw for the strawberries.", (), frozenset()),
        ("Ask a friend to a small picnic.", ("friends_family",), DARK),
        ("a woman swimming in a calm lake", ("sport",), DARK | SMALL_HOURS),
        ("Swim ten easy lengths in the pool.", ("sport",), SMALL_HOURS),
        ("A lantern in the garden this evening.", (), DAY | DARK),
        ("Read ten pages.", ("reading",), frozenset()),
        ("Stir a soup.", ("cooking",), KITCHEN_CLOSED),
        ("Eat an apple outside.", ("nature_watching", "cooking"), frozenset()),
    ],
)
def test_hours_that_an_item_does_not_suit(text: str, activities: tuple[str, ...], hours: frozenset[int]) -> None:
    assert unsuited_hours(text, activities) == hours


@pytest.mark.parametrize(
    ("words", "text", "without", "where", "company"),
    [
        ("something relaxing, not cooking", "something relaxing", ("cooking",), None, None),
        ("not cooking", "", ("cooking",), None, None),
        ("no gardening today please", "", ("gardening",), None, None),
        ("nothing with singing this evening", "", ("singing",), None, None),
        ("something but not reading or writing", "", ("reading", "writing"), None, None),
        ("quiet indoors with my daughter", "quiet indoors with my daughter", (), "indoors", "together"),
        ("outside with a friend", "outside with a friend", (), "outdoors", "together"),
        ("a walk on my own", "a walk on my own", (), None, "alone"),
        ("something with clay", "something with clay", (), None, None),
    ],
)
def test_what_a_wish_asks_for(
    words: str, text: str, without: tuple[str, ...], where: str | None, company: str | None
) -> None:
    wish = read_wish(words)
    assert (wish.text, wish.without, wish.where, wish.company) == (text, without, where, company)


@pytest.mark.parametrize(
    ("words", "text", "activities", "suits"),
    [
        ("not cooking", "Cook a soup.", ("cooking",), False),
        ("not cooking", "Read ten pages.", ("reading",), True),
        ("indoors", "Walk once around the block.", ("walking",), False),
        ("outside please", "Read ten pages.", ("reading",), False),
        ("outside please", "Sit on a bench for a while.", (), True),
        ("alone", "Call a friend.", ("friends_family",), False),
        ("with a friend", "Sit by yourself for a while.", (), False),
    ],
)
def test_what_a_wish_rules_out(words: str, text: str, activities: tuple[str, ...], suits: bool) -> None:
    assert read_wish(words).suits(text, activities) is suits


@pytest.mark.parametrize(
    ("words", "text", "activities", "suits"),
    [
        ("etwas ohne Kochen", "Cook something warm", ("cooking",), False),
        ("raus, aber nicht joggen", "Go for a run in the park", ("sport",), False),
        ("raus, aber nicht joggen", "Walk around the block", ("walking",), True),
        ("etwas drinnen", "Walk around the block", ("walking",), False),
        ("etwas für mich allein", "Call a friend", ("friends_family",), False),
    ],
)
def test_wishes_in_german(words: str, text: str, activities: tuple[str, ...], suits: bool) -> None:
    assert read_wish(words).suits(text, activities) is suits


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("something for ten minutes", 10),
        ("Ich habe eine halbe Stunde", 30),
        ("algo de cinco minutos", 5),
        ("ده دقیقه وقت دارم", 10),
        ("tenho meia hora", 30),
        ("something with music", None),
    ],
)
def test_minutes_are_read_in_every_language(words: str, minutes: int | None) -> None:
    assert read_wish(words).minutes == minutes


@pytest.mark.parametrize("words", ["it's raining", "es regnet", "está lloviendo", "está chovendo", "باران می‌آید"])
def test_rain_keeps_at_home_in_every_language(words: str) -> None:
    assert read_wish(words).where == "indoors"


@pytest.mark.parametrize("words", ["nothing with people", "keine Leute", "sin gente", "sem gente", "بدون آدم"])
def test_no_people_means_alone_in_every_language(words: str) -> None:
    assert read_wish(words).company == "alone"


@pytest.mark.parametrize(
    "words",
    ["something I can do sitting down", "etwas im Sitzen", "algo sentado", "algo para fazer sentada", "сидя"],
)
def test_sitting_needs_nobody_on_their_feet(words: str) -> None:
    assert {"walking", "standing"} <= read_wish(words).refused.lacks
