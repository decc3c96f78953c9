"""A person described in a sentence, for trying out what they would get."""

from __future__ import annotations

import re

from bot.core.phrases import PhraseError
from bot.language import registry as languages
from recommender import Profile

_AGE = re.compile(r"\b(\d{1,3})[- ]?(?:years?|yrs?|y/?o)\b|\baged? (\d{1,3})\b", re.IGNORECASE)
_DISLIKES = re.compile(
    r"\b(?:but |and )?(?:who )?(?:hates?|dislikes?|doesn't like|does not like|can't stand)\s+([^.;]+?)"
    r"(?=,? (?:but|and|who) (?:likes?|loves?|enjoys?)\b|[.;]|$)",
    re.IGNORECASE,
)
_LIKES = re.compile(r"\b(?:but |and )?(?:who )?(?:likes?|loves?|enjoys?|is (?:fond of|into))\s+([^.;]+)", re.IGNORECASE)
_GENDERS = (
    ("female", r"\b(?:woman|girl|mother|grandmother|widow|wife|nun|lady|mum|mom|she)\b"),
    ("male", r"\b(?:man|boy|father|grandfather|widower|husband|monk|dad|he)\b"),
)


def person_of(description: str) -> Profile:
    """Return the profile of somebody described, as in ``a 70-year-old widower who likes chess but hates cooking``."""
    rest = description
    dislikes: list[str] = []
    likes: list[str] = []
    for match in _DISLIKES.finditer(rest):
        dislikes += _phrases(match[1])
    rest = _DISLIKES.sub(" ", rest)
    for match in _LIKES.finditer(rest):
        likes += _phrases(match[1])
    rest = " ".join(_LIKES.sub(" ", rest).split()).strip(" ,.;")
    attributes: dict[str, str | int] = {}
    if (age := _AGE.search(rest)) is not None:
        attributes["age"] = int(age[1] or age[2])
    for gender, pattern in _GENDERS:
        if re.search(pattern, rest, re.IGNORECASE):
            attributes["gender"] = gender
            break
    if rest:
        attributes["about"] = rest
    return Profile(attributes=attributes, likes=tuple(likes), dislikes=tuple(dislikes))


def _phrases(text: str) -> list[str]:
    try:
        return languages.get().split_phrases(text)
    except PhraseError:
        return []
