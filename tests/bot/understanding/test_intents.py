"""What sentences mean, measured on the examples, each left out once: those of the file say nothing about themselves."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.understanding.calibration import fit_calibration
from bot.understanding.intent_files import all_examples, examples_of, read_intents
from bot.understanding.intents import (
    IntentClassifier,
    best_temperature,
    shipped_vectors,
    softmax,
)
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
    assert right.mean() >= 0.72  # one of 42 by chance
    sure = classifier.left_out.max(axis=1) >= 0.5
    assert right[sure].mean() >= 0.78
    assert np.allclose(classifier.left_out.sum(axis=1), 1)


@pytest.mark.parametrize("name", [NANO_E5, MINILM])
def test_few_sentences_that_wish_for_nothing_are_taken_for_wishes(name: str) -> None:
    classifier = classifier_with(name)
    wishes = [classifier.names.index(intent) for intent in WISHES]
    is_wish = np.isin(examples_of("en").intents, WISHES)
    taken = np.isin(classifier.left_out.argmax(axis=1), wishes)
    assert taken[~is_wish].mean() <= 0.09  # without understanding it was every one of them
    assert taken[is_wish].mean() >= 0.8


@pytest.mark.parametrize("name", [NANO_E5, MINILM])
def test_how_sure_an_answer_is_says_how_often_it_is_right(name: str) -> None:
    """Measure the calibration on examples that it was not made with, in ten bins of equal mass."""
    classifier = classifier_with(name)
    places = np.array([classifier.names.index(intent) for intent in examples_of("en").intents])
    raw = softmax(classifier.left_out_scores * best_temperature(classifier.left_out_scores, places))
    sounds, right = raw.max(axis=1), raw.argmax(axis=1) == places
    fold = np.random.default_rng(7).integers(0, 5, len(places))
    sure = np.zeros(len(places))
    for one in range(5):
        sure[fold == one] = fit_calibration(sounds[fold != one], right[fold != one])(sounds[fold == one])
    bins = np.array_split(np.argsort(sure), 10)
    error = sum(len(part) * abs(sure[part].mean() - right[part].mean()) for part in bins) / len(places)
    assert error <= 0.05


def test_examples_are_told_once() -> None:
    sentences = [sentence.casefold() for sentence in examples_of("en").sentences]
    assert sorted(sentences) == sorted(set(sentences))


def test_an_example_has_its_own_intent() -> None:
    classifier = classifier_with(NANO_E5)
    vectors = shipped_vectors("en", open_encoder(NANO_E5).fingerprint)
    assert vectors is not None
    at = examples_of("en").sentences.index("my grandmother passed away")
    surest = classifier.classify("my grandmother passed away", vectors[at])[0]
    assert surest.name == "feel_grief"
    assert 0 < surest.confidence <= 1


def test_a_new_intent_is_one_file(tmp_path: Path) -> None:
    said = ["is there a paid version", "can I donate", "do you have premium", "how can I support you", "where do I pay"]
    lines = "\n".join(f"- {sentence}" for sentence in said)
    (tmp_path / "giving.yaml").write_text(f"about: Wants to give money.\nsays: It is free.\nexamples:\n{lines}\n")
    told = read_intents(tmp_path)
    assert told["giving"].says == "It is free."
    encoder, known, new = open_encoder(NANO_E5), examples_of("en"), all_examples(told)
    vectors = shipped_vectors("en", encoder.fingerprint)
    assert vectors is not None
    both = type(known)((*known.sentences, *new.sentences), (*known.intents, *new.intents))
    classifier = IntentClassifier(both, np.concatenate([vectors, encoder.encode(list(new.sentences))]))
    [vector] = encoder.encode(["can I donate some money"])
    assert classifier.classify("can I donate some money", vector)[0].name == "giving"
