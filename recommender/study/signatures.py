"""Four numbers that say where matching by vectors works or fails, before anybody reads a pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from recommender.study.model import Study
from recommender.study.pca import centred_by_type, typed_vectors
from recommender.study.rubric import judge
from recommender.study.run import Vectors, build
from recommender.vectors import Matrix, unit

ScoredAnswer = tuple[int, float, bool]
"""Who answered, the score of what was sent, and whether it was answered well."""


@dataclass(frozen=True)
class Signatures:
    """What the vectors of a study, or of a library, are worth.

    Attributes:
        same_activity: How often a message and a caption of one activity are nearer than two of different ones, 0 to 1,
            .5 by chance; ``None`` without labels.
        types_before: Share of the vectors' variance that lies between users, messages and images, 0 to 1.
        types_after: The same after centring each type: 0 but for rounding.
        appropriate: How often an appropriate pair has a higher score than one that is not, within a user, in the mean
            over users; ``None`` without labels.
        enjoyed: How often a pair that was answered well had a higher score than one that was answered badly, within a
            user, over all such two; ``None`` without reactions.
    """

    same_activity: float | None
    types_before: float
    types_after: float
    appropriate: float | None = None
    enjoyed: float | None = None


def signatures(study: Study, vectors: Vectors, method: str = "offscreen", encoder: str = "") -> Signatures:
    """Measure what can be measured on a study; it has no reactions.

    Args:
        study: The study.
        vectors: Of :func:`recommender.study.run.encode_study`.
        method: Whose scores are held against the labels.
        encoder: The encoder's fingerprint.
    """
    found = signatures_of(typed_vectors(study, vectors), _same_activity(study))
    return replace(found, appropriate=_scores_apart(study, vectors, method, encoder))


def signatures_of(
    raw: dict[str, Matrix], same: NDArray[np.bool_] | None, answers: Sequence[ScoredAnswer] = ()
) -> Signatures:
    """Measure what vectors and answers tell.

    Args:
        raw: Vectors of ``users``, ``messages`` and ``images``, not centred.
        same: Which message and image share an activity, shape (messages, images); ``None``: that is not known.
        answers: How people answered what had which score.
    """
    centred = centred_by_type(raw)
    near = unit(centred["messages"]) @ unit(centred["images"]).T
    return Signatures(_apart(near, same), _between(raw), _between(centred), enjoyed=enjoyed(answers))


def enjoyed(answers: Sequence[ScoredAnswer]) -> float | None:
    """Return how often what a person answered well had a higher score than what they answered badly, ties half."""
    people: dict[int, tuple[list[float], list[float]]] = {}
    for person, score, is_good in answers:
        people.setdefault(person, ([], []))[0 if is_good else 1].append(score)
    pairs = [np.subtract.outer(good, bad).ravel() for good, bad in people.values() if good and bad]
    if not pairs:
        return None
    apart = np.concatenate(pairs)
    return float(((apart > 0) + (apart == 0) / 2).mean())


def _same_activity(study: Study) -> NDArray[np.bool_] | None:
    shown = [set(one.labels.activities) if one.labels else None for one in study.messages]
    seen = [set(one.labels.activities) if one.labels else None for one in study.images]
    if None in shown or None in seen:
        return None
    return np.array([[bool(one and other and one & other) for other in seen] for one in shown])


def _scores_apart(study: Study, vectors: Vectors, method: str, encoder: str) -> float | None:
    recommender = build(study, vectors, method, encoder=encoder)
    found = []
    for user in study.users:
        scores = recommender.scores(user.as_profile(), vectors)
        pairs = scores.messages[:, None] + scores.images[None, :] + recommender.joint
        verdicts = [[judge(user, message, image).appropriate for image in study.images] for message in study.messages]
        known = np.array([[verdict is True for verdict in row] for row in verdicts])
        if any(verdict is None for row in verdicts for verdict in row):
            return None
        if (apart := _apart(pairs, known)) is not None:
            found.append(apart)
    return float(np.mean(found)) if found else None


def _apart(scores: Matrix, good: NDArray[np.bool_] | None) -> float | None:
    """Return the area under the ROC curve by ranks, ties half (Mann and Whitney, 1947)."""
    if good is None or not good.any() or good.all():
        return None
    values, places = np.unique(scores.ravel(), return_inverse=True)
    counts = np.bincount(places, minlength=len(values))
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[places]
    many = int(good.sum())
    return float((ranks[good.ravel()].sum() - many * (many + 1) / 2) / (many * (good.size - many)))


def _between(rows: dict[str, Matrix]) -> float:
    """Return the share of the variance that lies between the types."""
    everything = np.concatenate(list(rows.values())).astype(np.float64)
    middle = everything.mean(axis=0)
    total = ((everything - middle) ** 2).sum()
    between = sum(len(part) * ((part.mean(axis=0, dtype=np.float64) - middle) ** 2).sum() for part in rows.values())
    return float(between / total) if total else 0.0
