"""What somebody is called: ``call me Evie``, ``I'm Evie, 34``."""

from __future__ import annotations

import re

from bot.language.en.reading.lexicon import JOB_WORDS, NO_JOB
from bot.language.en.reading.words import WORDS

_OPENING = r"(?:(?:hi|hiya|hey|hello|please|you can|just|so|oh|btw|by the way)[\s,.!]{1,3}){0,3}"
_NAME = r"[^\W\d_][\w'’-]{0,29}"
_CALLED = re.compile(
    rf"{_OPENING}(?:call me|my name is|my name's|the name's|(?:people|they|friends|my friends|all) call me|i go by)"
    rf"\s{{1,3}}(?P<name>{_NAME})(?:\s{{1,3}}(?:please|by the way|btw))?[\s.!]{{0,5}}",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(
    rf"(?i:{_OPENING}(?:my name is|my name's|the name's|name's|i'm|im|i am|this is|it's))\s{{1,3}}"
    r"(?P<name>[^\W\d_a-z][\w'’-]{0,29})(?=[\s.!]{0,5}$|\s{0,2}[,;.!(]|\s(?i:and i|and i'm|here|by the way|btw|from)\b)"
    rf"|(?P<here>[^\W\d_a-z][\w'’-]{{0,29}})\s(?i:here)(?=[\s.!]{{0,5}}$|\s{{0,2}}[,;.!])",
)
_NO_NAME = frozenset(WORDS["no_names"].split()) | JOB_WORDS | NO_JOB


_NOTHING_MORE = re.compile(r"(?:\s{1,3}(?:by the way|btw|here))?[\s.!]{0,5}", re.IGNORECASE)


def read_called(text: str) -> str | None:
    """Return the name that somebody asks to be called by, or that is all they say of themselves."""
    plain = text.strip()
    found = _CALLED.fullmatch(plain)
    if found is not None and found["name"].casefold() not in _NO_NAME:
        name = found["name"]
        return name[:1].upper() + name[1:]
    begun = _INTRODUCED.match(plain)
    return _name_in(begun) if begun is not None and _NOTHING_MORE.fullmatch(plain[begun.end() :]) else None


def read_introduction(text: str) -> str | None:
    """Return the name with which somebody begins to tell of themselves: "I'm Evie, 34"; ``None`` without one.

    Names are told by their capital: what people are by country, belief, work or diet is none.
    """
    begun = _INTRODUCED.match(text.strip())
    return _name_in(begun) if begun is not None else None


def _name_in(found: re.Match[str]) -> str | None:
    name: str = found["name"] or found["here"]
    return None if name.casefold() in _NO_NAME else name
