"""What an item needs, suggested from items whose facts a person has declared: by vectors, by words, and by word lists.

Kernel ridge regression (Saunders, Gammerman and Vovk 1998) on every value of every fact, over a sum of kernels:
nearness of vectors, shared words weighed by how rare they are, shared entries of ``fact_words.yaml``, and shared
activities. It has a closed form, and so has what it would say of each example that was left out; on that the thresholds
are calibrated, and the agreement that the linter prints is measured. What is so said of all facts is one more kernel of
a second round.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from content.fact_features import MINUTES, ONE, VALUES, FactSpace, Floats, PlacedTexts
from content.fact_profiles import FactProfiles
from content.suggesting import Kind, Labelled, Vectors
from recommender.facts import UNKNOWN, Facts
from recommender.items import Item

ENOUGH = 30
"""Examples of a fact from which it is suggested."""

RIDGE = 0.3
"""Weight of the penalty."""

SAID = 0.4
"""What a listed word adds to the score of its own value, beside 1 for an example that has it."""

POOLED = 8
"""Positives beside which a value's own threshold counts half, the fact's common one the other half."""

STRETCH = 2.0
"""How far a length is drawn away from the middle one: expected lengths lie too near to it."""

_THRESHOLDS = np.linspace(0.05, 0.7, 27)


@dataclass(frozen=True)
class SuggestionAgreement:
    """How well a fact is suggested for items that a person has labelled, each left out once.

    Attributes:
        fact: Its name.
        items: How many items have it declared.
        positives: How many of them have each value, by value; values that none has are left out.
        f1: The F1 score of each of these; a length counts as right beside its neighbours too, as people judge it.
    """

    fact: str
    items: int
    positives: Mapping[str, int]
    f1: Mapping[str, float]

    @property
    def macro_f1(self) -> float:
        """The mean over values, from 0 to 1."""
        return float(np.mean(list(self.f1.values()))) if self.f1 else 0.0


CAUTION = 0.08
"""How much more must speak for a season: a wrong one keeps an item from coming for most of the year."""


class FactSuggester:
    """Suggests facts of new items from items whose facts are declared.

    Args:
        examples: Texts, those with facts among them are learned from.
        vectors: Unit vectors, shape (d,), by text; of a text without one, words alone tell.
    """

    def __init__(self, examples: Sequence[Labelled], vectors: Vectors) -> None:
        known = [one for one in examples if one.facts != UNKNOWN]
        self._space = FactSpace.of(known, vectors)
        placed = self._space.examples
        near = self._space.nearness(placed)
        self._first = _models(known, near, placed)
        scores = _joined([model.scores_of_examples(near, placed) for model in self._first], len(known))
        self._profiles = FactProfiles.of(scores)
        self._models = _models(known, near + self._profiles.nearness(scores), placed)

    def suggest(self, item: Labelled, vectors: Vectors) -> Facts:
        """Return what an item needs, as far as enough examples tell; its own facts are not looked at.

        Args:
            item: Its text, kind and, where they are known, activities.
            vectors: Among them the text's own, if there is one.
        """
        placed = self._space.place([item], vectors)
        near = self._space.nearness(placed)
        scores = _joined([model.scores(near, placed) for model in self._first], 1)
        near = near + self._profiles.nearness(scores)
        told = {model.fact: model.decide(model.scores(near, placed)) for model in self._models}
        return Facts(**{fact: value for fact, value in told.items() if value is not None})

    def agreement(self) -> list[SuggestionAgreement]:
        """Return how well the examples' own facts are suggested, each example left out once."""
        return [model.agreement() for model in self._models]


def _joined(scores: Sequence[Floats], rows: int) -> Floats:
    return np.concatenate([np.zeros((rows, 0)), *scores], axis=1)


