"""A profile from German sentences."""

from __future__ import annotations

from bot.core.phrases import PHRASES_LIMIT
from bot.core.profile_fields import Told
from bot.language.de.reading.ages import read_age
from bot.language.de.reading.life import read_household, read_limits, read_place, read_windows
from bot.language.de.reading.person import read_gender, read_occupation
from bot.language.de.reading.sentences import plain
from bot.language.de.reading.tastes import read_tastes
from bot.language.last_place import with_last_place


def read_profile(text: str) -> Told:
    """Return what ``text`` says about whoever wrote it; empty where nothing is recognised."""
    words = plain(text)
    likes, dislikes = read_tastes(words)
    against = {phrase.casefold() for phrase in dislikes}
    place = read_place(words)
    told = Told(
        age=read_age(words),
        gender=read_gender(words),
        occupation=read_occupation(words),
        household=read_household(words)[:PHRASES_LIMIT],
        limits=read_limits(words)[:PHRASES_LIMIT],
        likes=tuple(like for like in likes if like.casefold() not in against),
        dislikes=dislikes,
        windows=read_windows(words),
        time_zone=place.zone if place else None,
        place=place.name if place else None,
    )
    return with_last_place(told, words)
