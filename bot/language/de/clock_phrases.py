"""One time of the day, as people write it in German: ``um 8``, ``halb acht``, ``20:15 Uhr``, ``abends``."""

from __future__ import annotations

import re

from bot.language.clocks import ClockPhrase
from bot.language.de.data import DATA
from bot.language.time_words import compiled

_HOUR = rf"(?:2[0-4]|1\d|0?\d|{'|'.join(DATA.numbers.up_to(12))})"
_HALVES = {
    "am": "morgens|früh|vormittags|in der früh|am morgen|am vormittag",
    "pm": "abends|nachmittags|nachts|am abend|am nachmittag",
}
_HALF = "|".join(_HALVES.values())
_CLOCK = compiled(
    rf"(?:(?:\b(?P<at>um|gegen|ab|auf|ca\.?|circa) )?\b(?P<share>halb|viertel vor|viertel nach|"
    rf"dreiviertel) (?P<near>{_HOUR})\b"
    rf"(?:\s{{0,3}}uhr\b)?(?: (?P<said>{_HALF})\b)?"
    rf"|(?:\b(?P<lead>um|gegen|ab|ca\.?|circa) )?(?<![\d:.])\b(?P<hour>{_HOUR})"
    rf"(?:[:.](?P<minute>[0-5]\d)(?!\d))?(?P<clock>\s{{0,3}}uhr\b(?: (?P<after>[0-5]\d)\b)?)?(?: (?P<half>{_HALF})\b)?)"
)
_PARTS = {
    **dict.fromkeys(("morgens", "morgen", "frühstück", "früh"), 8),
    **dict.fromkeys(("vormittags", "vormittag"), 10),
    **dict.fromkeys(("mittags", "mittag"), 12),
    **dict.fromkeys(("nachmittags", "nachmittag"), 15),
    "abendessen": 18,
    **dict.fromkeys(("abends", "abend"), 19),
    **dict.fromkeys(("nachts", "nacht"), 21),
}
_PART = compiled(
    rf"\b(?:(?:am|zum|beim|vor dem|nach dem|in der) (?P<part>{'|'.join(_PARTS)})|"
    r"(?P<alone>mittags|abends|"
    rf"morgens|vormittags|nachmittags|nachts))\b"
)
_SHIFTS = {"halb": -30, "viertel vor": -15, "viertel nach": 15, "dreiviertel": -15}
_SMALL_HOURS = 6
"""Nobody means the small hours by a bare hour up to this one."""


def find_clock(text: str, part: str | None = None) -> ClockPhrase | None:
    """Return the first time of the day in a text; a part of the day alone stands for an hour of it.

    Args:
        text: What somebody wrote.
        part: A part of the day that was named elsewhere, such as ``abend``.
    """
    for token in _CLOCK.finditer(text):
        if (minutes := _minutes(token, part)) is not None:
            return ClockPhrase(minutes, *token.span())
    named = _PART.search(text)
    if named is not None:
        return ClockPhrase((minute_of_part(named["part"] or named["alone"]),), *named.span())
    return None


def read_times(text: str) -> tuple[int, ...]:
    """Return what an answer to "at what time?" may mean, as minutes of the day; empty if it is no time."""
    found = find_clock(text) or find_clock(f"um {text.strip()}")
    return found.minutes if found is not None else ()


def minute_of_part(part: str) -> int:
    """Return the minute that a part of the day stands for where no time is said."""
    return _PARTS[part.lower()] * 60


def _minutes(token: re.Match[str], part: str | None) -> tuple[int, ...] | None:
    said = token["said"] or token["half"]
    if token["share"]:
        shift = _SHIFTS[re.sub(r"\s+", " ", token["share"].lower())]
        near = _halves(_hour(token["near"]), False, said, part)
        return tuple(dict.fromkeys((minute + shift) % (24 * 60) for minute in near))
    if not (said or token["minute"] or token["clock"] or token["lead"]):
        return None
    hour, minute = _hour(token["hour"]), int(token["minute"] or token["after"] or 0)
    if hour == 24 and minute:
        return None
    # "um 8 Uhr" is the morning to most, "um 8" either
    return tuple(each + minute for each in _halves(hour, token["hour"].startswith("0"), said, part))


def _halves(hour: int, sure: bool, said: str | None, part: str | None) -> tuple[int, ...]:
    """Return what an hour may mean, as minutes of the day."""
    if hour > 12 or hour == 0 or sure:
        return (hour % 24 * 60,)
    words = re.sub(r"\s+", " ", (said or part or "").lower())
    if words:
        early = words in _HALVES["am"].split("|") or words in ("morgen", "vormittag", "früh")
        return ((hour % 12 + 12 * (not early)) * 60,)
    if hour == 12:
        return (12 * 60,)
    return ((hour + 12) * 60,) if hour <= _SMALL_HOURS else (hour * 60, (hour + 12) * 60)


def _hour(word: str) -> int:
    return DATA.numbers.value(word) or 0
