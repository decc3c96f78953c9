"""Tastes with their slips of the pen mended: "knittign" is knitting.

Words are looked up in an English dictionary (pyspellchecker, MIT) in which what the project's own lists name counts
first. What reads as another language stays as it was said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from spellchecker import SpellChecker

from recommender.anchors import anchor_languages, anchor_texts
from recommender.language_data import ENGLISH, told_by_language
from recommender.reference import reference_phrases
from recommender.topics import activity_phrases

SHORTEST = 4
"""Letters of the shortest word that is mended: shorter ones are too near to other words."""

FIRST = 10**9
"""How often a word of the project's lists counts as seen: more than any of the dictionary."""

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
    meant = {word: _dictionary().correction(word) for word in words}
    if any(spelled is None or len(word) < SHORTEST for word, spelled in meant.items()):
        return taste
    return _WORD.sub(lambda found: meant.get(found[0].casefold()) or found[0], taste)


def warm_up() -> None:
    """Read the dictionary, so that nobody's first taste waits for it."""
    _dictionary()


def is_english(word: str) -> bool:
    """Whether a word, in lower case, stands in the dictionary."""
    return word.isascii() and word in _dictionary()


def _is_known(word: str) -> bool:
    return word in _own_words() or word in _dictionary()


@cache
def _dictionary() -> SpellChecker:
    """Read the dictionary: half a second and some 35 megabytes."""
    read = SpellChecker(language="en", distance=1)
    counts = dict.fromkeys(_own_words(), FIRST) | dict.fromkeys(_names(), 2 * FIRST)
    read.word_frequency.load_json(counts)  # at once: each call counts the whole dictionary anew
    return read


@cache
def _own_words() -> frozenset[str]:
    """Return the words by which tastes are named."""
    return _names() | _listed(ENGLISH)


@cache
def _names() -> frozenset[str]:
    return _words_in((*activity_phrases(), *reference_phrases()))


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
