"""Facts that stand alone between commas, as in "45, Dublin, teach maths, two kids"."""

from __future__ import annotations

import re

from bot.language.en.reading.lexicon import CHILD, COUNT, GONE, JOB_WORDS, PARTNER, PET, is_job
from bot.language.en.reading.sentences import EDGES
from bot.language.en.reading.words import WORDS
from bot.understanding.places import Place, find_city, find_place, find_within, is_region
from bot.understanding.things import things_named
from recommender.spelling import respell

_PIECE = re.compile(r"[,;!\n]|\.(?=\s|$)|\s[-–—]\s")
AND = re.compile(r"\s{1,4}(?:and|&|n|plus)\s{1,4}", re.IGNORECASE)
"""What stands between two things of one piece."""
_MOST_WORDS = 3
_MOST_WITH_REGION = 5
"""Words of a place with its region: "Rio Rancho New Mexico"."""


def pieces_of(words: str) -> list[str]:
    """Return what stands between commas and the like."""
    return [piece for part in _PIECE.split(words) if (piece := part.strip(EDGES))]


def clauses_of(words: str) -> list[str]:
    """Return what stands between commas and "and", without how it goes on from what came before."""
    parts = (part for piece in pieces_of(words) for part in AND.split(piece))
    return [clause for part in parts if (clause := _GOING_ON.sub("", part).strip(EDGES))]


_GOING_ON = re.compile(r"^\s{0,4}(?:(?:and|but|so|also|plus|oh)\s{1,4}){1,3}", re.IGNORECASE)


def bare_place(words: str) -> Place | None:
    """Return the place that stands alone among other things told, with its country or state behind it or not."""
    pieces = [_NOW.sub("", _AGE_BEFORE.sub("", piece)) for piece in pieces_of(_HAIL.sub("", words))]
    around = zip(["", *pieces[:-1]], pieces, [*pieces[1:], ""], strict=True)
    for before, piece, following in around if len(pieces) > 1 else ():
        if _SMALL_ONE.search(before) and find_city(piece) is None:  # "a puppy, Bara": its name
            continue
        if _is_region_of(before, piece):  # "my aunt lives in Portland, Maine"
            continue
        if (place := _place_named(piece)) is not None:
            return find_within(piece, following) or place
    return _doubtful_place(pieces)


def _is_region_of(before: str, piece: str) -> bool:
    words = before.split()
    return any(find_within(" ".join(words[-many:]), piece) is not None for many in range(1, _MOST_WORDS + 1))


_HAIL = re.compile(r"^\s{0,4}[^\W\d_]+(?:\s[^\W\d_]+)?\s{0,2}!(?=.*\w)", re.DOTALL)
"""How a text begins that hails whom it is written to, in whatever language."""
_SMALL_ONE = re.compile(rf"\b(?:{CHILD}|{PET})\b", re.IGNORECASE)


def _doubtful_place(pieces: list[str]) -> Place | None:
    """Return the place whose name is also a word, where only its capital can mean the place: "widow, Bath"."""
    if not any(piece[0].isalpha() and piece[0].islower() for piece in pieces):
        return None
    return next(filter(None, (find_place(piece) for piece in pieces[1:] if piece in _DOUBTFUL)), None)


_DOUBTFUL = frozenset(
    {"Bath", "Reading", "Nice", "Split", "Mobile", "Sale", "Deal", "Bury", "Wells", "Troy", "Hull", "Orange"}
)


def is_bare_place(piece: str) -> bool:
    """Whether words are nothing but the name of a place."""
    return piece in _DOUBTFUL or _place_named(_NOW.sub("", _AGE_BEFORE.sub("", piece))) is not None


