"""Reads English."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.profile_fields import Told
from bot.language.en.reading import read_text
from bot.language.en.reading.ages import parse_age
from bot.language.en.reading.life import read_place
from bot.language.en.reading.sentences import plain
from bot.language.en.reading.unused_clauses import leftovers
from bot.language.from_data import LanguageData
from bot.understanding.places import Place


@dataclass(frozen=True)
class English(LanguageData):
    """English; :class:`bot.language.base.Language` says what each method does."""

    def read_profile(self, text: str) -> Told:
        """Return what ``text`` says about whoever wrote it."""
        return read_text(text)

    def find_unread(self, text: str, told: Told) -> tuple[str, ...]:
        """Return the parts of ``text`` of which nothing is in ``told``."""
        return leftovers(text, told)

    def parse_age(self, text: str) -> int:
        """Return the age in whole years that an answer is."""
        return parse_age(text)

    def read_place(self, text: str) -> Place | None:
        """Return where sentences say that somebody is."""
        return read_place(plain(text))
