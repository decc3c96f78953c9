"""Reads German."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.profile_fields import Told
from bot.language.de.reading.ages import parse_age
from bot.language.de.reading.life import read_place
from bot.language.de.reading.profile import read_profile
from bot.language.de.reading.sentences import plain
from bot.language.de.reading.unused_clauses import find_unread
from bot.language.from_data import LanguageData
from bot.understanding.places import Place


@dataclass(frozen=True)
class German(LanguageData):
    """German; :class:`bot.language.base.Language` says what each method does."""

    def read_profile(self, text: str) -> Told:
        """Return what ``text`` says about whoever wrote it."""
        return read_profile(text)

    def find_unread(self, text: str, told: Told) -> tuple[str, ...]:
        """Return the parts of ``text`` of which nothing is in ``told``."""
        return find_unread(text, told)

    def parse_age(self, text: str) -> int:
        """Return the age in whole years that an answer is."""
        return parse_age(text)

    def read_place(self, text: str) -> Place | None:
        """Return where sentences say that somebody is."""
        return read_place(plain(text))
