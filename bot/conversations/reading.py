"""Reading a profile from whole sentences, by rules alone: what is said plainly, and nothing that is not.

A sentence is cut where a new statement begins ("I love", "can't stand", "I live in"); each piece is then read
for what its beginning announces. People, limits, places and times are recognised wherever they stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from bot.conversations.ages import OLDEST
from bot.conversations.hours import find_hours
from bot.conversations.lexicon import (
    CHILD,
    COUNT,
    LIMIT,
    NUMBER_WORDS,
    OTHERS,
    PARTNER,
    PET,
    SCREEN,
    SPELLED,
    is_job,
)
from bot.conversations.phrases import PHRASES_LIMIT, PhraseError, merge_phrases, split_phrases
from bot.conversations.places import Place, find_place
from bot.conversations.told import Told
from bot.spans import Span

TEXT_LIMIT = 1000
"""Characters that are read; nobody introduces themselves at greater length."""

_LIKE = (
    r"(?:i(?:'m|\s+am)?\s+|and\s+|we\s+|also\s+)*(?:really\s+|also\s+|absolutely\s+|do\s+|just\s+|mostly\s+|still\s+|"
    r"(?:have\s+)?always\s+|quite\s+|truly\s+)*"
    r"(?:love|(?<=who )(?:loves|likes)|loved|like|liked|enjoys?|enjoyed|adore|used\s+to\s+(?:love|like|enjoy)|"
    r"fond\s+of|keen\s+on|into|"
    r"(?:a\s+)?(?:big\s+|huge\s+)?fan\s+of|crazy\s+about|mad\s+about|passionate\s+about|interested\s+in|"
    r"happiest\s+(?:when|while)(?:\s+i'm|\s+i\s+am)?|happy\s+(?:when|while)(?:\s+i'm|\s+i\s+am)?|"
    r"can(?:'t|not)\s+get\s+enough\s+of|relax\s+(?:by|with))"
)
_DISLIKE = (
    r"(?:i(?:'m|\s+am)?\s+|and\s+|but\s+|we\s+)*(?:really\s+|also\s+|absolutely\s+|just\s+)*"
    r"(?:hate|dislike|loathe|detest|despise|avoid|can(?:'t|not|\s+not)\s+(?:stand|bear|abide)|"
    r"(?:do\s+not|don't|never)\s+(?:really\s+|much\s+|particularly\s+)?(?:like|enjoy|love|"
    r"care\s+(?:much\s+)?for|want)|"
    r"not\s+(?:really\s+|at\s+all\s+)?(?:into|keen\s+on|fond\s+of|interested\s+in|(?:a\s+)?(?:big\s+)?fan\s+of)|"
    r"(?:am\s+|i'm\s+)?(?:bored\s+by|tired\s+of|sick\s+of|scared\s+of|afraid\s+of))"
)
_CUE = re.compile(
    r"(?<![\w'])(?:"
    rf"(?P<dislike>{_DISLIKE})"
    rf"|(?P<like>{_LIKE})"
    r"|(?P<hobby>(?:my|our)\s+(?:main\s+|favourite\s+|favorite\s+)?(?:hobb(?:y|ies)|pastimes?|passions?|interests?)"
    r"(?:\s+(?:is|are|include))?:?|(?:hobbies|interests|likes)\s*:)"
    r"|(?P<contra>dislikes\s*:|(?:but\s+(?:definitely\s+|certainly\s+)?|(?<=,)\s*)(?:not|never|no)(?=\s)|"
    r"(?:please\s+)?(?:no|never)(?=\s+[a-z]+(?:ing)?\b(?:\s+please)?\s*(?:[,.;!]|$)))"
    r"|(?P<other>(?:i'm|i\s+am|i've|i\s+have|i\s+live|i\s+work|i\s+study|i\s+use|i\s+usually|i\s+spend|i\s+mostly|"
    r"i\s+can't|i\s+cannot|i\s+need|i\s+come|i\s+got|i\s+teach|i\s+run\s+a|i\s+stay|i\s+look|i\s+watch|i\s+scroll|"
    r"i\s+go|i\s+sit|i\s+share|my|our|we\s+live|we\s+have|"
    r"(?:mostly|mainly|usually|always|often)\s+(?:on|at|in\s+front)|have|live|living|work|working|based|"
    r"on\s+my\s+(?:phone|laptop|tablet|computer)|retired|married|single))"
    r")(?![\w'])",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?;\n]+(?=\s|$)|\s+[-–—]\s+")
_EDGES = ' \t,.;:!?-–—"“”()'
_TAIL = re.compile(
    r"(?:\s+(?:a lot|very much|so much|the most|most of all|best|too|as well|though|at all|please|anymore|any more|"
    r"in my (?:free|spare) time|when i (?:can|have time|get the chance)|if i can|whenever i can|and so on|etc))+$",
    re.IGNORECASE,
)
_DANGLING = re.compile(r"(?:^|\s+)(?:and|or|but|so|also|because|with|then|i)$", re.IGNORECASE)
_HEAD = re.compile(r"^(?:and|or|but|also|to|it when|when i|the|some|sometimes|all kinds of|everything about)\s+", re.I)
_NO_TASTE = re.compile(
    r"^(?:it|that|this|them|you|him|her|i\b.*|we\b.*|they\b.*|a lot|nothing|everything|much|anything|mostly.*|"
    r"mainly.*|"
    r"what\b.*|if\b.*|your\b.*|to be\b.*|no|not|yes|usually.*|live in\b.*|in [A-Z].*)$"
)

_OWN_AGE = re.compile(
    rf"(?:\b(?:i'm|i am|im|me:?|i turned|i just turned|turned|age:?|aged|i'm aged)\s+(?:just\s+|now\s+|"
    rf"almost\s+)?(?:an?\s+)?"
    rf"|(?:^|,|\band)\s*(?=(?:\d{{2}}|{SPELLED})\s*(?:[,.]\s|$|years|yrs|y/?o|here|and\s|[mf]\b)))"
    rf"(?P<age>\d{{1,3}}|{SPELLED})(?![\d:/]|[.,]\d)"
    r"(?!\s*(?:kids?|children|dogs?|cats?|minutes?|hours?|times?|pm|am|%|km|miles?|weeks?|months?|days?|o'clock))"
    r"(?:\s*[- ]?\s*(?:years?|yrs?|y/?o)(?:[- ]olds?)?|\s+here)?",
    re.IGNORECASE,
)
_YEARS_OLD = re.compile(rf"\b(?P<age>\d{{1,3}}|{SPELLED})[- ](?:years?|yrs?)[- ]old\b", re.IGNORECASE)
_DECADE = re.compile(
    r"\bin my (?P<part>early |mid[- ]|late )?(?P<tens>twenties|thirties|forties|fifties|sixties|"
    r"seventies|eighties|20s|30s|40s|50s|60s|70s|80s)\b",
    re.IGNORECASE,
)
_TENS = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80}
_NOT_MINE = re.compile(rf"^[\s-]*(?:{CHILD}|{PET}|boy|girl|house|car|mother|father|{OTHERS})\b", re.IGNORECASE)
_OTHERS_AGE = re.compile(r"(?:\b(?:is|are|he's|she's|my|our|aged|of)\s+(?:an?\s+)?)$", re.IGNORECASE)

_GENDER = (
    ("non-binary", re.compile(r"\b(?:i'm|i am|as a|^)\s*(?:[\w-]+\s+){0,3}?(?:non-?binary|enby)\b", re.I)),
    (
        "female",
        re.compile(
            r"(?:\b(?:i'm|i am|as)\b|^)[^.!?;]{0,40}?(?<!\bmy )(?<!\bto a )(?<!\bwith a )(?<!\bof a )"
            r"\b(?:woman|female|lady|(?:mum|mom|mother|grandmother|grandma)(?= of\b|,|\s*$| and\b| from\b|"
            r" in\b| with\b))",
            re.I,
        ),
    ),
    (
        "male",
        re.compile(
            r"(?:\b(?:i'm|i am|as)\b|^)[^.!?;]{0,40}?(?<!\bmy )(?<!\bto a )(?<!\bwith a )(?<!\bof a )"
            r"\b(?:man|male|guy|bloke|(?:dad|father|grandfather|grandpa)(?= of\b|,|\s*$| and\b| from\b| in\b|"
            r" with\b))\b",
            re.I,
        ),
    ),
)

_JOB_PART = (
    r"(?!work|study|living|based)[a-z][\w'/-]*"
    r"(?:\s+(?!and\b|with\b|who\b|from\b|living\b|based\b|but\b|so\b|at night\b)[a-z][\w'/-]*){0,3}"
)
_SHIFTS = r"(?:\s+(?:on|working)\s+(?:night|day|late|early|shift)\s*(?:shifts?)?)?"
_JOB_IS = re.compile(
    rf"\b(?:i'm|i am|i work as|work as|working as|i'm working as|job:|occupation:|"
    rf"employed as)\s+(?:currently\s+|now\s+)?"
    rf"(?:an?\s+|the\s+)?(?:\d{{1,3}}[- ]?(?:years?[- ]old|yo|"
    rf"y/o)?,?\s+(?:and\s+)?(?:an?\s+)?)?(?P<job>{_JOB_PART}{_SHIFTS})",
    re.IGNORECASE,
)
_JOB_APPOSED = re.compile(rf"(?:^|,|\band)\s*(?:an?\s+)(?P<job>{_JOB_PART}{_SHIFTS})", re.IGNORECASE)
_JOB_BARE = re.compile(
    rf"(?:^|,)\s*(?P<job>(?:[a-z][\w'-]*\s+){{0,2}}[a-z][\w'-]*{_SHIFTS})\s*(?=,|$|\bwith\b)", re.IGNORECASE
)
_JOB_PLACE = re.compile(
    r"\b(?:i\s+)?(?P<job>(?:work|working)\s+(?:in|at|for)\s+(?:an?\s+|the\s+)?[a-z][\w'-]*(?:\s+(?!and\b|"
    r"with\b|but\b|from\b|in\b)"
    r"[a-z][\w'-]*){0,2}|(?:work|working)\s+from\s+home|(?:work|working)\s+nights)",
    re.IGNORECASE,
)
_STUDIES = re.compile(
    r"\b(?:i\s+study|i'm studying|i am studying|studying|i teach)\s+"
    r"(?P<what>[a-z][\w'-]*(?:\s+(?!and\b|at\b|in\b|with\b|but\b)[a-z][\w'-]*){0,2})",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\b(?P<job>retired(?:\s+(?!and\b|but\b|with\b|in\b|from\b|last\b|since\b|now\b|"
    r"early\b)[a-z][\w'-]*){0,2}|unemployed|between jobs|"
    r"looking for (?:a )?(?:work|job)|on (?:parental|maternity|paternity|sick) leave|self-employed|"
    r"stay[- ]at[- ]home (?:mum|mom|dad|parent|mother|father))\b",
    re.IGNORECASE,
)

_KEEPS = (
    r"(?:have|has|have got|got|i've|i've got|with|and|plus|raising|raise|mum of|mom of|mother of|"
    r"dad of|father of|parent of|live with|living with|share\w* (?:a (?:flat|house|home) )?with|own)"
)
_HOUSEHOLD = re.compile(
    rf"(?:\b{_KEEPS}\s+|,\s*)(?:my\s+|our\s+)?(?P<many>{COUNT}\s+(?:(?:small|little|young|grown-up|teenage|"
    rf"adult|old|big|lovely|"
    rf"tiny|\d+[- ]year[- ]old|elderly|noisy|school-age)\s+){{0,2}}(?:{CHILD}|{PET}))\b"
    rf"|\b(?:my|our)\s+(?P<mine>(?:(?:\d+|two|three|four|little|small|old|young|elderly|"
    rf"baby)[- ]?(?:year[- ]old\s+)?\s*){{0,2}}(?:{CHILD}|{PET}|{PARTNER}))\b"
    rf"|\b(?:live|living|lives|share\w* (?:a (?:flat|house|"
    rf"home))?)\s+(?:together\s+)?with\s+(?P<with>(?:my\s+|our\s+|an?\s+|two\s+|three\s+|four\s+|\d\s+|"
    rf"some\s+)?(?:elderly\s+|old\s+|little\s+)?(?:{OTHERS}|{CHILD}|{PET}|{PARTNER}))\b"
    r"|\b(?P<alone>(?:i\s+)?(?:live|living)\s+(?:alone|by myself|on my own|all alone))\b",
    re.IGNORECASE,
)
_MORE_OF_THEM = re.compile(
    rf"(?:\s*,\s*|\s+and\s+|\s*,\s*and\s+|\s+&\s+)(?:my\s+|our\s+)?(?P<more>(?:{COUNT}\s+)?(?:(?:small|little|"
    rf"young|teenage|old|big)\s+)?"
    rf"(?:{CHILD}|{PET}|{PARTNER}|{OTHERS}))\b",
    re.IGNORECASE,
)
_ADOPTED = re.compile(r"^(?:my|our)\s+", re.IGNORECASE)

_LIVES = re.compile(
    r"\b(?:i\s+|we\s+)?(?:live|living|am based|i'm based|based|moved|staying|reside|located|am|i'm|from|here|"
    r"home is)\s+"
    r"(?:(?:now|currently|at the moment|just|close|out|up|right|here|over|back)\s+)*(?:in|near|to|at|outside|"
    r"around)?\s*"
    r"(?P<place>[^\W\d_][\w'’.-]*(?:[ ][^\W\d_][\w'’.-]*){0,3}(?:,\s*[A-Z][\w'’.-]*(?:[ ][A-Z][\w'’.-]*)?)?)",
)
_IN = re.compile(
    r"\b(?:in|near|from)\s+(?P<place>[A-ZÀ-Þ][\w'’.-]*(?:[ ](?:[A-ZÀ-Þ][\w'’.-]*|de|del|am|of|upon|la|"
    r"le))*(?:,\s*[A-ZÀ-Þ][\w'’.-]*)?)"
)
_WRITTEN_ZONE = re.compile(r"\b(?P<place>[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?)\b")

_BEDTIME = re.compile(r"\b(?:bed|asleep|sleep|get up|wake|work(?:ing)? (?:nights|from|until)|shift)\b", re.IGNORECASE)


def read_text(text: str) -> Told:
    """Return what ``text`` says about whoever wrote it; empty where nothing is recognised."""
    words = _plain(text[:TEXT_LIMIT])
    likes, dislikes = _tastes(words)
    place = _place(words)
    household = _household(words)
    limits = _limits(words)
    return Told(
        age=_age(words),
        gender=_gender(words),
        occupation=_occupation(words),
        household=household[:PHRASES_LIMIT],
        limits=limits[:PHRASES_LIMIT],
        likes=tuple(like for like in likes if like.casefold() not in {each.casefold() for each in dislikes}),
        dislikes=dislikes,
        windows=_windows(words),
        time_zone=place.zone if place else None,
        place=place.name if place else None,
    )


def _plain(text: str) -> str:
    straight = text.replace("’", "'").replace("‘", "'")
    straight = re.sub(r"\b([Ii])m\b", r"\1'm", straight)
    straight = re.sub(r"\b(can|don|isn|doesn|won)t\b", r"\1't", straight, flags=re.IGNORECASE)
    return re.sub(r"[ \t]+", " ", straight).strip()


def _number(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    parts = re.split(r"[- ]", word.lower())
    values = [NUMBER_WORDS.get(part) for part in parts]
    return sum(value for value in values if value is not None) if None not in values else None


def _age(words: str) -> str | None:
    for found in (*_YEARS_OLD.finditer(words), *_OWN_AGE.finditer(words)):
        value = _number(found["age"])
        after = words[found.end() :]
        if found.re is _YEARS_OLD and (_NOT_MINE.match(after) or _is_others(words[: found.start()])):
            continue
        if found.re is _OWN_AGE and _NOT_MINE.match(re.sub(r"^[- ]*(?:years?[- ]old)?", "", after)):
            continue
        if value is not None and 1 <= value <= OLDEST:
            return str(value)
    decade = _DECADE.search(words)
    if decade is None:
        return None
    tens = decade["tens"].lower()
    start = _TENS.get(tens) or int(tens[:2])
    part = (decade["part"] or "").strip(" -").lower()
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part, (0, 9))
    return f"{start + low}-{start + high}"


def _is_others(before: str) -> bool:
    """Whether what stands before an age makes it somebody else's: "my son is", "our"."""
    clause = re.split(r"[.;!?]", before)[-1]
    if re.search(r"\b(?:i'm|i am)\s+(?:an?\s+)?$", clause, re.IGNORECASE):
        return False
    return bool(_OTHERS_AGE.search(clause)) or bool(
        re.search(rf"\b(?:my|our)\s+(?:{CHILD}|{PET}|{PARTNER}|{OTHERS})\b[^,]*$", clause, re.IGNORECASE)
    )


