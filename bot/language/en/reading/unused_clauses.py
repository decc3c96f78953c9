"""What was said and could not be used, so that it can be named instead of being dropped in silence."""

from __future__ import annotations

import re

from bot.core.profile_fields import Told
from bot.language.en.called import read_introduction
from bot.language.en.data import DATA
from bot.language.en.reading.ages import read_age
from bot.language.en.reading.judgements import judged
from bot.language.en.reading.lexicon import SCREEN
from bot.language.en.reading.repairs import put_right
from bot.language.en.reading.sentences import EDGES, sentences
from bot.language.en.reading.tastes import HAVING_NONE
from bot.understanding.places import find_city, find_place
from bot.understanding.things import things_named
from recommender.limits import lacks_said
from recommender.spelling import shares_words

_CLAUSE = re.compile(
    r"\s{0,4},\s{0,4}|\s{1,4}(?:and|but|plus|&)\s{1,4}|\s{1,4}(?:as|since|because|cos|cuz)\s{1,4}(?=(?:the|my|our)\s)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_EMPTY = frozenset(
    "the and but for with you your are was were been being have has had not that this them they she her his him who "
    "hiya heya hullo howdy "
    "what why how hello hey thanks thank please also just really very quite well too then there here from about into "
    "like love enjoy hate dislike live living work working years year old age aged stand name called think guess maybe "
    "mostly mainly usually often always sometimes again still now today all can could would will lot bit much more "
    "yes okay because anything something i'm i've don can't fan keen fond home house flat married single "
    "widow widower widowed divorced recently".split()
)
_GENDER = re.compile(
    r"\b(?:woman|female|lady|girl|man|male|guy|boy|non-?binary|enby|mum|mom|dad|mother|father)\b", re.I
)
_NOTHING = re.compile(
    r"(?:i\s{1,4}have\s{1,4}|i've\s{1,4}(?:got\s{1,4})?|i\s{1,4})?(?:none|nope|nothing|not\s{1,4}really|(?:no|not|without|don't\s{1,4}have)\b\s{0,4}(?P<what>.{0,60}))",
    re.IGNORECASE,
)
_MOST = 8
"""Parts that are named; who writes more has told a story."""


def leftovers(text: str, told: Told) -> tuple[str, ...]:
    """Return the parts of ``text`` of which nothing is in ``told``, at most eight, as they were said.

    Greetings and filling words are no loss and are left out, and so is what says that there is nothing.
    """
    known = {_stem(word) for value in told.said() for word in _WORD.findall(value.casefold())}
    left = []
    for clause in _clauses(text):
        words = [word for word in _WORD.findall(clause.casefold()) if word not in _EMPTY]
        if (
            words
            and not _is_used(clause, words, known, told)
            and not _says_nothing(clause)
            and read_introduction(clause) is None
        ):
            left.append(clause)
    return tuple(left[:_MOST])


def doubtful(text: str, told: Told) -> tuple[str, ...]:
    """Return the parts of ``text`` of which rules did not read all, or may have read something that is not meant.

    What stands alone is taken for something liked, and may be anything: "call me Sam", "exercise can do one".
    """
    likes = {like.casefold() for like in told.likes}
    bare = [clause for clause in _clauses(text) if clause.casefold() in likes and not _is_plain_thing(clause)]
    work = [clause for clause in _clauses(text) if told.occupation and _DOES.match(clause) and _is_all_of(clause, told)]
    beside = leftovers(text, told.model_copy(update={"place": None, "time_zone": None, "windows": (), "age": None}))
    return tuple(dict.fromkeys((*leftovers(text, told), *beside, *bare[:_MOST], *work)))


_DOES = re.compile(r"(?:i|we)\s{1,4}[a-z]+\b", re.IGNORECASE)
"""How somebody begins who tells what they do: for a living, or for pleasure."""


def _is_all_of(clause: str, told: Told) -> bool:
    """Whether a clause tells the occupation that was read."""
    return shares_words(told.occupation or "", clause)


def _is_plain_thing(clause: str) -> bool:
    return len(clause.split()) == 1 and bool(things_named(clause))


def _clauses(text: str) -> list[str]:
    return [part.strip(EDGES) for sentence in sentences(put_right(text)) for part in _parts(sentence)]


def _parts(sentence: str) -> list[str]:
    """Return the parts of a sentence; what "and" joins to something that is denied is denied with it."""
    found: list[str] = []
    joint = ""
    for at, piece in enumerate(_JOINT.split(sentence)):
        if at % 2:
            joint = piece.strip().casefold()
        elif found and joint == "and" and _DENIES.search(found[-1]) and _ONE_MORE.fullmatch(piece.strip()):
            found[-1] += f" and {piece.strip()}"
        else:
            found.append(piece)
    return found


_JOINT = re.compile(rf"({_CLAUSE.pattern})", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:no|not|never|don't|doesn't|can't|won't|hate|dislike|avoid|without)\b", re.IGNORECASE)
_ONE_MORE = re.compile(
    r"(?!(?:i|i'm|i've|my|we|no|not|never|love|like|enjoy|have|live|work|it|it's)\b)[a-z][\w'-]*(?:\s[a-z][\w'-]*)?",
    re.IGNORECASE,
)
"""One thing more, and no clause of its own."""


def _is_used(clause: str, words: list[str], known: set[str], told: Told) -> bool:
    if any(_stem(word) in known for word in words):
        return True
    if _is_the_place(clause.strip(EDGES), told):
        return True
    if told.gender and _GENDER.search(clause):
        return True
    if told.age and read_age(clause) is not None:
        return True
    if any(judged(clause)):
        return True
    if told.limits and (lacks := lacks_said(clause)) and lacks <= lacks_said("; ".join(told.limits)):
        return True
    return bool(told.windows) and bool(
        SCREEN.search(clause) or DATA.weekdays.named(clause) or DATA.find_hours(clause) or re.search(r"\d", clause)
    )


def _says_nothing(clause: str) -> bool:
    """Whether a clause says no more than that there is nothing to tell: "no pets", "not really"."""
    found = _NOTHING.fullmatch(clause)
    return found is not None and (not found["what"] or bool(HAVING_NONE.fullmatch(found["what"].removeprefix("any "))))


def _is_the_place(clause: str, told: Told) -> bool:
    """Whether a clause is another name of the place that was noted, or its state or country."""
    place = find_place(clause) or find_city(clause) if told.time_zone is not None else None
    return place is not None and place.zone == told.time_zone


def _stem(word: str) -> str:
    return word[:4]
