"""Facts that stand alone between commas, as in "45, Dublin, teach maths, two kids", and those about somebody else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.language.en.reading.lexicon import CHILD, COUNT, JOB_WORDS, OTHERS, PARTNER, PET, is_job
from bot.language.en.reading.sentences import EDGES
from bot.language.en.reading.tastes import CUE_OF_TASTE
from bot.understanding.places import Place, find_place
from bot.understanding.things import things_named
from recommender.polarity import read_polarity
from recommender.spelling import respell

_PIECE = re.compile(r"[,;!\n]|\.(?=\s|$)|\s[-–—]\s")
_AND = re.compile(r"\s{1,4}(?:and|&|n|plus)\s{1,4}", re.IGNORECASE)
_MOST_WORDS = 3

_SOMEBODY = (
    rf"(?:{PARTNER}|{OTHERS}|{CHILD}|{PET}|neighbou?rs?|friends?|boss|colleagues?|uncles?|aunt(?:ie)?s?|cousins?|"
    r"nephews?|nieces?|nan|gran|grandma|grandpa|grandad|girl|boy|bf|gf|mate)"
)
_OF_OTHERS = re.compile(
    rf"\b(?:my|our|his|her|their)\s{{1,4}}(?:[a-z]+\s{{1,4}})?{_SOMEBODY}\s{{1,4}}(?:who\s{{1,4}}|that\s{{1,4}})?"
    r"(?:is|are|was|has|have|had|'s|uses?|can't|cannot|can|needs?|suffers?|got|lost|broke|hates?|loves?|likes?|adores?|"
    r"enjoys?|works?|plays?|lives?|smokes?|doesn't|does|isn't|hurt|hurts|walks?|sleeps?|just|also|still|really)\b"
    r"(?:(?!\bbut\b|\band\s{1,4}(?:i|i'm|we)\b)[^,.;!?\n])*",
    re.IGNORECASE,
)
_WHO_HAS = re.compile(
    r"(?<=[a-z])\s{1,4}(?<!guess\s)who(?:'s|\s{1,4}(?:has|is|uses|can't|cannot|suffers|needs))\b[^,.;!?\n]*",
    re.IGNORECASE,
)
_THEM = re.compile(
    r"(?<=\bto\s)them\b|(?<=\blove\s)them\b|(?<=\blike\s)them\b|(?<=\bhate\s)them\b|(?<=\bof\s)them\b", re.IGNORECASE
)


def of_oneself(words: str) -> str:
    """Return words without what they say of others, and with "them" named: what is left is about their writer."""
    return _WHO_HAS.sub(" ", _OF_OTHERS.sub(" ", _naming_them(words)))


def _naming_them(words: str) -> str:
    found = _THEM.search(words)
    named = things_named(words[: found.start()]) if found is not None else ()
    if found is None or not named:
        return words
    thing = named[-1]
    spoken = re.findall(rf"\b{re.escape(thing)}\w*", words[: found.start()], re.IGNORECASE)
    return f"{words[: found.start()]}{spoken[-1] if spoken else thing}{words[found.end() :]}"


def pieces_of(words: str) -> list[str]:
    """Return what stands between commas and the like."""
    return [piece for part in _PIECE.split(words) if (piece := part.strip(EDGES))]


def bare_place(words: str) -> Place | None:
    """Return the place that stands alone among other things told: its words begin with capitals."""
    pieces = pieces_of(words)
    named = next((piece for piece in pieces if len(pieces) > 1 and is_bare_place(piece)), None)
    return find_place(named) if named is not None else None


def is_bare_place(piece: str) -> bool:
    """Whether words are nothing but the name of a place."""
    return _looks_like_a_name(piece) and find_place(piece) is not None


def without_numbers(words: str) -> str:
    """Return words without the numbers that stand alone between commas: an age among things that are liked."""
    return _NUMBER.sub("", words)


_NUMBER = re.compile(r"(?:(?<=^)|(?<=[,;.\n]))\s{0,4}\d{1,3}\s{0,4}(?=[,;.\n]|$)")


def _looks_like_a_name(piece: str) -> bool:
    parts = piece.split()
    if not 1 <= len(parts) <= _MOST_WORDS or len(piece) < 3 or parts[0] in _NO_PLACE:
        return False
    return all(part[0].isupper() or part in _SMALL for part in parts)


_SMALL = frozenset({"de", "del", "am", "of", "la", "le", "do", "da", "upon", "an", "der"})
_NO_PLACE = frozenset(
    "I The A My And But No Yes Hi Hello Me Male Female Man Woman Single Married Divorced Retired Student Teacher Nurse "
    "Mum Mom Dad Vegan Vegetarian Reading Cooking Gaming Fishing Mobile Nice Split Bath Sandwich Hobbies Likes Music "
    "Engineer Accountant Baker Driver Vet January February March April May June July August September October November "
    "December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Also Love Hate Like Ok MS PE IT HR TV Allergic "
    "Scared Not Mostly Only Never Always Can Bad Old Young Father Mother Widow Skiing Running Dancing Singing".split()
)
"""Words that begin a piece and are no place, though some city may be called so."""

_MEMBER = re.compile(
    rf"(?:(?:a|an|one|my|the)\s{{1,4}})?{PARTNER}|{COUNT}\s{{1,4}}(?:(?:small|little|young|grown|grown-up|old|teenage|adult)\s{{1,4}})?"
    rf"(?:{CHILD}|{PET}|girls?|boys?|teens?|babies)|(?:mum|mom|mother|dad|father|parent)\s{{1,4}}of\s{{1,4}}(?P<of>(?:{COUNT}\s{{1,4}})?"
    rf"(?:{CHILD}|girls?|boys?|teens?|twins|triplets))",
    re.IGNORECASE,
)
_NEW_MEMBER = re.compile(
    rf"\b(?:have|got|adopted|bought|rescued|welcomed|took\s{{1,4}}in)\s{{1,4}}(?:us\s{{1,4}}|ourselves\s{{1,4}})?(?P<who>(?:{COUNT}|our|another)\s{{1,4}}"
    rf"(?:(?:new|rescue|little|second|third|tiny|puppy|baby)\s{{1,4}}){{0,2}}(?:{PET}|{CHILD}))\b"
    rf"|\bwith\s{{1,4}}(?P<with>(?:an?|two|three)\s{{1,4}}(?:(?:guide|little|old|rescue|big)\s{{1,4}})?{PET})\b",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:and|with|also|plus|we've|i've|i have|we have|got)\s{1,4}", re.IGNORECASE)


def bare_household(words: str) -> tuple[str, ...]:
    """Return the people and animals that stand alone among other things told, or are new."""
    found = [
        match["of"] or match[0]
        for piece in pieces_of(words)
        for part in _AND.split(piece)
        if (match := _MEMBER.match(_LEADING.sub("", part)))
    ]
    found += [
        re.sub(r"^our\s{1,4}", "", match["who"] or match["with"], flags=re.IGNORECASE)
        for match in _NEW_MEMBER.finditer(words)
    ]
    return tuple(dict.fromkeys(re.sub(r"^(?:my|the)\s{1,4}", "", each).casefold() for each in found))


_TEACHES = re.compile(
    r"(?:^|\band\s{1,4}|\bi\s{1,4})teach(?:ing)?\s{1,4}(?P<what>[\w'-]+(?:\s{1,4}[\w'-]+)?)", re.IGNORECASE
)
_WHERE = re.compile(r"\s{1,4}(?:from|in|at|with|and|on|for|of)\s{1,4}.*$", re.IGNORECASE)


def bare_occupation(words: str) -> str | None:
    """Return the job that stands alone among other things told, also misspelt."""
    for piece in pieces_of(words):
        if found := _TEACHES.search(piece):
            return f"teaches {found['what']}"
        named = re.sub(
            r"^(?:a|an|the|\d{1,2}\s{0,4}(?:y\.?o\.?)?)\s{1,4}", "", _WHERE.sub("", piece), flags=re.IGNORECASE
        )
        parts = named.casefold().split()
        if 1 <= len(parts) <= _MOST_WORDS and all(part.isalpha() for part in parts):
            job = " ".join([*parts[:-1], *respell(parts[-1:], JOB_WORDS)])
            if is_job(job) and job.split()[-1] in JOB_WORDS:
                return job
    return None


_AGE = re.compile(r"(?:^|[,;.\s])(?P<age>\d{2})\s{0,2}y\.?\s?o\.?(?![a-z])", re.IGNORECASE)


def bare_age(words: str) -> str | None:
    """Return an age with its unit in short: "44 y.o."."""
    found = _AGE.search(words)
    return found["age"] if found is not None else None


_PLAYS = re.compile(
    r"\b(?:i|we)\s{1,4}(?:also|still|now|sometimes|often)\s{1,4}(?:play|do|practise|practice|make|collect|go)\s{1,4}(?:the\s{1,4}|some\s{1,4})?(?P<what>[a-z][\w'-]*)",
    re.IGNORECASE,
)
_NO_LIKE = re.compile(
    r"\b(?:i|i'm|im|my|we|our|is|are|am|was|no|not|never|nothing|hate|love|like|can't|don't|work|live|have|has|with|in|at|on|from|of|to|"
    r"about|tell|vegan|vegetarian|allergic|hurts?|bad|sore|scared|used|until|when|he|she|they|you|it)\b|[\d<>@#=+*/]",
    re.IGNORECASE,
)


_DOING = re.compile(
    r"\b(?!everything|anything|nothing|something|morning|evening|living|working|during|king|being|having)[a-z]{3,}ing\b",
    re.IGNORECASE,
)


def played(words: str) -> tuple[str, ...]:
    """Return what somebody says that they do, too: "I also play the cello"."""
    return tuple(match["what"] for match in _PLAYS.finditer(words))


def bare_likes(words: str, told: Sequence[str]) -> tuple[str, ...]:
    """Return what stands alone among other things told and names something to do: "fishing & bbq".

    Args:
        words: What was written.
        told: What of it was read already, in any field.
    """
    found: list[str] = []
    pieces = pieces_of(words)
    known = " ".join(told).casefold()
    for piece in pieces if len(pieces) > 1 else []:
        if _NO_LIKE.search(piece) or CUE_OF_TASTE.search(piece) or read_polarity(piece).refused:
            continue
        if len(piece.split()) > 4 or not (things_named(piece) or _DOING.search(piece)):
            continue
        found += [part for part in _AND.split(piece) if part.casefold() not in known]
    return tuple(dict.fromkeys(part.strip(EDGES) for part in found))
