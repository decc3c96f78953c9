"""How old somebody is, read from what they wrote, in every language that has an ``ages.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from recommender.language_data import told_by_language
from recommender.number_words import NumberWords, number_words
from recommender.speakers import names_another_at_end

OLDEST = 120
"""Years; nobody was older than 122."""

_MIDDLE = 5
"""Years into a decade, where nobody says which part of it."""
_OLDEST_PUPIL = 17

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BELOW = re.compile(r"<\s{0,4}(?P<age>\d{1,3})(?!\d)")
_NUMBER = re.compile(r"(?<![\d./-])\d{1,3}(?!\d|[./]\d|-\d+-\d)")

Patterns = tuple[re.Pattern[str], ...]


@dataclass(frozen=True)
class _Words:
    """How ages are written in one language; the keys of ``ages.yaml`` say what each is."""

    numbers: NumberWords
    decades: Mapping[str, int]
    parts: Mapping[str, int]
    ordinals: tuple[str, ...]
    spelled: re.Pattern[str]
    decade: Patterns
    grade: Patterns
    school_year: Patterns
    below: Patterns
    said: Patterns
    born: Patterns
    teaches: Patterns


@cache
def _languages() -> tuple[_Words, ...]:
    return tuple(_words(told, number_words(code)) for code, told in told_by_language("ages").items())


def _words(told: Mapping[str, Any], numbers: NumberWords) -> _Words:
    ordinals = tuple(told["ordinals"].split())
    choices = {"{decades}": "|".join(told["decades"]), "{ordinals}": "|".join(ordinals)}
    patterns = {
        name: tuple(_compiled(pattern, choices) for pattern in told.get(name, ()))
        for name in ("decade", "grade", "school_year", "below", "said", "born", "teaches")
    }
    spelled = re.compile(rf"\b{numbers.pattern(2)}\b", re.IGNORECASE)
    return _Words(numbers, told["decades"], told["parts"], ordinals, spelled, **patterns)


def _compiled(pattern: str, choices: Mapping[str, str]) -> re.Pattern[str]:
    for name, choice in choices.items():
        pattern = pattern.replace(name, choice)
    return re.compile(pattern, re.IGNORECASE)


def age_in(words: str, year: int) -> int | None:
    """Read an age from words that are about one.

    Args:
        words: For example ``"34"``, ``"mid-30s"``, ``"70+"``, ``"born 1961"``, ``"eighth grade"``, ``"under 18"``.
        year: The present one, for years of birth.

    Returns:
        Whole years, 0 to 120; of a range its lower end, of a decade its middle unless it says which part, of a year of
        birth the younger of the two ages it may mean. ``None`` if there is none.
    """
    if found := _YEAR.search(words):
        return _plausible(year - int(found.group()) - 1)
    ages = (*_schools(words), *_school_years(words), *_decades(words), *_bounds(words), *_numbers(words))
    return ages[0] if ages else None


def age_said(words: str, year: int) -> int | None:
    """Read an age from words about anything: only where they say it outright ("aged 34", "born in 1961").

    Args:
        words: An attribute's value.
        year: The present one.
    """
    if found := next(_found("said", words), None):
        return _plausible(int(found["age"]))
    if found := next(_found("born", words), None):
        return _plausible(year - int(found["year"]) - 1)
    return None if next(_found("teaches", words), None) else next(_schools(words), None)


def age_by_birth(words: str, year: int, *, asked: bool = False) -> str | None:
    """Read the age of whoever wrote words from the year in which they say they were born.

    Args:
        words: About anything.
        year: The present one.
        asked: Whether their age was asked for: then a year alone is one of birth too.

    Returns:
        The ages before and after this year's birthday, such as ``67-68``; ``None`` if no year is said, or somebody
        else's.
    """
    said = next((int(one["year"]) for one in _found("born", words) if _is_own(one)), None)
    if said is None and asked and (alone := _YEAR.fullmatch(words.strip(" .!"))):
        said = int(alone[0])
    age = _plausible(year - said) if said is not None else None
    return f"{age - 1}-{age}" if age else None


def _is_own(found: re.Match[str]) -> bool:
    return not any(names_another_at_end(found.string[: found.end()], code) for code in told_by_language("ages"))


def _found(name: str, words: str) -> Iterator[re.Match[str]]:
    """Yield where a language's patterns of a name are found first, language by language."""
    for known in _languages():
        for pattern in getattr(known, name):
            if found := pattern.search(words):
                yield found


def _schools(words: str) -> Iterator[int]:
    """Yield the ages at which people are in a grade of school: six in the first one, at most 17."""
    ordinals = {said: at for known in _languages() for at, said in enumerate(known.ordinals, 1)}
    for found in _found("grade", words):
        said = found["grade"].casefold()
        grade = ordinals[said] if said in ordinals else int(re.sub(r"\D", "", said))
        if grade <= 13:
            yield min(grade + 5, _OLDEST_PUPIL)


def _school_years(words: str) -> Iterator[int]:
    for found in _found("school_year", words):
        yield min(int(found["grade"]) + 4, _OLDEST_PUPIL)


def _decades(words: str) -> Iterator[int]:
    for known in _languages():
        for pattern in known.decade:
            if found := pattern.search(words):
                start = int(found["tens"]) if found["tens"] else known.decades[found["word"].casefold()]
                yield start + known.parts.get((found["part"] or "").casefold(), _MIDDLE)


def _bounds(words: str) -> Iterator[int | None]:
    for found in (*_found("below", words), *_BELOW.finditer(words)):
        yield _plausible(int(found["age"]) - 1)


def _numbers(words: str) -> Iterator[int | None]:
    if found := _NUMBER.search(words):
        yield _plausible(int(found.group()))
    for known in _languages():
        if found := known.spelled.search(words):
            yield known.numbers.value(found.group())


def _plausible(age: int) -> int | None:
    return age if 0 <= age <= OLDEST else None
