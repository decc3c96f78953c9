"""What somebody probably has at hand: a garden, an instrument or a child is nothing to take for granted."""

from __future__ import annotations

from dataclasses import replace

from recommender.audience.traits import traits_of
from recommender.dislikes import activities_named
from recommender.limits import things_named
from recommender.profile import Profile, given, phrases
from recommender.spelling import words_of

NOT_EVERYBODYS = frozenset(
    "garden balcony instrument dog cat child clay wool bicycle sewing_kit tools paints bath mat ball".split()
)
"""Things that are not suggested to anybody who has not told of them."""

_OF_TRAITS = {
    "dog_owner": {"dog"},
    "cat_owner": {"cat"},
    "garden": {"garden", "plants"},
    "parent": {"child"},
    "grandparent": {"child"},
}
_OF_TASTES = {
    "making_music": {"instrument"},
    "gardening": {"garden", "balcony", "plants"},
    "repairing": {"tools"},
    "drawing_crafts": {"paints", "clay", "wool", "sewing_kit"},
    "sport": {"bicycle", "ball"},
    "yoga": {"mat"},
}
"""Whoever likes something as a whole has what it takes."""

_PARENTS = frozenset({"parent", "grandparent"})

_SINGING = frozenset("sing singing choir choirs songs karaoke".split())
"""Words of a taste for music that takes no instrument."""


def not_told(profile: Profile) -> frozenset[str]:
    """Return the things that a person cannot be taken to have, by what they told."""
    told = [*given(profile.attributes).values(), *phrases(profile.likes)]
    has = set().union(*map(things_named, told))
    traits = traits_of(profile)
    for trait in traits:
        has |= _OF_TRAITS.get(trait, set())
    for like in phrases(profile.likes):
        tastes = set().union(*(_OF_TASTES.get(name, set()) for name in activities_named(like)))
        has |= tastes - ({"instrument"} if not _SINGING.isdisjoint(words_of(like)) else set())
    home = traits_of(replace(profile, likes=(), dislikes=()))
    if "lives_alone" in home and home.isdisjoint(_PARENTS):  # who likes a chat with their daughter has no child there
        has -= {"child"}
    return NOT_EVERYBODYS - has
