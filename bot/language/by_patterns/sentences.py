"""Sentences and edges of texts in any script."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"(?<![.!?;\d])[.!?;؛؟]+(?=\s|$)|\s{0,4}\n\s{0,4}|\s{1,4}[-–—]\s{1,4}")
EDGES = ' \t,.;:!?¡¿-–—"“”„«»()،؛؟\u200c'
"""Signs around a phrase that do not belong to it."""


def plain(text: str) -> str:
    """Return a text with straight quotes and single spaces."""
    return re.sub(r"[ \t]+", " ", text.replace("’", "'").replace("‘", "'")).strip()


def sentences(words: str) -> list[str]:
    """Return the sentences of a text; a dash between spaces ends one too."""
    return [part.strip() for part in _SENTENCE.split(words) if part and part.strip()]
