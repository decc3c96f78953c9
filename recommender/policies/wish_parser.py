"""Wishes in words: what is wanted, what is not, where and with whom."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

_NOT = re.compile(
    r"(?:,\s{0,4}|\bbut\s{1,4}|\band\s{1,4}){0,6}\b(?:not|no|without|except|anything but|rather not|don't want(?: to)?|"
    r"nothing with|no more)\s{1,4}"
    r"(?P<what>[a-z'-]+(?:\s{1,4}(?:or|and)\s{1,4}[a-z'-]+){0,6})(?:\s{1,4}please)?",
    re.IGNORECASE,
)
_FILLERS = frozenset("a an the any too so very much more again please today now idea in my me to or and that".split())
_SAYS_NOTHING = re.compile(
    r"\b(?:something|anything|please|want|give|i'd|like|today|tonight|right|now|this|time|evening|morning|for)\b",
    re.IGNORECASE,
)
"""What is left of a wish that only rules something out."""
_OUT = re.compile(r"\b(?:outside|outdoors?|fresh air|in nature|in the (?:sun|park|woods|garden))\b", re.IGNORECASE)
_IN = re.compile(r"\b(?:indoors?|inside|at home|in the house|on the sofa|in my (?:room|flat))\b", re.IGNORECASE)
_ALONE = re.compile(r"\b(?:alone|by myself|on my own|just me|for me alone)\b", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\bwith\s{1,4}(?:(?:my|a|an|some|our|the|two|three|\d)\s{1,4}){0,6}(?:(?:little|small|old|best|good)\s{1,4}){0,6}(?:\w+\s{1,4})?"
    r"(?:daughters?|sons?|kids?|child(?:ren)?|friends?|partner|wife|husband|girlfriend|boyfriend|family|mum|mom|mother|"
    r"dad|father|brothers?|sisters?|grand\w+|flatmates?|neighbours?|neighbors?|others|people)\b",
    re.IGNORECASE,
)

_WITH_CHILD = re.compile(
    r"\bwith\s{1,4}(?:my|our|the|two|three|\d)\s{1,4}(?:\w{1,20}\s{1,4})?(?:grand)?(?:daughters?|sons?|kids?|child(?:ren)?)\b",
    re.IGNORECASE,
)
_OTHER_PEOPLE = re.compile(
    r"\b(?:friends?|neighbours?|colleagues?|guests?|strangers?|somebody|someone)\b", re.IGNORECASE
)

_OUTDOOR_ACTIVITIES = frozenset({"walking", "nature_watching", "gardening"})
_OUTDOOR = re.compile(
    r"\b(?:outside|outdoors?|walk\w*|stroll\w*|hik\w+|park|garden\w*|forest|woods?|trees?|lake|river|beach|sea|meadow|path|"
    r"footpath|street|bench|picnic|bik\w+|cycl\w+|field|hill|pavement|balcony|fresh air|around the block)\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:friends?|family|together|somebody|someone|neighbours?|child(?:ren)?|partner|invite|each other|call|visit)\b",
    re.IGNORECASE,
)
_SOLITUDE = re.compile(r"\b(?:alone|by yourself|on your own|go to bed|lie down|silence)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Wish:
    """What somebody asked for.

    Attributes:
        text: What is wanted, without what is not; empty if only that was said.
        without: Words, in lower case, of what must not come.
        where: Whether it has to be outdoors or indoors, ``None`` if that was not said.
        company: Whether it is for somebody alone or for several, ``None`` if that was not said.
        with_child: Whether the others are children of theirs.
    """

    text: str
    without: tuple[str, ...] = ()
    where: Literal["indoors", "outdoors"] | None = None
    company: Literal["alone", "together"] | None = None
    with_child: bool = False

    def suits(self, text: str, activities: Collection[str]) -> bool:
        """Whether an item, by its words and activities, is nothing that was ruled out."""
        words = f"{text} {' '.join(activities)}".casefold().replace("_", " ")
        if any(re.search(rf"\b{re.escape(_stem(word))}", words) for word in self.without):
            return False
        outdoors = bool(_OUTDOOR.search(text)) or not _OUTDOOR_ACTIVITIES.isdisjoint(activities)
        if self.where is not None and outdoors is not (self.where == "outdoors"):
            return False
        if self.with_child and _OTHER_PEOPLE.search(text):
            return False
        if self.company == "alone":
            return "friends_family" not in activities and not _COMPANY.search(text)
        return self.company is None or not ("sleeping_early" in activities or _SOLITUDE.search(text))


def read_wish(words: str) -> Wish:
    """Return what somebody's words ask for."""
    plain = " ".join(words.replace("’", "'").split())
    without = tuple(
        word
        for found in _NOT.finditer(plain)
        for word in re.split(r"\s+", found["what"].casefold())
        if word not in _FILLERS and len(word) > 2
    )
    place = re.sub(r"\b(?:not|no)\s{1,4}\w+", " ", plain)
    inside, outside = bool(_IN.search(place)), bool(_OUT.search(place))
    rest = _NOT.sub(" ", plain) if without else plain
    rest = " ".join(rest.split()).strip(" ,.;!")
    if without and not re.search(r"[^\W\d_]{4,}", _SAYS_NOTHING.sub("", rest)):
        rest = ""
    return Wish(
        text=rest,
        without=without,
        where=None if inside is outside else "indoors" if inside else "outdoors",
        company="alone" if _ALONE.search(plain) else "together" if _TOGETHER.search(plain) else None,
        with_child=bool(_WITH_CHILD.search(plain)),
    )


def _stem(word: str) -> str:
    """Return the beginning that a word shares with its other forms: ``cook`` for ``cooking``."""
    return re.sub(r"(?:ing|es|s)$", "", word) if len(word) > 5 else word.removesuffix("s")
