"""How far the facts that a library declares agree with what a second hand read: Cohen's kappa, fact by fact."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from recommender.facts import Ability, Company, Light, Noise, Season, Thing, Where
from recommender.items import Item
from recommender.simulate.labels import SecondLabel

Values = Collection[str]


@dataclass(frozen=True)
class FactAgreement:
    """Of one fact.

    Attributes:
        fact: Its name.
        kappa: Cohen's, over all values of all items; ``None`` where both hands always say the same one thing.
        same: Share of decisions that are the same.
        declared: How often the library says a value.
        read: How often the second hand does.
        decisions: Items times values, of those items of which the library says something.
    """

    fact: str
    kappa: float | None
    same: float
    declared: int
    read: int
    decisions: int

    def as_dict(self) -> dict[str, Any]:
        """Return it as JSON-friendly data."""
        return asdict(self)


SHOWN = ("light", "season", "place")
"""Facts that the second hand read from pictures, beside what they are about."""


def agreement_of(
    items: Sequence[Item], labels: Mapping[str, SecondLabel], facts: Collection[str] | None = None
) -> list[FactAgreement]:
    """Return the agreement on each fact, or on some, of the items that have a second label."""
    known = [(item, labels[item.id]) for item in items if item.id in labels]
    activities = sorted({name for item, _ in known for name in item.activities})
    found = [_agreement("main activity", activities, [(i.activities[:1], s.activities[:1]) for i, s in known])]
    found.append(_agreement("activities", activities, [(i.activities, s.activities) for i, s in known]))
    for fact, (values, declared, read) in _FACTS.items():
        if facts is not None and fact not in facts:
            continue
        pairs = [(said, read(label)) for item, label in known if (said := declared(item)) is not None]
        found.append(_agreement(fact, values, pairs))
    return [one for one in found if one.decisions]


def _one(value: str | None) -> Values | None:
    return None if value is None else (value,)


_FACTS: Mapping[str, tuple[Sequence[str], Callable[[Item], Values | None], Callable[[SecondLabel], Values]]] = {
    "light": ([Light.DAY, Light.DARK], lambda item: _one(item.facts.light), lambda label: (label.light,)),
    "season": (list(Season), lambda item: item.facts.seasons, lambda label: label.seasons or tuple(Season)),
    "place": (list(Where), lambda item: item.facts.places, lambda label: label.places),
    "company": (list(Company), lambda item: item.facts.company, lambda label: label.company),
    "noise": (list(Noise), lambda item: _one(item.facts.noise), lambda label: (label.noise,)),
    "needs": (list(Thing), lambda item: item.facts.things, lambda label: label.needs),
    "abilities": (list(Ability), lambda item: item.facts.abilities, lambda label: label.abilities),
}


def _agreement(fact: str, values: Iterable[str], pairs: Sequence[tuple[Values, Values]]) -> FactAgreement:
    names = list(values)
    first = np.array([[name in said for name in names] for said, _ in pairs], dtype=np.bool_).ravel()
    second = np.array([[name in read for name in names] for _, read in pairs], dtype=np.bool_).ravel()
    same = float((first == second).mean()) if first.size else 0.0
    return FactAgreement(fact, kappa(first, second), same, int(first.sum()), int(second.sum()), int(first.size))


def kappa(first: np.ndarray[Any, np.dtype[np.bool_]], second: np.ndarray[Any, np.dtype[np.bool_]]) -> float | None:
    """Return Cohen's kappa of two raters' yes and no, ``None`` where chance alone would agree always."""
    if not first.size:
        return None
    a, b = float(first.mean()), float(second.mean())
    expected = a * b + (1 - a) * (1 - b)
    return None if expected >= 1.0 else (float((first == second).mean()) - expected) / (1 - expected)
