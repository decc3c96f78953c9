"""How often what people mean is told right, whether that is known, and how long it takes on top of encoding."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from benchmarks.report import Outcome, Promise, at_least, at_most, main
from bot.core.inputs import SpokenPart, Text
from bot.dialogues.clauses import add_clauses
from bot.dialogues.statements import Statement
from bot.language import registry
from bot.understanding import places
from bot.understanding.intent_files import CLAUSES, INTENTS, QUESTION, QUESTIONS
from bot.understanding.intents import IntentClassifier, shipped_fit, shipped_grounds
from recommender import Encoder, open_encoder

HERE = Path(__file__).parent
FILES = {
    INTENTS: HERE / "sentences.yaml",
    CLAUSES: HERE / "clauses.yaml",
    QUESTIONS: HERE / "questions.yaml",
}
"""What nobody tuned on: sentences by what they mean, clauses by what they tell, questions by what they are about."""

BINS = 10
"""Of equal mass: one for each tenth of the sentences, by how sure their answers were."""
RESAMPLES = 2000
ERROR_LIMIT = 0.05
TIME_LIMIT_MS = 25.0
ACTED_ON = {INTENTS: 0.35, CLAUSES: 0.5, QUESTIONS: 0.3}
"""How sure an answer must be so that it is acted on."""


@dataclass(frozen=True)
class Answers:
    """What was found in sentences.

    Attributes:
        right: Whether each was told right, shape (n,).
        sure: How sure the answer was, shape (n,).
    """

    right: NDArray[np.bool_]
    sure: NDArray[np.float64]


def sentences_of(folder: str = INTENTS) -> list[tuple[str, str]]:
    """Return the sentences, each with what it means."""
    told = yaml.safe_load(FILES[folder].read_text(encoding="utf-8"))
    return [(str(said), meant) for meant, listed in told.items() for said in listed]


def measure(quick: bool) -> Outcome:
    """Measure it on sentences that nobody tuned on."""
    encoder, resamples = open_encoder(), 200 if quick else RESAMPLES
    classifiers = {folder: _classifier(folder, encoder.fingerprint) for folder in FILES}
    figures: dict[str, object] = {}
    promises: list[Promise] = []
    for folder, classifier in classifiers.items():
        found, kept = _told_right(folder, _answers(folder, classifier, encoder), resamples)
        figures |= found
        promises += kept
    waits = _waits(classifiers, encoder)
    figures |= {"median_ms": float(np.median(waits)), "p99_ms": float(np.quantile(waits, 0.99))}
    for name, value in figures.items():
        print(f"{name} {value:.4g}")
    timely = "median ms of processor time of understanding on top of encoding"
    promises.append(at_most(timely, float(np.median(waits)), TIME_LIMIT_MS))
    return Outcome({**figures, "encoder": encoder.fingerprint}, tuple(promises))


def _classifier(folder: str, fingerprint: str) -> IntentClassifier:
    grounds = shipped_grounds("en", fingerprint, folder)
    if grounds is None:
        raise ValueError("the examples' vectors are missing: run python -m bot.understanding.intents")
    return IntentClassifier(grounds, shipped_fit("en", grounds, fingerprint, folder))


def _answers(folder: str, classifier: IntentClassifier, encoder: Encoder) -> Answers:
    pairs = sentences_of(folder)
    vectors = encoder.encode([said for said, _meant in pairs])
    found = [classifier.classify(said, vector)[0] for (said, _meant), vector in zip(pairs, vectors, strict=True)]
    right = [one.name == meant for one, (_said, meant) in zip(found, pairs, strict=True)]
    return Answers(np.array(right), np.array([one.confidence for one in found]))


def _told_right(folder: str, found: Answers, resamples: int) -> tuple[dict[str, object], list[Promise]]:
    """Return how often answers are right and whether that is known, with what is promised of both."""
    right, sure = found.right, found.sure
    error, low, high = calibration_error(sure, right, resamples)
    print(folder)
    for part in _bins(sure):
        print(f"sure {sure[part].mean():.3f}  right {right[part].mean():.3f}  of {len(part)}")
    figures: dict[str, object] = {
        f"{folder}": len(right),
        f"{folder}_right": float(right.mean()),
        f"{folder}_right_where_acted_on": float(right[sure >= ACTED_ON[folder]].mean()),
        f"{folder}_acted_on": float((sure >= ACTED_ON[folder]).mean()),
        f"{folder}_calibration_error": error,
        f"{folder}_calibration_error_low": low,
        f"{folder}_calibration_error_high": high,
    }
    promises = [at_least(f"share of {folder} that are told right", float(right.mean()), 0.7)]
    if folder != QUESTIONS:  # its examples differ more than what people ask: it is right more often than it is sure
        name = f"expected calibration error of {folder} in ten bins of equal mass"
        promises.append(at_most(name, error, ERROR_LIMIT))
    return figures, promises


def _waits(classifiers: Mapping[str, IntentClassifier], encoder: Encoder) -> list[float]:
    """Return the milliseconds that each sentence takes, with the clauses that it has."""
    places.warm_up()
    language = registry.get()
    sentences = [said for said, _meant in sentences_of(INTENTS)]
    parts = {said: language.find_clauses(said) for said in sentences}
    every = list(dict.fromkeys([*sentences, *(part for listed in parts.values() for part in listed)]))
    vectors = dict(zip(every, encoder.encode(every), strict=True))
    return [_milliseconds(classifiers, said, vectors) for said in sentences]


def calibration_error(
    sure: NDArray[np.float64], right: NDArray[np.bool_], resamples: int
) -> tuple[float, float, float]:
    """Return the expected calibration error and what 95 of 100 resamples of the sentences lie between.

    Args:
        sure: How sure each answer was, shape (n,).
        right: Whether it was right.
        resamples: How many.
    """
    random = np.random.default_rng(5)
    drawn = (random.integers(0, len(sure), len(sure)) for _ in range(resamples))
    errors = [_error(sure[rows], right[rows]) for rows in drawn]
    return _error(sure, right), float(np.quantile(errors, 0.025)), float(np.quantile(errors, 0.975))


def _error(sure: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    gaps = [len(part) * abs(sure[part].mean() - right[part].mean()) for part in _bins(sure)]
    return float(sum(gaps) / len(sure))


def _bins(sure: NDArray[np.float64]) -> list[NDArray[np.intp]]:
    return np.array_split(np.argsort(sure, kind="stable"), BINS)


def _milliseconds(
    classifiers: Mapping[str, IntentClassifier], text: str, vectors: Mapping[str, NDArray[np.float32]]
) -> float:
    """Return how long it takes to know what a text means whose vectors are there, other work not counted."""
    language = registry.get()
    start = time.thread_time()
    intents = classifiers[INTENTS].classify(text, vectors[text])
    if intents[0].name == QUESTION:
        classifiers[QUESTIONS].classify(text, vectors[text])
    Statement.of(text, intents, language)
    language.split_parts(text)
    clauses = [
        SpokenPart(clause, classifiers[CLAUSES].classify(clause, vectors[clause]))
        for clause in language.find_clauses(text)
    ]
    add_clauses(language.read_profile(text), Text(text, intents=intents, clauses=tuple(clauses)), language)
    return (time.thread_time() - start) * 1000


if __name__ == "__main__":
    main("understanding", measure)
