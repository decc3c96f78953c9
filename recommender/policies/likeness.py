"""People in pictures who are like whoever gets them: a soft preference among pictures of the same message.

It is read from the caption and never decides what is suggested.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from recommender.items import Item
from recommender.people_shown import PersonShown, gender_told, person_shown
from recommender.profile import Profile, age_of, given
from recommender.vectors import Vector

WORTH = 0.5
"""What a picture of somebody like them gains, and one of somebody unlike them loses, for gender and age each."""

UNLIKE = 20
"""Years between two people who are of neither the same age nor another one; at twice as many they are unlike."""


def likeness(profile: Profile, images: Sequence[Item]) -> Vector:
    """Return how much more each picture is worth for the sake of who is in it, shape (images,)."""
    gender = gender_told(given(profile.attributes).get("gender", ""))
    age = age_of(profile.attributes)
    shown = [person_shown(image.text) for image in images]
    return np.array([gender * one.gender + _same_age(age, one) for one in shown], dtype=np.float32) * np.float32(WORTH)


def _same_age(age: int | None, shown: PersonShown) -> float:
    """Return 1 for the same age, falling to -1."""
    return 0.0 if age is None or shown.age is None else max(-1.0, 1.0 - abs(age - shown.age) / UNLIKE)
