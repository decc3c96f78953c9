"""What somebody's words want and what they refuse: negation, exception and contrast, told in one place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[,.;:!?]")

_FOR_NOW = (
    *("not in the mood for", "not in a mood for", "not in mood for", "not up for", "not up to", "don't feel like"),
    *("do not feel like", "don't fancy", "rather not", "no thanks to", "nothing with", "nothing about", "nothing like"),
    *(
        "nothing to do with",
        "nothing involving",
        "nothing in",
        "nothing",
        "without",
        "except for",
        "except",
        "excluding",
    ),
    *("everything but", "anything but", "all but", "anything except", "everything except", "other than", "apart from"),
    *("aside from", "instead of", "neither", "nor", "the opposite of", "opposite of", "isn't", "is not", "that's no"),
    *("that's not", "don't want to", "don't want any", "don't want", "do not want to", "do not want", "dont want"),
    *("can't be bothered with", "can't face", "not", "no", "minus", "avoid"),
)
"""What refuses what follows it, as somebody says it of this moment or of any."""

_FOR_GOOD = (
    *("no more", "not anymore", "never again", "never", "stop it with", "stop with", "stop suggesting", "stop sending"),
    *(
        "stop sending me",
        "stop giving me",
        "stop the",
        "stop showing me",
        "quit it with",
        "quit the",
        "quit sending me",
    ),
    *("quit suggesting", "quit with", "enough of", "enough with", "had enough of", "had it with", "had my fill of"),
    *("sick of", "sick and tired of", "tired of", "fed up with", "bored of", "bored with", "done with", "over it with"),
    *("hate", "hates", "detest", "loathe", "despise", "dislike", "can't stand", "cannot stand", "can't bear"),
    *("can not stand", "don't like", "do not like", "don't enjoy", "do not enjoy", "don't love", "don't care for"),
    *("no longer like", "no longer enjoy", "no longer want", "not into", "not keen on", "not fond of", "not a fan of"),
    *("not interested in", "less", "fewer", "too much", "too many", "skip the", "skip", "leave out", "leave off"),
    *("cut down on", "cut out", "cut the", "drop the", "drop", "ban", "lay off", "go easy on", "ease off", "scrap"),
    *("spare me", "don't send me", "don't suggest", "don't give me", "don't show me", "don't send", "do not send me"),
    *("do not suggest", "not so much", "not so many", "not as much", "not as many", "not that much", "not that many"),
)
"""What refuses what follows it from now on."""

_AFTER = (
    *("isn't my thing", "is not my thing", "aren't my thing", "is not for me", "isn't for me", "are not for me"),
    *("aren't for me", "bores me", "bore me", "is boring", "are boring", "isn't really me", "is not really my thing"),
    *("doesn't interest me", "don't interest me", "does nothing for me", "do nothing for me", "isn't really my thing"),
)
"""What refuses what stands before it."""

_BOUNDS = frozenset(
    "but something anything though although however instead please today tonight now this lately again because since "
    "unless so then i i'd i'm id im just rather maybe it's its it can could would have tho if when while and/or thanks "
    "thank anymore ok okay some let let's want here there who which where until till really at".split()
)
"""Words at which what is refused ends."""

_LINKS = frozenset({"or", "nor", "and", "&", "n"})
_HOLLOW = frozenset(
    "a an the any my your me to of with for that too so very much more stuff thing things about like all these those "
    "such idea ideas suggestion suggestions one ones nudge nudges message messages tip tips be do doing go going get "
    "getting ever other involving kind kinds in on up out you sending send suggesting suggest another is am are".split()
)
"""Words that do not say what is refused."""

_MOMENTARY = re.compile(
    r"\b(?:today|tonight|now|right now|this (?:morning|afternoon|evening|time|week|weekend)|at the moment|just now)\b",
    re.IGNORECASE,
)
_WISHED = re.compile(r"\b(?:something|anything|somethin|smth|an idea|sth|sthg|everything|whatever)\b", re.IGNORECASE)
_UNLESS = re.compile(r"\bunless\s{1,4}(?:it's|its|it\s{1,4}is|there's|we're|you\s{1,4}mean)?", re.IGNORECASE)
_NOT = re.compile(r"\b(?P<verb>do|does|did|is|are|would|could|should)\s{1,4}not\b", re.IGNORECASE)
_LONGEST_PHRASE = 4
"""Words of something refused; more is a story."""


@dataclass(frozen=True)
class Polarity:
    """What words want and refuse.

    Attributes:
        wanted: The words without what they refuse.
        refused: What must not come, as it was said, in lower case.
        is_lasting: Whether that is said for good, and not of this moment.
    """

    wanted: str
    refused: tuple[str, ...] = ()
    is_lasting: bool = False


@dataclass(frozen=True)
class _Cue:
    start: int
    end: int
    is_lasting: bool


def _spelled(cues: Sequence[str]) -> dict[str, list[tuple[str, ...]]]:
    """Return cues by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for cue in sorted(cues, key=lambda one: -len(one.split())):
        words = tuple(cue.replace("'", "").split())
        found.setdefault(words[0], []).append(words)
    return found


