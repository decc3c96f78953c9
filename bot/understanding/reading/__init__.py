"""Reading a profile from whole sentences, by rules alone: what is said plainly, and nothing that is not.

A sentence is cut where a new statement begins ("I love", "can't stand", "I live in"); each piece is then read
for what its beginning announces. People, limits, places and times are recognised wherever they stand.
"""

from __future__ import annotations

from bot.core.phrases import PHRASES_LIMIT
from bot.core.told import Told
from bot.understanding.reading.life import read_household, read_limits, read_place, read_windows
from bot.understanding.reading.person import read_age, read_gender, read_occupation
from bot.understanding.reading.sentences import plain
from bot.understanding.reading.tastes import read_tastes


def read_text(text: str) -> Told:
    """Return what ``text`` says about whoever wrote it; empty where nothing is recognised."""
    words = plain(text)
    likes, dislikes = read_tastes(words)
    place = read_place(words)
    household = read_household(words)
    limits = read_limits(words)
    return Told(
        age=read_age(words),
        gender=read_gender(words),
        occupation=read_occupation(words),
        household=household[:PHRASES_LIMIT],
        limits=limits[:PHRASES_LIMIT],
        likes=tuple(like for like in likes if like.casefold() not in {each.casefold() for each in dislikes}),
        dislikes=dislikes,
        windows=read_windows(words),
        time_zone=place.zone if place else None,
        place=place.name if place else None,
    )
