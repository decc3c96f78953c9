"""Reactions to a nudge that are said word for word: the phrases of a language's ``reactions.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from recommender.shipped_yaml import load_shipped

_WORD = re.compile(r"[^\W\d_]+(?:['’\u200c][^\W\d_]+)*")
_PART = re.compile(r"[,.;!?\n]|\s[-–—]\s")
_MOST_WORDS = 8
"""Of two reactions in one breath; more are a story."""

_MOST_BEFORE = 4
"""Words with which a text rejects an idea and goes on without a sign between."""


@dataclass(frozen=True)
class ReactionWords:
    """The reactions of one language.

    Attributes:
        said: Intents by phrase, in small letters.
        before: What rejects an idea only where another one is asked for behind it.
        fillers: Words that may stand around all of these.
    """

    said: Mapping[str, str]
    before: frozenset[str]
    fillers: frozenset[str]

    def read(self, text: str) -> tuple[str, ...]:
        """Return the intents that a text says and nothing else: one, or two in one breath ("done, next one")."""
        every = _words(text)
        if (whole := self._whole(every)) is not None:
            return (whole,)
        words = [word for word in every if word not in self.fillers]
        if len(words) > _MOST_WORDS:
            return ()
        for at in range(1, len(words)):
            first, second = self._whole(words[:at]), self._whole(words[at:])
            if first is not None and second is not None and first != second:
                return first, second
        return ()

    def read_first(self, text: str) -> tuple[str, str] | None:
        """Return the intent with which a text begins, and the words that go on behind it; ``None`` for none."""
        sign = _PART.search(text)
        if sign is None:
            return self._rejected_first(text)
        words, rest = _words(text[: sign.start()]), text[sign.end() :].strip(" .!?…")
        first = self._whole(words) or ("rejected_it" if self._is_before(words) else None)
        return (first, rest) if first is not None and rest else self._rejected_first(text)

    def asks_for_another(self, text: str) -> bool:
        """Whether the last part of a text asks for another idea."""
        last = [words for part in _PART.split(text) if (words := _words(part))][-1:]
        return bool(last) and self._whole(last[0]) == "another"

    def _rejected_first(self, text: str) -> tuple[str, str] | None:
        """Return the rest of a text that begins with a word that rejects: "nah try again"."""
        found = [*_WORD.finditer(text)]
        for size in range(min(_MOST_BEFORE, len(found) - 1), 0, -1):
            if self._is_before([_spelt(word[0]) for word in found[:size]]):
                return "rejected_it", text[found[size].start() :]
        return None

    def _whole(self, words: Sequence[str]) -> str | None:
        plain = [word for word in words if word not in self.fillers]
        return self.said.get(" ".join(words)) or self.said.get(" ".join(plain))

    def _is_before(self, words: Sequence[str]) -> bool:
        return " ".join(word for word in words if word not in self.fillers) in self.before


def load_reaction_words(code: str) -> ReactionWords:
    """Return the reactions of a language by its two-letter code."""
    told = load_shipped(files("bot.language").joinpath(code, "reactions.yaml").read_text(encoding="utf-8"))
    said = {" ".join(_words(phrase)): intent for intent, phrases in told["said"].items() for phrase in phrases}
    return ReactionWords(
        said, frozenset(" ".join(_words(phrase)) for phrase in told["before"]), frozenset(told["fillers"].split())
    )


def _words(text: str) -> list[str]:
    return [_spelt(word) for word in _WORD.findall(text)]


def _spelt(word: str) -> str:
    return word.casefold().replace("’", "'")
