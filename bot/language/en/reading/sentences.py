"""Sentences and edges: what all readers share."""

from __future__ import annotations

import re
from itertools import pairwise

_SENTENCE = re.compile(r"(?<![.!?;])[.!?;]+(?=\s|$)|\s{0,4}\n\s{0,4}|\s{1,4}[-–—]\s{1,4}")
EDGES = ' \t,.;:!?-–—"“”()'
"""Signs around a phrase that do not belong to it."""


def plain(text: str) -> str:
    """Return text with straight quotes, single spaces and the apostrophes that people leave out."""
    straight = text.replace("’", "'").replace("‘", "'")
    straight = re.sub(r"\b([Ii])m\b", r"\1'm", straight)
    straight = re.sub(r"\b(can|don|isn|doesn|won)t\b", r"\1't", straight, flags=re.IGNORECASE)
    straight = re.sub(r"\bl[uo]v\b", "love", straight, flags=re.IGNORECASE)
    straight = re.sub(r"(?<=[a-z]) n (?=[a-z])", " and ", straight)
    return re.sub(r"[ \t]+", " ", straight).strip()


def sentences(words: str) -> list[str]:
    """Return the sentences of a text; a dash between spaces ends one too."""
    cuts = [0, *(position for cut in _SENTENCE.finditer(words) for position in cut.span()), len(words)]
    return [part.strip() for start, end in list(pairwise(cuts))[::2] if (part := words[start:end]).strip()]
