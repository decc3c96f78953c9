"""Wishes in words: what is wanted, what is not, where and with whom."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, Literal

from recommender.dislikes import Dislikes, disliked
from recommender.filters import Refused
from recommender.language_data import ENGLISH, told_by_language
from recommender.limits import lacks_said
from recommender.number_words import number_words
from recommender.polarity import read_polarity


@dataclass(frozen=True)
class _WishWords:
    """How wishes are said in one language; the data's keys say what each is."""

    denied: re.Pattern[str]
    fillers: frozenset[str]
    says_nothing: re.Pattern[str]
    not_a_place: re.Pattern[str]
    outdoors: re.Pattern[str]
    indoors: re.Pattern[str]
    alone: re.Pattern[str]
    together: re.Pattern[str]
    with_child: re.Pattern[str]
    left_alone: re.Pattern[str]
    others_asleep: re.Pattern[str]


@cache
def _languages() -> Mapping[str, _WishWords]:
    told = told_by_language("wishes")
    return {
        code: _WishWords(**{name: _compiled(name, said) for name, said in row.items()}) for code, row in told.items()
    }


def _compiled(name: str, said: str) -> Any:
    if name == "fillers":
        return frozenset(said.split())
    return re.compile(said.replace(" ", r"\s{1,4}"), re.IGNORECASE)


_OTHER_PEOPLE = re.compile(
    r"\b(?:friends?|neighbours?|colleagues?|guests?|strangers?|somebody|someone)\b", re.IGNORECASE
)

_OUTDOOR_ACTIVITIES = frozenset({"walking", "nature_watching", "gardening"})
_OUTDOOR = re.compile(
    r"\b(?:outside|outdoors?|walk\w*|stroll\w*|hik\w+|park|garden\w*|forest|woods?|trees?|lake|river|beach|sea|meadow|path|"
    r"footpath|street|bench|picnic|bik\w+|cycl\w+|field|hill|pavement|balcony|fresh air|around the block)\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:friends?|family|together|somebody|someone|neighbours?|child(?:ren)?|partner|invite|each other|call|visit)\b",
    re.IGNORECASE,
)
_SOLITUDE = re.compile(r"\b(?:alone|by yourself|on your own|go to bed|lie down|silence)\b", re.IGNORECASE)


@dataclass(frozen=True)
class WordsOnSurroundings:
    """What an item's words say of where it is done and with whom."""

    outdoors: bool
    other_people: bool
    company: bool
    solitude: bool


@lru_cache(maxsize=20_000)
def words_on_surroundings(text: str) -> WordsOnSurroundings:
    """Return what a text says of where something is done and with whom; kept, since wishes ask it of all items."""
    patterns = (_OUTDOOR, _OTHER_PEOPLE, _COMPANY, _SOLITUDE)
    return WordsOnSurroundings(*(bool(pattern.search(text)) for pattern in patterns))


_ON_ONES_FEET = frozenset({"walking", "standing", "running"})
"""What nobody does who asks for something to do sitting down."""


@dataclass(frozen=True)
class Wish:
    """What somebody asked for.

    Attributes:
        text: What is wanted, without what is not; empty if only that was said.
        without: Words, in lower case, of what must not come.
        where: Whether it has to be outdoors or indoors, ``None`` if that was not said.
        company: Whether it is for somebody alone or for several, ``None`` if that was not said.
        with_child: Whether the others are children of theirs.
        minutes: How long it may take at most, ``None`` if that was not said.
        is_calm: Whether it has to be quiet and without effort.
        needs_nothing: Whether nothing must be at hand for it.
        refused: What must not come, as the library knows it.
    """

    text: str
    without: tuple[str, ...] = ()
    where: Literal["indoors", "outdoors"] | None = None
    company: Literal["alone", "together"] | None = None
    with_child: bool = False
    minutes: int | None = None
    is_calm: bool = False
    needs_nothing: bool = False
    is_seated: bool = False
    refused: Refused = field(default_factory=Refused)

    @property
    def says_how(self) -> bool:
        """Whether it says where, how long, how or with whom: then it is a wish, whatever its words are near to."""
        return bool(self.where or self.company or self.minutes or self.is_calm or self.is_seated or self.needs_nothing)

    def names(self, text: str, activities: Collection[str]) -> bool:
        """Whether an item, by its words and activities, names what must not come."""
        words = f"{text} {' '.join(activities)}".casefold().replace("_", " ")
        return any(re.search(rf"\b{re.escape(_stem(word))}", words) for word in self.without)

    def suits(self, text: str, activities: Collection[str]) -> bool:
        """Whether an item, by its words and activities, is nothing that was ruled out."""
        if self.names(text, activities):
            return False
        said = words_on_surroundings(text)
        outdoors = said.outdoors or not _OUTDOOR_ACTIVITIES.isdisjoint(activities)
        if self.where is not None and outdoors is not (self.where == "outdoors"):
            return False
        if self.with_child and said.other_people:
            return False
        if self.company == "alone":
            return "friends_family" not in activities and not said.company
        return self.company is None or not ("sleeping_early" in activities or said.solitude)


