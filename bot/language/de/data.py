"""German words and patterns, read once from the files beside this one."""

from __future__ import annotations

from bot.language.from_data import load_language

DATA = load_language("de")
