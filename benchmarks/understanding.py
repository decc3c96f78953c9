"""How often what people mean is told right, whether that is known, and how long it takes on top of encoding."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from benchmarks.report import Outcome, at_least, at_most, main
from bot.dialogues.statements import Statement
from bot.language import registry
from bot.understanding import places
from bot.understanding.intents import IntentClassifier, shipped_fit, shipped_grounds
from recommender import open_encoder

FILE = Path(__file__).parent / "sentences.yaml"
BINS = 10
"""Of equal mass: one for each tenth of the sentences, by how sure their answers were."""
RESAMPLES = 2000
ERROR_LIMIT = 0.05
TIME_LIMIT_MS = 25.0


def sentences_of() -> list[tuple[str, str]]:
    """Return the sentences, each with what it means."""
    told = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return [(str(said), intent) for intent, listed in told.items() for said in listed]


def measure(quick: bool) -> Outcome:
    """Measure it on sentences that nobody tuned on."""
    pairs = sentences_of()
    sentences, meant = [said for said, _intent in pairs], [intent for _said, intent in pairs]
    encoder = open_encoder()
    vectors = encoder.encode(sentences)
    grounds = shipped_grounds("en", encoder.fingerprint)
    if grounds is None:
        raise ValueError("the examples' vectors are missing: run python -m bot.understanding.intents")
    classifier = IntentClassifier(grounds, shipped_fit("en", grounds, encoder.fingerprint))
    found = [classifier.classify(said, vector)[0] for said, vector in zip(sentences, vectors, strict=True)]
    right = np.array([one.name == name for one, name in zip(found, meant, strict=True)])
    sure = np.array([one.confidence for one in found])
    error, low, high = calibration_error(sure, right, 200 if quick else RESAMPLES)
    for part in _bins(sure):
        print(f"sure {sure[part].mean():.3f}  right {right[part].mean():.3f}  of {len(part)}")
    print(f"expected calibration error {error:.3f}, 95 % of resamples {low:.3f} to {high:.3f}")
    places.warm_up()
    waits = [_milliseconds(classifier, *one) for one in zip(sentences, vectors, strict=True)]
    figures = {
        "sentences": len(sentences),
        "right": float(right.mean()),
        "right_where_acted_on": float(right[sure >= ACTED_ON].mean()),
        "acted_on": float((sure >= ACTED_ON).mean()),
        "calibration_error": error,
        "calibration_error_low": low,
        "calibration_error_high": high,
        "median_ms": float(np.median(waits)),
        "p99_ms": float(np.quantile(waits, 0.99)),
    }
    for name, value in figures.items():
        print(f"{name} {value:.4g}")
    promises = (
        at_least("share of sentences that are told right", figures["right"], 0.7),
        at_most("expected calibration error in ten bins of equal mass", error, ERROR_LIMIT),
        at_most("median ms of understanding on top of encoding", figures["median_ms"], TIME_LIMIT_MS),
    )
    return Outcome({**figures, "encoder": encoder.fingerprint}, promises)


ACTED_ON = 0.35
"""How sure an answer must be so that it is acted on."""


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


def _milliseconds(classifier: IntentClassifier, text: str, vector: NDArray[np.float32]) -> float:
    """Return how long it takes to know what a text means whose vector is there: intents, refusals, what it tells."""
    language = registry.get()
    start = time.perf_counter()
    intents = classifier.classify(text, vector)
    Statement.of(text, intents)
    language.split_parts(text)
    language.read_profile(text)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main("understanding", measure)
