"""One time of the day, as people write it: ``at 8``, ``half past seven``, ``20:15``, ``in the evening``."""

from __future__ import annotations

import re

from bot.language.clocks import ClockPhrase

_HOUR_WORDS = {
    word: hour
    for hour, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
}
_HOUR = rf"(?:2[0-4]|1\d|0?\d|{'|'.join(_HOUR_WORDS)})"
_HALF = r"(?:[ap]\.?m\b\.?|o['’]?clock\b|uhr\b|in\s{1,3}the\s{1,3}(?:morning|afternoon|evening)\b|at\s{1,3}night\b)"
_CLOCK = re.compile(
    rf"(?:\b(?P<at>at|by|around|about|to)\s{{1,3}}|@\s{{0,3}})?(?:\b(?P<word>noon|midday|midnight)\b"
    rf"|\b(?P<share>half(?=\s{{1,3}}(?:past\s|{_HOUR}\b))|(?:a\s{{1,3}})?quarter(?=\s{{1,3}}(?:past|to)\s))\s{{1,3}}(?:(?P<side>past|to)\s{{1,3}})?(?P<near>{_HOUR})\b\s{{0,3}}(?P<said>{_HALF})?"
    rf"|(?<![\d:.])\b(?P<hour>{_HOUR})(?:[:.h](?P<minute>[0-5]\d)(?!\d)|(?=[ap]\.?m\b)|\b(?![:.]\d))"
    rf"\s{{0,3}}(?P<half>{_HALF})?)",
    re.IGNORECASE,
)
_PARTS = {"breakfast": 8, "morning": 8, "lunch": 12, "lunchtime": 12, "afternoon": 15, "dinner": 18, "evening": 19}
_PARTS |= {"tonight": 20, "night": 21, "bedtime": 22}
_PART = re.compile(
    r"\b(?:in\s{1,3}the|at|over|before|after)\s{1,3}(?P<part>" + "|".join(_PARTS) + r")\b", re.IGNORECASE
)
_SMALL_HOURS = 6
"""Nobody means the small hours by a bare hour up to this one."""


def find_clock(text: str, part: str | None = None) -> ClockPhrase | None:
    """Return the first time of the day in a text; a part of the day alone stands for an hour of it.

    Args:
        text: What somebody wrote.
        part: A part of the day that was named elsewhere, such as ``evening``.
    """
    for token in _CLOCK.finditer(text):
        if (minutes := _minutes(token, part)) is not None:
            return ClockPhrase(minutes, *token.span())
    named = _PART.search(text)
    if named is not None:
        return ClockPhrase((minute_of_part(named["part"]),), *named.span())
    return None


def read_times(text: str) -> tuple[int, ...]:
    """Return what an answer to "at what time?" may mean, as minutes of the day; empty if it is no time."""
    found = find_clock(text) or find_clock(f"at {text.strip()}")
    return found.minutes if found is not None else ()


def minute_of_part(part: str) -> int:
    """Return the minute that a part of the day stands for where no time is said."""
    return _PARTS[part.lower()] * 60


def _minutes(token: re.Match[str], part: str | None) -> tuple[int, ...] | None:
    if token["word"]:
        return (0 if token["word"].lower() == "midnight" else 12 * 60,)
    half = (token["half"] or token["said"] or "").lower()
    if token["share"]:
        away = 30 if token["share"].lower() == "half" else 15
        hour = _hour(token["near"])
        shift = -away if (token["side"] or "").lower() == "to" else away
        return tuple(dict.fromkeys((at + shift) % (24 * 60) for at in _halves(hour, False, half, part)))
    if not (half or token["minute"] or (token["at"] and token["at"].lower() != "to") or token[0].startswith("@")):
        return None
    hour, minute = _hour(token["hour"]), int(token["minute"] or 0)
    if hour == 24 and minute:
        return None
    sure = token["hour"].startswith("0")
    return tuple(at + minute for at in _halves(hour, sure, half, part, has_minutes=bool(minute)))


def _halves(hour: int, sure: bool, half: str, part: str | None, *, has_minutes: bool = False) -> tuple[int, ...]:
    """Return what an hour may mean, as minutes of the day."""
    if hour > 12 or hour == 0 or sure:
        return (hour % 24 * 60,)
    said = _half_said(half) or _half_of_part(part)
    if said is not None:
        return ((hour % 12 + 12 * (said == "pm")) * 60,)
    if hour == 12:
        return (12 * 60,)
    if hour < _SMALL_HOURS or (hour == _SMALL_HOURS and not has_minutes):
        return ((hour + 12) * 60,)
    return hour * 60, (hour + 12) * 60


def _half_said(half: str) -> str | None:
    if not half or half.startswith(("o", "u")):
        return None
    return "am" if half.replace(".", "").startswith("am") or half.endswith("morning") else "pm"


def _half_of_part(part: str | None) -> str | None:
    if part is None:
        return None
    return "am" if part.lower() in ("morning", "breakfast") else "pm"


def _hour(word: str) -> int:
    return _HOUR_WORDS.get(word.lower()) or int(word)
