"""What the words of a text or a caption say of it where no fact tells: that it is of the night, or warms."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from recommender.language_data import told_by_language

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class _Words:
    """The patterns of one entry in one language; the keys of ``item_words.yaml`` say what each is."""

    said: re.Pattern[str]
    denied: re.Pattern[str]
    unless: re.Pattern[str]

    def found_in(self, text: str) -> bool:
        """Whether a text says it."""
        return self.said.search(self.denied.sub(" ", text)) is not None and self.unless.search(text) is None


def item_says(name: str, text: str) -> bool:
    """Whether a text or a caption says something, in any language that has words for it.

    Args:
        name: An entry of ``item_words.yaml``, for example ``night``.
        text: What the item says or shows.

    Raises:
        KeyError: If no language has such an entry.
    """
    return any(words.found_in(text) for words in _entries()[name])


@cache
def _entries() -> Mapping[str, Sequence[_Words]]:
    entries: dict[str, list[_Words]] = {}
    for told in told_by_language("item_words").values():
        for name, row in told.items():
            entries.setdefault(name, []).append(_words(row))
    return entries


def _words(row: Mapping[str, Any]) -> _Words:
    return _Words(*(_pattern(row.get(name, ())) for name in ("said", "denied", "unless")))


def _pattern(parts: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE) if parts else _NEVER
