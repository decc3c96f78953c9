"""Choose for every user of a study by each policy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from recommender.encoders import Encoder, PictureEncoder, encode_missing
from recommender.methods import Weights, open_method
from recommender.policies.base import PolicyInput
from recommender.policies.context import Context
from recommender.policies.registry import known_policies, policy_named
from recommender.recommender import Recommender
from recommender.study.metrics import StudyOutcome, judge_all
from recommender.study.model import Study
from recommender.vectors import Matrix

BASELINES = tuple(name for name, policy in known_policies().items() if policy.is_baseline)
"""Policies that only exist to be compared with."""
ALL = tuple(known_policies())
"""Every policy: a study can be run with each."""

Vectors = Mapping[str, NDArray[np.float32]]


def encode_study(study: Study, encoder: Encoder, known: Vectors | None = None) -> dict[str, NDArray[np.float32]]:
    """Encode every text that any policy needs for a study.

    Args:
        study: The study.
        encoder: The encoder.
        known: Vectors it made before.
    """
    messages = [message.as_item() for message in study.messages]
    images = [image.as_item() for image in study.images]
    texts: list[str] = []
    for policy in known_policies().values():
        texts += policy.texts(messages, images)
        texts += [text for user in study.users for text in policy.texts_for(Context(user.as_profile()))]
    return encode_missing(encoder, texts, known)


SEEING = " with pictures"
"""Follows the name of a policy that was told what the pictures show."""


def seen_pictures(study: Study, sees: PictureEncoder) -> Matrix | None:
    """Return how well messages and pictures go together by what the pictures show, shape (messages, images).

    ``None`` where an image of the study has no file.

    Raises:
        EncoderError: If a file is no picture.
    """
    if study.folder is None or any(image.file is None for image in study.images):
        return None
    files = [study.folder / image.file for image in study.images if image.file is not None]
    return sees.encode([message.text for message in study.messages]) @ sees.encode_images(files).T


def run_method(
    study: Study,
    vectors: Vectors,
    name: str,
    *,
    k: int = 5,
    weights: Weights | None = None,
    seed: int = 0,
    encoder: str = "",
    seen: Matrix | None = None,
) -> StudyOutcome:
    """Choose k pairs for every user by one policy and judge them.

    Args:
        study: The study; its labels are seen by the judge only.
        vectors: Of :func:`encode_study`.
        name: One of :data:`ALL`.
        k: Pairs per user.
        weights: Other numbers than the policy's own.
        seed: Of all chance; each user has their own.
        encoder: Fingerprint of the encoder that made the vectors: some of the policy's own numbers belong to it.
        seen: How well messages and pictures go together by what the pictures show, of :func:`seen_pictures`; the
            outcome's method is then called so.

    Raises:
        UnknownMethodError: If there is no such policy.
        VectorError: If a vector is missing or unusable.
    """
    policy = policy_named(name).build(
        PolicyInput(
            [message.as_item() for message in study.messages],
            [image.as_item() for image in study.images],
            vectors,
            encoder=encoder,
            users=[user.as_profile() for user in study.users],
            weights=weights,
            seen=seen,
        )
    )
    chosen = {
        user.id: policy.choose(Context(user.as_profile(), vectors, seed=seed + at, pairs=k))
        for at, user in enumerate(study.users)
    }
    called = name if seen is None else name + SEEING
    return judge_all(study, called, {user: list(slate.pairs) for user, slate in chosen.items()})


def build(
    study: Study, vectors: Vectors, name: str, weights: Weights | None = None, *, encoder: str = ""
) -> Recommender:
    """Make a study's library ready.

    ``paper`` takes the mean of the study's users as their centre, as its authors did; ``offscreen`` never looks at
    more than the one user it recommends to.
    """
    messages = [message.as_item() for message in study.messages]
    images = [image.as_item() for image in study.images]
    centre = None
    if name == "paper":
        users = [user.as_profile() for user in study.users]
        centre = open_method(name, weights).centre(messages, images, vectors, users=users, encoder=encoder)
    return Recommender.build(messages, images, vectors, method=name, centre=centre, weights=weights, encoder=encoder)


def pooled(outcomes: Sequence[StudyOutcome]) -> dict[str, list[StudyOutcome]]:
    """Group outcomes by method, in order of appearance."""
    grouped: dict[str, list[StudyOutcome]] = {}
    for outcome in outcomes:
        grouped.setdefault(outcome.method, []).append(outcome)
    return grouped
