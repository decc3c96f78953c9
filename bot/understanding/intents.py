"""What somebody means by what they write: an intent, with how sure that is.

The intents of a language are files of example sentences, ``bot/language/<code>/intents/<intent>.yaml``; a new intent
is one more file. A sentence is held against the examples, by its vector and by its words, by kernel ridge regression
on the intents (Saunders, Gammerman and Vovk 1998), which has a closed form, so that nothing is trained beforehand and
any encoder will do. How sure an answer is, is calibrated on the examples themselves, each left out once, which the
same closed form gives.

``python -m bot.understanding.intents`` encodes the examples anew and writes the files of their vectors; it belongs to
every change of an example, and a test says so when it was forgotten.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.core.inputs import Intent
from bot.understanding.calibration import Calibration, fit_calibration
from bot.understanding.intent_files import Examples, examples_of
from bot.understanding.word_overlap import WordOverlap
from recommender import open_encoder
from recommender.encoders import MINILM, NANO_E5

RIDGE = 0.3
"""Weight of the penalty on the coefficients."""

NEARNESS, WORD_NEARNESS = 2.0, 3.0
"""How fast likeness falls with the cosine of two vectors, and with that of their words."""

WORDS = 0.2
"""Weight of the sentences' words beside that of their vectors."""

_ENCODERS = (NANO_E5, MINILM)
_TEMPERATURES = np.geomspace(1.0, 40.0, 60)
"""Factors of a score among which the best calibrated one is looked for."""


class IntentClassifier:
    """Tells which intent a sentence has.

    Args:
        examples: With the intents that there are.
        vectors: Of the examples in their order, shape (n, d).

    Attributes:
        names: Of the intents, in the order of probabilities.
        left_out_scores: Scores of each example from all others, shape (n, k).
        left_out: Probabilities likewise; row sums 1.
    """

    def __init__(self, examples: Examples, vectors: NDArray[np.float32]) -> None:
        self.names = tuple(sorted(set(examples.intents)))
        self._overlap = WordOverlap(examples.sentences)
        self._centre = vectors.mean(axis=0, dtype=np.float64)
        self._rows = self._unit(vectors)
        places = np.array([self.names.index(intent) for intent in examples.intents])
        targets = np.where(np.arange(len(self.names)) == places[:, None], 1.0, -1.0)
        words = np.stack([self._overlap.likeness(sentence) for sentence in examples.sentences])
        alike = _alike(self._rows @ self._rows.T, words)
        inverse = np.linalg.inv(alike + RIDGE * np.eye(len(places)))
        self._weights = inverse @ targets
        scores = targets - self._weights / np.diag(inverse)[:, None]
        self._temperature = best_temperature(scores, places)
        self.left_out_scores = scores
        raw = softmax(scores * self._temperature)
        self._calibration = fit_calibration(raw.max(axis=1), raw.argmax(axis=1) == places)
        self.left_out = calibrated(raw, self._calibration)

    def classify(self, text: str, vector: NDArray[np.float32]) -> tuple[Intent, ...]:
        """Return all intents of a sentence, surest first.

        Args:
            text: The sentence.
            vector: Of it, shape (d,).
        """
        alike = _alike(self._rows @ self._unit(vector[None, :])[0], self._overlap.likeness(text))
        raw = softmax((alike @ self._weights)[None, :] * self._temperature)
        [probabilities] = calibrated(raw, self._calibration)
        order = np.argsort(-probabilities)
        return tuple(Intent(self.names[at], float(probabilities[at])) for at in order)

    def _unit(self, vectors: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return centred unit vectors, shape (n, d)."""
        centred = vectors - self._centre
        unit: NDArray[np.float64] = centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-9)
        return unit


def _alike(senses: NDArray[np.float64], words: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how alike sentences are, from the cosines of their vectors and of their words."""
    near = np.exp(NEARNESS * (senses - 1.0)) + WORDS * np.exp(WORD_NEARNESS * (words - 1.0))
    alike: NDArray[np.float64] = near + 1.0
    return alike


def calibrated(raw: NDArray[np.float64], calibration: Calibration) -> NDArray[np.float64]:
    """Return probabilities of which the largest of each row is calibrated and the others share the rest."""
    surest = raw.argmax(axis=1)
    rows = np.arange(len(raw))
    sure = np.maximum(calibration(raw[rows, surest]), 1.0 / raw.shape[1])
    rest = np.maximum(1.0 - raw[rows, surest], 1e-12)
    shared: NDArray[np.float64] = raw * ((1.0 - sure) / rest)[:, None]
    shared[rows, surest] = sure
    return shared


def best_temperature(scores: NDArray[np.float64], places: NDArray[np.int64]) -> float:
    """Return the factor of the scores that makes them the best probabilities of the intents that it was."""
    return float(min(_TEMPERATURES, key=lambda factor: _log_loss(softmax(scores * factor), places)))


def softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return shares that sum to 1 in each row."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: NDArray[np.float64] = raised / raised.sum(axis=1, keepdims=True)
    return shares


def _log_loss(probabilities: NDArray[np.float64], places: NDArray[np.int64]) -> float:
    return float(-np.log(probabilities[np.arange(len(places)), places] + 1e-12).mean())


def shipped_vectors(language: str, fingerprint: str) -> NDArray[np.float32] | None:
    """Return the examples' vectors in their order, shape (n, d), as they ship; ``None`` for another encoder."""
    for name in _ENCODERS:
        with as_file(_file_of(language, name)) as path:
            if not path.exists():
                continue
            with np.load(path, allow_pickle=False) as stored:
                if str(stored["encoder"]) == fingerprint:
                    return _in_order(stored["sentences"].tolist(), stored["vectors"], examples_of(language).sentences)
    return None


def _file_of(language: str, encoder: str) -> Path:
    return Path(str(files("bot.language").joinpath(language, f"intents-{encoder}.npz")))


def _in_order(stored: Sequence[str], vectors: NDArray[np.float16], wanted: Sequence[str]) -> NDArray[np.float32] | None:
    """Return the vectors of the wanted sentences; ``None`` if one is missing."""
    known: Mapping[str, int] = {sentence: at for at, sentence in enumerate(stored)}
    if not all(sentence in known for sentence in wanted):
        return None
    return vectors[[known[sentence] for sentence in wanted]].astype(np.float32)


def write_vectors(language: str, name: str) -> int:
    """Encode a language's examples with an encoder and write its file; return how many."""
    encoder, sentences = open_encoder(name), examples_of(language).sentences
    vectors = encoder.encode(sentences).astype(np.float16)
    np.savez_compressed(
        _file_of(language, name), encoder=encoder.fingerprint, sentences=np.array(sentences), vectors=vectors
    )
    return len(sentences)


if __name__ == "__main__":
    for folder in sorted(files("bot.language").iterdir(), key=lambda one: one.name):
        for encoder_name in _ENCODERS if folder.joinpath("intents").is_dir() else ():
            if folder.name == "en" or encoder_name != MINILM:  # which knows English alone
                written = write_vectors(folder.name, encoder_name)
                sys.stdout.write(f"{written} vectors written for {encoder_name} in {folder.name}\n")
