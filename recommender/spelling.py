"""Words of free text as they are compared: lower case, singular, and spelled as in a list of known words."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from recommender.language_data import told_by_language

SHORTEST = 6
"""Letters of the shortest word that is looked for misspelt: shorter ones are too near to other words."""

LONG = 9
"""Letters from which two slips are forgiven; below it is one."""

_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = frozenset("aeiouy")
_SAME_PLURAL = ("ss", "us", "is", "ous")


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case and in the singular; "can't" is ``cant``.

    Words in a script of which a language has ``endings.yaml`` lose these instead.
    """
    return [_basic(word) for word in said_words(text)]


def said_words(text: str) -> list[str]:
    """Return the words of a text in lower case, otherwise as they are."""
    return _WORD.findall(text.casefold().replace("'", "").replace("’", ""))


@dataclass(frozen=True)
class _Endings:
    """The endings by which one language tells cases and persons.

    Attributes:
        letters: Words of its script.
        alike: Letters that are written for each other.
        ending: What is cut off.
    """

    letters: re.Pattern[str]
    alike: Mapping[int, str]
    ending: re.Pattern[str]


@cache
def _endings() -> tuple[_Endings, ...]:
    return tuple(
        _Endings(re.compile(told["letters"]), str.maketrans(told["alike"]), re.compile(told["ending"]))
        for told in told_by_language("endings").values()
    )


def _basic(word: str) -> str:
    if word.isascii():
        return singular(word)
    for known in _endings():
        if known.letters.fullmatch(word):
            return known.ending.sub("", word.translate(known.alike))
    return singular(word)


def singular(word: str) -> str:
    """Return an English noun without the ending of its plural, as far as its letters tell."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(_SAME_PLURAL) and len(word) > 3:
        return word[:-1]
    return word


def stem(word: str) -> str:
    """Return what the forms of an English word share: ``danc`` of ``dance`` and ``dancing``."""
    plain = singular(word)
    for ending in ("ing", "ed"):
        rest = plain.removesuffix(ending)
        if rest != plain and len(rest) > 2 and not _VOWELS.isdisjoint(rest):
            twice = rest[-1] == rest[-2] and rest[-1] not in "lsz"
            return (rest[:-1] if twice else rest).removesuffix("e")
    return plain.removesuffix("e") if len(plain) > 3 else plain


def respell(words: Sequence[str], known: frozenset[str], *, also: Collection[str] = ()) -> list[str]:
    """Return words as they are spelled among the known ones, where a slip or two lie between.

    A word that begins with another letter is never taken for a known one.

    Args:
        words: As somebody wrote them.
        known: What they may be meant to be.
        also: Other words that are no slips.
    """
    return [
        word if word in known or word in also or len(word) < SHORTEST - 1 else _nearest(word, known) for word in words
    ]


@lru_cache(maxsize=8192)
def _nearest(word: str, known: frozenset[str]) -> str:
    found = extractOne(word, _long_ones(known).get(word[0], ()), scorer=OSA.distance, score_cutoff=2)
    if found is None:
        return word
    nearest, slips, _at = found
    return nearest if slips <= (2 if len(nearest) >= LONG else 1) else word


@lru_cache(maxsize=64)
def _long_ones(known: frozenset[str]) -> Mapping[str, Sequence[str]]:
    """Return the known words that may be misspelt, under their first letter."""
    long = sorted(word for word in known if len(word) >= SHORTEST)
    return {letter: tuple(words) for letter, words in groupby(long, key=itemgetter(0))}


def shares_words(phrase: str, text: str) -> bool:
    """Whether a phrase has words, and every one of them is in a text, in whatever form."""
    words = {stem(word) for word in words_of(phrase)}
    return bool(words) and words <= {stem(word) for word in words_of(text)}
