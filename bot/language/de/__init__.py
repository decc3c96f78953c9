"""German."""

from __future__ import annotations

from bot.language.de.data import DATA
from bot.language.de.german import German

LANGUAGE = German(**vars(DATA))
