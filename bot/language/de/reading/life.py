"""How somebody lives, read from their German sentences: household, limits, place and screen times."""

from __future__ import annotations

import re

from bot.core.weekly_windows import Span
from bot.language.de.data import DATA
from bot.language.de.reading.lexicon import HOUSEHOLD, LIMITS, OTHER_ANIMAL, SCREEN
from bot.language.de.reading.sentences import EDGES, sentences
from bot.language.time_words import compiled
from bot.understanding.places import Place, find_place

_DENIED = re.compile(
    r"\b(?:kein|keine|keinen|keinem|nicht|nie|ohne|vermisse|wünsche\s{1,4}mir|hätte\s{1,4}gerne?)\s{1,4}(?:\w+\s{1,4}){0,2}$|"
    r"\b(?:will|möchte)\s{1,4}(?:eine?n?\s{1,4})?$",
    re.IGNORECASE,
)
_GONE = compiled(r"^\s{0,4}(?:ist|sind|haben|hat) (?:\w+ ){0,3}(?:gestorben|verstorben|tot|ausgezogen)\b")
_LIVES = re.compile(
    r"\b(?:wohne|lebe|komme|bin|wohnen|leben|zu\s{1,4}hause|wohnhaft)\s{1,4}(?:(?:ich|wir|jetzt|gerade|hier|zurzeit|derzeit|eigentlich|"
    r"allein|alleine|seit\s{1,4}\w+)\s{1,4}){0,4}(?:in|bei|nahe|aus|im\s{1,4}raum|in\s{1,4}der\s{1,4}nähe\s{1,4}von)\s{1,4}"
    r"(?P<place>[A-ZÄÖÜ][\wäöüß'’.-]*(?:[ ](?:[A-ZÄÖÜ][\wäöüß'’.-]*|am|an|der|bei|im|ob)){0,4})"
)
_IN = re.compile(
    r"\b(?:in|aus|bei|nahe)\s{1,4}(?P<place>[A-ZÄÖÜ][\wäöüß'’.-]*(?:[ ](?:[A-ZÄÖÜ][\wäöüß'’.-]*|am|an|der|im|ob)){0,3})"
)
_LABELLED = re.compile(r"(?:^|\n)\s{0,4}(?:ort|stadt|wohnort)\s{0,4}:\s{0,4}(?P<place>[^\n;.]{2,60})", re.IGNORECASE)
_ELSEWHERE = compiled(
    r"\b(?:geboren|aufgewachsen|urlaub|ferien|früher|mein\w{0,2} \w+ (?:wohnt|lebt|ist))\b[^.;!?,]{0,30}$"
)
_NO_PLACE = frozenset(
    "Rente Elternzeit Ordnung Therapie Ausbildung Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Deutsch "
    "Instagram Netflix Teilzeit Vollzeit Büro Schule Haus Garten Natur Bewegung Reading".split()
)
_BEDTIME = re.compile(r"\b(?:bett|schlafe|aufstehen|stehe\s{1,4}(?:um|auf)|arbeite|schicht|dienst)\b", re.IGNORECASE)


def read_household(words: str) -> tuple[str, ...]:
    """Return who somebody lives with, in English as it is offered; other animals as they were said."""
    found: dict[str, None] = {}
    for stored, pattern in HOUSEHOLD.items():
        if any(_holds(words, match) for match in pattern.finditer(words)):
            found[stored] = None
    for match in OTHER_ANIMAL.finditer(words):
        if _holds(words, match):
            found[match["said"]] = None
    return tuple(found)


def _holds(words: str, match: re.Match[str]) -> bool:
    """Whether what was found is there, and neither denied, wished for nor gone."""
    start = match.start("said") if "said" in match.re.groupindex else match.start()
    return not _DENIED.search(words[:start]) and not _GONE.match(words[match.end() :])


def read_limits(words: str) -> tuple[str, ...]:
    """Return what somebody's body asks to keep in mind, in English as its reader knows it."""
    return tuple(
        stored
        for stored, pattern in LIMITS.items()
        if any(not _DENIED.search(words[: match.start()]) for match in pattern.finditer(words))
    )


def read_place(words: str) -> Place | None:
    """Return where somebody lives, if it is a known place."""
    for pattern in (_LABELLED, _LIVES, _IN):
        for found in pattern.finditer(words):
            if not _ELSEWHERE.search(words[: found.start()]) and (place := _named(found["place"])):
                return place
    return None


def _named(phrase: str) -> Place | None:
    """Return the place that the longest beginning of ``phrase`` names."""
    parts = phrase.strip().split()
    for size in range(len(parts), 0, -1):
        name = " ".join(parts[:size]).strip(EDGES)
        if len(name) >= 3 and name not in _NO_PLACE and (place := find_place(name)):
            return place
    return None


def read_windows(words: str) -> tuple[Span, ...]:
    """Return when somebody is on a screen: times that are told together with one."""
    spans: list[Span] = []
    for sentence in sentences(words):
        for clause in re.split(r"\baber\b|,\s{0,4}(?=(?:ich|mein|wir)\b)|\bund\s{1,4}(?=ich\b)", sentence, flags=re.I):
            if SCREEN.search(clause) and not _BEDTIME.search(clause):
                spans += [span for span in DATA.hours.find(DATA.hours.as_digits(clause)) if span not in spans]
    return tuple(spans)
