"""What a picture shows beside what its caption says: late fusion, and captions that do not fit."""

from __future__ import annotations

import numpy as np

from recommender.vectors import Matrix, Vector

SEEN = 0.3
"""Weight of what a picture shows where message and picture are compared; the caption, which a person wrote, has the
rest."""

COMPARED_LEAST = 10
"""Pictures from which a caption can be held against the others'."""


def fused(joint: Matrix, seen: Matrix, weight: float = SEEN) -> Matrix:
    """Mix how well captions go with messages and how well the pictures themselves do.

    What is seen is brought to the mean and the spread that each message has by captions, since no two encoders'
    similarities spread alike; all numbers that read ``joint`` keep their meaning.

    Args:
        joint: How well each message and image go together by the caption, shape (messages, images).
        seen: Likewise by the picture, in any unit.
        weight: Of what is seen, 0 to 1.
    """
    spread = seen.std(axis=1, keepdims=True)
    beside = (seen - seen.mean(axis=1, keepdims=True)) / np.where(spread > 0, spread, 1)
    as_joint = joint.mean(axis=1, keepdims=True) + beside * joint.std(axis=1, keepdims=True)
    mixed: Matrix = np.where(spread > 0, (1 - weight) * joint + weight * as_joint, joint).astype(np.float32)
    return mixed


def better_captions(captions: Matrix, pictures: Matrix) -> Vector | None:
    """Return for each picture the share of the others' captions that fit it better than its own.

    Both are centred first: texts and pictures of such encoders lie apart, and some captions are near to everything.

    Args:
        captions: Vectors of the captions in the pictures' space, shape (n, d).
        pictures: Of the pictures, likewise.

    Returns:
        0 to 1, .5 by chance, shape (n,); ``None`` with fewer than :data:`COMPARED_LEAST` pictures.
    """
    count = len(captions)
    if count < COMPARED_LEAST:
        return None
    near = (pictures - pictures.mean(axis=0)) @ (captions - captions.mean(axis=0)).T
    share: Vector = ((near > np.diag(near)[:, None]).sum(axis=1) / (count - 1)).astype(np.float32)
    return share
