"""What people tell of their tastes: refusals among likes, and general words."""

from __future__ import annotations

import pytest

from recommender import Profile
from recommender.general_tastes import activities_meant
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
