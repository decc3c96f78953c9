"""Facts that somebody writes without a comma between them: "lifeguard 19 brisbane surfing"."""

from __future__ import annotations

import re

from bot.language.en.reading.bare_facts import is_bare_place, job_at, spelled_job
from bot.language.en.reading.words import WORDS
from bot.understanding.places import find_city
from bot.understanding.things import things_named

_PIECE = re.compile(r"(?:[^,;.!?\n]|(?<=\d)\.(?=\d))+")
_AGE = re.compile(
    r"(?<![\w:.'-])(?P<sex1>[mf]\s?)?(?P<age>[1-9]\d)(?P<sex2>\s?[mf](?![\w'])|\s{1,4}(?:they/them|she/her|he/him))?(?![\w:.'%-])",
    re.IGNORECASE,
)
_SENTENCE = frozenset(WORDS["sentence"].split())
"""Words of which a piece is no mere row of facts."""
_UNITS = re.compile(
    r"\s{0,4}(?:years?|yrs?|y/?o|kids?|children|dogs?|cats?|min\w*|hours?|times?|[ap]\.?m|km|miles?|days?|weeks?|months?|to|-|–|o'clock|here)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 30


def apart(words: str) -> str:
    """Return words with a comma around an age that stands between other facts, and behind a place that begins one."""
    told = _EQUAL.sub(" is ", _OF_ONESELF.sub(_in_first_person, _HAVING_NONE.sub(r"\g<none>, ", words)))
    return _PIECE.sub(lambda piece: _apart(piece[0]), told)


_HAVING_NONE = re.compile(
    r"(?P<none>\bno\s{1,4}(?:kids|children|pets|partner|husband|wife|job|allergies|siblings))\s{1,4}"
    r"(?=(?:an?|one|two|three|four|five|six|\d{1,2}|just|love|loves|like|hate)\s)",
    re.IGNORECASE,
)
"""What somebody says they do not have, before what they go on to without a comma: "no kids three cats"."""
_EQUAL = re.compile(r"(?<=[a-z])\s{0,2}=\s{0,2}(?=[a-z])", re.IGNORECASE)
_REFUSED = re.compile(r"\s{1,4}(?=no\s{1,4}[a-z])", re.IGNORECASE)


_OF_ONESELF = re.compile(
    r"(?P<before>(?:^|[,.;\n])\s{0,4})(?P<verb>likes|loves|enjoys|hates|dislikes)\b(?!\s{0,4}:)", re.IGNORECASE
)
"""How somebody tells of themselves as of another: "nurse, 40, likes tea"."""


def _in_first_person(found: re.Match[str]) -> str:
    return f"{found['before']}{found['verb'][:-1]}"


def _apart(piece: str) -> str:
    tokens = piece.casefold().split()
    if not 2 <= len(tokens) <= _MOST_WORDS:
        return piece
    ages = list(_AGE.finditer(piece))
    if not ages:
        return _job_and_city(piece)
    if len(ages) != 1 or _UNITS.match(piece, ages[0].end()):
        return piece
    before, after = piece[: ages[0].start()].strip(), piece[ages[0].end() :].strip()
    if not (_SENTENCE.isdisjoint(tokens) or _is_a_fact(before, after)):
        return piece
    if before and job_at(before) is None and find_city(before) is None:
        return piece
    sex = (ages[0]["sex1"] or ages[0]["sex2"] or "").strip()
    told = ", ".join(part for part in (before, sex, ages[0]["age"], _place_first(after)) if part)
    return f" {told}" if piece[0].isspace() else told


def _job_and_city(piece: str) -> str:
    """Return a job and a city with a comma between them, where a piece is nothing else: "baker lyon"."""
    parts = piece.split()
    for size in range(1, len(parts)):
        job, city = " ".join(parts[:size]), " ".join(parts[size:])
        if spelled_job(job) is not None and is_bare_place(city):
            return f"{job}, {city}"
    return piece


def _is_a_fact(before: str, after: str) -> bool:
    """Whether an age stands among facts, also where a sentence goes on behind them: "71 widow live with cat"."""
    if before:
        return job_at(before) is not None
    first = next(iter(after.casefold().split()), "")
    return first in _STATUS or spelled_job(first) is not None


_STATUS = frozenset(WORDS["status"].split())
"""How somebody goes on who began with their age."""


def _place_first(rest: str) -> str:
    """Return words with a comma behind the city that they begin with, if they name something to do after it."""
    rest = _REFUSED.sub(", ", rest)
    parts = rest.split()
    for size in range(min(len(parts) - 1, 3), 0, -1):
        city, more = " ".join(parts[:size]), " ".join(parts[size:])
        if more.islower() and not things_named(city) and find_city(city) is not None:
            return f"{city}, {more}"
    return rest