_NOW, _GOOD, _BEHIND = _spelled(_FOR_NOW), _spelled(_FOR_GOOD), _spelled(_AFTER)


def read_polarity(text: str) -> Polarity:
    """Return what a text wants and what it refuses."""
    said = _NOT.sub(r"\g<verb>n't", _UNLESS.sub(" , something ", text.replace("’", "'")))
    tokens = [(found[0], found.span()) for found in _TOKEN.finditer(said)]
    words = [token.casefold().replace("'", "") for token, _span in tokens]
    refused: list[str] = []
    struck: list[tuple[int, int]] = []
    is_lasting = False
    at = 0
    while at < len(words):
        cue = _cue_at(words, at)
        if cue is None:
            at += 1
            continue
        end, phrases = _object(words, cue.end) if cue.end > at else (cue.end, [])
        if phrases:
            refused += phrases
            is_lasting = is_lasting or cue.is_lasting
            struck.append((cue.start, end))
        at = max(end, at + 1)
    for start, end, phrase in _behind(words):
        refused.append(phrase)
        struck.append((start, end))
        is_lasting = True
    wanted = _without(said, [(tokens[start][1][0], tokens[end - 1][1][1]) for start, end in struck])
    lasting = is_lasting and not _MOMENTARY.search(said) and not _WISHED.search(said)
    return Polarity(wanted, tuple(dict.fromkeys(refused)), lasting)


def _cue_at(words: Sequence[str], at: int) -> _Cue | None:
    """Return the longest cue that begins here."""
    good, now = _longest(_GOOD, words, at), _longest(_NOW, words, at)
    size = max(good, now)
    return _Cue(at, at + size, good >= now) if size else None


def _longest(cues: dict[str, list[tuple[str, ...]]], words: Sequence[str], at: int) -> int:
    for cue in cues.get(words[at], ()):
        if tuple(words[at : at + len(cue)]) == cue:
            return len(cue)
    return 0


def _object(words: Sequence[str], start: int) -> tuple[int, list[str]]:
    """Return where what is refused ends, and its phrases."""
    end = start
    phrases: list[list[str]] = []
    phrase: list[str] = []
    while end < len(words):
        word = words[end]
        if word in _LINKS:
            phrases, phrase = [*phrases, phrase], []
        elif not word[0].isalnum() or word in _BOUNDS or (phrase and _cue_at(words, end)):
            break
        elif word not in _HOLLOW:
            phrase.append(word)
        end += 1
    said = [" ".join(each) for each in [*phrases, phrase] if 0 < len(each) <= _LONGEST_PHRASE]
    while end > start and words[end - 1] in _LINKS:
        end -= 1
    return end, said


def _behind(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield what is refused by words that stand behind it: ``chess isn't my thing``."""
    for at in range(1, len(words)):
        size = _longest(_BEHIND, words, at)
        before = list(words[max(at - 3, 0) : at])
        if size and before[-1].isalpha() and before[-1] not in _HOLLOW | _BOUNDS:
            yield at - 1, at + size, before[-1]


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return a text without some parts of it."""
    left, at = [], 0
    for start, end in sorted(spans):
        left.append(text[at : max(start, at)])
        at = max(end, at)
    return " ".join(" ".join([*left, text[at:]]).split()).strip(" ,.;!")
