"""Likes and dislikes, read from where they are announced in German: "ich mag", "lese gern", "ist nichts für mich"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.phrases import PHRASES_LIMIT, PhraseError, merge_phrases
from bot.language.de.data import DATA
from bot.language.de.reading.lexicon import BODY_LIMIT, HEAD, INFINITIVES, MEMBER, NO_TASTE, SCREEN, TAIL
from bot.language.de.reading.sentences import EDGES, sentences

_MUCH = (
    r"(?:(?:sehr|wirklich|echt|total|auch|am\s{1,4}liebsten|besonders|vor\s{1,4}allem|immer|noch|schon|aber|mega)"
    r"\s{1,4}){0,3}"
)
_CUE = re.compile(
    r"(?<![\w'])(?:"
    rf"(?P<without>(?:ich\s{{1,4}})?(?:mag|will|möchte|brauche)\s{{1,4}}(?:ich\s{{1,4}})?{_MUCH}(?:gar\s{{1,4}}|überhaupt\s{{1,4}})?"
    r"(?:kein|keine|keinen)|(?:ich\s{1,4})?(?:hasse|verabscheue|meide)(?:\s{1,4}ich)?|(?:ich\s{1,4})?(?:habe\s{1,4})?"
    r"(?:gar\s{1,4}|überhaupt\s{1,4})?keine\s{1,4}lust\s{1,4}(?:auf|zu[mr]?)|angst\s{1,4}vor|abneigungen\s{0,4}:|"
    r"genervt\s{1,4}von|langweilt\s{1,4}mich|(?:schick|schlag|zeig)(?:e)?\s{1,4}mir\s{1,4}(?:bitte\s{1,4})?(?:kein|keine|keinen|nie)|"
    r"(?:(?:bitte|aber|und|nur)\s{1,4}){0,2}(?:kein|keine|keinen|nie(?:\s{1,4}wieder)?|niemals|nichts\s{1,4}mit)(?=\s{1,4}\w)|"
    r"aber\s{1,4}nicht(?=\s{1,4}\w))"
    rf"|(?P<cannot>(?:ich\s{{1,4}})?kann(?:\s{{1,4}}ich)?)(?=\s[^.;!?]{{1,80}}?\snicht\s{{1,4}}(?:leiden|ausstehen|ab)\b)"
    rf"|(?P<verb>(?:ich\s{{1,4}})?(?P<does>[a-zäöüß]{{2,20}}e|bin|tu)(?:\s{{1,4}}ich)?\s{{1,4}}{_MUCH}(?P<not>nicht\s{{1,4}}(?:so\s{{1,4}})?|un)?"
    rf"(?:gerne?|am\s{{1,4}}liebsten)\b)|(?P<best>am\s{{1,4}}liebsten\s{{1,4}}(?P<doing>[a-zäöüß]{{2,20}}e)(?:\s{{1,4}}ich)?)"
    rf"|(?P<like>(?:ich\s{{1,4}})?(?:mag|liebe|genieße|geniesse)(?:\s{{1,4}}ich)?(?:\s{{1,4}}es)?(?=[\s,:]|$)|"
    r"(?:ich\s{1,4})?(?:stehe|steh)\s{1,4}auf|(?:großer|grosser|große|grosse|ein|riesen)?\s?fan\s{1,4}von|(?:interessiere|begeistere)\s{1,4}mich\s{1,4}(?:sehr\s{1,4})?für|"
    r"(?:meine?\s{1,4})?(?:größten\s{1,4}|liebsten\s{1,4})?(?:hobby|hobbys|hobbies|leidenschaft|leidenschaften|interessen|vorlieben)(?:\s{1,4}(?:sind|ist)|\s{0,4}:)|"
    r"freue\s{1,4}mich\s{1,4}(?:immer\s{1,4})?über|gerne?(?=\s{1,4}(?:etwas|mit|in|draußen)\b))"
    r"|(?P<other>(?:ich\s{1,4})?(?:bin|habe|hab|wohne|lebe|arbeite|studiere|sitze|hänge|nutze|komme|teile|spiele\s{1,4}(?:am|auf\s{1,4}dem))\b(?!\s{1,4}(?:\w+\s{1,4}){0,2}gern)|"
    r"(?:und\s{1,4})?(?:mein|meine|unser|unsere)\s{1,4}(?!hobb|leidenschaft|interessen|vorlieben)|meistens|abends\s{1,4}(?:bin|sitze)|ab\s{1,4}\d|von\s{1,4}\d|zwischen\s{1,4}\d))"
    r"(?![\w'])",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r"(?P<what>(?<![^\s,.;!?:])(?!ich\b|und\b)[^,.;!?:]{2,80}?)\s{1,4}(?P<cue>mag|liebe|hasse)\s{1,4}ich(?P<not>(?:\s{1,4}(?:gar|überhaupt|wirklich|so))?\s{1,4}nicht)?(?=\s{0,4}(?:[,.;!?]|$|sehr|aber|und))"
    r"|(?P<nothing>(?:(?<=\bund\s)|(?<![^,.;!?:\n]))(?:(?!\bund\b)[^,.;!?:]){2,80}?)\s{1,4}(?:ist|sind)\s{1,4}(?:gar\s{1,4}|wirklich\s{1,4})?nichts\s{1,4}für\s{1,4}mich",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\s{1,4}(?:gar\s{1,4}|überhaupt\s{1,4}|aber\s{1,4}|so\s{1,4}|wirklich\s{1,4}){0,2}nicht(?:\s{1,4}(?:so|mehr|besonders|leiden|ausstehen|ab))?"
    r"(?:\s{1,4}(?:sehr|gern|gerne))?$",
    re.IGNORECASE,
)
_BUT = re.compile(
    r"\s{0,4},?\s{0,4}\b(?:aber|doch|jedoch|obwohl|während|weil|denn|sondern|wenn|dass)\b|\s{1,4}und\s{1,4}(?=(?:ich|wir|habe|bin|wohne|arbeite)\b)",
    re.IGNORECASE,
)
_INFINITIVE = ("en", "ern", "eln", "tun")
"""How infinitives end."""
_BARE_VERBS = frozenset(
    {
        "bin",
        "habe",
        "mache",
        "tue",
        "tu",
        "treibe",
        "sehe",
        "unternehme",
        "verbringe",
        "hätte",
        "würde",
        "wäre",
        "möchte",
    }
)
_WISHED = frozenset({"hätte", "würde", "wäre", "möchte"})


@dataclass(frozen=True)
class _Piece:
    liked: bool
    phrases: tuple[str, ...]


def read_tastes(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return likes and dislikes."""
    likes: tuple[str, ...] = ()
    dislikes: tuple[str, ...] = ()
    for sentence in sentences(words):
        for piece in (*_inverted(sentence), *_pieces(_INVERTED.sub(" , ", sentence))):
            if piece.liked:
                likes = merge_phrases(likes, piece.phrases)
            else:
                dislikes = merge_phrases(dislikes, piece.phrases)
    return likes[:PHRASES_LIMIT], dislikes[:PHRASES_LIMIT]