def with_suggested_facts(
    messages: Sequence[Item], images: Sequence[Item], vectors: Vectors, suggested: Collection[str] = ()
) -> tuple[list[Item], list[Item]]:
    """Return a library's items; those of which nobody declared what they need get it suggested from the others.

    Args:
        messages: The library's.
        images: Likewise.
        vectors: By text.
        suggested: Texts whose facts were suggested before: they keep them, and nothing is learned from them.
    """
    if all(item.facts != UNKNOWN for item in (*messages, *images)):
        return list(messages), list(images)
    sides: tuple[tuple[Sequence[Item], Kind], ...] = ((messages, "message"), (images, "image"))
    known = [
        [
            Labelled(item.text, item.activities, kind, facts=UNKNOWN if item.text in suggested else item.facts)
            for item in side
        ]
        for side, kind in sides
    ]
    suggester = FactSuggester([*known[0], *known[1]], vectors)
    told = [
        [
            item if item.facts != UNKNOWN else replace(item, facts=suggester.suggest(one, vectors))
            for item, one in zip(side, labelled, strict=True)
        ]
        for (side, _kind), labelled in zip(sides, known, strict=True)
    ]
    return told[0], told[1]


class _Inverses:
    """The inverted kernels of those examples that have a fact: most facts share one.

    Args:
        near: How near all examples are to each other.
    """

    def __init__(self, near: Floats) -> None:
        self._near = near
        self._known: dict[bytes, Floats] = {}

    def of(self, at: NDArray[np.intp]) -> Floats:
        """Return the inverse for the examples in some rows."""
        key = at.tobytes()
        if key not in self._known:
            kernel: Floats = self._near[np.ix_(at, at)] + RIDGE * np.eye(len(at))
            self._known[key] = np.linalg.inv(kernel).astype(np.float64)
        return self._known[key]


@dataclass(frozen=True)
class _FactModel:
    """What speaks for each value of one fact.

    Attributes:
        fact: Its name.
        at: Rows of the examples that have it.
        truth: Which of them have which value, shape (examples, values).
        weights: Of the examples, by value, likewise.
        middle: Share of the examples with each value.
        left_out: What would be said of each example without it.
        thresholds: From which a value is suggested; of facts with one value, the one farthest above its own is.
    """

    fact: str
    at: NDArray[np.intp]
    truth: NDArray[np.bool_]
    weights: Floats
    middle: Floats
    left_out: Floats
    thresholds: Floats

    @classmethod
    def of(cls, fact: str, known: Sequence[Labelled], inverses: _Inverses, placed: PlacedTexts) -> _FactModel | None:
        rows = [truth_of(fact, one.facts) for one in known]
        at = np.array([row for row, told in enumerate(rows) if told is not None], dtype=np.intp)
        if len(at) < ENOUGH:
            return None
        truth = np.array([told for told in rows if told is not None], dtype=np.bool_)
        inverse = inverses.of(at)
        middle = truth.mean(axis=0)
        weights = inverse @ (truth - middle)
        left_out = truth - weights / np.diag(inverse)[:, None] + SAID * placed.listed_for(fact)[at]
        bars = _thresholds(truth, left_out) + (CAUTION if fact == "seasons" else 0.0)
        return cls(fact, at, truth, weights, middle, left_out, bars)

    def scores(self, near: Floats, placed: PlacedTexts) -> Floats:
        """Return what speaks for each value, shape (texts, values).

        Args:
            near: How near the texts are to all examples, shape (texts, examples).
            placed: The texts.
        """
        return np.asarray(near[:, self.at] @ self.weights + self.middle + SAID * placed.listed_for(self.fact))

    def scores_of_examples(self, near: Floats, placed: PlacedTexts) -> Floats:
        """Return the same for all examples, each as if it had been left out."""
        told = self.scores(near, placed)
        told[self.at] = self.left_out
        return told

    def decide(self, scores: Floats) -> Any:
        """Return the fact's value for a text by what speaks for each, shape (1, values)."""
        chosen = self._chosen(scores)[0]
        values = tuple(value for value, is_chosen in zip(VALUES[self.fact], chosen, strict=True) if is_chosen)
        if self.fact in ONE:
            return values[0]
        return values or (None if self.fact == "seasons" else ())

    def agreement(self) -> SuggestionAgreement:
        """Return how well the examples are told, each left out once."""
        chosen = self._chosen(self.left_out)
        columns = [at for at in range(self.truth.shape[1]) if self.truth[:, at].any()]
        names = {at: str(VALUES[self.fact][at]).lower() for at in columns}
        return SuggestionAgreement(
            self.fact,
            len(self.truth),
            {names[at]: int(self.truth[:, at].sum()) for at in columns},
            {names[at]: value_f1(self.fact, self.truth, chosen, at) for at in columns},
        )

    def _chosen(self, scores: Floats) -> NDArray[np.bool_]:
        if self.fact == "minutes":
            return _expected_length(scores, self.middle)
        above = scores - self.thresholds
        best: NDArray[np.bool_] = above.argmax(axis=1)[:, None] == np.arange(scores.shape[1])
        if self.fact in ONE:
            return best
        chosen: NDArray[np.bool_] = above > 0
        if self.fact in ("places", "company"):  # somewhere and with somebody it is done
            chosen = np.where(chosen.any(axis=1, keepdims=True), chosen, best)
        return chosen


