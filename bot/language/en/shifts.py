"""By how much somebody wants their times moved ("an hour earlier"), and whether they change from week to week."""

from __future__ import annotations

import re

from bot.core.week_orders import WindowBound
from bot.language.en.clock_phrases import find_clock
from recommender.number_words import number_words

_SHIFT = re.compile(
    r"\b(?:(?P<half>half\s{1,4}an?)|(?P<many>\d{1,3}|a|an|one|two|three|ten|fifteen|twenty|thirty|forty-five))\s{1,4}"
    r"(?P<unit>hours?|min(?:ute)?s?)(?P<plus>\s{1,4}and\s{1,4}a\s{1,4}half)?\s{1,4}(?P<way>earlier|sooner|later|back|forward)\b",
    re.IGNORECASE,
)


_WORK = (
    r"(?:shifts?|work(?:ing|s)?|earl(?:y|ies|ier)|lates?|later|nights?|days?|off|free|mornings?|evenings?|"
    r"rota|roster|\d)"
)
_WEEKLY = re.compile(
    rf"\bthis\s{{1,4}}week\b.{{0,60}}\b{_WORK}\b.{{0,60}}\bnext\s{{1,4}}(?:week|one)\b|"
    rf"\b{_WORK}\b.{{0,30}}\bthis\s{{1,4}}week\b.{{0,60}}\bnext\b|"
    rf"\bone\s{{1,4}}week\b.{{0,40}}\b{_WORK}\b.{{0,40}}\b(?:one|the\s{{1,4}}next|the\s{{1,4}}other|another)\b|"
    r"\b(?:shifts?|rota|roster|times|hours|schedule|timetable|plan)\b.{0,30}\b(?:chang\w+|var(?:y|ies)|differ\w*|alternat\w+|rotat\w+|swap\w*)\b"
    r".{0,30}\bweek(?:s|ly)?\b|"
    r"\b(?:rotating|alternating|changing)\s{1,4}shifts?\b|\bweek\s{1,4}on,?\s{1,4}(?:and\s{1,4})?(?:a\s{1,4})?week\s{1,4}off\b",
    re.IGNORECASE,
)


def changes_weekly(text: str) -> bool:
    """Whether somebody says that their times are other ones from week to week."""
    return _WEEKLY.search(text) is not None


def read_shift(text: str) -> int | None:
    """Return by how many minutes times are to be moved, below 0: to earlier; ``None`` if that is not said."""
    found = _SHIFT.search(text)
    if found is None:
        return None
    many = (
        1
        if found["many"] is None or found["many"].casefold() in ("a", "an")
        else number_words("en").value(found["many"]) or 1
    )
    minutes = many * (60 if found["unit"].casefold().startswith("hour") else 1)
    minutes = minutes // 2 if found["half"] else minutes + (30 if found["plus"] else 0)
    return -minutes if found["way"].casefold() in ("earlier", "sooner", "forward") else minutes


_NEW_BOUND = re.compile(
    r"\b(?:(?P<start>start|begin)|(?P<end>end|finish|stop|quit|knock\s{1,4}off))(?:ing|ning|ping|ting)?\s{1,4}(?:writing\s{1,4}|sending\s{1,4})?(?:at|from|by)\s{1,4}"
    r"(?P<when>(?:(?!\b(?:instead|rather|not|to|until|till?|and)\b)(?:[^,.;!?]|(?<=\d)\.(?=\d))){1,30})"
    r"(?:[,\s]{1,4}(?:instead\s{1,4}of|rather\s{1,4}than|not)\b.{1,30})?[\s.!]{0,4}$",
    re.IGNORECASE,
)


_SHIFTED_END = re.compile(
    rf"\b(?P<which>start|begin|end|finish|stop|quit)(?:\s{{1,4}}(?:me|it|them))?\s{{1,4}}{_SHIFT.pattern}(?:\s{{1,4}}(?:hon|then|please|pls|so|love|mate))?"
    r"\s{0,4}[,:(–-]\s{0,4}(?:so\s{1,4}|i\.?e\.?\s{1,4}|say\s{1,4})?(?:at\s{1,4})?(?=\d|half\b|quarter\b)",
    re.IGNORECASE,
)


def name_shifted_ends(text: str) -> str:
    """Return a text in which an end of the times that is told twice is told once: "start an hour later, 8.30"."""
    return _SHIFTED_END.sub(r"\g<which> at ", text)


def read_new_bound(text: str) -> WindowBound | None:
    """Return the end of somebody's times that is to be another one; ``None`` if they name both or none."""
    found = _NEW_BOUND.search(text)
    clock = find_clock(f"at {found['when'].strip()}") if found is not None else None
    if found is None or _NEW_BOUND.search(f"{text[: found.start()].rstrip(' ,').removesuffix('and')}"):
        return None
    return None if clock is None else WindowBound(found["start"] is not None, clock.minutes)
