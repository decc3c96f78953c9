"""What somebody says of the weather where they are: that it is wet now, dry again, or nothing to go out in."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.core.phrases import plain_words
from bot.language.base import Language, Meaning


class Weather(StrEnum):
    """What matters of the weather for what can be done outdoors."""

    WET = "wet"
    STAY_IN = "stay_in"
    DRY = "dry"


LONGEST = 300
"""Characters that are looked at: who tells more speaks of more than the weather."""

_CLAUSE = re.compile(r"[.,;:!()]")


def weather_said(text: str, language: Language) -> Weather | None:
    """Return what a text says of the present weather outside; ``None`` if it says nothing for sure."""
    clauses = [clause.strip() for clause in _CLAUSE.split(plain_words(text)[:LONGEST])]
    present = [clause for clause in clauses if not language.says(Meaning.OTHER_WEATHER, clause)]
    if any(language.says(Meaning.DRY, clause) for clause in present):
        return Weather.DRY
    if any(language.says(Meaning.WET, clause) for clause in present):
        return Weather.WET
    return Weather.STAY_IN if any(language.says(Meaning.STAYS_IN, clause) for clause in clauses) else None
