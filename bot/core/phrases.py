"""Lists of things as people write them: ``hiking, chess and my dog``."""

from __future__ import annotations

import re
from collections.abc import Sequence

PHRASE_LENGTH_LIMIT = 60
"""Characters; a like or dislike is a phrase, not a story."""

PHRASES_LIMIT = 12
"""Likes (and dislikes) a person can have; more would blur what they care about."""

_SEPARATORS = re.compile(r"[,;\n•·]+|\s{1,4}(?:and|&|plus)\s{1,4}(?=\S)", re.IGNORECASE)
_PAIRS = re.compile(
    r"\b(rock|arts?|friends|bed|fish|drum|mac|dungeons|true|salt|black|hide|do it|rhythm|family)\s{1,4}(?:and|&|"
    r"n)\s{1,4}"
    r"(roll|crafts?|family|breakfast|chips|bass|cheese|dragons|crime|pepper|white|seek|blues|friends)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:well|also|and|oh|mostly|mainly|so)?[\s,]*"
    r"(?:i(?:'m|’m| am)?\s{1,4})?(?:really\s{1,4}|also\s{1,4}|don't\s{1,4}|do not\s{1,4}|don’t\s{1,4}|"
    r"can't\s{1,4}|can’t\s{1,4})?"
    r"(?:like|love|enjoy|hate|dislike|stand|into|a fan of|fond of)\s{1,4}(?:to\s{1,4})?",
    re.IGNORECASE,
)
_JOIN = "\ue000"  # a private-use sign that cleaned input cannot hold


class PhraseError(ValueError):
    """A list that cannot be taken as it is; ``args[0]`` is ``wordless``, ``long`` or ``many``."""


def split_phrases(text: str, *, of_taste: bool = True) -> list[str]:
    """Return the phrases in ``text``, each once, in order.

    Args:
        text: As somebody wrote it.
        of_taste: Leave out openings such as "I like" and "can't stand".

    Raises:
        PhraseError: If a phrase has no letter or is longer than 60 characters, or there are more than 12.
    """
    found: dict[str, str] = {}
    for part in _parts(text):
        phrase = (_OPENING.sub("", part) if of_taste else part).strip(" .!?…\"'“”„-–")
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


def enumerate_phrases(phrases: list[str] | tuple[str, ...], last: str = "and") -> str:
    """Return ``a, b and c``."""
    if len(phrases) < 2:
        return "".join(phrases)
    return f"{', '.join(phrases[:-1])} {last} {phrases[-1]}"


def split_enumeration(text: str) -> tuple[str, ...]:
    """Return the phrases that :func:`enumerate_phrases` has put into one text."""
    return tuple(dict.fromkeys(part for part in _parts(text) if part))


def _parts(text: str) -> list[str]:
    joined = _PAIRS.sub(lambda pair: re.sub(r"\s+", _JOIN, pair[0]), text)
    return [part.replace(_JOIN, " ").strip() for part in _SEPARATORS.split(joined)]


def merge_phrases(phrases: Sequence[str], added: Sequence[str]) -> tuple[str, ...]:
    """Return ``phrases`` and what of ``added`` is not among them, upper and lower case being the same."""
    merged = {phrase.casefold(): phrase for phrase in reversed([*phrases, *added])}
    ordered = dict.fromkeys(phrase.casefold() for phrase in (*phrases, *added))
    return tuple(merged[key] for key in ordered)
