"""The k best pairs of one message and one image, exactly, without looking at all of them.

The score of a pair is ``s[m, i] = a[m] + b[i] + c[m, i]``: what the user adds to each message and to each image, and
what joins the two, which is the same for all users and computed once per library.

No pair of message m scores more than ``a[m] + max_g(b_g + c_mg)``, where g runs over blocks of images, ``b_g`` is the
largest b of a block and ``c_mg`` message m's largest c in it. Only messages whose bound is the largest number left are
scored, and the best pair is taken as soon as its score is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

import numpy as np

from recommender.errors import VectorError
from recommender.vectors import Matrix, Vector

SMALL = 20_000
"""Pairs up to which scoring all of them costs less than finding out which ones to skip."""
BLOCKS = 64
"""Blocks of images in a message's bound: more make it tighter and dearer."""
FIRST_ROWS = 4
"""Messages looked at first; each further batch is twice as large, up to :data:`MOST_ROWS`."""
MOST_ROWS = 64


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
        if joint.ndim != 2 or not (joint.size == 0 or np.isfinite(joint.min() + joint.max())):
            raise VectorError(f"pair scores must be a finite matrix, not shape {joint.shape} with NaN or infinity")
        self.joint = np.ascontiguousarray(joint, dtype=np.float32)
        self._starts = np.unique(np.linspace(0, joint.shape[1], BLOCKS, endpoint=False, dtype=np.intp))
        self._block_best: Matrix | None = None
        if joint.size > SMALL:
            self._block_best = np.maximum.reduceat(self.joint, self._starts, axis=1)

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
            k: How many; none if it is 0 or less.
            repeat: Whether a message or an image may come twice. If not, the pairs are walked by score and
                those that repeat a message or an image already taken are skipped.
            excluded: Pairs (message, image) that must not come.

        Returns:
            At most k pairs; fewer if there are no more. Among equal scores any may come first.

        Raises:
            VectorError: If the shapes do not fit, or the best score is NaN.
        """
        if messages.shape + images.shape != self.joint.shape:
            raise VectorError(
                f"scores of shape {messages.shape} and {images.shape} do not fit a library of {self.shape}"
            )
        if k <= 0 or not self.joint.size:
            return []
        if self._block_best is None:
            scores = self.joint + images
            scores += messages[:, None]
            for message, image in excluded:
                scores[message, image] = -np.inf
            return _walk(scores, k, repeat)
        barred: dict[int, list[int]] = {}
        for message, image in excluded:
            barred.setdefault(message, []).append(image)
        bounds = (self._block_best + np.maximum.reduceat(images, self._starts)).max(axis=1)
        bounds += messages
        if np.isnan(bounds).any():
            raise VectorError("a message's or an image's score is NaN: encode the user's texts again")
        return self._lazy_walk(bounds, messages, images.copy(), k, repeat, barred)

    def _lazy_walk(
        self, best: Vector, messages: Vector, images: Vector, k: int, repeat: bool, barred: dict[int, list[int]]
    ) -> list[Pair]:
        """Take the best pair k times, scoring only messages that may hold it.

        ``best`` starts as the messages' bounds; where a message has been scored it is the exact score of its best
        image. Whatever is taken or barred later only lowers what a message can reach, so the largest ``best`` is the
        best pair as soon as it is exact and its image is still free. Changes ``best``, ``images`` and ``barred``.
        """
        image_of = np.full(len(best), -1)  # -1: not scored yet
        taken: list[Pair] = []
        size = FIRST_ROWS
        while len(taken) < k:
            message = int(best.argmax())
            score, image = float(best[message]), int(image_of[message])
            if score == -np.inf:
                break
            if image >= 0 and images[image] > -np.inf:
                taken.append(_pair(message, image, score))
                if repeat:
                    barred.setdefault(message, []).append(image)
                else:
                    best[message] = images[image] = -np.inf
                    continue
            if image >= 0:
                rows = np.array([message])
            else:
                bounds = np.where(image_of < 0, best, -np.inf)
                rows = (
                    bounds.argpartition(len(best) - size)[len(best) - size :]
                    if size < len(best)
                    else np.arange(len(best))
                )
                rows = rows[bounds[rows] > -np.inf]
                size = min(2 * size, MOST_ROWS)
            scores = self.joint[rows]
            scores += images
            for at, row in enumerate(rows.tolist() if barred else ()):
                scores[at, barred.get(row, [])] = -np.inf
            image_of[rows] = scores.argmax(axis=1)
            best[rows] = scores[np.arange(len(rows)), image_of[rows]] + messages[rows]
        return taken


def brute_force(
    scores: Matrix, k: int, *, repeat: bool = False, excluded: Collection[tuple[int, int]] = ()
) -> list[Pair]:
    """Sort all pairs and walk down: the meaning of :meth:`PairIndex.top`, for tests and comparisons.

    Args:
        scores: s, shape (messages, images).
        k: As in :meth:`PairIndex.top`, like the rest.
        repeat: Likewise.
        excluded: Likewise.
    """
    taken: list[Pair] = []
    barred = set(excluded)
    for pair in _sorted(scores):
        if len(taken) >= k:
            break
        repeats = any(pair.message == other.message or pair.image == other.image for other in taken)
        if (repeat or not repeats) and pair[:2] not in barred:
            taken.append(pair)
    return taken


def _sorted(scores: Matrix) -> Iterator[Pair]:
    width = scores.shape[1]
    for flat in np.argsort(-scores, axis=None, kind="stable"):
        message, image = divmod(int(flat), width)
        if scores[message, image] == -np.inf:
            return
        yield Pair(message, image, float(scores[message, image]))


def _walk(scores: Matrix, k: int, repeat: bool) -> list[Pair]:
    """Take the best pair k times, each time striking out what must not come again. Changes ``scores``."""
    taken: list[Pair] = []
    width = scores.shape[1]
    flat = scores.ravel()
    while len(taken) < k:
        at = int(flat.argmax())
        score = float(flat[at])
        if score == -np.inf:
            break
        message, image = divmod(at, width)
        taken.append(_pair(message, image, score))
        if repeat:
            flat[at] = -np.inf
        else:
            scores[message] = -np.inf
            scores[:, image] = -np.inf
    return taken


def _pair(message: int, image: int, score: float) -> Pair:
    if score != score:
        raise VectorError(f"the score of message {message} with image {image} is NaN: encode the user's texts again")
    return Pair(message, image, score)