def _gender(words: str) -> str | None:
    for sentence in _sentences(words):
        for value, pattern in _GENDER:
            if pattern.search(sentence):
                return value
    return None


def _occupation(words: str) -> str | None:
    state = _STATE.search(words)
    if state:
        return re.sub(r"\s+", " ", state["job"]).strip().lower()
    studies = _STUDIES.search(words)
    if studies:
        verb = "teaches" if "teach" in studies[0].lower().split()[0:2] else "studies"
        return f"{verb} {studies['what'].strip()}"
    for sentence in _sentences(words):
        taste = _CUE_OF_TASTE.search(sentence)
        said = sentence[: taste.start()] if taste else sentence
        for pattern in (_JOB_IS, _JOB_APPOSED):
            for found in pattern.finditer(said):
                job = _job(found["job"])
                if job:
                    return job
        place = _JOB_PLACE.search(said)
        if place:
            return re.sub(r"^work(?:ing)?", "works", place["job"].strip(), flags=re.IGNORECASE)
        for found in _JOB_BARE.finditer(said):
            job = _job(found["job"])
            if job:
                return job
    return None


_CUE_OF_TASTE = re.compile(rf"(?<![\w'])(?:{_DISLIKE}|{_LIKE})(?![\w'])", re.IGNORECASE)


