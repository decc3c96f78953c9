"""What somebody cannot do, does not have or never wants, from their own words; and what items need.

Both are sets of plain words: abilities and things of :mod:`recommender.facts`, and a few that follow from several
facts, such as ``long_walks``. Where both meet, an item is left out, whoever asks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from recommender.facts import Ability, Effort, Thing, Where
from recommender.items import Item
from recommender.profile import Profile, given, phrases

LONG_WALK_MINUTES = 15
"""From so many minutes on foot a walk is a long one."""

_CLAUSE = re.compile(r"[.;,!?\n]|\b(?:and|but|so)\s+(?=i\b)")
_OTHERS = (
    r"wife|husband|partner|spouse|girlfriend|boyfriend|child(?:ren)?|kids?|sons?|daughters?|bab(?:y|ies)|mother|mum|mom|"
    r"father|dad|parents?|brothers?|sisters?|grand\w+|friends?|neighbou?rs?|flatmates?|boss|colleagues?|dog|cat"
)
_OF_OTHERS = re.compile(
    rf"\W{{0,4}}(?:(?:and|but|because|as)\s{{1,4}})?(?:my|our|the|an?|one|two|his|her)\s{{1,4}}(?:\w{{1,30}}\s{{1,4}})?"
    rf"(?:{_OTHERS})\b"
)
_STILL_OF_OTHERS = re.compile(r"\W{0,4}(?:who|she|he|they)\b")
_NOT_READ = frozenset({"age", "gender", "occupation"})


@dataclass(frozen=True)
class _Words:
    limits: tuple[tuple[re.Pattern[str], frozenset[str]], ...]
    things: tuple[tuple[re.Pattern[str], str], ...]
    dislikes: tuple[tuple[re.Pattern[str], str], ...]


@cache
def _words() -> _Words:
    told = yaml.safe_load(files("recommender").joinpath("data/limits.yaml").read_text(encoding="utf-8"))
    lacking = (
        r"\b(?:no|without|don'?t (?:own|have)|do not (?:own|have)|haven'?t(?: got)?)\s{1,4}(?:(?:an?|any)\s{1,4})?"
    )
    return _Words(
        tuple((re.compile(row["said"]), frozenset(row["lacks"])) for row in told["limits"]),
        tuple((re.compile(rf"{lacking}(?:{names})\b"), thing) for thing, names in told["things"].items()),
        tuple((re.compile(names), activity) for activity, names in told["dislikes"].items()),
    )


def lacks_said(words: str) -> frozenset[str]:
    """Return what words say that the speaker lacks; what they say of other people does not count.

    Returns:
        Abilities, things and other needs, for example ``{"fine_hands", "grip"}`` for "bad hands".
    """
    lacking: set[str] = set()
    others = False
    for clause in _CLAUSE.split(words.casefold().replace("’", "'")):
        others = bool(_OF_OTHERS.match(clause)) or (others and bool(_STILL_OF_OTHERS.match(clause)))
        if others:
            continue
        for said, lacks in _words().limits:
            if said.search(clause):
                lacking |= lacks
        lacking.update(thing for said, thing in _words().things if said.search(clause))
    return frozenset(lacking)


def lacks_of(profile: Profile) -> frozenset[str]:
    """Return what a person lacks by what they told of themselves; jobs are not read, nor are tastes."""
    told = given(profile.attributes)
    return frozenset().union(*(lacks_said(value) for name, value in told.items() if name not in _NOT_READ))


def disliked_activities(profile: Profile) -> frozenset[str]:
    """Return the activities that a person dislikes as a whole."""
    said = [words.casefold().strip(" .!") for words in phrases(profile.dislikes)]
    return frozenset(activity for names, activity in _words().dislikes for words in said if names.fullmatch(words))


def needs_of(item: Item) -> frozenset[str]:
    """Return what an item needs, as far as its facts tell."""
    facts = item.facts
    needs: set[str] = {*(facts.abilities or ()), *(facts.things or ())}
    if facts.places == (Where.OUTDOORS,):
        needs.add("outdoors")
        if Ability.WALKING in needs and (facts.minutes or 0) >= LONG_WALK_MINUTES:
            needs.add("long_walks")
    if facts.effort is Effort.HARD:
        needs.add("long_effort")
        if Ability.LIFTING in needs:
            needs.add("heavy_lifting")
    if Thing.DOG in needs:
        needs.add("dogs_near")
    if Thing.OVEN in needs:
        needs.add("wheat_baking")
    if facts.money:
        needs.add("money")
    return frozenset(needs)


def ruled_out_items(needs: Mapping[str, frozenset[str]], items: Mapping[str, Item], profile: Profile) -> frozenset[str]:
    """Return the items that need what a person lacks, or are about what they dislike.

    Args:
        needs: What :func:`needs_of` says of each item, by id.
        items: By id.
        profile: The person's.
    """
    lacks, disliked = lacks_of(profile), disliked_activities(profile)
    lacking = {name for name, needed in needs.items() if not lacks.isdisjoint(needed)} if lacks else set()
    about = {name for name, item in items.items() if not disliked.isdisjoint(item.activities)} if disliked else set()
    return frozenset(lacking | about)
