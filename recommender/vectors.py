"""Vectors of texts: looking them up, checking them, making them unit length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from recommender.errors import VectorError

Vector = NDArray[np.float32]
"""Shape (d,)."""
Matrix = NDArray[np.float32]
"""Shape (n, d): row i belongs to the i-th text."""

ZERO = 1e-9
"""Lengths below this are no direction at all."""


def unit(rows: Matrix) -> Matrix:
    """Scale every row to length 1; rows of length 0 stay 0.

    Args:
        rows: Shape (n, d) or (d,).
    """
    norms = np.linalg.norm(rows, axis=-1, keepdims=True)
    scaled: Matrix = (rows / np.where(norms < ZERO, 1.0, norms)).astype(np.float32)
    return scaled


def mean(rows: Matrix, dimension: int) -> Vector:
    """Return the mean row, shape (dimension,); zero if there are no rows."""
    if not len(rows):
        return np.zeros(dimension, dtype=np.float32)
    centre: Vector = rows.mean(axis=0, dtype=np.float64).astype(np.float32)
    return centre


def stack(texts: Sequence[str], vectors: Mapping[str, Vector], dimension: int | None = None) -> Matrix:
    """Look up the vectors of texts.

    Args:
        texts: What to look up.
        vectors: Vector by text; all of one encoder.
        dimension: What every vector's length must be; ``None`` takes that of the first one.

    Returns:
        Shape (len(texts), d), float32; (0, dimension or 0) if there are no texts.

    Raises:
        VectorError: If one is missing, of another dimension, zero, or not finite. The text names it.
    """
    missing = [text for text in texts if text not in vectors]
    if missing:
        raise VectorError(
            f"{len(missing)} of {len(texts)} texts have no vector, the first is {missing[0]!r}: "
            "encode what texts() and texts_for() name and pass it on"
        )
    if not texts:
        return np.zeros((0, dimension or 0), dtype=np.float32)
    rows = [np.asarray(vectors[text]) for text in texts]
    # the odd one out is what the error should name, so what most vectors have is right
    wanted = dimension if dimension is not None else Counter(row.size for row in rows).most_common(1)[0][0]
    for text, row in zip(texts, rows, strict=True):
        if row.shape != (wanted,):
            raise VectorError(
                f"the vector of {text!r} has shape {row.shape}, not ({wanted},): vectors of different encoders "
                "must not be mixed, encode all texts with one"
            )
    matrix: Matrix = np.stack(rows).astype(np.float32)
    check(matrix, names=texts)
    return matrix


def check(matrix: Matrix, names: Sequence[str] | None = None) -> None:
    """Refuse vectors that no method can use.

    Args:
        matrix: Shape (n, d).
        names: What row i is called in the error; its number if ``None``.

    Raises:
        VectorError: If a row is zero, NaN or infinite.
    """
    if matrix.ndim != 2:
        raise VectorError(f"vectors must come as a matrix (n, d), not in shape {matrix.shape}")
    finite = np.isfinite(matrix).all(axis=1)
    if not bool(finite.all()):
        raise VectorError(f"the vector of {_name(np.asarray(finite), names)} is not finite: encode that text again")
    present = np.abs(matrix).max(axis=1, initial=0.0) >= ZERO
    if not present.all():
        raise VectorError(f"the vector of {_name(np.asarray(present), names)} is zero: encode that text again")


def unique(texts: Iterable[str]) -> list[str]:
    """Return the texts without repetition, in order of first appearance."""
    return list(dict.fromkeys(texts))


def _name(good: NDArray[np.bool_], names: Sequence[str] | None) -> str:
    row = int(np.argmin(good))
    return repr(names[row]) if names is not None else f"row {row}"
