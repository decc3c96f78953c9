"""Whose words speak of: "my wife's knee" and "she cannot walk" are nobody's own knee."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from recommender.spelling import words_of

_SENTENCE_ENDS = re.compile(r"[.;!?\n]")
_CLAUSE_ENDS = re.compile(r"[,()]|\b(?:and|but|so|because|as|although|though)\b", re.IGNORECASE)
_FIRST = frozenset("i im ive id ill we me myself".split())
_THIRD = frozenset("she he they her his their shes hes theyre him them".split())
_OWNED_BY = frozenset("my our the a an one two three his her their another".split())
_OTHERS = frozenset(
    "wife husband partner spouse girlfriend boyfriend child children kid son daughter baby mother mum mom father dad "
    "parent brother sister sibling grandmother grandma gran nan grandfather grandad grandpa granddaughter grandson "
    "grandchild grandchildren grandparent friend neighbour neighbor flatmate roommate boss colleague dog cat aunt "
    "uncle cousin niece nephew fiance fiancee ex mate toddler twin pet horse rabbit".split()
)
_CARED_FOR = frozenset("care caring carer look looking nurse nursing help helping raise raising".split())
_DENIALS = frozenset("not no never isnt arent dont without".split())


@dataclass(frozen=True)
class Clause:
    """Part of a sentence.

    Attributes:
        text: As it was written.
        words: As :func:`recommender.spelling.words_of` gives them.
        own_before: Whether it goes on speaking of the speaker, before it names anybody itself.
    """

    text: str
    words: list[str] = field(default_factory=list)
    own_before: bool = True

    def is_own(self, at: int) -> bool:
        """Whether the word at a place speaks of the speaker: whoever was named last before it decides."""
        own = self.own_before
        for place, is_first in self._people():
            if place <= at:
                own = is_first
        return own

    def is_denied(self, at: int) -> bool:
        """Whether a "not" stands right before the word at a place."""
        return not _DENIALS.isdisjoint(self.words[max(0, at - 2) : at])

    @property
    def own_after(self) -> bool:
        """Whether the next clause, unless it says otherwise, speaks of the speaker: the subject goes on."""
        people = list(self._people())
        if not people:
            return self.own_before
        if people[0][1] and len(people) > 1 and not _CARED_FOR.isdisjoint(self.words):
            return people[-1][1]
        return people[0][1]

    def _people(self) -> Iterator[tuple[int, bool]]:
        """Yield where somebody is named, and whether it is the speaker."""
        for at, word in enumerate(self.words):
            if word in _FIRST:
                yield at, True
            elif word in _THIRD or (word in _OTHERS and at and self._is_of_somebody(at)):
                yield at, False
            elif word in ("my", "our") and not self._names_other(at):
                yield at, True

    def _is_of_somebody(self, at: int) -> bool:
        return not _OWNED_BY.isdisjoint(self.words[max(0, at - 3) : at])

    def _names_other(self, at: int) -> bool:
        return not _OTHERS.isdisjoint(self.words[at + 1 : at + 4])


def clauses_of(text: str, spelled: Callable[[list[str]], list[str]]) -> list[Clause]:
    """Return the clauses of a text, in order.

    Args:
        text: As somebody wrote it.
        spelled: Corrects the words of one clause.
    """
    found: list[Clause] = []
    for sentence in _SENTENCE_ENDS.split(text):
        own = True
        for part in _CLAUSE_ENDS.split(sentence):
            if words := spelled(words_of(part)):
                found.append(Clause(" ".join(part.split()), words, own))
                own = found[-1].own_after
    return found
