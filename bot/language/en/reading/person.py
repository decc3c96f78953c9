"""Who somebody is, read from their sentences: gender and what they do all day."""

from __future__ import annotations

import re

from bot.language.en.reading.lexicon import is_job
from bot.language.en.reading.sentences import EDGES, sentences
from bot.language.en.reading.tastes import CUE_OF_TASTE

_GENDER = (
    (
        "non-binary",
        re.compile(
            r"(?:\b(?:i'm|i am|as a)\s{0,4}(?:[\w-]+\s{1,4}){0,3}?|^|,\s{0,4})(?:non-?binary|enby)\b|\bthey/them\b",
            re.I,
        ),
    ),
    (
        "female",
        re.compile(
            r"\bshe/her\b|(?:^|,\s{0,4})f(?=\s{0,4}(?:,|$))|"
            r"(?:^|,\s{0,4})\d{2}\s?/?f\b|(?:^|,\s{0,4})f\s?/?\d{2}\b|\bi'm a she\b",
            re.I,
        ),
    ),
    (
        "male",
        re.compile(
            r"\bhe/him\b|(?:^|,\s{0,4})m(?=\s{0,4}(?:,|$))|"
            r"(?:^|,\s{0,4})\d{2}\s?/?m\b|(?:^|,\s{0,4})m\s?/?\d{2}\b|\bi'm a he\b",
            re.I,
        ),
    ),
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
    r"(?!(?:work(?:s|ing)?|study|studying|living|based)\b)[a-z][\w'/-]*"
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
    r"\b(?:i\s{1,4})?(?P<job>(?:work|working)\s{1,4}(?:(?:part|full)[- ]time\s{1,4})?"
    r"(?:in|at|for)\s{1,4}(?:an?\s{1,4}|the\s{1,4})?[a-z][\w'-]*(?:\s{1,4}(?!and\b|"
    r"with\b|but\b|from\b|in\b)"
    r"[a-z][\w'-]*){0,2}|(?:work|working)\s{1,4}from\s{1,4}home|"
    r"(?:work|working)\s{1,4}nights(?:\s{1,4}(?:in|at|for)\s{1,4}(?:an?\s{1,4}|the\s{1,4})?[a-z][\w'-]*)?)",
    re.IGNORECASE,
)
_STUDIES = re.compile(
    r"\b(?:i\s{1,4}study|i'm studying|i am studying|studying|i teach|"
    r"(?:i\s{1,4}am|i'm|im)\s{1,4}(?:an?\s{1,4})?student\s{1,4}of)\s{1,4}"
    r"(?P<what>[a-z][\w'-]*(?:\s{1,4}(?!and\b|at\b|in\b|with\b|but\b)[a-z][\w'-]*){0,2})",
    re.IGNORECASE,
)


_NOTED = re.compile(
    r"\b(?:you|u)(?:'ve|\s{1,4}have|\s{1,4}had)?\s{1,4}(?:got\s{1,4}|have\s{1,4}|put\s{1,4}|wrote\s{1,4}|noted\s{1,4})?(?:me\s{1,4})?(?:down\s{1,4})?as\s{1,4}"
    r"[^,.;!?]{1,30}|\bnot\s{1,4}an?\s{1,4}(?:woman|man|girl|boy|lady|guy)\b",
    re.IGNORECASE,
)
"""What was noted wrongly, or what somebody is not: "you have me down as a man"."""


def read_gender(words: str) -> str | None:
    """Return ``female``, ``male`` or ``non-binary`` where it is said."""
    for sentence in sentences(_NOTED.sub(" ", words)):
        for value, pattern in _GENDER:
            if pattern.search(sentence):
                return value
    return None


