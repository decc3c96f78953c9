"""Lists of words that the reading of sentences goes by."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from recommender.shipped_yaml import load_shipped

WORDS: Mapping[str, str] = load_shipped(files("bot.language").joinpath("en", "words.yaml").read_text(encoding="utf-8"))
"""By what they are, between spaces."""
