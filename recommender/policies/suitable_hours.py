"""Hours of the day that an item does not suit: nobody is sent to bed at noon, or to a picnic at midnight."""

from __future__ import annotations

import re
from collections.abc import Collection

DAY = frozenset(range(5, 18))
"""Local hours at which nothing of the night is sent."""

BEFORE_BED = frozenset(range(5, 20))
"""Local hours at which nobody is sent to bed."""

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

_BED = re.compile(r"\b(?:(?:in|into|to) bed|bedtime|lights out|good night)\b", re.IGNORECASE)
_LUNCH = re.compile(r"\blunch(?:time|break)?\b", re.IGNORECASE)
_OF_ANOTHER_DAY = re.compile(r"\b(?:tomorrow|tonight|invite|plan|prepare|pack)\b", re.IGNORECASE)
_NIGHT = re.compile(
    r"\b(?:tonight|night|bed|bedtime|bedside|bedroom|pyjamas|pajamas|moon(?:light|lit)?|evening|lights out)\b",
    re.IGNORECASE,
)
_NOT_OF_NIGHT = re.compile(
    r"\b(?:flower|raised|garden|vegetable|herb|seed)[- ]beds?\b|\bbeds? of\b|\blast night\b", re.IGNORECASE
)
_AT_A_DOOR = re.compile(
    r"\b(?:knock|ring)\w*\b.{0,20}\b(?:doors?|bell)\b|\bneighbou?rs?\b.{0,60}\b(?:go|ask|offer|bring|take)\b"
    r"|\b(?:ask|visit|offer|take|bring)\b.{0,30}\bneighbou?rs?\b|\bstep next door\b",
    re.IGNORECASE,
)
_DAYLIGHT = re.compile(
    r"\bpicnic|\bgarden\b|\b(?:swim|bathe|dip|splash)\w*\b.{0,40}\b(?:lake|sea|river|pond|outdoors?|open-air)\b"
    r"|\b(?:lake|sea|river|pond|outdoor|open-air)\b.{0,40}\b(?:swim|bathe|dip|pool)\w*",
    re.IGNORECASE,
)


_LOW_SUN = re.compile(r"\b(?:sun(?:rise|set)s?|dusk|dawn|sun (?:rises|sets)|(?:rising|setting) sun)\b", re.IGNORECASE)


_WARMS = re.compile(
    r"\b(?:hot water bottle|cocoa|radiator|wool(?:ly)? socks|warm (?:socks|cup|scarf|water in a bowl)|something warm"
    r"|feet resting in a bowl|big warm cup|wrap\w* (?:\w+ )?in a (?:\w+ )?blanket)\b",
    re.IGNORECASE,
)
_OF_A_HOME = re.compile(r"\b(?:window sill|house plant|supper|jar|sofa|grandparent|kitchen|pillow)\b", re.IGNORECASE)


def warms(text: str) -> bool:
    """Whether something warms, which nobody needs in summer."""
    return bool(_WARMS.search(text))


def is_of_a_home(text: str) -> bool:
    """Whether a text names what is at a home and at no work."""
    return bool(_OF_A_HOME.search(text))


def shows_low_sun(caption: str) -> bool:
    """Whether a picture shows the sun as it rises or sets, which look alike."""
    return bool(_LOW_SUN.search(caption))


def is_of_night(text: str) -> bool:
    """Whether a text speaks of evening, night or bed."""
    return bool(_NIGHT.search(_NOT_OF_NIGHT.sub(" ", text)))


def unsuited_hours(text: str, activities: Collection[str]) -> frozenset[int]:
    """Return the local hours, 0 to 23, at which an item should not be sent unless it is asked for.

    Args:
        text: What the item says or shows.
        activities: Its labels, the main one first.
    """
    hours: frozenset[int] = frozenset()
    if "sleeping_early" in activities or is_of_night(text):
        hours |= DAY
    if next(iter(activities), None) == "cooking":
        hours |= KITCHEN_CLOSED
    if not _WORK_OF_DAY.isdisjoint(list(activities)[:1]) and not is_of_night(text):
        hours |= SMALL_HOURS
    if _BED.search(text):
        hours |= BEFORE_BED
    if _LUNCH.search(text) and not _OF_ANOTHER_DAY.search(text):
        hours |= NOT_LUNCH
    if _DAYLIGHT.search(text):
        hours |= DARK
    if _AT_A_DOOR.search(text):
        hours |= DOORS_SHUT
    return hours
