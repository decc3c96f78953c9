"""What people tell of their tastes: refusals among likes, and general words."""

from __future__ import annotations

import pytest

from recommender import Profile
from recommender.general_tastes import activities_meant
from recommender.taste_spelling import respelt
from recommender.taste_words import plainly
from recommender.tastes_told import sorted_tastes


@pytest.mark.parametrize(
    ("like", "likes", "dislikes"),
    [
        ("not a fan of cooking", (), ("cooking",)),
        ("board games and chess aren't my thing", (), ("board games", "chess")),
        ("I can't stand loud music", (), ("loud music",)),
        ("no running please", (), ("running",)),
        ("tidying up isn't my thing", (), ("tidying",)),
        ("hiking", ("hiking",), ()),
        ("chess but not football", ("chess but",), ("football",)),
    ],
)
def test_a_like_that_refuses_is_a_dislike(like: str, likes: tuple[str, ...], dislikes: tuple[str, ...]) -> None:
    told = sorted_tastes(Profile(likes=(like,)))
    assert (told.likes, told.dislikes) == (likes, dislikes)


@pytest.mark.parametrize(
    ("taste", "meant"),
    [
        ("knittign", "knitting"),
        ("swiming in the laek", "swimming in the lake"),
        ("cokoing cuurries", "cooking curries"),
        ("baing", "baking"),
        ("Gardenning", "gardening"),
        ("birdsng", "birdsong"),
        ("singing in the chir", "singing in the choir"),
        ("coking for frieends", "cooking for friends"),
        ("bking breda", "baking bread"),
        ("my floer gadren", "my flower garden"),
    ],
)
def test_slips_in_english_words_are_mended(taste: str, meant: str) -> None:
    assert respelt(taste) == meant


@pytest.mark.parametrize(
    "taste",
    [
        "salsa",
        "bouldering",
        "caving",
        "quilling",
        "parkour",
        "manga",
        "Brad Pitt",
        "Spaziergänge",
        "gatos",
        "Musik",
        "tea",
        "книги",
        "Xqzzyplk",
    ],
)
def test_what_is_no_slip_stays_as_it_was_said(taste: str) -> None:
    assert respelt(taste) == taste


@pytest.mark.parametrize(
    ("taste", "meant"),
    [
        ("really into pottery these days", "pottery these days"),
        ("I'm totally hooked on tunes lol", "music"),
        ("chess is so my thing", "chess"),
        ("love songs", "love songs"),
        ("making jam", "making jam"),
        ("I like", "I like"),
        ("not into football", "not into football"),
    ],
)
def test_words_that_only_say_how_much_are_left_out(taste: str, meant: str) -> None:
    assert plainly(taste) == meant


def test_tastes_are_sorted_once_they_are_plain() -> None:
    told = sorted_tastes(Profile(likes=("nothing beats knittign", "can't get enough of vino", "not into footie")))
    assert (told.likes, told.dislikes) == (("knitting", "wine"), ("football",))


def test_a_profile_that_refuses_nothing_stays_as_it_is() -> None:
    profile = Profile({"age": 30}, ("hiking", "tea"), ("chess",))
    assert sorted_tastes(profile) is profile


@pytest.mark.parametrize(
    ("taste", "means"),
    [
        ("Sports", "swimming"),
        ("mental", "playing chess"),
        ("outdoor activities", "hiking in the mountains"),
        ("Natur", "watching birds"),
        ("manualidades", "knitting and crochet"),
        ("trabalhos manuais", "knitting and crochet"),
        ("موسیقی", "singing in a choir"),
    ],
)
def test_a_general_word_means_what_it_is_made_of(taste: str, means: str) -> None:
    assert means in activities_meant(taste)


@pytest.mark.parametrize("taste", ["swimming", "an active volcano", "", "music lessons for my son"])
def test_other_words_mean_themselves(taste: str) -> None:
    assert activities_meant(taste) == ()
