"""What was said in German and could not be used, so that it can be named instead of being dropped in silence."""

from __future__ import annotations

import re

from bot.core.profile_fields import Told
from bot.language.de.data import DATA
from bot.language.de.reading.lexicon import BODY_LIMIT, EMPTY, MEMBER, SCREEN
from bot.language.de.reading.sentences import EDGES, plain, sentences

_CLAUSE = re.compile(r"\s{0,4},\s{0,4}|\s{1,4}(?:und|aber|sowie|&)\s{1,4}", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_GENDER = re.compile(r"\b(?:frau|mann|weiblich|männlich|nicht-?binär|divers|mama|papa|mutter|vater)\b", re.IGNORECASE)
_AGE = re.compile(rf"\bjahre?\b|\bjährig|\d\d|\b{DATA.numbers.pattern(16)}\b", re.IGNORECASE)
_NOTHING = re.compile(r"^(?:ich habe\s{1,4})?(?:kein|keine|keinen|nichts|ohne|nicht)\b", re.IGNORECASE)
_MOST = 3


def find_unread(text: str, told: Told) -> tuple[str, ...]:
    """Return the parts of ``text`` of which nothing is in ``told``, at most three, as they were said."""
    known = {word[:4] for value in told.said() for word in _WORD.findall(value.casefold())}
    left = []
    for sentence in sentences(plain(text)):
        for clause in _CLAUSE.split(sentence):
            words = [word for word in _WORD.findall(clause.casefold()) if word not in EMPTY]
            if words and not _is_used(clause, words, known, told) and not _NOTHING.match(clause.strip()):
                left.append(clause.strip(EDGES))
    return tuple(left[:_MOST])


def _is_used(clause: str, words: list[str], known: set[str], told: Told) -> bool:
    if any(word[:4] in known for word in words):
        return True
    if (told.gender and _GENDER.search(clause)) or (told.household and MEMBER.search(clause)):
        return True
    if (told.limits and BODY_LIMIT.search(clause)) or (told.age and _AGE.search(clause)):
        return True
    if told.place and re.search(r"\b(?:wohn|leb|komm)\w+|\b(?:in|aus|bei)\s{1,4}[A-ZÄÖÜ]", clause):
        return True
    if told.occupation and re.search(r"\b(?:rent|ruhestand|stud|schul|eltern|arbeit|büro|haus)", clause, re.IGNORECASE):
        return True
    return bool(told.windows) and bool(SCREEN.search(clause) or DATA.find_hours(clause) or re.search(r"\d", clause))
