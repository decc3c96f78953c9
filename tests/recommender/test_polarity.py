"""What words want and what they refuse."""

from __future__ import annotations

import pytest

from recommender.polarity import read_polarity


@pytest.mark.parametrize(
    ("words", "refused", "is_lasting"),
    [
        ("no cooking today", ("cooking",), False),
        ("not cooking, something with music", ("cooking",), False),
        ("neither walking nor reading", ("walking", "reading"), False),
        ("anything but sports", ("sports",), False),
        ("everything except team sports", ("team sports",), False),
        ("i dont want to bake", ("bake",), False),
        ("don't feel like dancing tonight", ("dancing",), False),
        ("nothing with other people", ("people",), False),
        ("no more jogging please", ("jogging",), True),
        ("quit it with the puzzles", ("puzzles",), True),
        ("I've had enough of yoga", ("yoga",), True),
        ("less painting", ("painting",), True),
        ("too many walks lately", ("walks",), True),
        ("chess isn't my thing", ("chess",), True),
        ("I hate running but love swimming", ("running",), True),
        ("no sports unless it's swimming", ("sports",), False),
        ("skip the music ones", ("music",), True),
        ("something quiet with my daughter", (), False),
        ("I have no idea", (), False),
        ("that was great", (), False),
        ("I don't hate cleaning that much", (), False),
        ("on a train for an hour, no wifi", (), False),
        ("no time for gardening", ("gardening",), False),
        ("i no like cooking", ("cooking",), True),
        ("no guitar for 6 weeks", ("guitar",), False),
        ("no more chores ffs", ("chores",), True),
        ("no music not even humming my ears hurt", ("music", "humming"), False),
        ("no lifting my left shoulder is sore", ("lifting",), False),
        ("I could never get into poker", ("poker",), True),
        ("sudoku never did it for me", ("sudoku",), True),
    ],
)
def test_what_is_refused(words: str, refused: tuple[str, ...], is_lasting: bool) -> None:
    polarity = read_polarity(words)
    assert (polarity.refused, polarity.is_lasting) == (refused, is_lasting)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("not cooking, something with music", "something with music"),
        ("something but not reading", "something but"),
        ("no sports unless it's swimming", "something swimming"),
        ("a walk on my own", "a walk on my own"),
    ],
)
def test_what_is_wanted_is_what_is_left(words: str, wanted: str) -> None:
    assert read_polarity(words).wanted == wanted


@pytest.mark.parametrize(
    ("words", "refused", "is_fewer"),
    [
        ("less painting", ("painting",), True),
        ("not too much yoga please", ("yoga",), True),
        ("fewer puzzles, but not none", ("puzzles",), True),
        ("go easy on the recipes", ("recipes",), True),
        ("not every time a walk", ("walk",), True),
        ("no more recipes", ("recipes",), False),
        ("ironing is the one I can't bear", ("ironing",), False),
        ("hymns are what I cannot stand", ("hymns",), False),
        ("don't you ever give me anything about fishing", ("fishing",), False),
        ("less painting and more cycling", ("painting",), True),
        ("fewer quizzes or board games and more time outside", ("quizzes", "board games"), True),
        ("I don't like chess any more", ("chess",), False),
        ("less singing and no dancing", ("singing", "dancing"), False),
        ("knitting bores me", ("knitting",), False),
        ("something calm", (), False),
    ],
)
def test_less_of_something_is_not_none_of_it(words: str, refused: tuple[str, ...], is_fewer: bool) -> None:
    polarity = read_polarity(words)
    assert (polarity.refused, polarity.is_fewer) == (refused, is_fewer)