def _job(phrase: str) -> str | None:
    """Return the longest beginning of ``phrase`` that names a job."""
    shifts = re.search(r"\s+(?:on|working)\s+(?:night|day|late|early|shift)\s*(?:shifts?)?$", phrase, re.IGNORECASE)
    tail = shifts[0] if shifts else ""
    parts = phrase.removesuffix(tail).split()
    for size in range(len(parts), 0, -1):
        words = " ".join(parts[:size]).strip(_EDGES)
        if words and is_job(words) and not re.match(r"(?:not|in|on|at|from|fan|big|bit)\b", words, re.IGNORECASE):
            return _lowered((words + (tail if size == len(parts) else "")).strip())
    return None


def _lowered(words: str) -> str:
    """Return words without the capital of a sentence's beginning; ``IT consultant`` keeps its own."""
    return words[0].lower() + words[1:] if words[1:2].islower() else words


def _household(words: str) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for match in _HOUSEHOLD.finditer(words):
        if match["alone"]:
            found["alone"] = "lives alone"
            continue
        said = match["many"] or match["mine"] or match["with"]
        if _is_wished_for(words[: match.start()]):
            continue
        _add_member(found, said)
        rest = words[match.end() :]
        while more := _MORE_OF_THEM.match(rest):
            _add_member(found, more["more"])
            rest = rest[more.end() :]
    return tuple(found.values())


