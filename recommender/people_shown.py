"""Who is in a picture, read from its caption: whether a woman or a man, and about how old.

The words are data, per language; a caption is read in the language of which it has the most such words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import Any

from recommender.age import age_said
from recommender.language_data import told_by_language
from recommender.spelling import words_of

ADULT = 40
"""Years: about how old somebody is of whom nothing is said but that they are grown up."""

FAR_APART = 20
"""Years between people in one picture beyond which it is of no one age."""

_REACH = 3
"""Words from one that says how old somebody is to the one that names them, both counted."""

_PARTS = re.compile(r"[,;.()]")


@dataclass(frozen=True)
class PersonShown:
    """Who is in a picture.

    Attributes:
        gender: 1 is a woman, -1 a man; 0 is nobody, both or not known.
        age: About how old, in years; ``None`` is nobody, several ages or not known.
    """

    gender: int = 0
    age: int | None = None


@dataclass(frozen=True)
class _PeopleShown:
    """The words of one language; ``people_shown.yaml`` says which they are.

    Attributes:
        women: Grown-up.
        men: Likewise.
        girls: Daughters too, who count beside nobody grown-up.
        boys: Likewise.
        people: Of whom the word tells no gender.
        children: Likewise.
        adults: Words that say no more than that.
        she: Of a woman who is named by nothing else.
        he: Likewise of a man.
        ages: Years by word.
        letters: A gender by the letter that stands for it, where people tell their own.
        follows: Whether how old somebody is stands after the word that names them, too.
    """

    women: frozenset[str]
    men: frozenset[str]
    girls: frozenset[str]
    boys: frozenset[str]
    people: frozenset[str]
    children: frozenset[str]
    adults: frozenset[str]
    she: frozenset[str]
    he: frozenset[str]
    ages: Mapping[str, int]
    letters: Mapping[str, int] = field(default_factory=dict)
    follows: bool = False

    @property
    def grown(self) -> frozenset[str]:
        """Words for somebody who is probably grown up."""
        return self.women | self.men | self.people | self.adults

    @property
    def young(self) -> frozenset[str]:
        """Words for children."""
        return self.girls | self.boys | self.children

    @property
    def named(self) -> frozenset[str]:
        """Every word for a person."""
        return self.grown | self.young | self.she | self.he

    def reads(self, caption: str) -> int:
        """Return how many of a caption's words are known."""
        return sum(word in self.named or word in self.ages for word in words_of(caption))

    def person(self, caption: str) -> PersonShown:
        """Return who is in a picture."""
        parts = [words_of(part) for part in _PARTS.split(caption.replace("-", ""))]
        words = {word for part in parts for word in part}
        if words.isdisjoint(self.named):
            return PersonShown()
        main = self.grown if not words.isdisjoint(self.grown) else self.named
        age = age_said(caption, datetime.now(UTC).year)
        return PersonShown(self.gender(words), self._age(parts, words, main) if age is None else age)

    def gender(self, words: set[str]) -> int:
        """Return of which gender the people named are: by the grown-up, then by children, then by pronouns."""
        for women, men in ((self.women, self.men), (self.girls, self.boys), (self.she, self.he)):
            if not words.isdisjoint(women | men):
                return (not words.isdisjoint(women)) - (not words.isdisjoint(men))
        return 0

    def _age(self, parts: list[list[str]], words: set[str], main: frozenset[str]) -> int | None:
        """Return about how old those are who count; a word by itself in a list is about them."""
        found = {self.ages[word] for part in parts for at, word in enumerate(part) if self._tells(part, at, main)}
        if not found:
            return None if words.isdisjoint(self.adults) else ADULT
        return sum(found) // len(found) if max(found) - min(found) <= FAR_APART else None

    def _tells(self, part: list[str], at: int, main: frozenset[str]) -> bool:
        if part[at] not in self.ages:
            return False
        if len(part) == 1:
            return part[at] in main or part[at] not in self.named
        before = part[max(0, at - 1) : at] if self.follows else []
        who = next((word for word in (*before, *part[at : at + _REACH]) if word in self.named), None)
        return who in main


@cache
def _languages() -> tuple[_PeopleShown, ...]:
    return tuple(_words(told) for told in told_by_language("people_shown").values())


def _words(told: Mapping[str, Any]) -> _PeopleShown:
    ages = {word: years for years, words in told["ages"].items() for word in words_of(words)}
    words = {name: frozenset(words_of(said)) for name, said in told.items() if isinstance(said, str)}
    return _PeopleShown(**words, ages=ages, letters=told.get("letters", {}), follows=bool(told.get("follows")))


@lru_cache(maxsize=4096)
def person_shown(caption: str) -> PersonShown:
    """Return who is in a picture, by its caption, in any language that has words for it."""
    return max(_languages(), key=lambda known: known.reads(caption)).person(caption)


def gender_told(words: str) -> int:
    """Return which gender somebody tells of themselves: 1 is a woman, -1 a man, 0 neither or not known."""
    told = words_of(words)
    letter = told[0] if len(told) == 1 else ""
    found = (known.gender(set(told)) or known.letters.get(letter, 0) for known in _languages())
    return next((gender for gender in found if gender), 0)