def read_wish(words: str) -> Wish:
    """Return what somebody's words ask for, in whichever of the known languages."""
    plain = " ".join(words.replace("’", "'").split())
    polarity = read_polarity(plain)
    denied = tuple(word for phrase in polarity.refused for word in phrase.split() if len(word) > 2)
    others = [code for code in _languages() if code != ENGLISH]
    without = tuple(dict.fromkeys((*denied, *(word for code in others for word in _denied(plain, code)))))
    place, rest = polarity.wanted, polarity.wanted if denied else plain
    for code in others:
        place = _languages()[code].not_a_place.sub(" ", place)
        rest = _languages()[code].denied.sub(" ", rest) if without else rest
    is_left_alone, are_asleep = _says("left_alone", plain), _says("others_asleep", plain)
    rest = " ".join(_without_situation(rest).split()).strip(" ,.;!")
    inside, outside = _says("indoors", place), _says("outdoors", place)
    refused = " ".join((*polarity.refused, *without))
    if _told("rain", polarity.wanted) and not _told("in_the_rain", polarity.wanted):
        inside, outside = True, False
    inside = inside or ((is_left_alone or are_asleep) and not outside)
    lacks = lacks_said(plain) | (frozenset({"outdoors"}) if _says("outdoors", refused) else frozenset())
    is_seated = _told("seated", polarity.wanted)
    lacks |= _ON_ONES_FEET if is_seated else frozenset()
    return Wish(
        text="" if without and not _is_wish(rest) else rest,
        without=without,
        where=None if inside is outside else "indoors" if inside else "outdoors",
        company="alone" if is_left_alone else _company(plain, polarity.wanted, refused),
        with_child=_says("with_child", polarity.wanted),
        minutes=read_minutes(plain),
        is_calm=are_asleep or _told("calm", polarity.wanted) or _told("effort", refused),
        needs_nothing=_told("equipment", refused),
        is_seated=is_seated,
        refused=Refused(lacks, disliked(polarity.refused) if polarity.refused else Dislikes()),
    )


def tells_situation(text: str) -> bool:
    """Whether words tell who is out or asleep, as somebody does who wants an idea that suits it."""
    return _says("left_alone", text) or _says("others_asleep", text)


def _without_situation(text: str) -> str:
    """Return a wish without the words that tell who is out or asleep: they name nothing that is wanted."""
    for words in _languages().values():
        text = words.others_asleep.sub(" ", words.left_alone.sub(" ", text))
    return text


def _company(plain: str, wanted: str, refused: str) -> Literal["alone", "together"] | None:
    if _says("alone", plain) or _told("people", refused):
        return "alone"
    return "together" if _says("together", wanted) else None


@dataclass(frozen=True)
class _Circumstances:
    """How one language speaks of weather, people, things, effort and time; the data's keys say what each is."""

    rain: re.Pattern[str]
    in_the_rain: re.Pattern[str]
    people: re.Pattern[str]
    equipment: re.Pattern[str]
    calm: re.Pattern[str]
    seated: re.Pattern[str]
    effort: re.Pattern[str]
    minutes: re.Pattern[str]
    spans: Mapping[int, re.Pattern[str]]


@cache
def _circumstances() -> Mapping[str, _Circumstances]:
    return {code: _compiled_circumstances(code, told) for code, told in told_by_language("circumstances").items()}


def _compiled_circumstances(code: str, told: Mapping[str, Any]) -> _Circumstances:
    number = rf"(?P<number>\d{{1,3}}|{number_words(code).pattern(1)})"
    words = {name: _compiled(name, said) for name, said in told.items() if name not in ("minutes", "spans")}
    spans = {minutes: _compiled("spans", said) for minutes, said in told["spans"].items()}
    return _Circumstances(
        **words, minutes=_compiled("minutes", told["minutes"].replace("{number}", number)), spans=spans
    )


def _told(name: str, text: str) -> bool:
    return any(getattr(words, name).search(text) for words in _circumstances().values())


def read_minutes(words: str) -> int | None:
    """Return how many minutes somebody says that they have, ``None`` if they don't say."""
    for code, told in _circumstances().items():
        if found := told.minutes.search(words):
            return number_words(code).value(found["number"])
    spans = (told.spans.items() for told in _circumstances().values())
    return next((minutes for each in spans for minutes, said in each if said.search(words)), None)


def _says(name: str, text: str) -> bool:
    return any(getattr(said, name).search(text) for said in _languages().values())


def _denied(text: str, code: str) -> Iterator[str]:
    """Yield what must not come: in the person's words, and in those of messages where these are other ones."""
    said = _languages()[code]
    for found in said.denied.finditer(text):
        for word in re.split(r"\s+", found["what"].casefold()):
            if word not in said.fillers and len(word) > 2:
                yield word
                if code != ENGLISH:
                    left_out = disliked((word,))
                    yield from (activity.replace("_", " ") for activity in sorted(left_out.activities))
                    yield from _parts_said(left_out)


def _parts_said(left_out: Dislikes) -> list[str]:
    """Return the words of messages that a single word leaves out beside a whole activity."""
    said = (one for group in left_out.mentions if len(group) == 1 for one in group if not one.activities)
    return sorted(word for one in said for word in one.stems)


def _is_wish(rest: str) -> bool:
    """Whether anything is left of a wish that rules something out."""
    for said in _languages().values():
        rest = said.says_nothing.sub("", rest)
    return bool(re.search(r"[^\W\d_]{4,}", rest))


def _stem(word: str) -> str:
    """Return the beginning that a word shares with its other forms: ``cook`` for ``cooking``."""
    return re.sub(r"(?:ing|es|s)$", "", word) if len(word) > 5 else word.removesuffix("s")


def without_company(text: str) -> str:
    """Return a wish without the words that say with whom: "something quiet with my daughter" names no thing."""
    for words in _languages().values():
        text = words.with_child.sub(" ", words.together.sub(" ", text))
    return text
