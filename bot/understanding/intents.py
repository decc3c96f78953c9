"""What somebody means by what they write: an intent, with how sure that is.

The intents of a language are files of example sentences, ``bot/language/<code>/intents/<intent>.yaml``; a new intent
is one more file. A sentence's vector is held against the examples' vectors by ridge regression on the intents
(Hoerl and Kennard 1970), which has a closed form, so that nothing is trained beforehand and any encoder will do.
How sure an answer is, is calibrated on the examples themselves, each left out once, which the same closed form gives.

``python -m bot.understanding.intents`` encodes the examples anew and writes the files of their vectors; it belongs to
every change of an example, and a test says so when it was forgotten.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from bot.core.inputs import Intent
from recommender import open_encoder
from recommender.encoders import MINILM, NANO_E5

RIDGE = 1.0
"""Weight of the penalty on the coefficients."""

_ENCODERS = (NANO_E5, MINILM)
_TEMPERATURES = np.geomspace(1.0, 40.0, 60)
"""Factors of a score among which the best calibrated one is looked for."""


@dataclass(frozen=True)
class Examples:
    """Example sentences of a language.

    Attributes:
        sentences: In a fixed order.
        intents: Of each.
    """

    sentences: tuple[str, ...]
    intents: tuple[str, ...]


@cache
def examples_of(language: str) -> Examples:
    """Return the examples of a language by its two-letter code."""
    sentences: list[str] = []
    intents: list[str] = []
    folder = files("bot.language").joinpath(language, "intents")
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        told = yaml.safe_load(file.read_text(encoding="utf-8"))
        said = [str(sentence) for sentence in told["examples"]]
        sentences += said
        intents += [Path(file.name).stem] * len(said)
    return Examples(tuple(sentences), tuple(intents))


class IntentClassifier:
    """Tells which intent a sentence has.

    Args:
        examples: With the intents that there are.
        vectors: Of the examples in their order, shape (n, d).

    Attributes:
        names: Of the intents, in the order of probabilities.
        left_out: Probabilities of each example from all others, shape (n, k), row sums 1.
    """

    def __init__(self, examples: Examples, vectors: NDArray[np.float32]) -> None:
        self.names = tuple(sorted(set(examples.intents)))
        self._centre = vectors.mean(axis=0, dtype=np.float64)
        places = np.array([self.names.index(intent) for intent in examples.intents])
        rows = self._features(vectors)
        targets = np.where(np.arange(len(self.names)) == places[:, None], 1.0, -1.0)
        gram = rows.T @ rows + RIDGE * np.eye(rows.shape[1])
        self._weights = np.linalg.solve(gram, rows.T @ targets)
        leverage = np.einsum("nd,dn->n", rows, np.linalg.solve(gram, rows.T))[:, None]
        scores = (rows @ self._weights - leverage * targets) / (1 - leverage)
        self._temperature = min(_TEMPERATURES, key=lambda factor: _log_loss(_softmax(scores * factor), places))
        self.left_out = _softmax(scores * self._temperature)

    def classify(self, vector: NDArray[np.float32]) -> tuple[Intent, ...]:
        """Return all intents of a sentence, surest first.

        Args:
            vector: Of the sentence, shape (d,).
        """
        [probabilities] = _softmax(self._features(vector[None, :]) @ self._weights * self._temperature)
        order = np.argsort(-probabilities)
        return tuple(Intent(self.names[at], float(probabilities[at])) for at in order)

    def _features(self, vectors: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return centred unit vectors with a constant, shape (n, d + 1)."""
        centred = vectors - self._centre
        unit = centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-9)
        return np.hstack([unit, np.ones((len(unit), 1))])


def _softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
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
