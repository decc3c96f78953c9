"""Reference profiles: the population that a first user is measured against."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from recommender.profile import Profile
from recommender.shipped_yaml import load_shipped


@cache
def reference_profiles() -> tuple[Profile, ...]:
    """Return the shipped profiles whose mean stands for all users."""
    text = files("recommender").joinpath("data/reference_profiles.yaml").read_text(encoding="utf-8")
    return tuple(Profile(row["attributes"], tuple(row["likes"]), tuple(row["dislikes"])) for row in load_shipped(text))


@cache
def reference_phrases() -> tuple[str, ...]:
    """Return all their likes and dislikes: their mean is the centre of phrases."""
    return tuple(
        dict.fromkeys(phrase for profile in reference_profiles() for phrase in profile.likes + profile.dislikes)
    )
