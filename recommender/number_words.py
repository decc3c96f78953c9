"""Numbers in words, from a language's ``numbers.yaml``: the one place where they are read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from recommender.language_data import told_by_language


@dataclass(frozen=True)
class NumberWords:
    """Numbers from 0 to 99.

    Attributes:
        values: What each word says: ``thirty-four``, ``vierunddreißig``.
    """

    values: dict[str, int]

    def value(self, word: str) -> int | None:
        """Return a number in digits or words, ``None`` for any other word."""
        if word.isdecimal():
            return int(word)
        return self.values.get(re.sub(r"[- ]+", "-", word.casefold()))

    def up_to(self, most: int) -> list[str]:
        """Return the words for the numbers from one to ``most``."""
        return [word for word, value in self.values.items() if 1 <= value <= most]

    def pattern(self, least: int, most: int = 99) -> str:
        """Return a pattern of the words for some numbers, longest first; a hyphen may be a space."""
        words = sorted((word for word, value in self.values.items() if least <= value <= most), key=len, reverse=True)
        return "(?:" + "|".join(word.replace("-", "[- ]") for word in words) + ")"


@cache
def number_words(language: str) -> NumberWords:
    """Return the numbers of a language by its two-letter code."""
    told = told_by_language("numbers")[language]
    values = {word: number for number, said in told["words"].items() for word in said.split()}
    tens = [(word, value) for word, value in values.items() if value % 10 == 0 and value >= 20]
    for word, ten in tens:
        for unit, said in told["units"].items():
            values[told["joined"].format(ten=word, unit=said)] = ten + unit
    return NumberWords(values)
