"""Two-dimensional pictures of users, messages and images, before and after centring."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recommender.methods import open_method
from recommender.methods.paper import PaperMethod
from recommender.study.model import Study
from recommender.study.run import Vectors
from recommender.vectors import Matrix, mean, stack


@dataclass(frozen=True, eq=False)
class Projection:
    """The first two principal components of all vectors together.

    Attributes:
        points: By type (users, messages, images), shape (n, 2).
        explained: Share of the variance that each of the two components holds.
    """

    points: dict[str, Matrix]
    explained: tuple[float, float]


def project(study: Study, vectors: Vectors) -> tuple[Projection, Projection]:
    """Project a study's vectors before and after centring.

    Every type is centred exactly once, and only for the second picture; users are the published method's vectors.

    Args:
        study: The study.
        vectors: Of :func:`recommender.study.run.encode_study`.

    Returns:
        Before, and after.
    """
    raw = typed_vectors(study, vectors)
    return _components(raw), _components(centred_by_type(raw))


def typed_vectors(study: Study, vectors: Vectors) -> dict[str, Matrix]:
    """Return the vectors of ``users`` as the published method makes them, of ``messages`` and of ``images``."""
    method = open_method("paper")
    assert isinstance(method, PaperMethod)
    return {
        "users": method.user_vectors([user.as_profile() for user in study.users], vectors),
        "messages": stack([message.text for message in study.messages], vectors),
        "images": stack([image.caption for image in study.images], vectors),
    }


def centred_by_type(rows: dict[str, Matrix]) -> dict[str, Matrix]:
    """Return the vectors of each type less their mean."""
    return {name: part - mean(part, part.shape[1]) for name, part in rows.items()}


def _components(rows: dict[str, Matrix]) -> Projection:
    everything = np.concatenate(list(rows.values())).astype(np.float64)
    middle = everything.mean(axis=0)
    _, sizes, directions = np.linalg.svd(everything - middle, full_matrices=False)
    shares = sizes**2 / max(float((sizes**2).sum()), 1e-12)
    points = {name: ((part - middle) @ directions[:2].T).astype(np.float32) for name, part in rows.items()}
    return Projection(points, (float(shares[0]), float(shares[1])))
