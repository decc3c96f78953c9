"""Who somebody is, read from their sentences: age, gender and what they do all day."""

from __future__ import annotations

import re

from bot.understanding.ages import OLDEST
from bot.understanding.reading.lexicon import CHILD, OTHERS, PARTNER, PET, SPELLED, is_job
from bot.understanding.reading.sentences import EDGES, number, sentences
from bot.understanding.reading.tastes import CUE_OF_TASTE

_OWN_AGE = re.compile(
    rf"(?:\b(?:i'm|i am|im|me:?|i turned|i just turned|turned|age:?|aged|i'm aged|both|(?:man|woman|guy|lady|"
    rf"bloke) of)\s{{1,4}}(?:just\s{{1,4}}|now\s{{1,4}}|"
    rf"almost\s{{1,4}})?(?:an?\s{{1,4}})?"
    rf"|(?:^|,|[.!;]\s|\n|\band)\s{{0,4}}(?=(?:\d{{2}}|{SPELLED})\s{{0,4}}(?:[,.]\s|$|years|yrs|y/?o|here|and\s|[mf]\b)))"
    rf"(?P<age>\d{{1,3}}|{SPELLED})(?![\d:/]|[.,]\d)"
    r"(?!\s{0,4}(?:kids?|children|dogs?|cats?|minutes?|hours?|times?|pm|am|%|km|miles?|weeks?|months?|days?|o'clock))"
    r"(?:\s{0,4}[- ]?\s{0,4}(?:years?|yrs?|y/?o)(?:[- ]olds?)?|\s{1,4}here)?",
    re.IGNORECASE,
)
_YEARS_OLD = re.compile(rf"\b(?P<age>\d{{1,3}}|{SPELLED})[- ](?:years?|yrs?)[- ]old\b", re.IGNORECASE)
_DECADE = re.compile(
    r"\b(?:in my |(?=(?:early|mid|late)[- ]))(?P<part>early[- ]|mid[- ]|late[- ])?(?P<tens>twenties|thirties|"
    r"forties|fifties|sixties|"
    r"seventies|eighties|20s|30s|40s|50s|60s|70s|80s)\b",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b(?P<age>\d{2})\s{1,4}years(?=\s{0,4}(?:[,.;!]|$|and\b|with\b|but\b))", re.IGNORECASE)
_SPELL = re.compile(
    r"\b(?:for|in|since|of|last|past|over|about|after|every|than|was|next|these|almost|ago|took|within|by)\s{0,4}$",
    re.IGNORECASE,
)
"""What stands before a stretch of years that is no age."""
_YOUNGEST_TOLD = 16
_TENS = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80}
_NOT_MINE = re.compile(rf"^[\s-]*(?:{CHILD}|{PET}|boy|girl|house|car|mother|father|{OTHERS})\b", re.IGNORECASE)
_OTHERS_AGE = re.compile(r"(?:\b(?:is|are|he's|she's|my|our|aged|of)\s{1,4}(?:an?\s{1,4})?)$", re.IGNORECASE)

_GENDER = (
    (
        "non-binary",
        re.compile(
            r"(?:\b(?:i'm|i am|as a)\s{0,4}(?:[\w-]+\s{1,4}){0,3}?|^|,\s{0,4})(?:non-?binary|enby)\b|\bthey/them\b",
            re.I,
        ),
    ),
    ("female", re.compile(r"\bshe/her\b|(?:^|,\s{0,4})\d{2}\s?/?f\b|(?:^|,\s{0,4})f\s?/?\d{2}\b|\bi'm a she\b", re.I)),
    ("male", re.compile(r"\bhe/him\b|(?:^|,\s{0,4})\d{2}\s?/?m\b|(?:^|,\s{0,4})m\s?/?\d{2}\b|\bi'm a he\b", re.I)),
    (
        "female",
        re.compile(
            r"(?:\b(?:i'm|i am|as)\b|^)[^.!?;]{0,40}?(?<!\bmy )(?<!\bto a )(?<!\bwith a )(?<!\bof a )"
            r"\b(?:woman|female|lady|(?:mum|mom|mother|grandmother|grandma)(?= of\b|,|\s{0,4}$| and\b| from\b|"
            r" in\b| with\b))",
            re.I,
        ),
    ),
    (
        "male",
        re.compile(
            r"(?:\b(?:i'm|i am|as)\b|^)[^.!?;]{0,40}?(?<!\bmy )(?<!\bto a )(?<!\bwith a )(?<!\bof a )"
            r"\b(?:man|male|guy|bloke|(?:dad|father|grandfather|grandpa)(?= of\b|,|\s{0,4}$| and\b| from\b| in\b|"
            r" with\b))\b",
            re.I,
        ),
    ),
)