def _inverted(sentence: str) -> Iterator[_Piece]:
    """Yield what stands before its cue: "Krimis mag ich nicht"."""
    for found in _INVERTED.finditer(sentence):
        liked = found["nothing"] is None and found["cue"].lower() != "hasse" and not found["not"]
        yield _Piece(liked, tuple(_phrases(found["what"] or found["nothing"])))


def _pieces(sentence: str) -> Iterator[_Piece]:
    cues = list(_CUE.finditer(sentence))
    ends = [*(cue.start() for cue in cues), len(sentence)][1:]
    for cue, end in zip(cues, ends, strict=True):
        text = _BUT.split(sentence[cue.end() : end], maxsplit=1)[0].rstrip(EDGES)
        kind = cue.lastgroup
        if kind == "other":
            continue
        if kind in ("verb", "best"):
            verb = (cue["does"] or cue["doing"]).lower()
            if verb not in _WISHED:
                yield _Piece(cue["not"] is None, tuple(_doings(verb, text)))
            continue
        denied = _NOT.search(text)
        bare = text[: denied.start()] if denied else text
        yield _Piece(kind == "like" and denied is None, tuple(_phrases(bare)))


def _doings(verb: str, text: str) -> list[str]:
    """Return what somebody does gladly, as it is called: "spiele gern Schach" as "Schach spielen"."""
    things = _phrases(text) if text.strip(EDGES) else []
    infinitive = _infinitive(verb)
    if verb in _BARE_VERBS:
        return things
    if not things:
        return [infinitive]
    alone = verb in ("gehe", "fahre") and things[0].endswith(_INFINITIVE)
    joined = things if alone or verb in ("esse", "trinke") else [f"{thing} {infinitive}" for thing in things]
    return [f"{thing} gehen" if thing == "spazieren" else thing for thing in joined]


def _infinitive(verb: str) -> str:
    return INFINITIVES.get(verb) or (f"{verb[:-1]}n" if verb.endswith("ere") else f"{verb}n")


def _phrases(text: str) -> list[str]:
    try:
        parts = DATA.split_phrases(text.strip(EDGES), of_taste=False) if any(sign.isalpha() for sign in text) else []
    except PhraseError:
        return []
    found = []
    for part in parts:
        phrase = part
        while (shorter := HEAD.sub("", phrase)) != phrase:
            phrase = shorter
        phrase = TAIL.sub("", phrase).strip(EDGES)
        if phrase and not NO_TASTE.fullmatch(phrase) and not _is_something_else(phrase):
            found.append(phrase)
    return found


def _is_something_else(phrase: str) -> bool:
    """Whether a phrase tells of people, limits, times or screens rather than of a taste."""
    if DATA.names_time(phrase) or BODY_LIMIT.search(phrase) or phrase.isdecimal():
        return True
    return bool(MEMBER.fullmatch(phrase)) or bool(SCREEN.search(phrase) and DATA.find_hours(phrase))
