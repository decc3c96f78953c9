"""What a clause tells whose kind is known from examples, in a language whose fillers stand in ``clause_words.yaml``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files

from bot.core.phrases import PHRASE_LENGTH_LIMIT
from bot.core.profile_fields import Told
from bot.understanding.things import things_named
from recommender.shipped_yaml import load_shipped

_WORD = re.compile(r"[^\W_][\w'’-]*")
_MOST_WORDS = 4
"""Of a thing; more are a story."""


@dataclass(frozen=True)
class ClauseReader:
    """Reads clauses of one language.

    Attributes:
        around: Words that say nothing at either end of what is liked, disliked or done; none: it reads no clauses.
    """

    around: frozenset[str]

    def read(self, kind: str, clause: str) -> Told:
        """Return what a clause of some kind tells; nothing where its kind is not read or it names nothing."""
        reader = _READERS.get(kind) if self.around else None
        return reader(self, clause) if reader is not None else Told()

    def thing_in(self, clause: str) -> str | None:
        """Return the words of a clause without what says nothing around them, if they are few."""
        words = _WORD.findall(clause)
        told = [at for at, word in enumerate(words) if word.casefold() not in self.around]
        thing = words[told[0] : told[-1] + 1] if told else []
        return " ".join(thing) if 0 < len(thing) <= _MOST_WORDS and thing[0][0].isalpha() else None


def load_clause_words(code: str) -> ClauseReader:
    """Return what reads the clauses of a language; it reads none where the language has no such words."""
    file = files("bot.language").joinpath(code, "clause_words.yaml")
    told = load_shipped(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return ClauseReader(frozenset(str(told.get("around", "")).split()))


def _likes(reader: ClauseReader, clause: str) -> Told:
    thing = reader.thing_in(clause)
    return Told(likes=(thing,)) if thing is not None else Told()


def _dislikes(reader: ClauseReader, clause: str) -> Told:
    thing = reader.thing_in(clause)
    return Told(dislikes=(thing,)) if thing is not None else Told()


def _no_more(reader: ClauseReader, clause: str) -> Told:
    return _dislikes(reader, clause) if things_named(clause) else Told()


def _limit(_reader: ClauseReader, clause: str) -> Told:
    return Told(limits=(clause,)) if len(clause) <= PHRASE_LENGTH_LIMIT else Told()


def _work(reader: ClauseReader, clause: str) -> Told:
    return Told(occupation=reader.thing_in(clause))


_READERS: Mapping[str, Callable[[ClauseReader, str], Told]] = {
    "likes": _likes,
    "dislikes": _dislikes,
    "likes_no_more": _no_more,
    "limit": _limit,
    "occupation": _work,
}
"""Who is at home and where that is, is read by each language's own patterns."""
