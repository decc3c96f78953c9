"""What sentences mean, measured on the examples, each left out once: those of the file say nothing about themselves."""

from __future__ import annotations

import numpy as np
import pytest

from bot.understanding.intents import IntentClassifier, examples_of, shipped_vectors
from recommender import open_encoder
from recommender.encoders import MINILM, NANO_E5

WISHES = ("wish", "wish_without")


def classifier_with(name: str) -> IntentClassifier:
    vectors = shipped_vectors("en", open_encoder(name).fingerprint)
    assert vectors is not None, "an example was changed: python -m bot.understanding.intents"
    return IntentClassifier(examples_of("en"), vectors)


@pytest.mark.parametrize("name", [NANO_E5, MINILM])
def test_left_out_examples_are_mostly_understood(name: str) -> None:
    classifier = classifier_with(name)
    places = np.array([classifier.names.index(intent) for intent in examples_of("en").intents])
    right = classifier.left_out.argmax(axis=1) == places
    assert right.mean() >= 0.6  # one of 35 by chance
    sure = classifier.left_out.max(axis=1) >= 0.5
    assert right[sure].mean() >= 0.72
    assert np.allclose(classifier.left_out.sum(axis=1), 1)


@pytest.mark.parametrize("name", [NANO_E5, MINILM])
def test_few_sentences_that_wish_for_nothing_are_taken_for_wishes(name: str) -> None:
    classifier = classifier_with(name)
    wishes = [classifier.names.index(intent) for intent in WISHES]
    is_wish = np.isin(examples_of("en").intents, WISHES)
    taken = np.isin(classifier.left_out.argmax(axis=1), wishes)
    assert taken[~is_wish].mean() <= 0.09  # without understanding it was every one of them
    assert taken[is_wish].mean() >= 0.8


def test_examples_are_told_once() -> None:
    sentences = [sentence.casefold() for sentence in examples_of("en").sentences]
    assert sorted(sentences) == sorted(set(sentences))


def test_an_example_has_its_own_intent() -> None:
    classifier = classifier_with(NANO_E5)
    vectors = shipped_vectors("en", open_encoder(NANO_E5).fingerprint)
    assert vectors is not None
    at = examples_of("en").sentences.index("my cat died")
    surest = classifier.classify(vectors[at])[0]
    assert surest.name == "feel_sad"
    assert 0 < surest.confidence <= 1
