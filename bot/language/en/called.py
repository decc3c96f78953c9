"""What somebody wants to be called: ``call me Evie``."""

from __future__ import annotations

import re

_CALLED = re.compile(
    r"(?:(?:hi|hey|please|you can|just|btw|by the way)[\s,]{1,3}){0,3}(?:call me|my name is|my name's)\s{1,3}"
    r"(?P<name>[^\W\d_][\w'’-]{0,29})(?:\s{1,3}please)?[\s.!]{0,5}",
    re.IGNORECASE,
)
_NO_NAME = frozenset(
    "a an the at in on by for if when back later now never again tomorrow tonight today soon maybe sometime anytime "
    "crazy old stupid lazy it not no none nothing whatever something anything you me my".split()
)


def read_called(text: str) -> str | None:
    """Return the name that somebody asks to be called by."""
    found = _CALLED.fullmatch(text.strip())
    if found is None or found["name"].casefold() in _NO_NAME:
        return None
    name = found["name"]
    return name[:1].upper() + name[1:]
