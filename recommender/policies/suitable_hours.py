"""Hours of the day that an item does not suit: nobody is sent to bed at noon, or to a picnic at midnight."""

from __future__ import annotations

from collections.abc import Collection

from recommender.audience.traits import traits_of
from recommender.dislikes import activities_named
from recommender.item_words import item_says
from recommender.profile import Profile, age_of, phrases

DAY = frozenset(range(5, 18))
"""Local hours at which nothing of the night is sent."""

BEDTIME = 20
"""Local hour from which anybody may be sent to bed."""

BEFORE_BED = frozenset(range(5, BEDTIME))
"""Local hours at which nobody is sent to bed."""

YOUNG = 30
"""Years below which evenings are long."""

_EARLY_TO_BED = frozenset({"older", "retired"})
"""Traits of those whose evenings are short."""

_EARLY = "sleeping_early"

NOT_LUNCH = frozenset(range(24)) - frozenset(range(12, 14))
"""Local hours at which nothing is sent that belongs to lunch."""

KITCHEN_CLOSED = frozenset({22, 23, 0, 1, 2, 3, 4, 5, 6})
"""Local hours at which nobody begins to cook or to bake."""

DARK = frozenset({21, 22, 23, 0, 1, 2, 3, 4, 5})
"""Local hours at which nothing is sent that needs daylight."""

DOORS_SHUT = frozenset({20, 21, 22, 23, *range(8)})
"""Local hours at which nobody knocks at another's door."""

SMALL_HOURS = frozenset(range(5))
"""Local hours at which nobody begins the work of a day."""

_WORK_OF_DAY = frozenset({"gardening", "repairing", "tidying", "sport", "volunteering"})
"""Activities that wake up who should be asleep, and whoever lives beside them."""


def bedtime_of(profile: Profile) -> int:
    """Return the local hour from which somebody may be sent to bed; who likes early nights is sent at once."""
    if any(_EARLY in activities_named(like) for like in phrases(profile.likes)):
        return BEDTIME
    if not _EARLY_TO_BED.isdisjoint(traits_of(profile)):
        return BEDTIME
    age = age_of(profile.attributes)
    return BEDTIME + 2 if age is not None and age < YOUNG else BEDTIME + 1


def sends_to_bed(text: str, activities: Collection[str]) -> bool:
    """Whether an item sends to bed, or shows somebody who goes there or is in it."""
    return next(iter(activities), None) == _EARLY or item_says("bed", text)


def unsuited_hours(text: str, activities: Collection[str], *, for_child: bool = False) -> frozenset[int]:
    """Return the local hours, 0 to 23, at which an item should not be sent unless it is asked for.

    Args:
        text: What the item says or shows.
        activities: Its labels, the main one first.
        for_child: Whether it can be done with one's child alone, who goes to bed earlier.
    """
    hours: frozenset[int] = frozenset()
    if _EARLY in activities or item_says("night", text):
        hours |= DAY
    if next(iter(activities), None) == "cooking":
        hours |= KITCHEN_CLOSED
    if not _WORK_OF_DAY.isdisjoint(list(activities)[:1]) and not item_says("night", text):
        hours |= SMALL_HOURS
    if item_says("bed", text) and not for_child:
        hours |= BEFORE_BED
    if item_says("lunch", text):
        hours |= NOT_LUNCH
    if item_says("daylight", text):
        hours |= DARK
    if item_says("at_a_door", text):
        hours |= DOORS_SHUT
    return hours
