"""What somebody means by what they write: an intent, with how sure that is.

The intents of a language are files of example sentences, ``bot/language/<code>/intents/<intent>.yaml``; a new intent
is one more file. A sentence is held against the examples, by its vector and by its words, by kernel ridge regression
on the intents (Saunders, Gammerman and Vovk 1998), which has a closed form, so that nothing is trained beforehand and
any encoder will do. How sure an answer is, is calibrated on the examples themselves, each left out once, which the
same closed form gives.

Clauses in which somebody tells about themselves are told apart in the same way, by ``bot/language/<code>/clauses``, and
the topics of questions about the bot by ``questions``.

``python -m bot.understanding.intents [intents] [clauses] [questions]`` encodes the examples anew, learns from them, and
writes the files of all three; it belongs to every change of an example, and a test says so when it was forgotten.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.core.inputs import Intent
from bot.understanding.calibration import Calibration, fit_calibration
from bot.understanding.intent_files import CLAUSES, INTENTS, QUESTIONS, Examples, examples_of
from bot.understanding.word_overlap import WordOverlap
from recommender import Encoder, open_encoder
from recommender.encoders import MINILM, NANO_E5
from recommender.language_data import ENGLISH

RIDGE = 0.3
"""Weight of the penalty on the coefficients."""

NEARNESS, WORD_NEARNESS = 2.0, 3.0
"""How fast likeness falls with the cosine of two vectors, and with that of their words."""

WORDS = 0.2
"""Weight of the sentences' words beside that of their vectors."""

_ENCODERS = (NANO_E5, MINILM)
_TEMPERATURES = np.geomspace(1.0, 40.0, 60)
"""Factors of a score among which the best calibrated one is looked for."""


@dataclass(frozen=True)
class IntentFit:
    """What is learned from examples.

    Attributes:
        weights: Of each example for each intent, shape (n, k).
        temperature: Factor of the scores.
        calibration: Of the largest probability.
    """

    weights: NDArray[np.float64]
    temperature: float
    calibration: Calibration


@dataclass(frozen=True)
class IntentGrounds:
    """What intents are told from.

    An encoder of many languages puts sentences that mean the same near each other, once each language is centred on
    its own mean: the many English examples help a language that has few.

    Attributes:
        examples: With the intents that there are.
        vectors: Of the examples in their order, shape (n, d).
        beside: Examples of another language and their vectors, shape (m, d).
    """

    examples: Examples
    vectors: NDArray[np.float32]
    beside: tuple[Examples, NDArray[np.float32]] | None = None

    @property
    def all(self) -> Examples:
        """The examples and those beside them."""
        others = self.beside[0] if self.beside is not None else Examples((), ())
        return Examples(self.examples.sentences + others.sentences, self.examples.intents + others.intents)

    @property
    def names(self) -> tuple[str, ...]:
        """Of the intents, in the order of probabilities."""
        return tuple(sorted(set(self.all.intents)))

    @property
    def places(self) -> NDArray[np.int64]:
        """Of the examples' intents among the names."""
        names = self.names
        return np.array([names.index(intent) for intent in self.all.intents])

    @property
    def rows(self) -> NDArray[np.float64]:
        """Centred unit vectors of all examples, shape (n + m, d)."""
        groups = [self.vectors] if self.beside is None else [self.vectors, self.beside[1]]
        return np.concatenate([unit_about(vectors, _mean(vectors)) for vectors in groups])

    @property
    def digest(self) -> str:
        """Tell whether something was learned from these."""
        told = zip(self.all.sentences, self.all.intents, strict=True)
        return sha256("\n".join(f"{sentence}\t{name}" for sentence, name in told).encode()).hexdigest()


def left_out_scores(grounds: IntentGrounds) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the weights of all examples, and the scores of each own one from all others, shape (n, k)."""
    places, overlap = grounds.places, WordOverlap(grounds.all.sentences)
    targets = np.where(np.arange(len(grounds.names)) == places[:, None], 1.0, -1.0)
    words = np.stack([overlap.likeness(sentence) for sentence in grounds.all.sentences])
    rows = grounds.rows
    inverse = np.linalg.inv(_alike(rows @ rows.T, words) + RIDGE * np.eye(len(places)))
    weights = np.asarray(inverse @ targets, dtype=np.float64)
    scores = targets - weights / np.diag(inverse)[:, None]
    return weights, scores[: len(grounds.examples.sentences)]


def fitted(grounds: IntentGrounds) -> IntentFit:
    """Learn from examples."""
    weights, scores = left_out_scores(grounds)
    places = grounds.places[: len(scores)]
    temperature = best_temperature(scores, places)
    raw = softmax(scores * temperature)
    return IntentFit(weights, temperature, fit_calibration(raw.max(axis=1), raw.argmax(axis=1) == places))


class IntentClassifier:
    """Tells which intent a sentence has.

    Args:
        grounds: What it goes by.
        fit: What was learned from that before; ``None``: it is learned now.

    Attributes:
        names: Of the intents, in the order of probabilities.
    """

    def __init__(self, grounds: IntentGrounds, fit: IntentFit | None = None) -> None:
        self.names = grounds.names
        self._overlap = WordOverlap(grounds.all.sentences)
        self._centre = _mean(grounds.vectors)
        self._rows = grounds.rows
        self._fit = fitted(grounds) if fit is None else fit

    def classify(self, text: str, vector: NDArray[np.float32]) -> tuple[Intent, ...]:
        """Return all intents of a sentence, surest first.

        Args:
            text: The sentence.
            vector: Of it, shape (d,).
        """
        alike = _alike(self._rows @ unit_about(vector[None, :], self._centre)[0], self._overlap.likeness(text))
        raw = softmax((alike @ self._fit.weights)[None, :] * self._fit.temperature)
        [probabilities] = calibrated(raw, self._fit.calibration)
        order = np.argsort(-probabilities)
        return tuple(Intent(self.names[at], float(probabilities[at])) for at in order)


def _mean(vectors: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the mean of vectors, shape (d,); 0 for none."""
    mean: NDArray[np.float64] = vectors.sum(axis=0, dtype=np.float64) / max(len(vectors), 1)
    return mean


