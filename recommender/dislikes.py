"""What a dislike leaves out: activities of the library as a whole, or what names certain words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from recommender.language_data import told_by_language
from recommender.profile import phrases
from recommender.spelling import respell, said_words, stem, words_of
from recommender.taste_spelling import is_english

_BETWEEN = re.compile(r"[,;/&+|()\n،؛]")
"""Signs between the parts of a list."""


@dataclass(frozen=True)
class Mention:
    """One word of a dislike, in whatever form and language.

    Attributes:
        stems: What says one of them has to do with it.
        activities: So does what is about one of them.
    """

    stems: frozenset[str]
    activities: frozenset[str] = frozenset()


Mentions = frozenset[Mention]


@dataclass(frozen=True)
class Dislikes:
    """What somebody dislikes, as the library knows it.

    Attributes:
        activities: Left out as a whole.
        mentions: Groups: what has to do with all words of a group is left out.
    """

    activities: frozenset[str] = frozenset()
    mentions: frozenset[Mentions] = frozenset()


@dataclass(frozen=True)
class _Known:
    activities: Mapping[tuple[str, ...], frozenset[str]]
    parts: Mapping[str, frozenset[str]]
    vocabulary: frozenset[str]
    joins: frozenset[str]
    times: frozenset[str]
    doing: frozenset[str]


@cache
def _known() -> _Known:
    languages = told_by_language("dislikes").values()
    parts = _parts(list(languages))
    activities: dict[tuple[str, ...], frozenset[str]] = {}
    for activity, said in (row for told in languages for row in told["activities"].items()):
        for named in {named for phrase in said for named in _names(phrase, parts)}:
            activities[named] = activities.get(named, frozenset()) | {activity}
    spoken = [
        phrase for told in languages for group in (*told["activities"].values(), *told["parts"]) for phrase in group
    ]
    return _Known(
        activities,
        parts,
        frozenset(word for phrase in spoken for word in words_of(phrase)),
        *(
            frozenset(word for told in languages for word in words_of(told.get(name, "")))
            for name in ("joins", "times", "doing")
        ),
    )


def _names(phrase: str, parts: Collection[str]) -> set[tuple[str, ...]]:
    """Return how an activity is named: as it stands, and without fillers unless a part of it is left."""
    whole, plain = _all_stems(words_of(phrase)), _stems(words_of(phrase))
    return {whole} if set(plain) <= set(parts) else {whole, plain}


def _parts(languages: Collection[Mapping[str, Any]]) -> Mapping[str, frozenset[str]]:
    """Return the stems of what each word leaves out, by its own stem."""
    parts: dict[str, frozenset[str]] = {}
    taken: frozenset[str] = frozenset()
    for told in languages:
        for stems in map(_part_stems, told["parts"]):
            own = {
                one for one in stems if one not in taken or not parts.get(one, frozenset()).isdisjoint(stems - {one})
            }
            meant = frozenset(own).union(*(parts[one] for one in own & taken & parts.keys()))
            parts |= {one: parts.get(one, frozenset()) | (own if one in taken else meant) for one in own}
        taken = taken or _all_named(told)
    for general, members in (row for told in languages for row in told.get("kinds", {}).items()):
        parts[stem(general)] = frozenset({stem(general)}).union(*(parts[one] for one in _part_stems(members)))
    return parts


def _part_stems(phrases_of_part: Collection[str]) -> frozenset[str]:
    return frozenset(stem(" ".join(words_of(phrase))) for phrase in phrases_of_part)


def _all_named(told: Mapping[str, Any]) -> frozenset[str]:
    """Return the stems that a language names something by: in the items' language they are no words of another."""
    return frozenset().union(*map(_part_stems, (*told["activities"].values(), *told["parts"])))


@cache
def _fillers() -> frozenset[str]:
    """Return the stems of the words that do not say what is disliked."""
    told = (one["fillers"] for one in told_by_language("dislikes").values())
    return frozenset(stem(word) for fillers in told for word in words_of(fillers))


def _all_stems(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(set(map(stem, words))))


def _stems(words: Sequence[str]) -> tuple[str, ...]:
    """Return what words name, without fillers unless there is nothing else."""
    kept = [word for word in words if stem(word) not in _fillers()]
    return tuple(sorted({stem(word) for word in kept or words}))


@lru_cache(maxsize=4096)
def disliked(dislikes: tuple[str, ...], likes: tuple[str, ...] = ()) -> Dislikes:
    """Return what the dislikes of a profile leave out; what is liked by name is not left out for a kind of it."""
    liked = frozenset(stem(word) for like in likes for word in words_of(like))
    read = [_read(words, liked) for phrase in phrases(dislikes) for words in _listed(phrase)]
    activities = frozenset[str]().union(*(one.activities for one in read))
    return Dislikes(activities, frozenset[Mentions]().union(*(one.mentions for one in read)))


def _listed(phrase: str) -> Iterator[list[str]]:
    """Yield the words of each part of a list, spelled as they are known, unless the whole has a name of its own."""
    for told in filter(None, (_spelled(words_of(part)) for part in _BETWEEN.split(phrase))):
        if _named_whole(told):
            yield told
            continue
        part: list[str] = []
        for word in (*told, *list(_known().joins)[:1]):
            if word not in _known().joins:
                part.append(word)
                continue
            if part:
                yield part
            part = []


