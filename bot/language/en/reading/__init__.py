"""Reading a profile from whole sentences, by rules alone: what is said plainly, and nothing that is not.

A sentence is cut where a new statement begins ("I love", "can't stand", "I live in"); each piece is then read
for what its beginning announces. People, limits, places and times are recognised wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from bot.core.phrases import PHRASES_LIMIT
from bot.core.profile_fields import Told
from bot.core.weekly_windows import Span
from bot.language.en.reading.ages import coming_age, lone_age, read_age
from bot.language.en.reading.bare_facts import (
    bare_age,
    bare_household,
    bare_place,
    is_bare_place,
    with_regions,
    without_numbers,
)
from bot.language.en.reading.bare_likes import bare_likes, done_often, played, pursued, refused_behind
from bot.language.en.reading.judgements import judged, kept_away
from bot.language.en.reading.life import read_household, read_limits, read_place, read_windows
from bot.language.en.reading.others import of_ones_home, of_oneself, told_by_others
from bot.language.en.reading.person import promotion, read_gender
from bot.language.en.reading.repairs import put_right
from bot.language.en.reading.run_together import apart
from bot.language.en.reading.tastes import HAVING_NONE, put_positively, read_tastes
from bot.language.en.reading.work import with_shifts, work_or_leave, work_told
from bot.language.en.spoken_times import spell_times
from bot.understanding.things import things_named
from recommender.polarity import read_polarity

_READERS: Mapping[str, Callable[[str], str | tuple[str, ...] | tuple[Span, ...] | None]] = {
    "age": read_age,
    "gender": read_gender,
    "occupation": work_or_leave,
    "limits": lambda words: read_limits(words)[:PHRASES_LIMIT],
    "windows": lambda words: read_windows(spell_times(words)),
}
"""By field, for those that are read by themselves."""


def read_text(text: str) -> Told:
    """Return what ``text`` says about whoever wrote it; empty where nothing is recognised."""
    words = with_regions(put_positively(apart(put_right(text))))
    own = of_oneself(words)
    likes, dislikes = read_tastes(without_numbers(own))
    likes = tuple(like for like in likes if _may_be_liked(like))
    place = read_place(words) or bare_place(words)
    said = {"occupation": own, "limits": of_oneself(told_by_others(words))}
    read: dict[str, Any] = {name: reader(said.get(name, words)) for name, reader in _READERS.items()}
    read["age"] = read["age"] or bare_age(words)
    read["occupation"] = promotion(words) or read["occupation"]
    home = of_ones_home(words)
    read["household"] = _with_new(read_household(home)[:PHRASES_LIMIT], bare_household(home))
    likes = tuple(dict.fromkeys(like.removeprefix("both ") for like in (*likes, *played(own))))[:PHRASES_LIMIT]
    return Told(
        **read,
        likes=tuple(like for like in likes if like.casefold() not in {each.casefold() for each in dislikes}),
        dislikes=dislikes,
        time_zone=place.zone if place else None,
        place=place.name if place else None,
    )


def _may_be_liked(like: str) -> bool:
    return not (
        _A_CLAUSE.match(like)
        or is_bare_place(like)
        or read_polarity(like).is_fewer
        or like.casefold().endswith(_OPEN_ENDS)
    )


_A_CLAUSE = re.compile(r"i\s{1,4}[a-z]+\s", re.IGNORECASE)
"""How a new clause begins behind what is liked: "I like singing and I keep goats"."""
_OPEN_ENDS = (" that", " who", " which", " because", " if", " off", " out")
"""With which what is liked does not end."""


_ANY_BUT = re.compile(
    r"(?:^|[.;!?,]\s{1,4})(?:any|every)thing\s{1,4}(?P<thing>[a-z][\w' -]{2,40}?)\s{1,4}"
    r"(?:except(?:\s{1,4}for)?|but(?:\s{1,4}not)?|apart\s{1,4}from|bar)\s{1,4}"
    r"(?P<other>[a-z][\w' -]{2,40}?)\s{0,4}(?=[,.;!?]|$)",
    re.IGNORECASE,
)
"""What somebody likes but for one thing: "anything with wheels except cars"."""


def with_refusals(told: Told, text: str) -> Told:
    """Return what was told with what a list names beside it, and what the words refuse among the dislikes.

    Only for words that tell about oneself: in a wish the same words hold for the moment.
    """
    own = of_oneself(with_regions(put_positively(apart(put_right(text)))))
    told = told.model_copy(update={"age": coming_age(own) or told.age or lone_age(own)})
    polarity = read_polarity(own)
    refused = [
        phrase.removeprefix("into ")
        for phrase in polarity.refused
        if things_named(phrase) and not HAVING_NONE.fullmatch(phrase) and not polarity.is_fewer
    ]
    good, bad = judged(own)
    for found in _ANY_BUT.finditer(own):
        good, bad = (*good, found["thing"]), (*bad, found["other"])
    refused += [*refused_behind(own), *bad, *kept_away(own)]
    told = told.model_copy(update={"occupation": with_shifts(told.occupation or work_told(own, told), own)})
    known = [*told.likes, *told.dislikes, *refused, *told.household, *told.limits, told.occupation or ""]
    said_to_like = [like for like in told.likes if like.casefold() != (told.occupation or "").casefold()]
    likes = (*said_to_like, *good, *pursued(own), *done_often(own), *bare_likes(own, [*known, *good]))[:PHRASES_LIMIT]
    said = " ".join((*told.dislikes, *told.limits)).casefold()
    dislikes = (
        *told.dislikes,
        *dict.fromkeys(phrase for phrase in refused if phrase not in said and not _is_longer(phrase, told.dislikes)),
    )
    gone = {phrase.casefold() for phrase in dislikes}
    likes = tuple(like for like in likes if like.casefold() not in gone)
    limits = dict.fromkeys((*told.limits, *(f"no {match[1].lower()}" for match in _LACKING.finditer(own))))
    dislikes = tuple(phrase for phrase in dislikes if not _is_lacked(phrase, limits))
    told = told.model_copy(update={"limits": tuple(limits)[:PHRASES_LIMIT]})
    return told.model_copy(update={"likes": likes, "dislikes": dislikes[:PHRASES_LIMIT]})


def _is_lacked(phrase: str, limits: Iterable[str]) -> bool:
    """Whether something is said to be missing, and not to be unwanted: "I have no piano"."""
    return any(limit.casefold().endswith(f"no {phrase.casefold()}") for limit in limits)


_LACKING = re.compile(r"\bno\s{1,4}(garden|yard|oven|car|bike|bicycle|balcony|kitchen|bathtub|piano)\b", re.IGNORECASE)


def _is_longer(phrase: str, dislikes: Sequence[str]) -> bool:
    """Whether a phrase is a known dislike with more words behind it: "running passion"."""
    return any(phrase.startswith(f"{one.casefold()} ") for one in dislikes)


def _with_new(household: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """Return a household with who is not in it yet, compared by the last word."""
    known = {member.split()[-1].removesuffix("s") for member in household}
    return (*household, *(one for one in more if one.split()[-1].removesuffix("s") not in known))[:PHRASES_LIMIT]