def read_occupation(words: str) -> str | None:
    """Return the work or the studies that somebody tells."""
    words = _OTHERS_SAY.sub(" ", words)
    studies = _STUDIES.search(words)
    if studies:
        verb = "teaches" if "teach" in studies[0].lower().split()[0:2] else "studies"
        return f"{verb} {studies['what'].strip()}"
    if drives := _DRIVES.search(words):
        return f"drives {drives['what'].lower()}"
    if runs := _RUNS.search(words):
        return f"{_RUNNING[runs['verb'].lower()]} {runs['what'].lower()}"
    if does := _DOES.search(words):
        return f"{does['verb'].lower()}s {does['what'].lower()}"
    if shifts := _ON_SHIFTS.search(words):
        return _with_job(shifts, words)
    if school := _IN_SCHOOL.search(words):
        return f"in {school['school'].lower()}"
    if (put_right := _DOWN_AS.search(words)) is not None:
        job = _job(put_right["job"])
        return f"former {job}" if job and put_right["was"] else job
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


def _with_job(shifts: re.Match[str], words: str) -> str:
    """Return the shifts that somebody works, with the job that stands before them: "cook on nights in Lyon"."""
    before = _I_AM.sub("", re.split(r"[,.;!?]", words[: shifts.start()])[-1]).strip()
    job = _job(before) if before else None
    return f"{job}, {shifts['shifts'].lower()}" if job is not None else f"works {shifts['what'].lower()}"


_DOWN_AS = re.compile(
    rf"\b(?:you|u)(?:'ve|\s{{1,4}}have|\s{{1,4}}had)?\s{{1,4}}(?:got\s{{1,4}}|put\s{{1,4}}|noted\s{{1,4}}|wrote\s{{1,4}})?me\s{{1,4}}(?:down\s{{1,4}})?as\s{{1,4}}"
    rf"[^.;!?]{{2,60}}[.;!?,-]\s{{0,4}}(?:(?:but|no|actually|well)\b,?\s{{1,4}}){{0,3}}"
    rf"(?:(?P<was>i\s{{1,4}}was)|i'm|i\s{{1,4}}am|it's)\s{{1,4}}(?:actually\s{{1,4}}|really\s{{1,4}})?(?:an?\s{{1,4}}|the\s{{1,4}})?(?P<job>{_JOB_PART})",
    re.IGNORECASE,
)
"""How somebody puts right what they are noted to do: "you have me down as a baker. I'm a pastry chef"."""
_MADE = re.compile(
    rf"\b(?:(?:made|promoted|appointed|hired|named)\s{{1,4}}me\s{{1,4}}(?:(?:up\s{{1,4}})?to\s{{1,4}}|as\s{{1,4}})?|[a-z]{{3,10}}ed\s{{1,4}}me\s{{1,4}}(?:up\s{{1,4}})?(?:to|as)\s{{1,4}})(?:be\s{{1,4}})?(?:an?\s{{1,4}}|the\s{{1,4}})?(?P<job>{_JOB_PART})|"
    rf"\b(?:got|was|been|am)\s{{1,4}}(?:made|promoted\s{{1,4}}to|appointed)\s{{1,4}}(?:an?\s{{1,4}}|the\s{{1,4}})?(?P<job2>{_JOB_PART})",
    re.IGNORECASE,
)
"""What somebody became at work: "they made me foreman"."""
_SECOND = re.compile(r"\b(?P<job>volunteer\s{1,4}[a-z]+|(?:part[- ]time|weekend)\s{1,4}[a-z]+)\b", re.IGNORECASE)


def promotion(words: str) -> str | None:
    """Return what somebody became at work, whoever made them so."""
    jobs = (_job(found["job"] or found["job2"]) for found in _MADE.finditer(words))
    return next((_with_a_second(job, words) for job in jobs if job), None)


def _with_a_second(job: str, words: str) -> str:
    """Return a job with what somebody does beside it: "foreman, volunteer firefighter"."""
    second = _SECOND.search(words)
    return f"{job}, {second['job'].lower()}" if second is not None and is_job(second["job"]) else job