def _add_member(found: dict[str, str], said: str) -> None:
    phrase = _ADOPTED.sub("", re.sub(r"\s+", " ", said).strip()).lower()
    head = phrase.split()[-1].removesuffix("s")
    found.setdefault(head, phrase)


def _is_wished_for(before: str) -> bool:
    return bool(
        re.search(
            r"\b(?:want|wish|would like|i'd like|like|love|hate|without|no|don't have|dream of)\s*$", before, re.I
        )
    )


_BAD = re.compile(
    r"\bmy (?P<part>knees?|back|hips?|legs?|feet|heart|eyes|ears|shoulders?|hands?|lungs)\s+"
    r"(?:hurts?|aches?|(?:is|are)\s+(?:(?:very|really|quite|so|pretty)\s+)*(?:bad|weak|sore|broken|injured|stiff))\b",
    re.IGNORECASE,
)


def _limits(words: str) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for match in _BAD.finditer(words):
        phrase = f"bad {match['part'].lower()}"
        found.setdefault(phrase, phrase)
    for match in LIMIT.finditer(words):
        if re.search(
            r"\b(?:no|not|never|without|isn't|no longer)\s+(?:an?\s+|"
            r"have\s+)?$",
            words[: match.start()],
            re.IGNORECASE,
        ):
            continue
        phrase = re.sub(r"^(?:i'm|i am)\s+", "", match[0], flags=re.IGNORECASE).lower()
        found.setdefault(phrase, phrase)
    return tuple(found)


