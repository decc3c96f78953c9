"""What short words say: the patterns of a language's ``phrases.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from bot.core.phrases import Listing, plain_words
from bot.language.base import Meaning
from bot.language.place_names import PlaceNames
from recommender.shipped_yaml import load_shipped

_CITIES = ("London", "Berlin", "New York", "Chicago", "Los Angeles", "Delhi", "Singapore", "Sydney")
"""Where a language names no cities."""


@dataclass(frozen=True)
class Phrases:
    """Patterns of one language, over small letters, straight quotes and single spaces.

    Attributes:
        whole: What a whole text is that says something.
        part: What a part of it is.
        opening: What a text may begin with that says nothing.
        listing: How things are listed.
        bare: What a phrase may begin with that does not tell it from another.
        ending: What a word may end with likewise.
        times: How often a day, in words.
        rather: A number that is enough, its word in a group.
        before_place: What an answer that is a place may begin with.
        place: Words that correct a ``place``.
        places: Finds the places that are named.
        animal: In a household.
        cities: Large ones of different zones, where many speak the language.
    """

    whole: Mapping[Meaning, re.Pattern[str]]
    part: Mapping[Meaning, re.Pattern[str]]
    opening: re.Pattern[str]
    listing: Listing
    bare: re.Pattern[str]
    ending: re.Pattern[str]
    times: Mapping[str, int]
    rather: re.Pattern[str]
    before_place: re.Pattern[str]
    place: re.Pattern[str]
    places: PlaceNames
    animal: re.Pattern[str]
    cities: tuple[str, ...]

    def says(self, meaning: Meaning, text: str) -> bool:
        """Whether a text says something."""
        plain = plain_words(text)
        whole, part = self.whole.get(meaning), self.part.get(meaning)
        return bool((whole and whole.fullmatch(plain)) or (part and part.search(plain)))

    def times_a_day(self, text: str) -> int | None:
        """Return the one number of times that a text wants: that which is enough, or the only one, unless too much."""
        clauses = re.split(r"[.,;!?]", plain_words(text))
        if len(clauses) > 1 and any(self.says(Meaning.TOO_MUCH, clause) for clause in clauses):
            text = " ".join(clause for clause in clauses if not self.says(Meaning.TOO_MUCH, clause)) or text
        words = re.findall(r"[^\W\d_]+|\d+", plain_words(text))
        named = [self.times[word] for word in words if word in self.times]
        rather = self.rather.search(plain_words(text))
        if rather is not None and (enough := next(filter(None, rather.groups()), "")) in self.times:
            return self.times[enough]
        return named[0] if len(set(named)) == 1 and not self.says(Meaning.TOO_MUCH, text) else None


def load_phrases(language: str) -> Phrases:
    """Return the patterns of a language by its two-letter code."""
    told = load_shipped(files("bot.language").joinpath(language, "phrases.yaml").read_text(encoding="utf-8"))
    said = told["says"]
    return Phrases(
        {Meaning(name): _any(ways["whole"]) for name, ways in said.items() if "whole" in ways},
        {Meaning(name): _any(ways["part"]) for name, ways in said.items() if "part" in ways},
        re.compile(told["opening"]),
        Listing(*(re.compile(told["listing"][name], re.IGNORECASE) for name in ("separators", "pairs", "opening"))),
        re.compile(told["bare"]),
        re.compile(told["ending"]),
        {str(word): number for word, number in told["times"].items()},
        re.compile(told["rather"]),
        re.compile(told["before_place"], re.IGNORECASE),
        re.compile(told["place"], re.IGNORECASE),
        _place_names(told.get("place_endings", {}), told.get("places_only_bent")),
        re.compile(told["animal"], re.IGNORECASE),
        tuple(told.get("cities", _CITIES)),
    )


def _place_names(endings: Mapping[str, list[str]], only_bent: str | None) -> PlaceNames:
    return PlaceNames(
        tuple((re.compile(ending), tuple(others)) for ending, others in endings.items()),
        None if only_bent is None else re.compile(only_bent),
    )


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
