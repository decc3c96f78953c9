"""What somebody likes and dislikes, as it was meant: a like "not a fan of cooking" is a dislike."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from recommender.polarity import read_polarity
from recommender.profile import Profile, phrases
from recommender.taste_spelling import respelt
from recommender.taste_words import plainly

_EMPTY = frozenset("i a an the and or please so just really but thanks any all me my".split())
"""Words that name nothing anybody could like."""


def sorted_tastes(profile: Profile) -> Profile:
    """Return a profile whose likes are what is wanted, and whose dislikes hold what the likes refuse, plainly said."""
    likes, dislikes = _sorted(_plain(profile.likes), _plain(profile.dislikes))
    return (
        profile
        if (likes, dislikes) == (profile.likes, profile.dislikes)
        else replace(profile, likes=likes, dislikes=dislikes)
    )


@lru_cache(maxsize=4096)
def _plain(tastes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(respelt(plainly(one)) for one in tastes)


@lru_cache(maxsize=4096)
def _sorted(likes: tuple[str, ...], dislikes: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    wanted: list[str] = []
    refused: list[str] = []
    for like in phrases(likes):
        said = read_polarity(like)
        if not said.refused:
            wanted.append(like)
            continue
        refused += said.refused
        if not _EMPTY.issuperset(said.wanted.casefold().split()):
            wanted.append(said.wanted)
    return (tuple(wanted), (*dislikes, *refused)) if refused else (likes, dislikes)
