"""Timers as people ask for them: ``start 10 minutes``, ``half an hour for reading``, ``stop the timer``."""

from __future__ import annotations

import re

from bot.core.timers import ABOUT_LIMIT, LONGEST_MINUTES, TimerRequest
from bot.language.en.data import DATA

_NUMBER = (
    r"\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|twenty[- ]five|thirty|forty|"
    r"forty[- ]five|fifty|sixty|ninety"
)
_LENGTH = re.compile(
    rf"\b(?:(?P<whole>an\s{{1,3}}hour\s{{1,3}}and\s{{1,3}}a\s{{1,3}}half)"
    rf"|(?:(?P<half>half\s{{1,3}}an?|(?:a\s{{1,3}}|three\s{{1,3}})?quarters?\s{{1,3}}of\s{{1,3}}an)\s{{1,3}}hour)"
    rf"|(?P<number>{_NUMBER})[\s-]{{0,3}}(?P<unit>minutes?|mins?|m|hours?|hrs?|h))\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:for|of|to)\s{1,3}(?P<about>[^\d\s].*)$", re.IGNORECASE)
_SAYING = re.compile(
    r"\b(?:timer|count\s{0,3}down|stopwatch|start\s{1,3}(?:the\s{1,3})?clock)\b"
    r"|^(?:please\s{1,3})?start\s{1,3}(?:me\s{1,3})?(?:with\s{1,3})?(?:an?\s{1,3}|another\s{1,3})?(?:half|quarter|\d|"
    r"one|two|five|ten|fifteen|twenty|thirty)",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"\b(?:no|nah|naw|make\s{1,3}(?:it|that)|i\s{1,3}mean(?:t)?|sorry|oops|actually|rather|wait)[\s,]{1,3}(?:(?:no|make\s{1,3}(?:it|that)|rather)[\s,]{1,3}){0,3}"
    rf"(?P<number>{_NUMBER})(?:[\s-]{{0,3}}(?P<unit>minutes?|mins?|m|hours?|hrs?|h))?\b",
    re.IGNORECASE,
)
"""What puts a length right: "3 minutes, no, make it 5"."""
_STOPPING = re.compile(r"\b(?:stop|cancel|end|abort|clear|quit)\b", re.IGNORECASE)


def says_timer(text: str) -> bool:
    """Whether somebody plainly asks for a timer."""
    return bool(_SAYING.search(text))


def read_timer(text: str) -> TimerRequest:
    """Return what somebody asks of a timer."""
    length = _LENGTH.search(text)
    if length is None:
        return TimerRequest(None, stops=bool(_STOPPING.search(text)))
    instead = _INSTEAD.search(text, length.end())
    minutes = _minutes(length) if instead is None else _put_right(length, instead)
    rest = f"{text[: length.start()]} {text[length.end() :]}"
    found = _ABOUT.search(text, length.end())
    about = found["about"].strip(" .!?")[:ABOUT_LIMIT] if found is not None else ""
    if about.casefold() in ("me", "now", "please", "a timer", "the timer"):
        about = ""
    return TimerRequest(minutes if 1 <= minutes <= LONGEST_MINUTES else None, about, bool(_STOPPING.search(rest)))


def _put_right(length: re.Match[str], instead: re.Match[str]) -> int:
    """Return the minutes of a length that is put right, of the unit of the first where none is said."""
    many = 1 if instead["number"].lower() in ("a", "an") else DATA.numbers.value(instead["number"]) or 0
    return many * (60 if (instead["unit"] or length["unit"] or "m").lower().startswith("h") else 1)


def _minutes(length: re.Match[str]) -> int:
    if length["whole"]:
        return 90
    if length["half"]:
        words = " ".join(length["half"].lower().split())
        return 30 if words.startswith("half") else 45 if words.startswith("three") else 15
    many = 1 if length["number"].lower() in ("a", "an") else DATA.numbers.value(length["number"]) or 0
    return many * (60 if length["unit"].lower().startswith("h") else 1)
