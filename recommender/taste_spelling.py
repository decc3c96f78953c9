"""Tastes with their slips of the pen mended: "knittign" is knitting.

Words are looked up in an English dictionary (pyspellchecker, MIT). Of the words that are one slip away the likeliest is
meant: how often it is said, more so what the project's own lists name, times how often people slip so (a noisy channel:
Kernighan, Church and Gale 1990). What reads as another language stays as it was said.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise

from spellchecker import SpellChecker

from recommender.anchors import anchor_languages, anchor_texts
from recommender.language_data import ENGLISH, told_by_language
from recommender.reference import reference_phrases
from recommender.spelling import singular
from recommender.topics import activity_phrases, topic_texts

SHORTEST = 4
"""Letters of the shortest word that is mended: shorter ones are too near to other words."""

NAMED, SPOKEN_OF = 20.0, 5.0
"""How much likelier than elsewhere a word is in a taste that names an activity, or that examples of one speak of."""

LEAST_SEEN = 1000
"""How often such a word counts as seen at least, of 1.6 billion words of which the dictionary is made."""

RARE = 100
"""A word that was seen less often is taken for a slip itself where it is a hundred times likelier that it is one."""

SLIP = 0.01
"""How often a word is written with a slip."""

SWAPPED = LEFT_OUT = DOUBLED = 1.0
"""How likely slips are beside each other: letters swapped, left out, written twice."""

NEAR_KEY = ADDED = 0.5
"""Another key of those around it, and a letter more."""

FAR_KEY, FIRST_LETTER = 0.05, 0.1
"""A letter from elsewhere; and what a slip in the first letter has of its likelihood."""

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@lru_cache(maxsize=4096)
def respelt(taste: str) -> str:
    """Return a taste in which each English word with one slip is spelled as in the dictionary.

    A slip is a letter left out, added, changed, or swapped with the next one. A taste stays as it is where any word of
    it is neither in the dictionary nor one slip away: it is probably of another language.
    """
    words = [word for word in map(str.casefold, _WORD.findall(taste)) if not _is_known(word)]
    if not words or not taste.isascii() or not _foreign_words().isdisjoint(words):
        return taste
    meant = {word: _likeliest(word) for word in words}
    if any(spelled is None or len(word) < SHORTEST for word, spelled in meant.items()):
        return taste
    return _WORD.sub(lambda found: meant.get(found[0].casefold()) or found[0], taste)


def warm_up() -> None:
    """Read the dictionary and the words beside it, so that nobody's first taste waits for them."""
    _dictionary()
    _spoken_of()
    _foreign_words()


def is_english(word: str) -> bool:
    """Whether a word, in lower case, stands in the dictionary."""
    return word.isascii() and word in _dictionary()


def _is_known(word: str) -> bool:
    """Whether a word is one, and no slip of another that is said far more often."""
    dictionary = _dictionary()
    if word in _own_words() or (word in dictionary and (dictionary[word] >= RARE or len(word) < SHORTEST)):
        return True
    return word in dictionary and _seen(word) > SLIP * max(map(_seen, _near_names(word)), default=0.0)


def _near_names(word: str) -> list[str]:
    return [other for other in _one_slip_away(word) if other in _names() and _likelihood(word, other) > FAR_KEY]


def _one_slip_away(word: str) -> list[str]:
    dictionary = _dictionary()
    return sorted(dictionary.known(dictionary.edit_distance_1(word)))


@lru_cache(maxsize=4096)
def _likeliest(word: str) -> str | None:
    """Return the word of which another one is most probably a slip, ``None`` if there is none."""
    return max(_one_slip_away(word), key=lambda other: _seen(other) * _likelihood(word, other), default=None)


def _seen(word: str) -> float:
    """Return how likely a word is in a taste: by the root of how often it is said, since the commonest name nothing."""
    plain = singular(word)
    likelier = NAMED if {word, plain} & _own_words() else SPOKEN_OF if {word, plain} & _spoken_of() else 1.0
    count: int = _dictionary()[word]
    return likelier * math.sqrt(count if likelier == 1 else max(count, LEAST_SEEN))


def _likelihood(written: str, meant: str) -> float:
    """Return how likely one slip is beside others, for words that are one slip apart."""
    first = FIRST_LETTER if written[0] != meant[0] and sorted(written) != sorted(meant) else 1.0
    if len(written) < len(meant):
        return LEFT_OUT * first
    if len(written) > len(meant):
        return (DOUBLED if _is_doubled(written, meant) else ADDED) * first
    if sorted(written) == sorted(meant):
        return SWAPPED
    return next(_key_slip(one, other) for one, other in zip(written, meant, strict=True) if one != other) * first


def _is_doubled(written: str, meant: str) -> bool:
    return any(
        one == other and written[:at] + written[at + 1 :] == meant for at, (one, other) in enumerate(pairwise(written))
    )


def _key_slip(hit: str, meant: str) -> float:
    places = [(row, keys.index(one)) for one in (hit, meant) for row, keys in enumerate(_KEYS) if one in keys]
    if len(places) < len((hit, meant)):
        return FAR_KEY
    (row, column), (other_row, other_column) = places
    return NEAR_KEY if abs(row - other_row) <= 1 and abs(column - other_column) <= 1 else FAR_KEY


@cache
def _dictionary() -> SpellChecker:
    """Read the dictionary: half a second and some 35 megabytes."""
    read = SpellChecker(language="en", distance=1)
    read.word_frequency.load_json(dict.fromkeys(_own_words(), 1))  # at once: each call counts the dictionary anew
    return read


@cache
def _own_words() -> frozenset[str]:
    """Return the words by which tastes are named."""
    return _names() | _listed(ENGLISH) | _words_in([str(told_by_language("taste_words")[ENGLISH]["pastimes"])])


@cache
def _names() -> frozenset[str]:
    return _words_in((*activity_phrases(), *reference_phrases()))


@cache
def _spoken_of() -> frozenset[str]:
    """Return the longer words of the examples of activities."""
    return frozenset(singular(word) for word in _words_in(topic_texts()) if len(word) >= SHORTEST)


@cache
def _foreign_words() -> frozenset[str]:
    """Return the same of the other languages."""
    listed = frozenset().union(*(_listed(language) for language in anchor_languages()))
    return (_words_in(anchor_texts()) | listed) - _own_words()


def _listed(language: str) -> frozenset[str]:
    files = (told_by_language(name).get(language, {}) for name in ("dislikes", "general_tastes"))
    return _words_in(str(said) for told in files for name, said in told.items() if name != "fillers")


def _words_in(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in _WORD.findall(text.casefold()))
