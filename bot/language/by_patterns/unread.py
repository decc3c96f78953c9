"""What was said and could not be used, so that it can be named instead of being dropped in silence."""

from __future__ import annotations

import re

from bot.core.profile_fields import Told
from bot.language.by_patterns.reading_patterns import ReadingPatterns
from bot.language.by_patterns.sentences import EDGES, plain, sentences

_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_MOST = 8


def find_unread(text: str, told: Told, patterns: ReadingPatterns) -> tuple[str, ...]:
    """Return the parts of ``text`` of which nothing is in ``told``, at most eight, as they were said."""
    known = {word[:4] for value in told.said() for word in _WORD.findall(value.casefold())}
    left = []
    for sentence in sentences(plain(text)):
        for clause in patterns.clauses.split(sentence):
            words = [word for word in _WORD.findall(clause.casefold()) if word not in patterns.empty]
            if words and not _is_used(clause, words, known, told, patterns):
                left.append(clause.strip(EDGES))
    return tuple(left[:_MOST])


def _is_used(clause: str, words: list[str], known: set[str], told: Told, patterns: ReadingPatterns) -> bool:
    if any(word[:4] in known for word in words):
        return True
    said = (
        (told.gender, patterns.genders.values()),
        (told.household, patterns.household.values()),
        (told.limits, patterns.limits.values()),
        (told.occupation, (*patterns.states.values(), *patterns.jobs)),
        (told.age, (*patterns.ages, *patterns.decades)),
        (told.place, patterns.places),
        (told.windows, (patterns.screen, re.compile(r"\d"))),
    )
    return any(value and any(pattern.search(clause) for pattern in found) for value, found in said)
