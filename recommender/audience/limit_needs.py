"""What follows from a limit that is known by its trait alone: words such as "low vision" name no part of the body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from recommender.audience.traits import limits_told
from recommender.shipped_yaml import load_shipped


@dataclass(frozen=True)
class TraitNeeds:
    """What somebody with a trait lacks.

    Attributes:
        trait: Its name.
        lacks: Abilities and other needs.
        told_by: Needs of which one, where it is told, says it more exactly.
    """

    trait: str
    lacks: frozenset[str]
    told_by: frozenset[str]


def needs_of_traits(words: str, known: frozenset[str]) -> frozenset[str]:
    """Return what somebody lacks by the traits of health that their words tell.

    Args:
        words: Of the person themselves.
        known: What follows from these words already.
    """
    traits = limits_told(words)
    rows = (row for row in _rows() if row.trait in traits and row.told_by.isdisjoint(known))
    return frozenset().union(*(row.lacks for row in rows))


@cache
def _rows() -> Sequence[TraitNeeds]:
    told = load_shipped(files("recommender").joinpath("data/limit_needs.yaml").read_text(encoding="utf-8"))
    return [
        TraitNeeds(row["trait"], frozenset(row["lacks"]), frozenset((*row["lacks"], *row.get("told_by", ()))))
        for row in told
    ]
