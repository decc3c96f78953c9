"""English."""

from __future__ import annotations

from bot.language.en.data import DATA
from bot.language.en.english import English

LANGUAGE = English(**vars(DATA))
