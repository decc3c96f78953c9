"""JSON that is nested deeper than Python's reader can go: read without what lies too deep."""

from __future__ import annotations

import json
import re
from typing import Any

DEEPEST = 64
"""Levels that are kept; Telegram's deepest updates have about ten."""

_SIGNS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]')
"""Strings, whose brackets do not count, and the brackets that do."""


def read_json(body: bytes) -> Any:
    """Return what JSON says, without what lies deeper than can be read.

    Raises:
        ValueError: If it is no JSON.
    """
    try:
        return json.loads(body)
    except RecursionError:
        return json.loads(_pruned(body.decode()))


def _pruned(text: str) -> str:
    """Return JSON with ``null`` in the place of each list and object that lies too deep."""
    kept, depth, begin = [], 0, 0
    for sign in _SIGNS.finditer(text):
        if sign[0] in "[{":
            depth += 1
            if depth == DEEPEST + 1:
                kept.append(text[begin : sign.start()] + "null")
        elif sign[0] in "]}":
            depth -= 1
            if depth == DEEPEST:
                begin = sign.end()
    return "".join([*kept, text[begin:]])