_NOW = re.compile(
    r"\s{1,4}(?:now|currently|at\s{1,4}the\s{1,4}moment|these\s{1,4}days|side|area|region|way|based|born\s{1,4}and\s{1,4}bred)$",
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(r"^(?:\d{2}\s?[mf]?|[mf]\s?\d{2})\s{1,4}(?=[^\d\s])", re.IGNORECASE)


def _with_its_region(piece: str) -> Place | None:
    """Return the place whose region stands behind it without a comma: "Halifax Nova Scotia"."""
    words = piece.split()
    each = (find_within(" ".join(words[:at]), " ".join(words[at:])) for at in range(len(words) - 1, 0, -1))
    return next(filter(None, each), None)


def with_regions(words: str) -> str:
    """Return words with the region right behind a place of which they say which it is: "Portland (the Maine one)"."""
    return _WHICH_ONE.sub(_by_region, words)


def _by_region(found: re.Match[str]) -> str:
    region = next(filter(None, (found["one"], found["within"], found["before"], found["bracketed"])))
    return f"{found['city']}, {region}" if find_within(found["city"], region) is not None else found[0]


_NAME = r"(?-i:[A-ZÀ-Þ])[\w'’.-]{1,30}(?:\s(?-i:[A-ZÀ-Þ])[\w'’.-]{1,30}){0,2}"
_WHICH_ONE = re.compile(
    rf"(?P<city>(?!I\b){_NAME})\s{{0,4}}[,(–-]{{0,2}}\s{{0,4}}"
    rf"(?:(?:i\s{{1,4}}mean\s{{1,4}})?(?:the|that's\s{{1,4}}the)\s{{1,4}}(?:(?:one\s{{1,4}}in|one,)\s{{1,4}}(?:the\s{{1,4}})?(?P<within>{_NAME})|(?P<one>{_NAME})\s{{1,4}}one\b)|"
    rf"in\s{{1,4}}(?:the\s{{1,4}})?(?P<before>{_NAME})|(?<=\()(?P<bracketed>{_NAME})(?=\)))"
    rf"(?:\s{{0,4}},?\s{{1,4}}(?:and\s{{1,4}})?not\s{{1,4}}(?:in\s{{1,4}})?(?:the\s{{1,4}})?{_NAME}(?:\s{{1,4}}one\b)?)?[!.]{{0,2}}\)?",
    re.IGNORECASE,
)


def _place_named(piece: str) -> Place | None:
    """Return the place of that name: one with capitals may be any, without them it is a city under its own name."""
    if _looks_like_a_name(piece, _MOST_WITH_REGION):
        named = find_place(piece) if len(piece.split()) <= _MOST_WORDS else None
        return named or _with_its_region(piece)
    if piece != piece.lower() or not 1 <= len(piece.split()) <= _MOST_WORDS or piece.title() in _NO_PLACE:
        return None
    if things_named(piece) or is_job(piece):
        return None
    city, _, region = piece.rpartition(" ")
    within = find_within(city, region) if len(region) > _SHORT or region in _SHORT_REGIONS else None
    return (
        find_city(piece)
        or find_city(piece.removesuffix(" city"))
        or (within if within is not None and find_city(city) is not None else None)
    )


_SHORT = 3
_SHORT_REGIONS = frozenset({"uk", "usa", "us", "tx", "ny", "nj", "wa", "ga", "fl", "bc", "az", "nsw", "qld"})
"""Short names of regions and countries that are no other word."""


def without_numbers(words: str) -> str:
    """Return words without the numbers that stand alone between commas: an age among things that are liked."""
    return _NUMBER.sub(". ", words)


_NUMBER = re.compile(r"(?:^|[,;.\n])\s{0,4}\d{1,3}\s{0,4}(?:[,;.\n]|$)")


def _looks_like_a_name(piece: str, most: int) -> bool:
    parts = piece.split()
    if not 1 <= len(parts) <= most or len(piece) < 3 or parts[0] in _NO_PLACE:
        return False
    return all(part[0].isupper() or part in _SMALL for part in parts)


_SMALL = frozenset({"de", "del", "am", "of", "la", "le", "do", "da", "upon", "an", "der"})
_MEMBER = re.compile(
    rf"(?:(?:a|an|one|my|the|our)\s{{1,4}})?{PARTNER}|"
    rf"(?:(?:having|with|my|the|our)\s{{1,4}})?(?:{PARTNER}|{CHILD}|hubby|missus|parents|mum|mom|dad)\s{{0,4}}$|"
    r"(?:(?:a|an|one|my|our)\s{1,4})?(?:(?:wee|little|tiny|newborn|new|baby)\s{1,4}){1,3}(?:girl|boy|daughter|son)s?\b|"
    rf"{COUNT}\s{{1,4}}(?:[a-z-]+\s{{1,4}}){{0,2}}?"
    rf"(?:{CHILD}|{PET}|girls?|boys?|teens?|babies)\b|(?:mum|mom|mother|dad|father|parent)\s{{1,4}}(?:of|to)\s{{1,4}}(?P<of>(?:(?:{COUNT}|our|my)\s{{1,4}})?"
    rf"(?:{CHILD}|girls?|boys?|teens?|twins|triplets))",
    re.IGNORECASE,
)
_NEW_MEMBER = re.compile(
    rf"\b(?:have|got|adopted|bought|rescued|welcomed|rehomed|(?:took|taken|brought)\s{{1,4}}(?:in|home))\s{{1,4}}(?:us\s{{1,4}}|ourselves\s{{1,4}})?(?P<who>(?:{COUNT}|our|another)\s{{1,4}}"
    rf"(?:(?:new|rescue|little|second|third|tiny|puppy|baby)\s{{1,4}}){{0,2}}(?:{PET}|{CHILD}))\b"
    rf"|\bwith\s{{1,4}}(?P<with>(?:an?|two|three)\s{{1,4}}(?:(?:guide|little|old|rescue|big)\s{{1,4}})?{PET})\b",
    re.IGNORECASE,
)
_NO_PLACE = frozenset(WORDS["no_place"].split())
_LEADING = re.compile(r"^(?:and|with|having|also|plus|we've|i've|i have|we have|got)\s{1,4}", re.IGNORECASE)


def is_member(words: str) -> bool:
    """Whether words begin with somebody one lives with."""
    return _MEMBER.match(words) is not None


_ONE_OF_THEM = re.compile(r"(?:dog|cat|puppy|kitten|rabbit|parrot|baby|toddler|twins|teenager)", re.IGNORECASE)
_LIVES_ELSEWHERE = re.compile(
    r"\b(?:(?:is|are)\s{1,4}(?:both\s{1,4}|still\s{1,4}|back\s{1,4}){0,2}in\s{1,4}(?-i:[A-ZÀ-Þ])(?![^,.;]{0,60}\bwith\s{1,4}(?:me|us)\b)|moved\s{1,4}out|left\s{1,4}home|grown\s{1,4}and\s{1,4}gone|live[sd]?\s{1,4}(?:away|abroad|elsewhere)\b)",
    re.IGNORECASE,
)
_PARENT_OF = re.compile(
    rf"\b(?:mum|mom|mother|dad|father|parent)\s{{1,4}}"
    rf"(?:of|to)\s{{1,4}}(?P<many>{COUNT})(?:\s{{1,4}}(?P<who>girls?|boys?|teens?))?(?=\s{{0,4}}(?:[,.;!(]|$|and\b|under\b|here\b|from\b|in\b))",
    re.IGNORECASE,
)


def bare_household(words: str) -> tuple[str, ...]:
    """Return the people and animals that stand alone among other things told, or are new."""
    found = [f"{match['many']} {match['who'] or 'children'}" for match in _PARENT_OF.finditer(words)]
    found += [piece for piece in pieces_of(words) if _ONE_OF_THEM.fullmatch(piece)]
    found += [
        match["of"] or match[0]
        for piece in pieces_of(words)
        for part in AND.split(piece)
        if (match := _MEMBER.match(_LEADING.sub("", part)))
        and not _LIVES_ELSEWHERE.search(piece)
        and GONE.match(piece.partition(match[0])[2]) is None
    ]
    found += [
        re.sub(r"^our\s{1,4}", "", match["who"] or match["with"], flags=re.IGNORECASE)
        for match in _NEW_MEMBER.finditer(words)
    ]
    return tuple(
        dict.fromkeys(re.sub(r"^(?:my|the|having|with)\s{1,4}", "", each).strip().casefold() for each in found)
    )


_TEACHES = re.compile(
    r"(?:^|\band\s{1,4}|\bi\s{1,4})teach(?:ing)?\s{1,4}(?P<what>[\w'-]+(?:\s{1,4}(?!(?:in|at|for|near|on|to|from|with|and|now)\b)[\w'-]+)?)",
    re.IGNORECASE,
)
_SHIFT_WORK = re.compile(r"(?<![a-z-])(?:(?!my\b|on\b|late\b|early\b)[a-z-]{1,20}\s{1,4}){1,2}shifts?", re.IGNORECASE)
_ALSO_A_PARENT = re.compile(r"(?<=\w)\s{1,4}(?:mum|mom|dad|mother|father|parent)$", re.IGNORECASE)
_KIND_OF_WORK = re.compile(
    r"^(?:(?:part|full)[- ]time|freelance|self[- ]employed|"
    r"trainee|junior|senior|former|ex|head|chief|lead|qualified)\s{1,4}",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\s{1,4}(?:from|(?:out|up|down|over)\s{1,4}(?:of|near|in|at|by|past|on)|near|outside|around|in|at|with|and|on|for|of|by)\s{1,4}.*$",
    re.IGNORECASE,
)


def bare_occupation(words: str) -> str | None:
    """Return the job that stands alone among other things told, also misspelt."""
    for piece in pieces_of(words):
        if found := _TEACHES.search(piece):
            return f"teaches {found['what']}"
        named = re.sub(
            r"^(?:(?:am|i'm|i\s{1,4}am)\s{1,4})?(?:a|an|the|am|\d{1,2}(?:\s{0,4}(?:years?\s{1,4}old|y\.?o\.?))?)\s{1,4}",
            "",
            piece,
            flags=re.IGNORECASE,
        )
        if job := job_at(named):
            return job
        if _SHIFT_WORK.fullmatch(piece):
            return piece
    return None


def job_at(words: str) -> str | None:
    """Return a job that some words are, whether or not they say where: "welder from Hull"."""
    return spelled_job(_WHERE.sub("", words))


def spelled_job(named: str) -> str | None:
    """Return a job that some words are, its name spelled as it is known."""
    named = _ALSO_A_PARENT.sub("", named)
    kind = _KIND_OF_WORK.match(named)
    parts = named[kind.end() if kind else 0 :].casefold().split()
    if parts and parts[-1].startswith("ex-"):
        parts[-1:] = ["ex", parts[-1].removeprefix("ex-")]
    if not 1 <= len(parts) <= _MOST_WORDS or not all(part.replace("-", "").isalpha() for part in parts):
        return None
    may_be_misspelt = not (is_region(parts[-1]) or things_named(parts[-1]) or parts[-1].endswith(("s", "ing", "ed")))
    job = " ".join([*parts[:-1], *(respell(parts[-1:], JOB_WORDS) if may_be_misspelt else parts[-1:])])
    if parts[0] in ("no", "not") or not is_job(job) or job.split()[-1] not in JOB_WORDS:
        return None
    return f"{kind[0].strip().casefold()} {job}" if kind else job


_AGE = re.compile(r"(?:^|[,;.\s])(?P<age>\d{2})\s{0,2}y\.?\s?o\.?(?![a-z])", re.IGNORECASE)


def bare_age(words: str) -> str | None:
    """Return an age with its unit in short: "44 y.o."."""
    found = _AGE.search(words)
    return found["age"] if found is not None else None
