"""What sentences mean, measured on the examples, each left out once: those of the file say nothing about themselves."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.understanding.calibration import fit_calibration
from bot.understanding.intent_files import all_examples, examples_of, read_intents
from bot.understanding.intents import (
    IntentClassifier,
    IntentGrounds,
    best_temperature,
    calibrated,
    left_out_scores,
    shipped_fit,
    shipped_grounds,
    softmax,
)
from recommender import open_encoder
from recommender.encoders import MINILM, NANO_E5

WISHES = ("wish", "wish_without")
LANGUAGES = ("en", "de", "es", "fa", "pt", "ru")


@cache
def grounds_of(language: str, name: str) -> IntentGrounds:
    grounds = shipped_grounds(language, open_encoder(name).fingerprint)
    assert grounds is not None, "an example was changed: python -m bot.understanding.intents"
    return grounds


@cache
def left_out(language: str, name: str) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]:
    """Return scores and probabilities of each example from all others, and which intent it has."""
    grounds = grounds_of(language, name)
    _weights, scores = left_out_scores(grounds)
    places = grounds.places[: len(scores)]
    raw = softmax(scores * best_temperature(scores, places))
    curve = fit_calibration(raw.max(axis=1), raw.argmax(axis=1) == places)
    return scores, calibrated(raw, curve), places


@pytest.mark.parametrize(("language", "name"), [*((one, NANO_E5) for one in LANGUAGES), ("en", MINILM)])
def test_what_ships_was_learned_from_the_examples_as_they_are(language: str, name: str) -> None:
    fit = shipped_fit(language, grounds_of(language, name), open_encoder(name).fingerprint)
    assert fit is not None, "an example was changed: python -m bot.understanding.intents"


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_english_examples_help_the_other_languages(language: str) -> None:
    alone = replace(grounds_of(language, NANO_E5), beside=None)
    _weights, scores = left_out_scores(alone)
    places = grounds_of(language, NANO_E5).places[: len(scores)]
    names = [alone.names[at] for at in scores.argmax(axis=1)]
    right_alone = np.mean([name == intent for name, intent in zip(names, alone.examples.intents, strict=True)])
    _scores, sure, _places = left_out(language, NANO_E5)
    assert (sure.argmax(axis=1) == places).mean() >= right_alone + 0.05


@pytest.mark.parametrize("name", [NANO_E5, MINILM])
def test_left_out_examples_are_mostly_understood(name: str) -> None:
    _scores, probabilities, places = left_out("en", name)
    right = probabilities.argmax(axis=1) == places
    assert right.mean() >= 0.72  # one of 42 by chance
    assert right[probabilities.max(axis=1) >= 0.5].mean() >= 0.78
    assert np.allclose(probabilities.sum(axis=1), 1)


@pytest.mark.parametrize("name", [NANO_E5, MINILM])
def test_few_sentences_that_wish_for_nothing_are_taken_for_wishes(name: str) -> None:
    _scores, probabilities, _places = left_out("en", name)
    wishes = [grounds_of("en", name).names.index(intent) for intent in WISHES]
    is_wish = np.isin(examples_of("en").intents, WISHES)
    taken = np.isin(probabilities.argmax(axis=1), wishes)
    assert taken[~is_wish].mean() <= 0.09  # without understanding it was every one of them
    assert taken[is_wish].mean() >= 0.8


@pytest.mark.parametrize("name", [NANO_E5, MINILM])
def test_how_sure_an_answer_is_says_how_often_it_is_right(name: str) -> None:
    """Measure the calibration on examples that it was not made with, in ten bins of equal mass."""
    scores, _probabilities, places = left_out("en", name)
    raw = softmax(scores * best_temperature(scores, places))
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
    grounds = grounds_of("en", NANO_E5)
    classifier = IntentClassifier(grounds, shipped_fit("en", grounds, open_encoder(NANO_E5).fingerprint))
    at = examples_of("en").sentences.index("my grandmother passed away")
    surest = classifier.classify("my grandmother passed away", grounds.vectors[at])[0]
    assert surest.name == "feel_grief"
    assert 0 < surest.confidence <= 1


def test_a_new_intent_is_one_file(tmp_path: Path) -> None:
    said = ["is there a paid version", "can I donate", "do you have premium", "how can I support you", "where do I pay"]
    lines = "\n".join(f"- {sentence}" for sentence in said)
    (tmp_path / "giving.yaml").write_text(f"about: Wants to give money.\nsays: It is free.\nexamples:\n{lines}\n")
    told = read_intents(tmp_path)
    assert told["giving"].says == "It is free."
    encoder, known, new = open_encoder(NANO_E5), examples_of("en"), all_examples(told)
    vectors = grounds_of("en", NANO_E5).vectors
    both = type(known)((*known.sentences, *new.sentences), (*known.intents, *new.intents))
    classifier = IntentClassifier(IntentGrounds(both, np.concatenate([vectors, encoder.encode(list(new.sentences))])))
    [vector] = encoder.encode(["can I donate some money"])
    assert classifier.classify("can I donate some money", vector)[0].name == "giving"
