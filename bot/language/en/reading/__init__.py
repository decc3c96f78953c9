"""Reading a profile from whole sentences, by rules alone: what is said plainly, and nothing that is not.

A sentence is cut where a new statement begins ("I love", "can't stand", "I live in"); each piece is then read
for what its beginning announces. People, limits, places and times are recognised wherever they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.core.phrases import PHRASES_LIMIT
from bot.core.profile_fields import Told
from bot.core.weekly_windows import Span
from bot.language.en.reading.ages import read_age
from bot.language.en.reading.life import read_household, read_limits, read_place, read_windows
from bot.language.en.reading.person import read_gender, read_occupation
from bot.language.en.reading.sentences import plain
from bot.language.en.reading.tastes import read_tastes

_READERS: Mapping[str, Callable[[str], str | tuple[str, ...] | tuple[Span, ...] | None]] = {
    "age": read_age,
    "gender": read_gender,
    "occupation": read_occupation,
    "household": lambda words: read_household(words)[:PHRASES_LIMIT],
    "limits": lambda words: read_limits(words)[:PHRASES_LIMIT],
    "windows": read_windows,
}
"""By field, for those that are read by themselves."""


def read_text(text: str) -> Told:
    """Return what ``text`` says about whoever wrote it; empty where nothing is recognised."""
    words = plain(text)
    likes, dislikes = read_tastes(words)
    place = read_place(words)
    read: dict[str, Any] = {name: reader(words) for name, reader in _READERS.items()}
    return Told(
        **read,
        likes=tuple(like for like in likes if like.casefold() not in {each.casefold() for each in dislikes}),
        dislikes=dislikes,
        time_zone=place.zone if place else None,
        place=place.name if place else None,
    )
