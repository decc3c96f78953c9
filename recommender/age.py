"""How old somebody is, read from what they wrote."""

from __future__ import annotations

import re

OLDEST = 120
"""Years; nobody was older than 122."""

_UNITS = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: at for at, word in enumerate(_UNITS, 1)} | {word: at for at, word in enumerate(_TEENS, 10)}
_WORDS |= {word: at * 10 for at, word in enumerate(_TENS, 2)}
_DECADES = {word[:-1] + "ies": at * 10 for at, word in enumerate(_TENS, 2)}
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_WITHIN = {"early": 2, "late": 8}
_MIDDLE = 5

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DECADE = re.compile(
    rf"\b(?:(early|mid|middle|late)[\s-]*)?(?:\w+\s+)?(?:([2-9]0)[’']?s|({'|'.join(_DECADES)}))\b", re.IGNORECASE
)
_GRADE = re.compile(
    rf"\b(?:({'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))[\s-]grade(?:r|rs)?|grade\s+(\d{{1,2}}))\b", re.IGNORECASE
)
_SCHOOL_YEAR = re.compile(r"\b(?:school year|year|form)\s+(\d{1,2})\b(?! (?:at|of) uni)", re.IGNORECASE)
_BELOW = re.compile(r"(?:\b(?:under|below|younger than|less than)|<)\s*(\d{1,3})(?!\d)", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\d./-])\d{1,3}(?!\d|[./]\d|-\d+-\d)")
_SPELLED = re.compile(rf"\b(?:({'|'.join(_TENS)})[\s-]?({'|'.join(_UNITS)})?|({'|'.join(_WORDS)}))\b", re.IGNORECASE)
_SAID = re.compile(
    r"(?:\b(?:aged|age:?|i am|i[’']m|(?:just )?turned) (\d{1,3})\b(?! (?:minutes|hours|days|weeks|months|km|miles))"
    r"|^\W*(?:an? )?(?:\w+ )?(\d{1,3})[\s-](?:years?|yrs?)[\s-]old\b)",
    re.IGNORECASE,
)
_BORN = re.compile(r"\bborn (?:in |on )?(?:[\w.,]+ ){0,3}((?:19|20)\d\d)\b", re.IGNORECASE)
_TEACHES = re.compile(r"\b(?:teach\w*|tutor\w*|helps?|coach\w*)\b", re.IGNORECASE)


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
    if (school := _school(words)) is not None:
        return school
    if found := _DECADE.search(words):
        start = int(found.group(2)) if found.group(2) else _DECADES[found.group(3).lower()]
        return start + _WITHIN.get((found.group(1) or "").lower(), _MIDDLE)
    if found := _BELOW.search(words):
        return _plausible(int(found.group(1)) - 1)
    if found := _NUMBER.search(words):
        return _plausible(int(found.group()))
    if found := _SPELLED.search(words):
        tens, unit, alone = (part.lower() if part else "" for part in found.groups())
        return _WORDS[alone] if alone else _WORDS[tens] + _WORDS.get(unit, 0)
    return None


def age_said(words: str, year: int) -> int | None:
    """Read an age from words about anything: only where they say it outright ("aged 34", "born in 1961").

    Args:
        words: An attribute's value.
        year: The present one.
    """
    if found := _SAID.search(words):
        return _plausible(int(found.group(1) or found.group(2)))
    if found := _BORN.search(words):
        return _plausible(year - int(found.group(1)) - 1)
    return None if _TEACHES.search(words) else _school(words, years=False)


def _school(words: str, *, years: bool = True) -> int | None:
    """Return the age at which people are in a grade of school: six in the first one, at most 17."""
    if found := _GRADE.search(words):
        said = (found.group(1) or found.group(2)).lower()
        grade = _ORDINALS.index(said) + 1 if said in _ORDINALS else int(re.sub(r"\D", "", said))
        return min(grade + 5, 17) if grade <= 13 else None
    if years and (found := _SCHOOL_YEAR.search(words)):
        return min(int(found.group(1)) + 4, 17)
    return None


def _plausible(age: int) -> int | None:
    return age if 0 <= age <= OLDEST else None
