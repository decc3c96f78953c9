"""Timers as people ask for them in German: ``starte 10 Minuten``, ``eine halbe Stunde zum Lesen``."""

from __future__ import annotations

import re

from bot.core.timers import ABOUT_LIMIT, LONGEST_MINUTES, TimerRequest
from bot.language.de.data import DATA
from bot.language.time_words import compiled

_LENGTH = compiled(
    r"\b(?:(?P<whole>anderthalb stunden?|eineinhalb stunden?)|(?P<half>(?:eine )?halbe stunde)|"
    r"(?P<three>(?:eine )?dreiviertelstunde)|(?P<quarter>(?:eine )?viertelstunde)|"
    rf"(?P<number>\d{{1,3}}|{'|'.join(DATA.numbers.up_to(99))})[\s-]{{0,3}}(?P<unit>minuten?|min|stunden?|std|h))\b"
)
_ABOUT = compiled(r"\b(?:zum|zur|für(?: das| den| die)?|fürs) (?P<about>[^\d\s].*)$")
_SAYING = compiled(
    r"\b(?:timer|countdown|stoppuhr|wecker)\b|^(?:bitte )?(?:starte?|stell|zähl)(?: (?:mir|bitte|mal|eine|einen|"
    r"auf)){0,3} "
    rf"(?:\d|halbe|viertel|{'|'.join(DATA.numbers.up_to(60))})"
)
_STOPPING = compiled(r"\b(?:stopp?|stoppe|beende|abbrechen|brich|aus|lösch\w*|halt an)\b")
_EXACT = {"whole": 90, "half": 30, "three": 45, "quarter": 15}


def says_timer(text: str) -> bool:
    """Whether somebody plainly asks for a timer."""
    return bool(_SAYING.search(text))


def read_timer(text: str) -> TimerRequest:
    """Return what somebody asks of a timer."""
    length = _LENGTH.search(text)
    if length is None:
        return TimerRequest(None, stops=bool(_STOPPING.search(text)))
    minutes = _minutes(length)
    rest = f"{text[: length.start()]} {text[length.end() :]}"
    found = _ABOUT.search(text, length.end())
    about = found["about"].strip(" .!?")[:ABOUT_LIMIT] if found is not None else ""
    return TimerRequest(minutes if 1 <= minutes <= LONGEST_MINUTES else None, about, bool(_STOPPING.search(rest)))


def _minutes(length: re.Match[str]) -> int:
    exact = next((minutes for name, minutes in _EXACT.items() if length[name]), None)
    if exact is not None:
        return exact
    many = DATA.numbers.value(length["number"]) or 0
    return many * (60 if length["unit"].lower().startswith(("s", "h")) else 1)
