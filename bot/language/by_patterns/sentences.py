"""Sentences and edges of texts in any script."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"(?<![.!?;\d])[.!?;؛؟]+(?=\s|$)|\s{0,4}\n\s{0,4}|\s{1,4}[-–—]\s{1,4}")
EDGES = ' \t,.;:!?¡¿-–—"“”„«»()،؛؟\u200c'
"""Signs around a phrase that do not belong to it."""


_SIGNS = str.maketrans("’‘يك", "''یک")


def plain(text: str) -> str:
    """Return a text with straight quotes, single spaces and Persian letters where a keyboard has the Arabic ones."""
    return re.sub(r"[ \t]+", " ", text.translate(_SIGNS)).strip()


def sentences(words: str) -> list[str]:
    """Return the sentences of a text; a dash between spaces ends one too."""
    return [part.strip() for part in _SENTENCE.split(words) if part and part.strip()]
