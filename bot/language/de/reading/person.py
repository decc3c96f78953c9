"""Who somebody is, read from their German sentences: gender and what they do all day."""

from __future__ import annotations

import re

from bot.language.de.reading.lexicon import JOB, STATES
from bot.language.de.reading.sentences import sentences
from bot.language.time_words import compiled

_GENDER = {
    "non-binary": compiled(r"\b(?:nicht-?\s?binär|non-?binary|enby|divers)\b"),
    "female": compiled(
        r"\b(?:bin|als)\b[^.!?;]{0,40}?\b(?<!meine\x20)(?:frau|weiblich)\b|(?:^|,\s{0,4})(?:weiblich|frau)(?=,|\s{0,4}$)|"
        r"(?:^|,\s{0,4})\d{2}\s?/?\s?w\b|(?:^|,\s{0,4})w\s?/?,?\s?\d{2}\b"
    ),
    "male": compiled(
        r"\b(?:bin|als)\b[^.!?;]{0,40}?\b(?<!mein\x20)(?:mann|männlich|kerl)\b|(?:^|,\s{0,4})(?:männlich|mann)(?=,|\s{0,4}$)|"
        r"(?:^|,\s{0,4})\d{2}\s?/?\s?m\b|(?:^|,\s{0,4})m\s?/?,?\s?\d{2}\b"
    ),
}
_NOT_MINE = re.compile(
    r"\b(?:mein|meine|meinem|meiner|unser|unsere|sohn|tochter|mit|beim|zum|vom|kein|keine|nicht|fan|der|die|dem)\s{1,4}(?:\w+\s{1,4})?$",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"\barbeite\s{1,4}(?:(?:derzeit|gerade|seit\s{1,4}\w+)\s{1,4}){0,2}(?P<where>(?:als|in|im|bei|beim|an|am|auf|für|von)\s{1,4}(?:einem?r?n?\s{1,4}|der\s{1,4}|dem\s{1,4}|"
    r"zu\s{1,4})?[\wäöüÄÖÜß-]+(?:\s{1,4}(?!und\b|aber\b|mit\b|in\b)[A-ZÄÖÜ][\wäöüß-]+)?)",
)
_SHIFTS = compiled(r" (?:im|in|mit) (?:nacht|schicht|spät|früh)(?:dienst|schicht|arbeit|en)?\b")


def read_gender(words: str) -> str | None:
    """Return ``female``, ``male`` or ``non-binary`` where it is said."""
    for sentence in sentences(words):
        for value, pattern in _GENDER.items():
            if pattern.search(sentence):
                return value
    return None


def read_occupation(words: str) -> str | None:
    """Return what somebody does all day: in English where it is offered, else as they said it."""
    for stored, pattern in STATES.items():
        found = pattern.search(words)
        if found and not _NOT_MINE.search(words[: found.start()]):
            return str(stored)
    for found in JOB.finditer(words):
        if _NOT_MINE.search(words[: found.start()]):
            continue
        shifts = _SHIFTS.match(words[found.end() :])
        return found["job"] + (shifts[0] if shifts else "")
    if work := _WORK.search(words):
        return "office worker" if re.search(r"\bbüro\b", work["where"], re.IGNORECASE) else f"arbeitet {work['where']}"
    return None
