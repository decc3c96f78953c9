"""Russian: all of it is data."""

from __future__ import annotations

from bot.language.base import Language
from bot.language.by_patterns.pattern_language import load_pattern_language

LANGUAGE: Language = load_pattern_language("ru")
