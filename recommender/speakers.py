"""Whose words speak of: "my wife's knee" and "she cannot walk" are nobody's own knee."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from recommender.language_data import told_by_language
from recommender.spelling import words_of

_SENTENCE_ENDS = re.compile(r"[.;!?\n]")


@dataclass(frozen=True)
class PeopleWords:
    """How one language names people; its ``speakers.yaml`` says which words these are.

    Attributes:
        clause_ends: Splits a sentence into clauses.
        first: The speaker.
        third: Somebody else.
        possessives: What is the speaker's, unless it is another person.
        others: Other people, after one of ``owned_by``.
        cared_for: Who does this speaks of somebody else.
        denials: Before a word, take it back.
    """

    clause_ends: re.Pattern[str]
    first: frozenset[str]
    third: frozenset[str]
    possessives: frozenset[str]
    owned_by: frozenset[str]
    others: frozenset[str]
    cared_for: frozenset[str]
    denials: frozenset[str]


@cache
def _languages() -> Mapping[str, PeopleWords]:
    return {code: _people_words(told) for code, told in told_by_language("speakers").items()}


def _people_words(told: Mapping[str, str]) -> PeopleWords:
    ends = re.compile(rf"[,()]|\b(?:{'|'.join(told['clause_ends'].split())})\b", re.IGNORECASE)
    return PeopleWords(
        ends, **{name: frozenset(words_of(said)) for name, said in told.items() if name != "clause_ends"}
    )


@cache
def words_for_people() -> frozenset[str]:
    """Return the words by which any language names people: no slip of the pen for other words."""
    return frozenset().union(*(people.others for people in _languages().values()))


def names_another(text: str) -> bool:
    """Whether words name another person, or a pet, in any language: "best friend"."""
    words = words_of(text)
    return any(not people.others.isdisjoint(words) for people in _languages().values())


@dataclass(frozen=True)
class Clause:
    """Part of a sentence.

    Attributes:
        text: As it was written.
        people: How its language names people.
        words: As :func:`recommender.spelling.words_of` gives them.
        own_before: Whether it goes on speaking of the speaker, before it names anybody itself.
    """

    text: str
    people: PeopleWords
    words: Sequence[str]
    own_before: bool = True

    def is_own(self, at: int) -> bool:
        """Whether the word at a place speaks of the speaker: whoever was named last before it decides."""
        own = self.own_before
        for place, is_first in self._named():
            if place <= at:
                own = is_first
        return own

    @property
    def names_anybody(self) -> bool:
        """Whether it names the speaker or somebody else."""
        return any(True for _named in self._named())

    @property
    def names_other(self) -> bool:
        """Whether it names somebody else than the speaker."""
        return not all(is_first for _place, is_first in self._named())

    @property
    def names_speaker(self) -> bool:
        """Whether it names the speaker."""
        return any(is_first for _place, is_first in self._named())

    @property
    def is_of_another(self) -> bool:
        """Whether it names nobody but others than the speaker."""
        return self.names_anybody and not self.names_speaker

    def is_denied(self, at: int) -> bool:
        """Whether a "not" stands right before the word at a place."""
        return not self.people.denials.isdisjoint(self.words[max(0, at - 2) : at])

    @property
    def own_after(self) -> bool:
        """Whether the next clause, unless it says otherwise, speaks of the speaker: the subject goes on."""
        named = list(self._named())
        if not named:
            return self.own_before
        if named[0][1] and len(named) > 1 and not self.people.cared_for.isdisjoint(self.words):
            return named[-1][1]
        return named[0][1]

    def _named(self) -> Iterator[tuple[int, bool]]:
        """Yield where somebody is named, and whether it is the speaker."""
        for at, word in enumerate(self.words):
            if word in self.people.first and not (word in self.people.possessives and self._names_other(at, within=1)):
                yield at, True
            elif word in self.people.third or (word in self.people.others and at and self._is_of_somebody(at)):
                yield at, False
            elif word in self.people.possessives and not self._names_other(at):
                yield at, True

    def _is_of_somebody(self, at: int) -> bool:
        return not self.people.owned_by.isdisjoint(self.words[max(0, at - 3) : at])

    def _names_other(self, at: int, within: int = 3) -> bool:
        return not self.people.others.isdisjoint(self.words[at + 1 : at + 1 + within])


def is_own_at_end(text: str, language: str) -> bool:
    """Whether the last words of a text speak of whoever wrote it: "she cannot walk" does not."""
    found = clauses_of(text, language, list)
    return not found or found[-1].is_own(len(found[-1].words) - 1)


def names_another_at_end(text: str, language: str) -> bool:
    """Whether the last words of a text speak of somebody else whom a language sees named: "my mum was born"."""
    return any(clause.names_other for clause in clauses_of(text, language, list)) and not is_own_at_end(text, language)


def begins_with_another(text: str, language: str) -> bool:
    """Whether a text begins with somebody else and does not speak of whoever wrote it."""
    found = clauses_of(text, language, list)
    return bool(found) and found[0].is_of_another and not any(clause.names_speaker for clause in found)


def clauses_of(text: str, language: str, spelled: Callable[[list[str]], list[str]]) -> list[Clause]:
    """Return the clauses of a text, in order.

    Args:
        text: As somebody wrote it.
        language: Reads it; it has a ``speakers.yaml``.
        spelled: Corrects the words of one clause.
    """
    people = _languages()[language]
    found: list[Clause] = []
    for sentence in _SENTENCE_ENDS.split(text):
        own = True
        for part in people.clause_ends.split(sentence):
            if words := spelled(words_of(part)):
                found.append(Clause(" ".join(part.split()), people, words, own))
                own = found[-1].own_after
    return found


def languages_reading(text: str) -> frozenset[str]:
    """Return the languages in which a text may speak of whoever wrote it.

    Words such as "asthma" are of several languages. One that sees nobody named in "my dad has asthma" is not asked
    where another sees who is spoken of.
    """
    read = {code: clauses_of(text, code, list) for code in _languages()}
    naming = {code for code, found in read.items() if any(clause.names_anybody for clause in found)}
    others = {code for code in naming if any(clause.names_other for clause in read[code])}
    return frozenset(naming if others else read)