_JOB_PART = (
    r"(?!work|study|living|based)[a-z][\w'/-]*"
    r"(?:\s{1,4}(?!and\b|with\b|who\b|from\b|living\b|based\b|but\b|so\b|at night\b)[a-z][\w'/-]*){0,3}"
)
_SHIFTS = r"(?:\s{1,4}(?:on|working)\s{1,4}(?:night|day|late|early|shift)\s{0,4}(?:shifts?)?)?"
_JOB_IS = re.compile(
    rf"\b(?:i'm|i am|i work as|work as|work(?:ing)?\s{{1,4}}(?:from\s{{1,4}}home|nights|part[- ]time|full[- ]time|"
    rf"freelance)\s{{1,4}}as|working as|i'm working as|job:|occupation:|"
    rf"employed as)\s{{1,4}}(?:currently\s{{1,4}}|now\s{{1,4}})?"
    rf"(?:an?\s{{1,4}}|the\s{{1,4}})?(?:\d{{1,3}}[- ]?(?:years?[- ]old|yo|"
    rf"y/o)?,?\s{{1,4}}(?:and\s{{1,4}})?(?:an?\s{{1,4}})?)?(?P<job>{_JOB_PART}{_SHIFTS})",
    re.IGNORECASE,
)
_JOB_APPOSED = re.compile(rf"(?:^|,|\band)\s{{0,4}}(?:an?\s{{1,4}})(?P<job>{_JOB_PART}{_SHIFTS})", re.IGNORECASE)
_JOB_BARE = re.compile(
    rf"(?:^|,)\s{{0,4}}(?P<job>(?:[a-z][\w'-]*\s{{1,4}}){{0,2}}[a-z][\w'-]*{_SHIFTS})\s{{0,4}}(?=,|$|\bwith\b)",
    re.IGNORECASE,
)
_JOB_PLACE = re.compile(
    r"\b(?:i\s{1,4})?(?P<job>(?:work|working)\s{1,4}(?:in|at|for)\s{1,4}(?:an?\s{1,4}|the\s{1,4})?[a-z][\w'-]*(?:\s{1,4}(?!and\b|"
    r"with\b|but\b|from\b|in\b)"
    r"[a-z][\w'-]*){0,2}|(?:work|working)\s{1,4}from\s{1,4}home|(?:work|working)\s{1,4}nights)",
    re.IGNORECASE,
)
_STUDIES = re.compile(
    r"\b(?:i\s{1,4}study|i'm studying|i am studying|studying|i teach)\s{1,4}"
    r"(?P<what>[a-z][\w'-]*(?:\s{1,4}(?!and\b|at\b|in\b|with\b|but\b)[a-z][\w'-]*){0,2})",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\b(?P<job>retired(?:\s{1,4}(?!and\b|but\b|with\b|in\b|from\b|last\b|since\b|now\b|"
    r"early\b)[a-z][\w'-]*){0,2}|unemployed|between jobs|"
    r"looking for (?:a )?(?:work|job)|on (?:parental|maternity|paternity|sick) leave|self-employed|"
    r"stay[- ]at[- ]home (?:mum|mom|dad|parent|mother|father))\b",
    re.IGNORECASE,
)


def read_age(words: str) -> str | None:
    """Return an age in years, or a stretch such as ``54-56`` for "mid-fifties"."""
    for found in (*_YEARS_OLD.finditer(words), *_OWN_AGE.finditer(words)):
        value = number(found["age"])
        after = words[found.end() :]
        if found.re is _YEARS_OLD and (_NOT_MINE.match(after) or _is_others(words[: found.start()])):
            continue
        if found.re is _OWN_AGE and _NOT_MINE.match(re.sub(r"^[- ]*(?:years?[- ]old)?", "", after)):
            continue
        if value is not None and 1 <= value <= OLDEST:
            return str(value)
    for found in _YEARS.finditer(words):
        if not _SPELL.search(words[: found.start()]) and _YOUNGEST_TOLD <= int(found["age"]) <= OLDEST:
            return found["age"]
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
    if re.search(r"\b(?:i'm|i am)\s{1,4}(?:an?\s{1,4})?$", clause, re.IGNORECASE):
        return False
    return bool(_OTHERS_AGE.search(clause)) or bool(
        re.search(rf"\b(?:my|our)\s{{1,4}}(?:{CHILD}|{PET}|{PARTNER}|{OTHERS})\b[^,]*$", clause, re.IGNORECASE)
    )


def read_gender(words: str) -> str | None:
    """Return ``female``, ``male`` or ``non-binary`` where it is said."""
    for sentence in sentences(words):
        for value, pattern in _GENDER:
            if pattern.search(sentence):
                return value
    return None


def read_occupation(words: str) -> str | None:
    """Return what somebody does all day."""
    state = _STATE.search(words)
    if state:
        return re.sub(r"\s+", " ", state["job"]).strip().lower()
    studies = _STUDIES.search(words)
    if studies:
        verb = "teaches" if "teach" in studies[0].lower().split()[0:2] else "studies"
        return f"{verb} {studies['what'].strip()}"
    if drives := _DRIVES.search(words):
        return f"drives a {drives['what'].lower()}"
    if school := _IN_SCHOOL.search(words):
        return f"in {school['school'].lower()}"
    for found in _BY_DAY.finditer(words):
        if job := _job(found["job"]):
            return job
    for sentence in sentences(words):
        taste = CUE_OF_TASTE.search(sentence)
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


_BY_DAY = re.compile(
    r"(?:^|[.;,]\s{0,4}|\ban?\s{1,4})(?P<job>[a-z][\w'-]*(?:\s{1,4}[a-z][\w'-]*){0,2})\s{1,4}by\s{1,4}day\b",
    re.IGNORECASE,
)
_DRIVES = re.compile(
    r"\bi\s{1,4}drive\s{1,4}(?:an?|the)\s{1,4}(?P<what>bus|lorry|truck|taxi|cab|tram|train|van|ambulance|forklift)\b",
    re.IGNORECASE,
)
_IN_SCHOOL = re.compile(
    r"\b(?:i'm|i am|still)\s{1,4}(?:still\s{1,4})?(?:in|at)\s{1,4}"
    r"(?P<school>high school|secondary school|college|uni(?:versity)?|sixth form|(?:grad|art|law|medical) school)\b",
    re.IGNORECASE,
)


def _job(phrase: str) -> str | None:
    """Return the longest beginning of ``phrase`` that names a job."""
    shifts = re.search(
        r"\s{1,4}(?:on|working)\s{1,4}(?:night|day|late|early|shift)\s{0,4}(?:shifts?)?$", phrase, re.IGNORECASE
    )
    tail = shifts[0] if shifts else ""
    parts = phrase.removesuffix(tail).split()
    for size in range(len(parts), 0, -1):
        words = re.sub(r"^(?:my|his|her|their|our|the)\s{1,4}", "", " ".join(parts[:size]).strip(EDGES))
        if words and is_job(words) and not re.match(r"(?:not|in|on|at|from|fan|big|bit)\b", words, re.IGNORECASE):
            return _lowered((words + (tail if size == len(parts) else "")).strip())
    return None


def _lowered(words: str) -> str:
    """Return words without the capital of a sentence's beginning; ``IT consultant`` keeps its own."""
    return words[0].lower() + words[1:] if words[1:2].islower() else words
