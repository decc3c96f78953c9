"""What items need, suggested from others; judged on halves of the starter library that nothing was learned from."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.services.starter_library import shipped_vectors
from content.coverage import WINDOWS, coverage
from content.fact_features import VALUES
from content.fact_suggesting import ENOUGH, FactSuggester, truth_of, value_f1, with_suggested_facts
from content.manifest import starter_library
from content.suggesting import Labelled, Vectors
from recommender import Item, open_encoder
from recommender.encoders import MINILM, NANO_E5
from recommender.facts import UNKNOWN, Facts, Light

LIBRARY = starter_library()
EXAMPLES = [
    *(Labelled(one.text, one.activities, "message", one.technique, one.facts) for one in LIBRARY.messages),
    *(Labelled(one.caption, one.activities, "image", None, one.facts) for one in LIBRARY.images),
]


FLOORS = {
    **{"light": 0.82, "effort": 0.58, "noise": 0.71, "minutes": 0.62, "money": 0.74, "seasons": 0.63},
    **{"places": 0.75, "company": 0.72, "things": 0.79, "abilities": 0.49},
}
"""Macro F1 by fact, the mean of both halves, each by what was learned from the other: what was reached, but for a
rounding. By chance few values would reach 0.3. Many abilities, great effort and money have two or three examples, so
that one half alone says little; a length is right beside its neighbours too."""


def halves() -> tuple[list[Labelled], list[Labelled]]:
    """Return the examples in two halves, by their ids: new words in a text move nothing."""
    ids = [one.id for one in (*LIBRARY.messages, *LIBRARY.images)]
    sides: tuple[list[Labelled], list[Labelled]] = ([], [])
    for name, example in zip(ids, EXAMPLES, strict=True):
        sides[hashlib.sha256(name.encode()).digest()[0] % 2].append(example)
    return sides


def values_of(fact: str, facts: Sequence[Facts]) -> NDArray[np.bool_]:
    """Return which values items have, shape (items, values)."""
    return np.array([truth_of(fact, one) for one in facts], dtype=np.bool_)


def macro_f1(fact: str, told: Sequence[Facts], suggested: Sequence[Facts]) -> float:
    """Return the mean F1 over the values that some item has."""
    known = [(one, other) for one, other in zip(told, suggested, strict=True) if getattr(one, fact) is not None]
    truth, chosen = (values_of(fact, side) for side in zip(*known, strict=True))
    values = [at for at in range(truth.shape[1]) if truth[:, at].any()]
    return float(np.mean([value_f1(fact, truth, chosen, at) for at in values]))


def vectors_of(name: str) -> Vectors:
    vectors: Vectors = shipped_vectors(open_encoder(name).fingerprint)
    return vectors


def reached(learned: Sequence[Labelled], asked: Sequence[Labelled], vectors: Vectors) -> dict[str, float]:
    """Return the macro F1 of each fact of examples that nothing was learned from."""
    suggester = FactSuggester(learned, vectors)
    suggested = [suggester.suggest(one, vectors) for one in asked]
    return {fact: macro_f1(fact, [one.facts for one in asked], suggested) for fact in VALUES}


@pytest.mark.parametrize("name", [NANO_E5, MINILM])
def test_facts_of_a_half_that_nothing_was_learned_from_are_mostly_suggested(name: str) -> None:
    vectors, (one, other) = vectors_of(name), halves()
    scores = [reached(one, other, vectors), reached(other, one, vectors)]
    means = {fact: sum(score[fact] for score in scores) / len(scores) for fact in VALUES}
    assert {fact: round(mean, 3) for fact, mean in means.items() if mean < FLOORS[fact]} == {}


def test_agreement_counts_what_is_suggested_of_each_example_without_it() -> None:
    agreement = {one.fact: one for one in FactSuggester(EXAMPLES, vectors_of(NANO_E5)).agreement()}
    assert agreement.keys() == VALUES.keys()
    light = agreement["light"]
    assert sum(light.positives.values()) == light.items
    assert 0.5 < light.macro_f1 < 1


def test_too_few_examples_suggest_nothing() -> None:
    suggester = FactSuggester(EXAMPLES[: ENOUGH - 1], {})
    assert suggester.suggest(Labelled("Walk round the block.", ()), {}) == UNKNOWN
    assert suggester.agreement() == []


def test_words_alone_tell_where_nothing_is_encoded() -> None:
    suggested = FactSuggester(EXAMPLES, {}).suggest(Labelled("Look at the stars tonight and find the moon.", ()), {})
    assert suggested.light is Light.DARK


def test_only_what_nobody_declared_is_suggested_in_a_library() -> None:
    messages = [Item(one.id, one.text, activities=one.activities, facts=one.facts) for one in LIBRARY.messages]
    new = Item("new", "Sit in the garden in the sun.")
    told, images = with_suggested_facts([*messages, new], [], vectors_of(NANO_E5))
    assert told[:-1] == messages
    assert told[-1].facts.light is Light.DAY
    assert images == []
    assert with_suggested_facts([new], [], {}) == ([new], [])


def test_a_library_tells_what_it_has_for_typical_times() -> None:
    messages = [Item(one.id, one.text, activities=one.activities, facts=one.facts) for one in LIBRARY.messages]
    images = [Item(one.id, one.caption, activities=one.activities, facts=one.facts) for one in LIBRARY.images]
    covered = coverage(messages, images)
    assert [one.window for one in covered] == [window.name for window in WINDOWS]
    assert min(one.messages for one in covered) >= 20
    day = Facts(light=Light.DAY)
    outdoors = [Item(f"m{at}", "Play ball.", activities=("sport",), facts=day) for at in range(3)]
    evening = next(one for one in coverage(outdoors, []) if one.window == "winter evenings at home")
    assert (evening.messages, evening.missing) == (0, ("sport",))
