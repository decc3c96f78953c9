"""People in pictures who are like whoever gets them: a soft preference among pictures of the same message.

It is read from the caption and never decides what is suggested.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from recommender.items import Item
from recommender.profile import Profile, age_of, given
from recommender.spelling import words_of
from recommender.vectors import Vector

WORTH = 0.5
"""What a picture of somebody like them gains, and one of somebody unlike them loses, for gender and age each."""

OLD_FROM, YOUNG_BELOW = 60, 30
"""Ages in years."""

_WOMEN = frozenset("woman women girl lady mother grandmother daughter sister wife she her granny".split())
_MEN = frozenset("man men boy gentleman father grandfather son brother husband he his him grandpa".split())
_OLD = frozenset("elderly old older senior grandmother grandfather grey greying white-haired pensioner granny".split())
_YOUNG = frozenset("young teenager teenage student girl boy teen".split())
_GENDERS = {"female": _WOMEN, "woman": _WOMEN, "f": _WOMEN, "male": _MEN, "man": _MEN, "m": _MEN}


@dataclass(frozen=True)
class PersonShown:
    """Who is in a picture: 1 and -1 are women and men, the old and the young; 0 is nobody, both or not known."""

    gender: int = 0
    age: int = 0


@lru_cache(maxsize=4096)
def person_shown(caption: str) -> PersonShown:
    """Return who is in a picture, by its caption."""
    words = set(words_of(caption))
    people = _WOMEN | _MEN | {"couple", "person", "people", "friend", "neighbour", "hand"}
    if words.isdisjoint(people):
        return PersonShown()
    return PersonShown(_side(words, _WOMEN, _MEN), _side(words, _OLD, _YOUNG))


def _side(words: set[str], first: frozenset[str], second: frozenset[str]) -> int:
    return (not words.isdisjoint(first)) - (not words.isdisjoint(second))


def likeness(profile: Profile, images: Sequence[Item]) -> Vector:
    """Return how much more each picture is worth for the sake of who is in it, shape (images,)."""
    told = given(profile.attributes)
    own = _GENDERS.get(told.get("gender", "").casefold(), frozenset())
    gender = 1 if own is _WOMEN else -1 if own is _MEN else 0
    age = age_of(profile.attributes)
    years = 0 if age is None else 1 if age >= OLD_FROM else -1 if age < YOUNG_BELOW else 0
    shown = [person_shown(image.text) for image in images]
    same = [gender * one.gender + (years * one.age if age is not None else 0) - _too_old(age, one) for one in shown]
    return np.array(same, dtype=np.float32) * np.float32(WORTH)


def _too_old(age: int | None, shown: PersonShown) -> float:
    """Return what speaks against the old in a picture for somebody in the middle of life."""
    return 0.5 if age is not None and YOUNG_BELOW <= age < OLD_FROM and shown.age else 0.0
