"""What somebody probably has at hand: a garden, an instrument or a child is nothing to take for granted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from recommender.audience.traits import traits_of
from recommender.dislikes import activities_named
from recommender.language_data import told_by_language
from recommender.limits import things_named
from recommender.profile import Profile, age_of, given, phrases
from recommender.shipped_yaml import load_shipped
from recommender.spelling import words_of

Things = frozenset[str]

_PARENTS = frozenset({"parent", "grandparent"})

GROWN_FROM = 60
"""Years of a parent from which a child of theirs is taken to be grown up."""


@dataclass(frozen=True)
class _Taste:
    """What a taste for an activity as a whole takes, and beside which other activities it takes nothing."""

    has: Things
    unless: frozenset[str]
    taking_nothing: frozenset[str]
    """Words of those who do it without any thing, in all languages."""


@dataclass(frozen=True)
class _Belongings:
    """What goes with what; the keys of ``belongings.yaml`` say what each is."""

    not_everybodys: Things
    of_traits: Mapping[str, Things]
    of_tastes: Mapping[str, _Taste]
    comes_with: Mapping[str, Things]
    from_age: Mapping[str, int]

    def of_like(self, like: str) -> Things:
        """Return what whoever likes something as a whole has for it: what they name, or else all that it takes."""
        activities, words, named = activities_named(like), frozenset(words_of(like)), things_named(like)
        tastes = [self.of_tastes[name] for name in activities if name in self.of_tastes]
        taking = [taste for taste in tastes if taste.unless.isdisjoint(activities)]
        taking = [taste for taste in taking if taste.taking_nothing.isdisjoint(words)]
        return named.union(*(taste.has for taste in taking if named.isdisjoint(self.with_company(taste.has))))

    def with_company(self, things: Things) -> Things:
        """Return things and those that come with them."""
        return things.union(*(self.comes_with.get(thing, Things()) for thing in things))


@cache
def _belongings() -> _Belongings:
    told = load_shipped(files("recommender").joinpath("data/belongings.yaml").read_text(encoding="utf-8"))
    return _Belongings(
        frozenset(told["not_everybodys"]),
        {name: frozenset(things) for name, things in told["of_traits"].items()},
        {name: _taste(name, row) for name, row in told["of_tastes"].items()},
        {name: frozenset(things) for name, things in told["with"].items()},
        told["from_age"],
    )


def _taste(name: str, row: Mapping[str, Any]) -> _Taste:
    languages = told_by_language("belongings").values()
    words = " ".join(told["taking_nothing"].get(name, "") for told in languages)
    return _Taste(frozenset(row["has"]), frozenset(row.get("unless", ())), frozenset(words_of(words)))


def not_told(profile: Profile) -> Things:
    """Return the things that a person cannot be taken to have, by what they told."""
    known, age = _belongings(), age_of(profile.attributes)
    has = Things().union(
        *map(things_named, given(profile.attributes).values()),
        *map(known.of_like, phrases(profile.likes)),
        *(known.of_traits.get(trait, Things()) for trait in traits_of(profile)),
        (thing for thing, years in known.from_age.items() if age is not None and age >= years),
    )
    return known.not_everybodys - known.with_company(has - _no_child_at_hand(profile, age))


def _no_child_at_hand(profile: Profile, age: int | None) -> Things:
    """Return the child that is not there to play with: it lives elsewhere, or is grown up."""
    home = traits_of(replace(profile, likes=(), dislikes=()))
    is_alone = "lives_alone" in home and home.isdisjoint(_PARENTS)
    is_grown = age is not None and age >= GROWN_FROM and "grandparent" not in traits_of(profile)
    return Things({"child"}) if is_alone or is_grown else Things()
