"""Likes and dislikes, read by the patterns that announce or enclose them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.core.phrases import PHRASES_LIMIT, PhraseError, merge_phrases
from bot.language.by_patterns.reading_patterns import ReadingPatterns
from bot.language.by_patterns.sentences import EDGES, sentences

Tastes = tuple[tuple[str, ...], tuple[str, ...]]
"""Likes and dislikes."""


@dataclass(frozen=True)
class TasteReader:
    """Reads tastes in one language.

    Attributes:
        patterns: Of the language.
        split: Splits a list of things.
        is_time: Whether a phrase tells a time.
    """

    patterns: ReadingPatterns
    split: Callable[[str], list[str]]
    is_time: Callable[[str], bool]

    def read(self, words: str) -> Tastes:
        """Return likes and dislikes; what is told as both is a dislike."""
        found: dict[bool, tuple[str, ...]] = {True: (), False: ()}
        for sentence in sentences(words):
            for liked, phrases in self._in_sentence(sentence):
                found[liked] = merge_phrases(found[liked], phrases)
        refused = {phrase.casefold() for phrase in found[False]}
        likes = tuple(phrase for phrase in found[True] if phrase.casefold() not in refused)
        return likes[:PHRASES_LIMIT], found[False][:PHRASES_LIMIT]

    def _in_sentence(self, sentence: str) -> Iterator[tuple[bool, tuple[str, ...]]]:
        left = sentence
        for liked, pattern in self.patterns.tastes.around:
            for found in pattern.finditer(left):
                yield liked, tuple(self._phrases(found["things"]))
            left = pattern.sub(" , ", left)
        yield from self._behind_cues(left)

    def _behind_cues(self, sentence: str) -> Iterator[tuple[bool, tuple[str, ...]]]:
        tastes = self.patterns.tastes
        cues = [(found, liked) for liked, pattern in tastes.before for found in pattern.finditer(sentence)]
        starts: list[tuple[re.Match[str], bool | None]] = [
            *cues,
            *((one, None) for one in tastes.other.finditer(sentence)),
        ]
        starts.sort(key=lambda cue: (cue[0].start(), cue[0].start() - cue[0].end()))
        end = 0
        kept = [(found, liked) for found, liked in starts if found.start() >= end and (end := found.end())]
        edges = [*(found.start() for found, _liked in kept), len(sentence)][1:]
        for (found, liked), edge in zip(kept, edges, strict=True):
            if liked is not None:
                yield liked, tuple(self._phrases(tastes.ends.split(sentence[found.end() : edge], maxsplit=1)[0]))

    def _phrases(self, text: str) -> list[str]:
        tastes = self.patterns.tastes
        try:
            parts = self.split(text.strip(EDGES)) if any(sign.isalpha() for sign in text) else []
        except PhraseError:
            return []
        found = []
        for part in parts:
            phrase = _without(tastes.head, part.strip(EDGES))
            phrase = tastes.tail.sub("", phrase).strip(EDGES)
            if phrase and not tastes.nothing.fullmatch(phrase) and not self.is_time(phrase) and not phrase.isdecimal():
                found.append(phrase)
        return found


def _without(head: re.Pattern[str], phrase: str) -> str:
    while (shorter := head.sub("", phrase, count=1)) != phrase:
        phrase = shorter
    return phrase
