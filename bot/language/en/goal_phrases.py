"""Goals: ``dance twice a week``, ``I want to read three times a week``."""

from __future__ import annotations

import re

from bot.core.goals import MOST_TIMES, TEXT_LIMIT, Goal
from bot.language.en.data import DATA

_OFTEN = re.compile(
    r"\b(?:(?P<word>once|twice|thrice)|(?P<number>\d|two|three|four|five|six|seven)\s{0,3}(?:times|x|days|evenings|nights))"
    r"\s{1,3}(?:a|per|each|every)\s{1,3}week\b",
    re.IGNORECASE,
)
_WORDS = {"once": 1, "twice": 2, "thrice": 3}
_WANTED = re.compile(
    r"^(?:my\s{1,3})?(?:new\s{1,3})?(?:goals?|aim|target|plan|resolution)\b(?:\s{1,3}(?:is|would\s{1,3}be))?[\s:,]{0,3}(?:to\s{1,3})?"
    r"|^(?:i|i'd|we)\s{1,3}(?:really\s{1,3})?(?:want|wanna|would\s{1,3}like|like|plan|try|aim|hope|mean)\s{1,3}(?:to\s{1,3})?",
    re.IGNORECASE,
)
_TELLING = re.compile(
    r"^(?:i|i'm|i've|im|we|my|our|he|she|they|it|the|a|no|not|don't|dont|never|you|only|at|just|max|maximum)\b",
    re.IGNORECASE,
)
_TO_THE_BOT = re.compile(
    r"\b(?:(?:write|text|message|nudge|ping|remind|send|contact)(?:\s{1,3}(?:to|at|it|them))?\s{1,3}me|nudges?|messages?|"
    r"reminders?|ideas?|notifications?|letters?)\b",
    re.IGNORECASE,
)


def read_goal(text: str) -> Goal | None:
    """Return the goal that somebody names; ``None`` if they only tell of their week, or mean how often to write."""
    words = text.replace("’", "'").strip(" .!")
    often = _OFTEN.search(words)
    if often is None or _TO_THE_BOT.search(words):
        return None
    if _WANTED.match(words) is None and _TELLING.match(words) is not None:
        return None
    rest = _WANTED.sub("", f"{words[: often.start()]} {words[often.end() :]}".strip(), count=1)
    thing = " ".join(rest.split()).strip(" .,;:!")[:TEXT_LIMIT]
    times = _WORDS.get((often["word"] or "").lower()) or DATA.numbers.value(often["number"] or "") or 0
    return Goal(thing, times) if thing and 1 <= times <= MOST_TIMES else None
