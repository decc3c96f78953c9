"""What every text encoder offers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from recommender.errors import EncoderError
from recommender.vectors import unique


@runtime_checkable
class Encoder(Protocol):
    """Turns texts into unit vectors that lie close together where meanings do."""

    @property
    def fingerprint(self) -> str:
        """Name of the exact model: vectors of equal fingerprints can be compared, others must never be."""
        ...

    @property
    def dimension(self) -> int:
        """Length d of the vectors. May load the model, where only it knows."""
        ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode texts.

        Args:
            texts: Any number of texts, none of them blank.

        Returns:
            Unit rows, shape (len(texts), dimension); ``res[i]`` belongs to ``texts[i]``.

        Raises:
            EncoderError: If the model cannot be loaded, reached or used, or a text is blank.
        """
        ...

    def verify(self) -> None:
        """Check that what will be used is what it should be, without loading it.

        Raises:
            EncoderError: If not; the text says what to do.
        """
        ...


def encode_missing(
    encoder: Encoder, texts: Iterable[str], known: Mapping[str, NDArray[np.float32]] | None = None
) -> dict[str, NDArray[np.float32]]:
    """Encode those texts that have no vector yet.

    Args:
        encoder: Asked only if something is missing, so that a model loads only when it has to.
        texts: What is needed; repetitions are encoded once.
        known: Vectors this encoder made before, by text.

    Returns:
        The vector of every text asked for, known or new.
    """
    wanted = unique(texts)
    have = {} if known is None else {text: known[text] for text in wanted if text in known}
    missing = [text for text in wanted if text not in have]
    if missing:
        have.update(zip(missing, encoder.encode(missing), strict=True))
    return have


def check_texts(texts: Sequence[str]) -> list[str]:
    """Refuse what no encoder can encode.

    Raises:
        EncoderError: If ``texts`` is a single string, or a text is blank.
    """
    if isinstance(texts, str):
        raise EncoderError(f"encode() takes a list of texts, not the text {texts!r}: put it into a list")
    for number, text in enumerate(texts):
        if not isinstance(text, str) or not text.strip():
            raise EncoderError(f"text number {number} is {text!r}: only texts with words in them can be encoded")
    return list(texts)


def unit_rows(raw: NDArray[np.float32], texts: Sequence[str], dimension: int | None) -> NDArray[np.float32]:
    """Check what a model gave for ``texts`` and scale each row to length 1.

    Raises:
        EncoderError: If the shape is wrong, or a row is zero or not finite.
    """
    rows = np.asarray(raw, dtype=np.float32)
    if rows.ndim != 2 or len(rows) != len(texts) or (dimension is not None and rows.shape[1] != dimension):
        raise EncoderError(
            f"the model gave vectors of shape {rows.shape} for {len(texts)} texts of dimension {dimension}: "
            "check that the right model is set"
        )
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    bad = ~np.isfinite(norms[:, 0]) | (norms[:, 0] < 1e-9)
    if bad.any():
        # never the text itself: it may be a person's words, and errors are logged
        raise EncoderError(f"the model gave no usable vector for text {int(np.argmax(bad)) + 1} of {len(texts)}")
    scaled: NDArray[np.float32] = rows / norms
    return scaled