_I_AM = re.compile(r"^\s{0,4}(?:i'm|i\s{1,4}am|im)?\s{0,4}(?:an?\s{1,4})?", re.IGNORECASE)
_OTHERS_SAY = re.compile(
    r"(?:\b(?:my|the)\s{1,4}|^)[\w-]{2,20}\s{1,4}(?:says?|said|told|thinks|wants|recommends)\b", re.IGNORECASE
)
_BY_DAY = re.compile(
    r"(?:^|[.;,]\s{0,4}|\ban?\s{1,4})(?P<job>[a-z][\w'-]*(?:\s{1,4}[a-z][\w'-]*){0,2})\s{1,4}by\s{1,4}day\b",
    re.IGNORECASE,
)
_DRIVES = re.compile(
    r"(?:\bi\s{1,4}|^|[,.;]\s{0,4})drive\s{1,4}(?P<what>(?:(?:an?|the)\s{1,4})?(?:(?!and\b|to\b|my\b|in\b|on\b|past\b)[a-z-]{2,14}\s{1,4}){0,2}?"
    r"(?:bus(?:es)?|coach(?:es)?|lorry|lorries|trucks?|taxis?|cabs?|trams?|trains?|vans?|ambulances?|forklifts?|tractors?|ubers?))\b",
    re.IGNORECASE,
)
_RUNS = re.compile(
    r"\b(?:i|we)\s{1,4}(?P<verb>run|own|manage|keep)\s{1,4}(?P<what>(?:an?|my|our|the)\s{1,4}(?:[a-z'-]+\s{1,4}){0,3}?"
    r"(?:bakery|shop|pizzeria|trattoria|tavern|laundry|shelter|cinema|store|stall|caf[eé]|restaurant|bistro|business|company|agency|farm|salon|pub|bar|hotel|hostel|b&b|school|"
    r"studio|garage|nursery|bookshop|kiosk|gallery|practice|surgery|kennels?|stables?|workshop|butcher's|boutique))\b",
    re.IGNORECASE,
)
_RUNNING = {"run": "runs", "own": "owns", "manage": "manages", "keep": "keeps"}
_DOES = re.compile(
    r"\bi\s{1,4}(?P<verb>sell|repair|design|deliver|clean|build|groom|breed)\s{1,4}(?P<what>(?!up\b|my\b|the\b|it\b)[a-z]+s)\b",
    re.IGNORECASE,
)
_ON_SHIFTS = re.compile(
    r"\b(?:i'm|i am|on|i\s{1,4}do|i\s{1,4}work|doing)\s{1,4}(?:on\s{1,4})?"
    r"(?P<what>(?P<shifts>(?:night|late|earl(?:y|ie)|shift|day)s?"
    r"(?:\s{1,4}shifts?)?)\s{1,4}(?:at|in|for|on)\s{1,4}(?:an?\s{1,4}|the\s{1,4})?[a-z][\w'-]*)",
    re.IGNORECASE,
)
_IN_SCHOOL = re.compile(
    r"(?:\b(?:i'm|i am|still)\s{1,4}(?:still\s{1,4})?(?:in|at)\s{1,4}|(?:^|,)\s{0,4}(?:in\s{1,4}|at\s{1,4})?)"
    r"(?P<school>(?<=in )school|high school|secondary school|college|uni(?:versity)?|sixth form|"
    r"(?:grad|art|law|medical) school)\b",
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
        if re.search(r"\b(?:don't|not|never|can't|won't)\b", " ".join(parts), re.IGNORECASE):
            return None
        words = re.sub(r"^(?:my|his|her|their|our|the)\s{1,4}", "", " ".join(parts[:size]).strip(EDGES))
        if words and is_job(words) and not re.match(r"(?:no|not|in|on|at|from|fan|big|bit)\b", words, re.IGNORECASE):
            return _lowered((words + (tail if size == len(parts) else "")).strip())
    return None


def _lowered(words: str) -> str:
    """Return words without the capital of a sentence's beginning; ``IT consultant`` keeps its own."""
    return words[0].lower() + words[1:] if words[1:2].islower() else words
