"""What somebody likes who does not say so: it stands alone among other things told, as in "41, fishing & bbq"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.language.en.reading.ages import read_age
from bot.language.en.reading.bare_facts import AND, clauses_of, is_bare_place, is_member, pieces_of, spelled_job
from bot.language.en.reading.lexicon import COUNT, LIMIT
from bot.language.en.reading.person import read_gender
from bot.language.en.reading.sentences import EDGES
from bot.language.en.reading.tastes import CUE_OF_TASTE
from bot.language.en.reading.words import WORDS
from bot.understanding.things import things_named
from recommender.limits import lacks_said
from recommender.polarity import read_polarity

_PLAYS = re.compile(
    r"\b(?:i|we)\s{1,4}(?:also|still|now|sometimes|often)\s{1,4}(?:play|do|practise|practice|make|collect|go)\s{1,4}(?:the\s{1,4}|some\s{1,4})?(?P<what>[a-z][\w'-]*)",
    re.IGNORECASE,
)
_NO_LIKE = re.compile(
    r"\b(?:i|i'm|im|my|myself|we|our|is|are|am|was|no|not|never|nothing|hate|love|like|can|can't|don't|work|live|have|has|with|in|at|on|from|of|to|"
    r"about|tell|called|named|vegan|vegetarian|allergic|hurts?|bad|sore|scared|used|until|when|he|she|they|you|it)\b|\b(?:keep|make|help|calm|get)s?\s{1,4}me\b|[\d<>@#=+*/]",
    re.IGNORECASE,
)


_DOING = re.compile(
    r"\b(?!everything|anything|nothing|something|morning|evening|living|working|during|king|being|having)[a-z]{3,}ing\b",
    re.IGNORECASE,
)


def played(words: str) -> tuple[str, ...]:
    """Return what somebody says that they do, too: "I also play the cello"."""
    return tuple(match["what"] for match in _PLAYS.finditer(words))


_NO_BEHIND = re.compile(
    r"(?P<what>[a-z][\w' -]{1,40}?)\s{0,4}[:,=]?\s{1,4}"
    r"(?:no|nope|never|meh|no\s{1,4}way|no\s{1,4}thanks|not\s{1,4}so\s{1,4}much|not\s{1,4}really|not\s{1,4}for\s{1,4}me)",
    re.IGNORECASE,
)


def refused_behind(words: str) -> list[str]:
    """Return what is refused by a word behind it: "gardening yes, gyms no"."""
    found = (_NO_BEHIND.fullmatch(piece) for piece in pieces_of(words))
    said = [match["what"].casefold() for match in found if match is not None and things_named(match["what"])]
    return [what for what in said if len(what.split()) <= _MOST_LIKED and not _NO_LIKE.search(what)]


def done_often(words: str) -> tuple[str, ...]:
    """Return what somebody says that they do, where it is something that the library knows: "I crochet"."""
    found = map(_DOES.fullmatch, clauses_of(words))
    return tuple(
        (match["plays"] or match["what"]).casefold()
        for match in found
        if match is not None and (match["plays"] or _is_done(match["what"])) and not _HOBBY.fullmatch(match[0])
    )


def _is_done(what: str) -> bool:
    return bool(things_named(what)) and not lacks_said(what) and not CUE_OF_TASTE.match(what)


_HOBBY = re.compile(
    r"(?:i|we)\s{1,4}(?:also\s{1,4}|often\s{1,4}|still\s{1,4}|sometimes\s{1,4})?(?P<verb>do|keep|grow|collect|restore|brew|carve|sew|knit|paint|"
    r"practi[cs]e|breed|forage|photograph|sketch|draw|weave|whittle|polish|sing|bake|crochet|sail|fly|ride)\s{1,4}"
    r"(?:(?:my|our|the|some|old|own|a)\s{1,4}){0,3}(?P<what>(?!up\b|on\b|it\b|in\b|to\b|an?\b|calm\b|fit\b|busy\b|going\b|nights?\b|"
    r"shifts?\b|not\b|accounts\b|nothing\b|everything\b|like\b|love\b|have\b|that\b|what\b|well\b|days\b)[a-z][a-z'-]{2,20})"
    r"(?:\s{1,4}(?:at|in|on|near|with|for|by)\b.{0,40})?",
    re.IGNORECASE,
)


def pursued(words: str) -> tuple[str, ...]:
    """Return what somebody tells that they pursue, as it is called: "I keep bees" is ``keeping bees``."""
    found = map(_HOBBY.fullmatch, clauses_of(words))
    return tuple(
        (match["what"] if match["verb"] == "do" else f"{gerund(match['verb'])} {match['what']}").casefold()
        for match in found
        if match is not None
    )


def gerund(verb: str) -> str:
    """Return the form of a verb that names what is done: ``baking``."""
    plain = verb.casefold()
    if plain.endswith("e") and not plain.endswith("ee"):
        return f"{plain[:-1]}ing"
    return f"{plain}{plain[-1]}ing" if plain == "knit" else f"{plain}ing"


_DOES = re.compile(
    r"(?:i|we)\s{1,4}(?:also\s{1,4}|often\s{1,4}|still\s{1,4}|sometimes\s{1,4})?(?P<what>(?!do\b|don't\b|no\b|used\b|was\b|am\b|tried\b|said\b|meant\b|mean\b|stopped\b|quit\b|forgot\b)[a-z-]{3,20}(?:\s{1,4}[a-z-]{3,20})?)(?:\s{1,4}anyway)?"
    r"|(?:i\s{1,4})?plays?\s{1,4}(?:the\s{1,4}|in\s{1,4}an?\s{1,4})?(?P<plays>[a-z][a-z-]{2,20}(?:\s{1,4}[a-z-]{3,20})?)",
    re.IGNORECASE,
)


def bare_likes(words: str, told: Sequence[str]) -> tuple[str, ...]:
    """Return what stands alone among other things told: "fishing & bbq", "mushrooms, opera".

    Args:
        words: What was written.
        told: What of it was read already, in any field.
    """
    pieces = pieces_of(_BUT.sub(", ", words))
    pieces = [piece for at, piece in enumerate(pieces) if not _is_name(piece, "".join(pieces[at + 1 : at + 2]))]
    known = " ".join(told).casefold()
    found = [
        part
        for piece in pieces
        if len(pieces) > 1 and not _tells_else(_bare(piece))
        for part in (_bare(each) for each in AND.split(piece))
        if any(map(str.isalpha, part)) and part.casefold().removeprefix("the ") not in known and _may_be_liked(part)
    ]
    return tuple(dict.fromkeys([*found, *(match["does"] for match in _AT_LEISURE.finditer(words))]))


_BUT = re.compile(r"\s{1,4}but\s{1,4}", re.IGNORECASE)


def _bare(part: str) -> str:
    """Return what is liked without when, and without "fan" and "please" behind it."""
    return _BEHIND.sub("", _WANTED.sub("", part)).strip(EDGES)


_BEHIND = re.compile(
    r"\s{1,4}(?:fan|lover|enthusiast|nerd|freak|geek|nut|buff|mostly|mainly|usually|sometimes|now\s{1,4}and\s{1,4}then|as\s{1,4}well|(?:on|every|at|most)\s{1,4}(?:(?:the|an?)\s{1,4})?"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun|week)(?:days?|ends?))$",
    re.IGNORECASE,
)


_NOT_DONE = re.compile(r"(?:non|ex|former)[- ][a-z]+", re.IGNORECASE)
"""What somebody does not do, as a word for them: "non-smoker"."""


def _is_name(piece: str, following: str) -> bool:
    """Whether a piece is what somebody is called, before their age: "Tom, 36"."""
    named = re.fullmatch(r"[A-Z][a-z]+", piece) and re.fullmatch(r"[1-9]\d", following)
    return bool(named) and not things_named(piece)


_AT_LEISURE = re.compile(
    r"\b(?P<does>(?:choir|amateur|hobby|keen|avid|passionate|weekend|enthusiastic)\s{1,4}"
    r"(?!football club|mother|father)[a-z]+(?:er|or|ist|cook|fan))\b",
    re.IGNORECASE,
)
"""Somebody who does something for pleasure, as a word for them: "choir singer", "keen gardener"."""


def _tells_else(piece: str) -> bool:
    """Whether a piece is a sentence, or is read by other rules."""
    return bool(_NO_LIKE.search(piece) or CUE_OF_TASTE.search(piece) or read_polarity(piece).refused)


def _may_be_liked(part: str) -> bool:
    """Whether a few words name something to do, or are a noun that is nothing else."""
    parts = part.casefold().split()
    if (
        read_age(part)
        or _TIME_TO_COME.fullmatch(part)
        or len(part) == 1
        or ":" in part
        or (len(parts) > 1 and re.fullmatch(COUNT, parts[0]) and not things_named(part))
        or read_gender(part)
        or len(parts) > _MOST_LIKED
        or is_bare_place(part)
        or spelled_job(part)
        or is_member(part)
        or _NOT_DONE.fullmatch(part)
    ):
        return False
    if len(parts) == 1 and not _STATUS.isdisjoint(parts):
        return False
    if things_named(part) or _DOING.search(part):
        return True
    return len(parts) <= _MOST_UNKNOWN and _STATUS.isdisjoint(parts) and not LIMIT.search(part) and not lacks_said(part)


_TIME_TO_COME = re.compile(
    r"(?:(?:in|on|by)\s{1,4})?(?:next|last|this|every|each|soon)\s{1,4}[a-z]+|(?:in|by)\s{1,4}[a-z]+", re.IGNORECASE
)
"""When somebody turns an age that they tell: "next month"."""
_MOST_LIKED = 4
_MOST_UNKNOWN = 2
"""Words of something that nobody knows and that is taken for a thing to like; more are a story."""

_WANTED = re.compile(
    r"\s{1,4}(?:yes|yes please|please|always|any day|"
    r"(?:is|are)\s{1,4}(?:fine|ok|okay|great|good|lovely|fun|nice|cool))$",
    re.IGNORECASE,
)
_STATUS = frozenset(WORDS["no_taste"].split())
"""Words that say how somebody is, or when, and name nothing to like."""
