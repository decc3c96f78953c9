"""The sentences of a message, so that each can be heard by itself."""

from __future__ import annotations

import re

from bot.language.en.reading.sentences import EDGES, plain, sentences

MOST = 6
"""Sentences of a message that are heard one by one."""

_SHORTEST = 2
"""Words that a part must have."""

_TURN = re.compile(
    r"(?<!\bme)(?<!\bus)\s{0,4},?\s{1,4}(?:but|and)\s{1,4}(?=(?:also\s{1,4}|please\s{1,4}|now\s{1,4})?(?:i|i'm|i've|my|we|can|could|please|don't|do|stop|"
    r"write|send|remind|pause|only|no|not|it|it's|that|this)\b)"
    r"|\s{0,4},\s{1,4}(?=(?:but|also|and|btw|by the way|please|can you|could you|i'm|i am|my|no more|only|i've|"
    r"i\s{1,4}(?:have|haven't|don't|can't|cannot|got|hate|broke))\b)",
    re.IGNORECASE,
)


def parts_of(text: str) -> tuple[str, ...]:
    """Return the parts of a text in which different things may be said; one alone is the text itself."""
    found = [part for sentence in sentences(plain(text)) for part in _turns(sentence)]
    return tuple(found[:MOST]) if all(len(part.split()) >= _SHORTEST for part in found) else (text,)


def _turns(sentence: str) -> list[str]:
    """Return the parts of a sentence; one that says no more than that "it" is enough belongs to what stands before."""
    found: list[str] = []
    for part in _TURN.split(sentence):
        said = part.strip(EDGES)
        if found and _OF_THAT.match(said):
            found[-1] = f"{found[-1]}, {said}"
        elif said:
            found.append(said)
    return found


_OF_THAT = re.compile(
    r"(?:i'm|i\s{1,4}am|i've|i\s{1,4}have)\s{1,4}(?:so\s{1,4}|just\s{1,4}|really\s{1,4}|all\s{1,4})?"
    r"(?:done|over|through|finished|bored|fed\s{1,4}up|sick|tired|had\s{1,4}(?:it|enough))\b(?:\s{1,4}(?:with|of|by))?\s{0,4}(?:it|that|them|those|this)\b"
    r"|(?:just\s{1,4})?not\s{1,4}(?:none|never|zero|at\s{1,4}all|completely|entirely)\b",
    re.IGNORECASE,
)
