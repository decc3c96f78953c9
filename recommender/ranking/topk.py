"""The k best pairs of one message and one image, exactly, without looking at all of them.

The score of a pair is ``s[m, i] = a[m] + b[i] + c[m, i]``: what the user adds to each message and to each image, and
what joins the two, which is the same for all users and computed once per library.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

import numpy as np

from recommender.errors import VectorError
from recommender.vectors import Matrix, Vector

_SMALL = 250_000
"""Pairs up to which scoring all of them costs less than finding out which ones to skip."""


class Pair(NamedTuple):
    """Row numbers of a message and an image, and the score of the pair."""

    message: int
    image: int
    score: float


class PairIndex:
    """Finds the best pairs of one library for any user. Immutable, safe to share between threads.

    Args:
        joint: c, shape (messages, images), finite.

    Raises:
        VectorError: If it is not a finite matrix.
    """

    def __init__(self, joint: Matrix) -> None:
        if joint.ndim != 2 or not np.isfinite(joint).all():
            raise VectorError(f"pair scores must be a finite matrix, not shape {joint.shape} with NaN or infinity")
        self.joint = np.ascontiguousarray(joint, dtype=np.float32)
        self._best_of_row = self.joint.max(axis=1, initial=-np.inf)

    @property
    def shape(self) -> tuple[int, int]:
        """Number of messages and of images."""
        return self.joint.shape[0], self.joint.shape[1]

    def top(
        self,
        messages: Vector,
        images: Vector,
        k: int,
        *,
        repeat: bool = False,
        excluded: Collection[tuple[int, int]] = (),
    ) -> list[Pair]:
        """Return the best pairs, best first.

        Args:
            messages: a, shape (messages,); ``-inf`` leaves a message out.
            images: b, shape (images,); ``-inf`` leaves an image out.
            k: How many, at least 0.
            repeat: Whether a message or an image may come twice. If not, the pairs are walked by score and
                those that repeat a message or an image already taken are skipped.
            excluded: Pairs (message, image) that must not come.

        Returns:
            At most k pairs; fewer if there are no more. Among equal scores any may come first.

        Raises:
            VectorError: If the shapes do not fit.
        """
        if messages.shape != (self.shape[0],) or images.shape != (self.shape[1],):
            raise VectorError(
                f"scores of shape {messages.shape} and {images.shape} do not fit a library of {self.shape}"
            )
        scores = messages[:, None] + images[None, :] + self.joint
        for message, image in excluded:
            scores[message, image] = -np.inf
        return _walk(scores, k) if not repeat else _largest(scores, k)


def brute_force(
    scores: Matrix, k: int, *, repeat: bool = False, excluded: Collection[tuple[int, int]] = ()
) -> list[Pair]:
    """Sort all pairs and walk down: the meaning of :meth:`PairIndex.top`, for tests and comparisons.

    Args:
        scores: s, shape (messages, images).
        k: As in :meth:`PairIndex.top`, like the rest.
    """
    taken: list[Pair] = []
    for pair in _sorted(scores):
        if len(taken) >= k:
            break
        repeats = any(pair.message == other.message or pair.image == other.image for other in taken)
        if (repeat or not repeats) and pair[:2] not in set(excluded):
            taken.append(pair)
    return taken


def _sorted(scores: Matrix) -> Iterator[Pair]:
    width = scores.shape[1]
    for flat in np.argsort(-scores, axis=None, kind="stable"):
        message, image = divmod(int(flat), width)
        if scores[message, image] == -np.inf:
            return
        yield Pair(message, image, float(scores[message, image]))


def _largest(scores: Matrix, k: int) -> list[Pair]:
    k = min(k, scores.size)
    if k <= 0:
        return []
    flat = scores.ravel()
    best = np.argpartition(flat, scores.size - k)[scores.size - k :]
    best = best[np.argsort(-flat[best], kind="stable")]
    width = scores.shape[1]
    return [Pair(int(at) // width, int(at) % width, float(flat[at])) for at in best if flat[at] > -np.inf]


def _walk(scores: Matrix, k: int) -> list[Pair]:
    """Take the best pair k times, each time striking out its row and column. Changes ``scores``."""
    taken: list[Pair] = []
    while len(taken) < min(k, *scores.shape):
        message, image = divmod(int(scores.argmax()), scores.shape[1])
        score = float(scores[message, image])
        if score == -np.inf:
            break
        taken.append(Pair(message, image, score))
        scores[message, :] = -np.inf
        scores[:, image] = -np.inf
    return taken
