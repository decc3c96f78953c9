"""Ages, as people write them in German."""

from __future__ import annotations

import re

from bot.language.base import AgeError
from bot.language.de.data import DATA
from recommender.age import OLDEST

_WORD = DATA.numbers.pattern(16)
_ANY = rf"\d{{1,3}}|{_WORD}"
_WHOLE = re.compile(
    rf"(?:(?:hi|hallo|also|na|ach)[\s,!]{{1,4}}){{0,3}}(?:(?:ich|bin|werde|mein\s{{1,4}}alter\s{{1,4}}ist|alter:?|gerade|"
    rf"jetzt|schon|erst|fast|etwa|ungefähr|circa)\s{{1,4}}){{0,5}}(?P<age>{_ANY})\s?(?:(?:jahre?|j)\.?)?"
    rf"(?:\s{{1,4}}(?:alt|jung|geworden|jahre\s{{1,4}}alt))?[\s.!]*",
    re.IGNORECASE,
)
"""The whole of an answer that is an age."""
_THINGS = (
    r"(?!\s{0,4}(?:kinder|kind|hunde|katzen|uhr|minuten|min|stunden|std|tage|wochen|monate|mal|prozent|%|km|meter|cm|"
    r"euro|jahre?n?\s{1,4}(?:lang|als|bei|in|verheiratet|zusammen)))"
)
_OWN = re.compile(
    rf"(?:\b(?:ich\s{{1,4}}(?:bin|werde)|bin|werde|alter:?)\s{{1,4}}(?:(?:gerade|jetzt|fast|schon|erst|mittlerweile|"
    rf"inzwischen|eine?|der|die|bald)\s{{1,4}}){{0,3}}|(?:^|[,.;!?\n]|\bund)\s{{0,4}}(?=(?:\d{{2}}|{_WORD})\s{{0,4}}(?:,|jahre|j\b|$)))"
    rf"(?P<age>{_ANY})(?![\d:/]|[.,]\d){_THINGS}",
    re.IGNORECASE,
)
_YEARS_OLD = re.compile(rf"\b(?P<age>{_ANY})(?:\s{{1,4}}jahre?\s{{1,4}}(?:alt|jung)|[- ]?jährige?r?)\b", re.IGNORECASE)
_CLAUSE_START = re.compile(r"[.,;!?\n]")
_OTHERS = re.compile(
    r"\b(?:mein|meine|meinem|meiner|unser|unsere|sohn|tochter|kind|kinder|mann|frau|mutter|vater|hund|katze|er|sie)\b",
    re.IGNORECASE,
)
_PARTS = {"anfang": (0, 3), "mitte": (4, 6), "ende": (7, 9)}
_TENS = {word: value for word, value in DATA.numbers.values.items() if value >= 20 and value % 10 == 0}
_DECADE = re.compile(
    rf"\b(?P<part>anfang|mitte|ende)\s{{1,4}}(?:der\s{{1,4}})?(?P<tens>[2-9]0|{'|'.join(_TENS)})(?:er)?\b"
    rf"|\bin\s{{1,4}}(?:den|meinen)\s{{1,4}}(?P<alone>{'|'.join(_TENS)})ern\b",
    re.IGNORECASE,
)


def parse_age(text: str) -> int:
    """Return the age in whole years that an answer is, such as ``34`` or ``ich bin 34``.

    Raises:
        AgeError: If it is not a whole number from 1 to 120, or says anything besides. Nothing is guessed.
    """
    found = _WHOLE.fullmatch(text.strip())
    age = None if found is None else DATA.numbers.value(found["age"])
    if age is None:
        raise AgeError("not an age alone")
    if not 1 <= age <= OLDEST:
        raise AgeError("out of range")
    return age


def read_age(words: str) -> str | None:
    """Return an age in years, or a stretch such as ``34-36`` for "Mitte dreißig"."""
    for found in _YEARS_OLD.finditer(words):
        before = _CLAUSE_START.split(words[: found.start()])[-1]
        if not _OTHERS.search(before):
            return _told(found["age"])
    if own := _OWN.search(words):
        return _told(own["age"])
    decade = _DECADE.search(words)
    if decade is None:
        return None
    said = (decade["tens"] or decade["alone"]).casefold()
    start = int(said) if said.isdecimal() else DATA.numbers.value(said) or 0
    low, high = _PARTS.get((decade["part"] or "").casefold(), (0, 9))
    return f"{start + low}-{start + high}"


def _told(word: str) -> str | None:
    value = DATA.numbers.value(word)
    return str(value) if value is not None and 1 <= value <= OLDEST else None