def _models(known: Sequence[Labelled], near: Floats, placed: PlacedTexts) -> list[_FactModel]:
    """Return the models of the facts of which there are enough examples, by how near these are to each other."""
    inverses = _Inverses(near)
    found = (_FactModel.of(fact, known, inverses, placed) for fact in VALUES)
    return [model for model in found if model is not None]


def truth_of(fact: str, facts: Facts) -> list[bool] | None:
    """Return which values an item's fact has; ``None`` where nobody declared it. No season is all of them."""
    told = getattr(facts, fact)
    if fact == "seasons":
        told = told or ()
    if told is None:
        return None
    if fact == "minutes":
        told = min(MINUTES, key=lambda minutes: abs(np.log(told / minutes)))
    return [value in told if isinstance(told, tuple) else value == told for value in VALUES[fact]]


def _thresholds(truth: NDArray[np.bool_], scores: Floats) -> Floats:
    """Return the threshold of each value with the best F1; that of a rare value is drawn towards the common one."""
    told = [at for at in range(truth.shape[1]) if truth[:, at].any()]
    fits = np.array([[_f1(truth[:, at], scores[:, at] > bar) for bar in _THRESHOLDS] for at in told])
    common = float(_THRESHOLDS[fits.mean(axis=0).argmax()]) if told else 0.5
    bars = np.full(truth.shape[1], common)
    for row, at in enumerate(told):
        count = int(truth[:, at].sum())
        bars[at] = (count * _THRESHOLDS[fits[row].argmax()] + POOLED * common) / (count + POOLED)
    return bars


def _expected_length(scores: Floats, middle: Floats) -> NDArray[np.bool_]:
    """Return the length that is expected of each text: lengths have an order, and the best score knows none of it."""
    steps = np.arange(scores.shape[1])
    weights = np.clip(scores, 1e-6, None)
    usual = float(middle @ steps)
    expected = usual + STRETCH * ((weights @ steps) / weights.sum(axis=1) - usual)
    chosen: NDArray[np.bool_] = np.clip(np.rint(expected), 0, steps[-1])[:, None] == steps
    return chosen


def value_f1(fact: str, truth: NDArray[np.bool_], chosen: NDArray[np.bool_], at: int) -> float:
    """Return the F1 score of one value of a fact; a length is right beside its neighbours too.

    Args:
        fact: Its name.
        truth: Which items have which value, shape (items, values).
        chosen: What is suggested, likewise.
        at: Which value.
    """
    if fact != "minutes":
        return _f1(truth[:, at], chosen[:, at])
    near = abs(truth.argmax(axis=1) - chosen.argmax(axis=1)) <= 1
    told, suggested = truth[:, at], chosen[:, at]
    hit, right = (float((near & one).sum() / max(one.sum(), 1)) for one in (told, suggested))
    return 2 * hit * right / (hit + right) if hit + right else 0.0


def _f1(truth: NDArray[np.bool_], chosen: NDArray[np.bool_]) -> float:
    total = int(truth.sum()) + int(chosen.sum())
    return 2 * int((truth & chosen).sum()) / total if total else 0.0
