"""What tells in one language who somebody is, as its folder holds it in ``reading.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from bot.language.by_patterns.sentences import plain
from bot.language.time_words import compiled
from recommender.shipped_yaml import load_shipped

_FRAGMENT = re.compile(r"(?<!\?P)<(?P<name>[a-z_]+)>")

Named = Mapping[str, re.Pattern[str]]
"""Patterns by what is stored where they match, in English as it is offered."""


@dataclass(frozen=True)
class TastePatterns:
    """How likes and dislikes are told.

    Attributes:
        around: Patterns with what is told as ``things``, and whether it is liked; looked for first, in order.
        before: What announces a taste that stands behind it, and whether it is liked.
        other: What begins something else than a taste.
        ends: What ends a taste: "but", "because".
        head: What a taste may begin with and is none of it.
        tail: What it may end with likewise.
        nothing: Whole phrases that are no taste.
    """

    around: tuple[tuple[bool, re.Pattern[str]], ...]
    before: tuple[tuple[bool, re.Pattern[str]], ...]
    other: re.Pattern[str]
    ends: re.Pattern[str]
    head: re.Pattern[str]
    tail: re.Pattern[str]
    nothing: re.Pattern[str]


@dataclass(frozen=True)
class ReadingPatterns:
    """Patterns of one language; a space in one stands for one to four.

    Attributes:
        age_alone: The whole of an answer that is an ``age``.
        ages: What tells one's own ``age`` within sentences.
        decades: What tells a decade, ``tens``, and its ``part``.
        parts: First and last year of a decade's part.
        genders: By what is stored.
        states: What fills somebody's days where it is no job.
        jobs: What tells a ``job``.
        household: Who somebody lives with.
        limits: What is to be kept in mind.
        denied: What takes back what stands behind it.
        taken_back: What takes back what stands before it.
        others: What says that the words before a find are about somebody else.
        places: What tells a ``place``.
        screen: What tells of a screen.
        clauses: Between parts of a sentence that tell different things.
        empty: Words whose loss is none.
        tastes: How likes and dislikes are told.
        rewritten: What is written otherwise before it is read, such as a dash that says "is"; most languages need none.
    """

    age_alone: re.Pattern[str]
    ages: tuple[re.Pattern[str], ...]
    decades: tuple[re.Pattern[str], ...]
    parts: Mapping[str, tuple[int, int]]
    genders: Named
    states: Named
    jobs: tuple[re.Pattern[str], ...]
    household: Named
    limits: Named
    denied: re.Pattern[str]
    taken_back: re.Pattern[str]
    others: re.Pattern[str]
    places: tuple[re.Pattern[str], ...]
    screen: re.Pattern[str]
    clauses: re.Pattern[str]
    empty: frozenset[str]
    tastes: TastePatterns
    rewritten: tuple[tuple[re.Pattern[str], str], ...] = ()

    def plain(self, text: str) -> str:
        """Return a text as the patterns read it."""
        words = plain(text)
        for said, other in self.rewritten:
            words = said.sub(other, words)
        return words


def expanded(pattern: str, fragments: Mapping[str, str]) -> str:
    """Return a pattern in which ``<name>`` stands for the fragment of that name."""
    while (whole := _FRAGMENT.sub(lambda found: fragments[found["name"]], pattern)) != pattern:
        pattern = whole
    return pattern


def load_reading_patterns(language: str, number: str) -> ReadingPatterns:
    """Return the patterns of a language.

    Args:
        language: Its two letters.
        number: A pattern of its numbers, for ``<number>``.
    """
    told: dict[str, Any] = load_shipped(
        files("bot.language").joinpath(language, "reading.yaml").read_text(encoding="utf-8")
    )
    fragments = {"number": number, **told["fragments"]}

    def one(pattern: str) -> re.Pattern[str]:
        return compiled(expanded(pattern, fragments))

    def all_of(patterns: Iterable[str]) -> tuple[re.Pattern[str], ...]:
        return tuple(map(one, patterns))

    def named(patterns: Mapping[str, str]) -> Named:
        return {stored: one(said) for stored, said in patterns.items()}

    tastes = told["tastes"]
    return ReadingPatterns(
        one(told["age_alone"]),
        all_of(told["ages"]),
        all_of(told["decades"]),
        {part: (int(years[0]), int(years[1])) for part, years in told["parts"].items()},
        named(told["genders"]),
        named(told["states"]),
        all_of(told["jobs"]),
        named(told["household"]),
        named(told["limits"]),
        one(told["denied"]),
        one(told["taken_back"]),
        one(told["others"]),
        places=tuple(re.compile(pattern) for pattern in told["places"]),  # capitals tell a place
        screen=one(told["screen"]),
        clauses=one(told["clauses"]),
        empty=frozenset(told["empty"].split()),
        tastes=TastePatterns(
            tuple((bool(liked), one(said)) for entry in tastes["around"] for liked, said in entry.items()),
            tuple((bool(liked), one(said)) for entry in tastes["before"] for liked, said in entry.items()),
            *(one(tastes[name]) for name in ("other", "ends", "head", "tail", "nothing")),
        ),
        rewritten=tuple((one(said), other) for said, other in told.get("rewritten", ())),
    )
