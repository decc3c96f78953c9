"""Whom an item suits: set by a person, or derived from its words."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import Literal

from recommender.audience.traits import known_traits
from recommender.items import Item


@dataclass(frozen=True)
class Audience:
    """Whom an item is for.

    Attributes:
        only_for: Groups of traits: of each group a user must have one. Empty: everybody.
        unsuitable_for: Traits of which a user must have none.
        rather_for: Like ``only_for``, but lacking one only makes the item less likely.
        rather_not_for: Like ``unsuitable_for``, likewise.
    """

    only_for: tuple[frozenset[str], ...] = ()
    unsuitable_for: frozenset[str] = frozenset()
    rather_for: tuple[frozenset[str], ...] = ()
    rather_not_for: frozenset[str] = frozenset()

    def suits(self, traits: Set[str]) -> bool:
        """Whether a user with these traits may see the item at all."""
        return all(group & traits for group in self.only_for) and not self.unsuitable_for & traits

    def doubts(self, traits: Set[str]) -> int:
        """How many things speak against the item for a user with these traits, without ruling it out."""
        return sum(not group & traits for group in self.rather_for) + len(self.rather_not_for & traits)


def audience_of(item: Item, kind: Literal["message", "image"]) -> Audience:
    """Return whom an item is for.

    Args:
        item: Rules set in it win; what it leaves ``None`` is derived from its text.
        kind: Captions show what messages have to say: a dog in a picture is somebody's dog.
    """
    only: list[frozenset[str]] = []
    rather: list[frozenset[str]] = []
    not_for: set[str] = set()
    rather_not: set[str] = set()
    for trait in known_traits():
        group = frozenset((trait.name,))
        if trait.presupposed.search(item.text) or (kind == "image" and trait.caption.search(item.text)):
            only.append(group)
        elif trait.hint_presupposed.search(item.text) or (kind == "image" and trait.hint_caption.search(item.text)):
            rather.append(group.union(trait.either))
        if trait.excluded.search(item.text):
            not_for.add(trait.name)
        elif trait.hint_excluded.search(item.text):
            rather_not.add(trait.name)
    if item.only_for is not None:
        only = [frozenset(item.only_for)] if item.only_for else []
        rather = []
    if item.unsuitable_for is not None:
        not_for, rather_not = set(item.unsuitable_for), set()
    return Audience(tuple(only), frozenset(not_for), tuple(rather), frozenset(rather_not))
