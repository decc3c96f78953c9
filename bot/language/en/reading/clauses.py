"""What a clause tells whose kind is known from examples: the thing, the work or the people that it names.

Its kind is told by what it means (``bot/language/en/clauses``); here its words are looked for, whatever
others stand around them: "the only thing that keeps me sane is my allotment".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from bot.core.phrases import PHRASE_LENGTH_LIMIT
from bot.core.profile_fields import Told
from bot.language.en.reading.bare_facts import AND
from bot.language.en.reading.lexicon import CHILD, COUNT, OTHERS, PARTNER, PET
from bot.language.en.reading.life import read_household
from bot.language.en.reading.others import of_oneself
from bot.language.en.reading.sentences import EDGES, plain
from bot.language.en.reading.tastes import without_past
from bot.language.en.reading.words import WORDS
from bot.understanding.things import things_named
from recommender.limits import lacks_said, says_sound
from recommender.polarity import allows, read_polarity, takes_back
from recommender.speakers import names_another

_AROUND = frozenset(WORDS["around"].split())
_WORD = re.compile(r"[^\W_][\w'’-]*")
_MOST_WORDS = 4
"""Of a thing; more are a story."""

_MEMBER = re.compile(
    rf"(?:(?:{COUNT})\s{{1,4}})?(?:(?:little|old|young|teenage|grown-up|rescue|new|baby)\s{{1,4}}){{0,2}}"
    rf"(?:{CHILD}|{PET}|{PARTNER}|{OTHERS}|girls?|boys?|lads?|teens?|lodgers?|niece|nephew|gran|granny|nan|grandad|grandson)(?:-in-law)?\b",
    re.IGNORECASE,
)
_NEWBORN = re.compile(r"\b(?:was|were|been|just)\s{1,4}born\b|\bgave\s{1,4}birth\b", re.IGNORECASE)
_MARRIED = re.compile(r"\b(?:got|just|newly|are|am|i'm)\s{1,4}(?:married|engaged)\b", re.IGNORECASE)
_ALONE_NOW = re.compile(
    r"\b(?:house|flat|place|home|apartment)\s{1,4}(?:all\s{1,4})?to\s{1,4}myself\b|\b(?:just|only)\s{1,4}me\b|"
    r"\b(?:on\s{1,4}my\s{1,4}own|by\s{1,4}myself|alone)\b",
    re.IGNORECASE,
)
"""How somebody says that nobody lives with them any more."""
_NO_WORK = re.compile(r"\b(?:not|no\s{1,4}longer|never|quit|gave\s{1,4}up|left)\b", re.IGNORECASE)
"""Words of a clause that tells what somebody does no more."""
_BEFORE_WORK = re.compile(
    r"^(?:(?:(?:from|since|as\s{1,4}of|starting)\s{1,4}(?:(?:last|this|next|the)\s{1,4})?\w{1,12}|i|i'm|i've|i'll|we|my\s{1,4}job\s{1,4}is|been|am|have|was|now|currently|just|also|still|do|did|got|"
    r"work(?:ing)?\s{1,4}as|started(?:\s{1,4}as)?|changed\s{1,4}jobs|it's|became|become|(?:re)?trained\s{1,4}as|qualified\s{1,4}as|promoted\s{1,4}to|an?|the|new|"
    r"'m|'ve|job|role|position|gig|as|my|these\s{1,4}days|in\s{1,4}the\s{1,4}end)\b[\s,]{0,4}){1,9}",
    re.IGNORECASE,
)
_AFTER_WORK = re.compile(
    r"\s{1,4}(?:(?:who|which|that|because|since|so|and)\s{1,4}.{1,80}|now|these\s{1,4}days|for\s{1,4}a\s{1,4}living|(?:for\s{1,4})?(?:the\s{1,4})?(?:past\s{1,4}|last\s{1,4})?\w{1,10}\s{1,4}"
    r"(?:yrs?|years?)|since\s{1,4}\w{1,12}|nowadays|at\s{1,4}the\s{1,4}moment)$",
    re.IGNORECASE,
)


def read_clause(kind: str, clause: str) -> Told:
    """Return what a clause of some kind tells; nothing where its kind is not read or it names nothing."""
    reader, words = _READERS.get(kind), plain(clause)
    if _OF_WHAT_IS_NOTED.match(words):
        return Told()
    polarity = read_polarity(words)
    if kind in _REFUSING and (polarity.is_fewer or (takes_back(words) and not polarity.refused)):
        return Told()  # less of something is no dislike, and "don't drop the chess" none at all
    own = _THEIR_HOME.sub(" ", words) if kind == "household" else without_past(of_oneself(words))
    if kind == "limit" and own != words and not lacks_said(own):  # it was the limit of another
        return Told()
    return reader(own.strip(EDGES)) if reader is not None and own.strip(EDGES) else Told()


_OF_WHAT_IS_NOTED = re.compile(
    r"(?:(?:but|and|so|oh|hey)\s{1,4})?(?:you|u|it)(?:'ve|\s{1,4}have|\s{1,4}had)?\s{1,4}(?:just\s{1,4}|still\s{1,4}|got\s{1,4})?"
    r"(?:me\s{1,4}down|got\s{1,4}me|put|wrote|written|noted|listed|say|says|said|think|thought|call|called)\b",
    re.IGNORECASE,
)
"""How a clause begins that tells what stands in the profile, mostly wrongly: "you have me down as a baker"."""
_THEIR_HOME = re.compile(
    r"(?<!live\s)(?<!living\s)(?<!staying\s)\b(?:at|to|from|in|round)\s{1,4}(?:my|our|the)\s{1,4}[a-z-]{2,14}(?:['’]s|s['’])?\s{1,4}"
    r"(?:house|place|home|flat|apartment)\b",
    re.IGNORECASE,
)
"""Where somebody else is at home: "the piano is at my parents' house"."""
_REFUSING = frozenset({"dislikes", "likes_no_more"})
"""Kinds of clauses by which something is left out."""


def thing_in(clause: str) -> str | None:
    """Return what a clause is about: the words in a row that name something, a known thing before others."""
    before = _FOR_ME.split(clause, maxsplit=1)[0]
    return _named_in(before) or _named_in(clause)


_FOR_ME = re.compile(r"\b(?:me|my)\b", re.IGNORECASE)
"""Behind what does something to somebody stands what it does: "crowds give me panic attacks"."""


def _named_in(clause: str) -> str | None:
    words = [found[0] for found in _WORD.finditer(clause)]
    if whole := _in_one(words):
        return whole
    rows = [list(row) for around, row in groupby(words, lambda word: word.casefold() in _AROUND) if not around]
    named = [" ".join(row) for row in rows if len(row) <= _MOST_WORDS and any(word[0].isalpha() for word in row)]
    known = [name for name in named if things_named(name)]
    return next(iter(known or reversed(named)), None)


def _in_one(words: list[str]) -> str | None:
    """Return words without fillers around them where small ones alone join the rest: "listening to vinyl"."""
    told = [at for at, word in enumerate(words) if word.casefold() not in _AROUND]
    core = words[told[0] : told[-1] + 1] if told else []
    joined = {word.casefold() for word in core if word.casefold() in _AROUND}
    fits = 1 < len(told) <= _MOST_WORDS and len(core) <= _MOST_WORDS + 2 and bool(joined)
    return " ".join(core) if fits and joined <= _JOINTS and core[0][0].isalpha() else None


_JOINTS = frozenset("to with of in on the a an by for at from my".split())
"""Small words within what is named."""


def member_in(clause: str) -> str | None:
    """Return who of a household a clause is about, as they are noted."""
    if _NEWBORN.search(clause):
        return "baby"
    if told := read_household(clause):
        return told[0]
    if _ALONE_NOW.search(clause):
        return "lives alone"
    if found := _MEMBER.search(clause):
        return found[0].casefold()
    return "partner" if _MARRIED.search(clause) else None


def _work_in(clause: str) -> str | None:
    if any(lost in clause.casefold() for lost in _WORK_LOST):
        return "between jobs"
    if _NO_WORK.search(clause) or _HOURS_ALONE.issuperset(clause.casefold().split()):
        return None
    work = _AFTER_WORK.sub("", _BEFORE_WORK.sub("", clause)).strip(EDGES)
    work = _OF_MINE.sub(_anybodys, work)
    if len(work) > PHRASE_LENGTH_LIMIT and (does := _DOING_WORK.search(work)):
        work = does[0]
    return work if 2 < len(work) <= PHRASE_LENGTH_LIMIT else None


_DOING_WORK = re.compile(
    r"\b(?!(?:including|during|being|having|going|evening|morning)\b)[a-z]{3,12}ing\s{1,4}[a-z][\w' -]{2,40}$",
    re.IGNORECASE,
)
"""What a long clause of work ends with: "they have me back two days a week teaching the apprentices"."""
_WORK_LOST = tuple(lost.strip() for lost in WORDS["work_lost"].split(";"))
_HOURS_ALONE = _AROUND | frozenset(WORDS["hours_of_work"].split())
"""Words that tell when somebody works, and nothing of what they do."""
_OF_MINE = re.compile(r"^(?P<at>in|at|for)\s{1,4}(?:my|our)\s{1,4}(?P<first>\w)", re.IGNORECASE)


def _anybodys(found: re.Match[str]) -> str:
    """Return where somebody works as others say it: "in my uncle's bakery" is "in an uncle's bakery"."""
    return f"{found['at'].casefold()} {'an' if found['first'] in 'aeiou' else 'a'} {found['first']}"


def things_in(clause: str) -> tuple[str, ...]:
    """Return all that a clause is about, where "and" joins one thing to another."""
    first, *others = AND.split(clause)
    found = [thing_in(first), *(thing_in(other) for other in others if len(other.split()) <= _MOST_WORDS)]
    return tuple(dict.fromkeys(thing for thing in found if thing is not None))


def _told(name: str, read: Callable[[str], Iterable[str]]) -> Callable[[str], Told]:
    return lambda clause: Told(**{name: tuple(read(clause))})


def _gone(clause: str) -> Told:
    """Return what somebody does no more, or has no more: "sold my bike" is no bike, "gave up chess" no chess."""
    things = tuple(_refused_in(clause))
    lacks = tuple(f"no {thing}" for thing in things if _PARTED_WITH.search(clause) and lacks_said(f"no {thing}"))
    return Told(limits=lacks, dislikes=() if lacks else things)


_PARTED_WITH = re.compile(
    r"\b(?:sold|gave\s{1,4}away|given\s{1,4}away|lost|broke|scrapped|pawned|returned)\b", re.IGNORECASE
)
_IDIOMS = tuple(idiom.strip() for idiom in WORDS["idioms"].split(";"))


def _is_no_limit(clause: str) -> bool:
    """Whether a clause names a part of the body in passing, or as sound: "two left feet" is no bad foot."""
    return says_sound(clause) or (any(idiom in clause.casefold() for idiom in _IDIOMS) and not lacks_said(clause))


def _is_no_like(clause: str) -> bool:
    """Whether a clause refuses something for good or for a while, or says only that something is fine."""
    polarity = read_polarity(clause)
    return polarity.is_lasting or polarity.is_for_a_while or allows(clause)


def _is_no_person(thing: str) -> bool:
    """Whether a thing is more than somebody who is named in passing: "the friend I played with"."""
    return len(thing.split()) > 1 or not names_another(thing)


def _refused_in(clause: str) -> Iterable[str]:
    """Return what a clause refuses from now on, as it says so itself, else what it is about."""
    polarity = read_polarity(clause)
    if polarity.is_for_a_while:
        return ()
    return (polarity.refused if polarity.is_lasting else ()) or things_in(clause)


_READERS: Mapping[str, Callable[[str], Told]] = {
    "likes": _told("likes", lambda clause: () if _is_no_like(clause) else filter(_is_no_person, things_in(clause))),
    "dislikes": _told("dislikes", _refused_in),
    "likes_no_more": lambda clause: _gone(clause) if things_named(clause) else Told(),
    "household": _told("household", lambda clause: filter(None, [member_in(clause)])),
    "limit": _told(
        "limits", lambda clause: [clause] if len(clause) <= PHRASE_LENGTH_LIMIT and not _is_no_limit(clause) else ()
    ),
    "occupation": lambda clause: Told(occupation=_work_in(clause)),
}