def unit_about(vectors: NDArray[np.float32], centre: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return centred unit vectors, shape (n, d)."""
    centred = vectors - centre
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


def shipped_vectors(language: str, fingerprint: str, folder: str = INTENTS) -> NDArray[np.float32] | None:
    """Return the examples' vectors in their order, shape (n, d), as they ship; ``None`` for another encoder."""
    for name in _ENCODERS:
        with as_file(_file_of(language, name, folder)) as path:
            if not path.exists():
                continue
            with np.load(path, allow_pickle=False) as stored:
                if str(stored["encoder"]) == fingerprint:
                    return _in_order(
                        stored["sentences"].tolist(), stored["vectors"], examples_of(language, folder).sentences
                    )
    return None


def _file_of(language: str, encoder: str, folder: str) -> Path:
    return Path(str(files("bot.language").joinpath(language, f"{folder}-{encoder}.npz")))


def _in_order(stored: Sequence[str], vectors: NDArray[np.float16], wanted: Sequence[str]) -> NDArray[np.float32] | None:
    """Return the vectors of the wanted sentences; ``None`` if one is missing."""
    known: Mapping[str, int] = {sentence: at for at, sentence in enumerate(stored)}
    if not all(sentence in known for sentence in wanted):
        return None
    return vectors[[known[sentence] for sentence in wanted]].astype(np.float32)


def shipped_grounds(language: str, fingerprint: str, folder: str = INTENTS) -> IntentGrounds | None:
    """Return what intents of a language are told from, as it ships; ``None`` for another encoder."""
    vectors = shipped_vectors(language, fingerprint, folder)
    if vectors is None:
        return None
    return IntentGrounds(examples_of(language, folder), vectors, _beside(language, fingerprint, folder))


def _beside(language: str, fingerprint: str, folder: str) -> tuple[Examples, NDArray[np.float32]] | None:
    """Return the English examples, which help the other languages."""
    english = shipped_vectors(ENGLISH, fingerprint, folder) if language != ENGLISH else None
    return None if english is None else (examples_of(ENGLISH, folder), english)


def shipped_fit(language: str, grounds: IntentGrounds, fingerprint: str, folder: str = INTENTS) -> IntentFit | None:
    """Return what was learned from examples as it ships; ``None`` if that was from others or for another encoder."""
    for name in _ENCODERS:
        with as_file(_file_of(language, name, folder)) as path:
            if not path.exists():
                continue
            with np.load(path, allow_pickle=False) as stored:
                if str(stored["encoder"]) != fingerprint or str(stored["learned_from"]) != grounds.digest:
                    continue
                curve = Calibration(stored["sounded"], stored["were"])
                return IntentFit(stored["weights"].astype(np.float64), float(stored["temperature"]), curve)
    return None


def write_vectors(language: str, name: str, folder: str) -> int:
    """Encode a language's examples with an encoder, learn from them, and write its file; return how many.

    English comes first: the other languages go by its examples too.
    """
    encoder, examples = open_encoder(name), examples_of(language, folder)
    vectors = _encoded(encoder, examples.sentences, _file_of(language, name, folder))
    beside = _beside(language, encoder.fingerprint, folder)
    grounds = IntentGrounds(examples, vectors.astype(np.float32), beside)
    fit = fitted(grounds)
    np.savez_compressed(
        _file_of(language, name, folder),
        encoder=encoder.fingerprint,
        sentences=np.array(examples.sentences),
        vectors=vectors,
        learned_from=grounds.digest,
        weights=fit.weights.astype(np.float16),
        temperature=fit.temperature,
        sounded=fit.calibration.sounded,
        were=fit.calibration.were,
    )
    return len(examples.sentences)


def _encoded(encoder: Encoder, sentences: Sequence[str], file: Path) -> NDArray[np.float16]:
    """Return the vectors of sentences, those that a file holds already as they are there."""
    known: dict[str, NDArray[np.float16]] = {}
    if file.exists():
        with np.load(file, allow_pickle=False) as stored:
            if str(stored["encoder"]) == encoder.fingerprint:
                known = dict(zip(stored["sentences"].tolist(), stored["vectors"], strict=True))
    new = [sentence for sentence in sentences if sentence not in known]
    known |= dict(zip(new, encoder.encode(new).astype(np.float16) if new else (), strict=True))
    return np.stack([known[sentence] for sentence in sentences])


def write_all(wanted: Collection[str]) -> None:
    """Write the files of the wanted kinds of examples, in every language that has them."""
    for language in sorted(files("bot.language").iterdir(), key=lambda one: (one.name != ENGLISH, one.name)):
        for folder in (one for one in wanted if language.joinpath(one).is_dir()):
            for encoder in _ENCODERS if language.name == ENGLISH else (NANO_E5,):  # the other one knows English alone
                written = write_vectors(language.name, encoder, folder)
                sys.stdout.write(f"{written} vectors of {folder} written for {encoder} in {language.name}\n")


if __name__ == "__main__":
    write_all(sys.argv[1:] or (INTENTS, CLAUSES, QUESTIONS))