def _place(words: str) -> Place | None:
    zone = _WRITTEN_ZONE.search(words)
    if zone and (place := find_place(zone["place"])):
        return place
    for pattern in (_LIVES, _IN):
        for found in pattern.finditer(words):
            before = words[: found.start()]
            if _ELSEWHERE.search(before):
                continue
            named = _named(found["place"])
            if named:
                return named
    return None


_ELSEWHERE = re.compile(
    r"\b(?:grew up|born|was|holidays?|weekends?|summers?|used to)\s*$|"
    r"\b(?:my|our|his|her|their)\s+\w+\b[^.;!?]*\b(?:is|are|was|lives?|comes?|works?)\b[^.;!?,]*$",
    re.IGNORECASE,
)


def _named(phrase: str) -> Place | None:
    """Return the place that the longest beginning of ``phrase`` names; its words must begin with capitals."""
    city, comma, region = phrase.partition(",")
    parts = city.strip().split()
    for size in range(len(parts), 0, -1):
        name = " ".join(parts[:size]).strip(_EDGES)
        if len(name) < 3 or not name[0].isupper() or name in _NO_PLACE:
            continue
        place = (find_place(f"{name},{region}") if comma and size == len(parts) else None) or find_place(name)
        if place:
            return place
    return None


_NO_PLACE = frozenset(
    "I The A My Our And But January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday English German French Reading Instagram Netflix".split()
)


