"""The sentences of a message, so that each can be heard by itself."""

from __future__ import annotations

import re

from bot.language.en.reading.sentences import EDGES, plain, sentences

MOST = 6
"""Sentences of a message that are heard one by one."""

_SHORTEST = 2
"""Words that a part must have."""

_TURN = re.compile(
    r"\s{0,4},?\s{1,4}(?:but|and)\s{1,4}(?=(?:also\s{1,4}|please\s{1,4}|now\s{1,4})?(?:i|i'm|i've|my|we|can|could|please|don't|do|stop|"
    r"write|send|remind|pause|only|no|not|it|it's|that|this)\b)"
    r"|\s{0,4},\s{1,4}(?=(?:but|also|and|btw|by the way|please|can you|could you|i'm|i am|my|no more|only|i've|"
    r"i\s{1,4}(?:have|haven't|don't|can't|cannot|got|hate|broke))\b)",
    re.IGNORECASE,
)


def parts_of(text: str) -> tuple[str, ...]:
    """Return the parts of a text in which different things may be said; one alone is the text itself."""
    found = [
        part.strip(EDGES) for sentence in sentences(plain(text)) for part in _TURN.split(sentence) if part.strip(EDGES)
    ]
    return tuple(found[:MOST]) if all(len(part.split()) >= _SHORTEST for part in found) else (text,)
