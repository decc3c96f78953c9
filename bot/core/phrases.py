"""Lists of things as people write them: ``hiking, chess and my dog``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.texts import local_comma

PHRASE_LENGTH_LIMIT = 60
"""Characters; a like or dislike is a phrase, not a story."""

PHRASES_LIMIT = 12
"""Likes (and dislikes) a person can have; more would blur what they care about."""

_JOIN = "\ue000"  # a private-use sign that cleaned input cannot hold


@dataclass(frozen=True)
class Listing:
    """How things are listed in a language.

    Attributes:
        separators: Between two things.
        pairs: What is one thing although it looks like two: "arts and crafts".
        opening: What may stand before a taste and is none of it: "I like".
    """

    separators: re.Pattern[str]
    pairs: re.Pattern[str]
    opening: re.Pattern[str]


_STORED = re.compile(
    r"[,;\n•·]+|\s{1,4}(?:and|&|plus)\s{1,4}(?=\S)(?!(?<=friends and )family|(?<=family and )friends)", re.I
)
"""Between phrases in one text, as :func:`enumerate_phrases` puts them and earlier versions stored them."""


class PhraseError(ValueError):
    """A list that cannot be taken as it is; ``args[0]`` is ``wordless``, ``long`` or ``many``."""


def split_phrases(text: str, listing: Listing, *, of_taste: bool = True) -> list[str]:
    """Return the phrases in ``text``, each once, in order.

    Args:
        text: As somebody wrote it.
        listing: How things are listed in its language.
        of_taste: Leave out openings such as "I like" and "can't stand".

    Raises:
        PhraseError: If a phrase has no letter or is longer than 60 characters, or there are more than 12.
    """
    found: dict[str, str] = {}
    for part in _parts(text, listing):
        phrase = (listing.opening.sub("", part) if of_taste else part).strip(" .!?…\"'“”„-–")
        if not phrase:
            continue
        phrase = re.sub(r"\s+", " ", phrase)
        if not any(sign.isalpha() for sign in phrase):
            raise PhraseError("wordless")
        if len(phrase) > PHRASE_LENGTH_LIMIT:
            raise PhraseError("long")
        found.setdefault(phrase.casefold(), phrase)
    if not found:
        raise PhraseError("wordless")
    if len(found) > PHRASES_LIMIT:
        raise PhraseError("many")
    return list(found.values())


_STORED_LAST = "and"
"""Before the last phrase in a text that is stored, in whichever language it was told."""


def enumerate_phrases(phrases: list[str] | tuple[str, ...], last: str = _STORED_LAST) -> str:
    """Return ``a, b and c``; with a word of its own for "and" as the language that is spoken writes a list."""
    if len(phrases) < 2:
        return "".join(phrases)
    comma = "," if last == _STORED_LAST else local_comma()
    return f"{f'{comma} '.join(phrases[:-1])} {last} {phrases[-1]}"


def split_enumeration(text: str) -> tuple[str, ...]:
    """Return the phrases that :func:`enumerate_phrases` has put into one text."""
    return tuple(dict.fromkeys(phrase for part in _STORED.split(text) if (phrase := part.strip())))


def _parts(text: str, listing: Listing) -> list[str]:
    joined = listing.pairs.sub(lambda pair: re.sub(r"\s+", _JOIN, pair[0]), text)
    return [part.replace(_JOIN, " ").strip() for part in listing.separators.split(joined)]


def plain_words(text: str) -> str:
    """Return a text in small letters, with straight quotes and single spaces."""
    return " ".join(text.casefold().replace("’", "'").replace("‘", "'").split())


def merge_phrases(phrases: Sequence[str], added: Sequence[str]) -> tuple[str, ...]:
    """Return ``phrases`` and what of ``added`` is not among them, upper and lower case being the same."""
    merged = {phrase.casefold(): phrase for phrase in reversed([*phrases, *added])}
    ordered = dict.fromkeys(phrase.casefold() for phrase in (*phrases, *added))
    return tuple(merged[key] for key in ordered)