def _windows(words: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    for sentence in _sentences(words):
        for clause in _clauses(sentence):
            if SCREEN.search(clause) and not _BEDTIME.search(clause):
                spans += [span for span in find_hours(clause) if span not in spans]
    return tuple(spans)


def _clauses(sentence: str) -> list[str]:
    """Return the parts of a sentence between which the talk is of something else."""
    return re.split(r"\bbut\b|,\s*(?=(?:i|my|we)\b)|\band\s+(?=i\s|i'm\s)", sentence, flags=re.IGNORECASE)


def _tastes(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    likes: tuple[str, ...] = ()
    dislikes: tuple[str, ...] = ()
    for sentence in _sentences(words):
        for piece in _pieces(sentence):
            phrases = _phrases(piece.text)
            if piece.kind in ("like", "hobby"):
                likes = merge_phrases(likes, phrases)
            elif piece.kind in ("dislike", "contra"):
                dislikes = merge_phrases(dislikes, phrases)
    return likes[:PHRASES_LIMIT], dislikes[:PHRASES_LIMIT]


@dataclass(frozen=True)
class _Piece:
    kind: str
    text: str


def _pieces(sentence: str) -> list[_Piece]:
    cues = [cue for cue in _CUE.finditer(sentence) if not _is_would(sentence, cue)]
    ends = [*(cue.start() for cue in cues), len(sentence)][1:]
    return [_Piece(cue.lastgroup or "", sentence[cue.end() : end]) for cue, end in zip(cues, ends, strict=True)]


def _is_would(sentence: str, cue: re.Match[str]) -> bool:
    """Whether a cue is part of a wish ("I'd like", "would love") or of a comparison ("things like")."""
    before = sentence[: cue.start()].lower()
    if re.search(r"(?:\b(?:i'd|would|'d|you|feel|things|something|anything|look|looks|stuff)\s*)$", before):
        return True
    return cue.lastgroup == "like" and bool(re.match(r"(?:i\s+)?would\b", cue[0].lower()))


def _phrases(text: str) -> list[str]:
    try:
        parts = split_phrases(text.strip(_EDGES)) if any(sign.isalpha() for sign in text) else []
    except PhraseError:
        return []
    found = []
    for part in parts:
        phrase = part
        while (shorter := _HEAD.sub("", phrase)) != phrase:
            phrase = shorter
        phrase = _DANGLING.sub("", _TAIL.sub("", phrase)).strip(_EDGES)
        if phrase and not _NO_TASTE.match(phrase) and not _is_something_else(phrase):
            found.append(phrase)
    return found


def _is_something_else(phrase: str) -> bool:
    """Whether a phrase tells of people, limits or screens rather than of a taste."""
    if LIMIT.fullmatch(phrase) or re.fullmatch(r"\d+", phrase):
        return True
    member = rf"(?:with\s+)?(?:(?:my|our)\s+)?(?:{COUNT}\s+)?(?:{CHILD}|{PARTNER})"
    pet = rf"(?:with\s+)?(?:(?:my|our)|{COUNT})\s+{PET}"
    return bool(re.fullmatch(member, phrase, re.I) or re.fullmatch(pet, phrase, re.I)) or bool(
        SCREEN.search(phrase) and find_hours(phrase)
    )


def _sentences(words: str) -> list[str]:
    cuts = [0, *(position for cut in _SENTENCE.finditer(words) for position in cut.span()), len(words)]
    return [part.strip() for start, end in list(pairwise(cuts))[::2] if (part := words[start:end]).strip()]
