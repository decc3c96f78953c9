"""People in pictures who are like whoever gets them: a soft preference among pictures of the same message.

It is read from the caption and never decides what is suggested.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from recommender.audience.traits import traits_of
from recommender.item_words import item_says
from recommender.items import Item
from recommender.people_shown import PersonShown, gender_told, person_shown
from recommender.profile import Profile, age_of, given
from recommender.vectors import Vector

WORTH = 0.5
"""What a picture of somebody like them gains, and one of somebody unlike them loses, for gender and age each."""

UNLIKE = 20
"""Years between two people who are of neither the same age nor another one; at twice as many they are unlike."""

GENERATIONS = 35
"""Years between two people of whom one could be the other's grandparent, or nearly."""

ANOTHER_LIFE = 2.0
"""What a picture of people who live quite otherwise loses: any other one of the same message goes before it."""

WHEELCHAIR = "wheelchair"


def uses_wheelchair(profile: Profile) -> bool:
    """Whether somebody told that they use a wheelchair."""
    return WHEELCHAIR in traits_of(profile)


def another_life(profile: Profile, images: Sequence[Item]) -> Vector:
    """Return what each picture loses for showing quite another life, shape (images,).

    That is people of another generation, and people on their feet for who uses a wheelchair.
    """
    age, rolls = age_of(profile.attributes), uses_wheelchair(profile)
    lost = [_is_far(age, image) or (rolls and item_says("on_feet", f"{image.text}. {image.shown}")) for image in images]
    return np.array(lost, dtype=np.float32) * np.float32(ANOTHER_LIFE)


def _is_far(age: int | None, image: Item) -> bool:
    shown = person_shown(image.text).age
    return age is not None and shown is not None and abs(age - shown) >= GENERATIONS


def likeness(profile: Profile, images: Sequence[Item]) -> Vector:
    """Return how much more each picture is worth for the sake of who is in it, shape (images,)."""
    gender = gender_told(given(profile.attributes).get("gender", ""))
    age = age_of(profile.attributes)
    shown = [person_shown(image.text) for image in images]
    return np.array([gender * one.gender + _same_age(age, one) for one in shown], dtype=np.float32) * np.float32(WORTH)


def _same_age(age: int | None, shown: PersonShown) -> float:
    """Return 1 for the same age, falling to -1."""
    return 0.0 if age is None or shown.age is None else max(-1.0, 1.0 - abs(age - shown.age) / UNLIKE)
