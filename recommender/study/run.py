"""Recommend to every user of a study by each method."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from recommender.encoders import Encoder, encode_missing
from recommender.errors import UnknownMethodError
from recommender.methods import METHODS, Weights, open_method
from recommender.recommendation import Contribution, Recommendation, recommendation
from recommender.recommender import Recommender
from recommender.study.metrics import Outcome, judge_all
from recommender.study.model import Study

BASELINES = ("popularity", "random")
"""Methods that only exist to be compared with."""
ALL = (*METHODS, *BASELINES)
"""Every method a study can be run with."""

Vectors = Mapping[str, NDArray[np.float32]]


def encode_study(study: Study, encoder: Encoder, known: Vectors | None = None) -> dict[str, NDArray[np.float32]]:
    """Encode every text that any method needs for a study.

    Args:
        study: The study.
        encoder: The encoder.
        known: Vectors it made before.
    """
    messages = [message.as_item() for message in study.messages]
    images = [image.as_item() for image in study.images]
    texts: list[str] = []
    for name in METHODS:
        method = open_method(name)
        texts += method.texts(messages, images)
        texts += [text for user in study.users for text in method.texts_for(user.as_profile())]
    return encode_missing(encoder, texts, known)


def run_method(
    study: Study, vectors: Vectors, name: str, *, k: int = 5, weights: Weights | None = None, seed: int = 0
) -> Outcome:
    """Recommend k pairs to every user by one method and judge them.

    Args:
        study: The study; its labels are seen by the judge only.
        vectors: Of :func:`encode_study`.
        name: One of :data:`ALL`.
        k: Pairs per user.
        weights: Other numbers than the method's own.
        seed: Of the method ``random``.

    Raises:
        UnknownMethodError: If there is no such method.
        VectorError: If a vector is missing or unusable.
    """
    if name not in ALL:
        raise UnknownMethodError(name, ALL)
    if name == "random":
        return judge_all(study, name, _random(study, k, seed))
    if name == "popularity":
        return judge_all(study, name, _popular(run_method(study, vectors, "paper", k=k), k))
    recommender = build(study, vectors, name, weights)
    return judge_all(
        study, name, {user.id: recommender.recommend(user.as_profile(), vectors, k=k) for user in study.users}
    )


def build(study: Study, vectors: Vectors, name: str, weights: Weights | None = None) -> Recommender:
    """Make a study's library ready.

    ``paper`` takes the mean of the study's users as their centre, as its authors did; ``offscreen`` never looks at
    more than the one user it recommends to.
    """
    messages = [message.as_item() for message in study.messages]
    images = [image.as_item() for image in study.images]
    centre = None
    if name == "paper":
        users = [user.as_profile() for user in study.users]
        centre = open_method(name, weights).centre(messages, images, vectors, users=users)
    return Recommender.build(messages, images, vectors, method=name, centre=centre, weights=weights)


def _random(study: Study, k: int, seed: int) -> dict[str, list[Recommendation]]:
    """Draw k pairs per user, all pairs alike, without giving one twice."""
    rng = np.random.default_rng(seed)
    size = len(study.messages) * len(study.images)
    drawn = {}
    for user in study.users:
        flat = rng.choice(size, size=min(k, size), replace=False)
        pairs = [divmod(int(at), len(study.images)) for at in flat]
        drawn[user.id] = [recommendation(study.messages[m].id, study.images[i].id, ()) for m, i in pairs]
    return drawn


def _popular(paper: Outcome, k: int) -> dict[str, list[Recommendation]]:
    """Give everybody the k pairs that most users got from the published method."""
    counts = Counter((pair.message, pair.image) for pairs in paper.recommended.values() for pair in pairs)
    best = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))[:k]
    pairs = [
        recommendation(message, image, (Contribution("pair", None, count / len(paper.recommended)),))
        for (message, image), count in best
    ]
    return dict.fromkeys(paper.recommended, pairs)


def pooled(outcomes: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    """Group outcomes by method, in order of appearance."""
    grouped: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        grouped.setdefault(outcome.method, []).append(outcome)
    return grouped