def _spelled(words: Sequence[str]) -> list[str]:
    """Return words as they are known; what is an English word of its own is no slip of another."""
    meant = zip(words, respell(words, _known().vocabulary), strict=True)
    read = (word if word != other and is_english(word) else other for word, other in meant)
    return [part for word in read for part in _taken_apart(word)]


def _taken_apart(word: str) -> tuple[str, ...]:
    """Return the known words that a word is made of, such as "bed" and "time"; a known one stays as it is."""
    known = _known().vocabulary
    ends = () if word in known else range(3, len(word) - 3)
    return next(((word[:at], word[at:]) for at in ends if word[:at] in known and _goes_on(word[at:], at)), (word,))


def _goes_on(rest: str, at: int) -> bool:
    """Whether what follows a known word of so many letters is one too, or says nothing."""
    return stem(rest) in _fillers() or (at > 3 and rest in _known().vocabulary)


def _read(words: Sequence[str], liked: frozenset[str]) -> Dislikes:
    """Return what one dislike leaves out."""
    words, parts = _joined(_whenever(words, liked)), _known().parts
    named = _stems(words)
    meant = _named_whole(words) or _all_of(named)
    if meant:
        return Dislikes(meant, _said(named))
    things = [one for one in named if one in parts]
    if not things or not liked.isdisjoint(things):
        return Dislikes(mentions=_said(named))
    about = [one for one in named if one in _single() and one not in parts]  # "church choir" is a choir
    return Dislikes(mentions=frozenset().union(*(_said((one, *about)) for one in things)))


def _whenever(words: Sequence[str], liked: frozenset[str]) -> Sequence[str]:
    """Return words without when something is disliked, unless it is liked at other times: "cooking after work"."""
    at = next((place for place, word in enumerate(words) if place and word in _known().times), len(words))
    return words if not liked.isdisjoint(map(stem, words[:at])) else words[:at]


def _joined(words: Sequence[str]) -> list[str]:
    """Return words with those that are one thing together as one, such as "ping pong"."""
    joined: list[str] = []
    for word in words:
        pair = f"{joined[-1]} {word}" if joined else ""
        joined = [*joined[:-1], pair] if stem(pair) in _known().parts else [*joined, word]
    return joined


def _said(named: Collection[str]) -> frozenset[Mentions]:
    return frozenset({frozenset(map(_mention, named))} if named else ())


def _mention(one: str) -> Mention:
    return Mention(_known().parts.get(one, frozenset({one})), _known().activities.get((one,), frozenset()))


def _all_of(named: tuple[str, ...]) -> frozenset[str]:
    """Return the activities that a list of their names dislikes, such as "board games and puzzles"."""
    found = [_known().activities.get((one,), frozenset()) for one in named]
    return frozenset().union(*found) if all(found) else frozenset()


def activities_named(phrase: str) -> frozenset[str]:
    """Return the activities of the library that a phrase names as a whole, such as ``reading`` of "books"."""
    words = _spelled(words_of(phrase))
    return _named_whole(words) or _all_of(_stems(words))


def is_about(text: str, thing: str) -> bool:
    """Whether a text names a thing in some form, or an activity that is the same: "long walks" are about walking."""
    own, other = ({*_stems(words_of(each))} for each in (text, thing))
    return not own.isdisjoint(other) or not activities_named(text).isdisjoint(activities_named(thing))


def covers(phrase: str, other: str) -> bool:
    """Whether one phrase names all that another does: "poems" of "poetry", "walks" of "long walks", but not back."""
    words = [word for word in words_of(phrase) if word not in _known().doing] or words_of(phrase)
    if len(words) > len(words_of(other)):
        return False
    one, same = (_stems(_spelled(each)) for each in (words, words_of(other)))
    if one == same or not len(one) == len(same) == 1:
        return bool(one) and one == same
    return one[0][:_BEGINNING] == same[0][:_BEGINNING] and same[0] in _known().parts.get(one[0], ())


_BEGINNING = 3
"""Letters with which two words begin that are forms of one: what is merely left out together begins otherwise."""


def named_things(text: str) -> list[str]:
    """Return the words of a text, in its order, that name an activity or a thing which a dislike may leave out.

    They are spelled as they are known; in scripts beside the Latin one they are as they were said.
    """
    words = zip(said_words(text), words_of(text), strict=True)
    parts = ((said, part) for said, word in words for part in _spelled([word]))
    return [part if said.isascii() else said for said, part in parts if _is_thing(part)]


def names_thing(word: str) -> bool:
    """Whether a word, spelled as it is, names an activity or a thing which a dislike may leave out."""
    return any(map(_is_thing, words_of(word)))


def _is_thing(word: str) -> bool:
    return stem(word) in _single() and stem(word) not in _fillers()


@cache
def _single() -> frozenset[str]:
    known = _known()
    return frozenset({stems[0] for stems in known.activities if len(stems) == 1} | set(known.parts))


def _named_whole(words: Sequence[str]) -> frozenset[str]:
    known = _known().activities
    return known.get(_all_stems(words)) or known.get(_stems(words)) or frozenset()
