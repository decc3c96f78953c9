"""What a dislike leaves out: activities of the library as a whole, or what names certain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from recommender.language_data import told_by_language
from recommender.profile import phrases
from recommender.spelling import respell, said_words, stem, words_of

Words = frozenset[str]


@dataclass(frozen=True)
class Dislikes:
    """What somebody dislikes, as the library knows it.

    Attributes:
        activities: Left out as a whole.
        words: Groups of stems: what says all words of a group is left out.
    """

    activities: frozenset[str] = frozenset()
    words: frozenset[Words] = frozenset()


@dataclass(frozen=True)
class _Known:
    activities: Mapping[tuple[str, ...], frozenset[str]]
    parts: Mapping[str, frozenset[str]]
    vocabulary: frozenset[str]


@cache
def _known() -> _Known:
    languages = told_by_language("dislikes").values()
    activities: dict[tuple[str, ...], frozenset[str]] = {}
    for activity, said in (row for told in languages for row in told["activities"].items()):
        for named in {named for phrase in said for named in (_all_stems(phrase), _stems(phrase))}:
            activities[named] = activities.get(named, frozenset()) | {activity}
    parts: dict[str, frozenset[str]] = {}
    for group in (group for told in languages for group in told["parts"]):
        stems = frozenset(stem(" ".join(words_of(phrase))) for phrase in group)
        parts |= {one: parts.get(one, frozenset()) | stems for one in stems}
    spoken = [
        phrase for told in languages for group in (*told["activities"].values(), *told["parts"]) for phrase in group
    ]
    return _Known(activities, parts, frozenset(word for phrase in spoken for word in words_of(phrase)))


@cache
def _fillers() -> frozenset[str]:
    """Return the words that do not say what is disliked."""
    return frozenset(word for told in told_by_language("dislikes").values() for word in words_of(told["fillers"]))


def _all_stems(phrase: str) -> tuple[str, ...]:
    return tuple(sorted(set(map(stem, words_of(phrase)))))


def _stems(phrase: str) -> tuple[str, ...]:
    """Return what a phrase names, without its fillers unless there is nothing else."""
    words = words_of(phrase)
    kept = [word for word in words if word not in _fillers()]
    return tuple(sorted({stem(word) for word in kept or words}))


@lru_cache(maxsize=4096)
def disliked(dislikes: tuple[str, ...]) -> Dislikes:
    """Return what the dislikes of a profile leave out."""
    activities: set[str] = set()
    groups: set[Words] = set()
    for phrase in phrases(dislikes):
        words = " ".join(respell(words_of(phrase), _known().vocabulary))
        named = _stems(words)
        meant = _named_whole(words)
        activities |= meant or _all_of(named)
        if named and (not meant or set(named) <= _known().parts.keys()):
            groups |= {frozenset(group) for group in product(*(_forms(one) for one in named))}
    return Dislikes(frozenset(activities), frozenset(groups))


def _all_of(named: tuple[str, ...]) -> frozenset[str]:
    """Return the activities that a list of their names dislikes, such as "board games and puzzles"."""
    found = [_known().activities.get((one,), frozenset()) for one in named]
    return frozenset().union(*found) if all(found) else frozenset()


def _forms(one: str) -> frozenset[str]:
    return _known().parts.get(one, frozenset({one}))


def activities_named(phrase: str) -> frozenset[str]:
    """Return the activities of the library that a phrase names as a whole, such as ``reading`` of "books"."""
    words = " ".join(respell(words_of(phrase), _known().vocabulary))
    return _named_whole(words) or _all_of(_stems(words))


def named_things(text: str) -> list[str]:
    """Return the words of a text, in its order, that name an activity or a thing which a dislike may leave out.

    They are spelled as they are known; in scripts beside the Latin one they are as they were said.
    """
    words = respell(words_of(text), _known().vocabulary)
    named = zip(said_words(text), words, strict=True)
    return [word if said.isascii() else said for said, word in named if _is_thing(word)]


def names_thing(word: str) -> bool:
    """Whether a word, spelled as it is, names an activity or a thing which a dislike may leave out."""
    return any(map(_is_thing, words_of(word)))


def _is_thing(word: str) -> bool:
    return stem(word) in _single() and word not in _fillers()


@cache
def _single() -> frozenset[str]:
    known = _known()
    return frozenset({stems[0] for stems in known.activities if len(stems) == 1} | set(known.parts))


def _named_whole(words: str) -> frozenset[str]:
    known = _known().activities
    return known.get(_all_stems(words)) or known.get(_stems(words)) or frozenset()
