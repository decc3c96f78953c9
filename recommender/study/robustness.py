"""What every perturbation costs a method, per user and with intervals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from recommender.encoders import Encoder
from recommender.study.metrics import RESAMPLES, StudyOutcome
from recommender.study.model import Study
from recommender.study.perturb import COPY, PERTURBATIONS, Perturbation
from recommender.study.run import Vectors, encode_study, run_method

MEASURED = ("appropriate", "not_disliked", "liked")
"""Figures whose loss is told."""

DRAWS = 3
"""How often chance changes each study anew."""


@dataclass(frozen=True)
class Loss:
    """A figure under a perturbation.

    Attributes:
        figure: Its share of pairs, from 0 to 1; ``None`` without labels.
        drop: How much lower it is than without the perturbation.
        low: Lower end of the drop's 95 % interval, by a bootstrap over users.
        high: Its upper end.
    """

    figure: float | None
    drop: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Robustness:
    """What one perturbation does to a method.

    Attributes:
        name: The perturbation's.
        changed: Share of the users for whom anything is said otherwise.
        losses: By name of :data:`MEASURED`.
        doubles: Share of the pairs with a message or a picture that is nearly the same as another of that user's.
    """

    name: str
    changed: float
    losses: Mapping[str, Loss]
    doubles: float


def robustness(
    studies: Sequence[Study],
    vectors: Sequence[Vectors],
    encoder: Encoder,
    method: str,
    *,
    k: int = 5,
    draws: int = DRAWS,
    perturbations: Sequence[Perturbation] = PERTURBATIONS,
    progress: Callable[[], None] = lambda: None,
) -> list[Robustness]:
    """Return what every perturbation costs a method.

    Args:
        studies: With labels.
        vectors: Of each study, as :func:`recommender.study.run.encode_study` made them.
        encoder: Encodes what is said otherwise.
        method: The policy's name.
        k: Pairs per user.
        draws: How often each study is changed anew.
        perturbations: What is tried.
        progress: Is called after each perturbation of each study.
    """
    plain = [
        run_method(study, known, method, k=k, encoder=encoder.fingerprint)
        for study, known in zip(studies, vectors, strict=True)
    ]
    found = []
    for one in perturbations:
        runs: list[list[StudyOutcome]] = []
        for study, known in zip(studies, vectors, strict=True):
            runs.append(_runs(one, study, known, encoder, method, k, draws))
            progress()
        found.append(_robustness(one.name, plain, runs))
    return found


def _runs(
    one: Perturbation, study: Study, known: Vectors, encoder: Encoder, method: str, k: int, draws: int
) -> list[StudyOutcome]:
    outcomes = []
    for draw in range(draws):
        rng = np.random.default_rng([draw, crc32(f"{one.name} {study.name}".encode())])
        changed = one.change(study, rng)
        seen = encode_study(changed, encoder, known)
        outcomes.append(run_method(changed, seen, method, k=k, encoder=encoder.fingerprint))
    return outcomes


def _robustness(name: str, plain: Sequence[StudyOutcome], runs: Sequence[Sequence[StudyOutcome]]) -> Robustness:
    pairs = [(before, after) for before, outcomes in zip(plain, runs, strict=True) for after in outcomes]
    users = [
        _is_changed(old, new, before, after)
        for before, after in pairs
        for old, new in zip(before.study.users, after.study.users, strict=True)
    ]
    return Robustness(
        name,
        float(np.mean(users)),
        {figure: _loss(figure, plain, runs) for figure in MEASURED},
        float(np.mean([_doubles(after) for _before, after in pairs])),
    )


def _is_changed(old: object, new: object, before: StudyOutcome, after: StudyOutcome) -> bool:
    same_items = before.study.messages == after.study.messages and before.study.images == after.study.images
    return old != new or not same_items


def _loss(figure: str, plain: Sequence[StudyOutcome], runs: Sequence[Sequence[StudyOutcome]]) -> Loss:
    before = np.concatenate([_counts(outcome, figure) for outcome in plain])
    after = np.concatenate([sum(_counts(one, figure) for one in outcomes) for outcomes in runs])
    if not (before[:, 1].sum() and after[:, 1].sum()):
        return Loss(None, None, None, None)
    rng = np.random.default_rng(0)
    drawn = rng.integers(0, len(before), size=(RESAMPLES, len(before)))
    low, high = np.percentile(_share(before[drawn]) - _share(after[drawn]), [2.5, 97.5])
    figure_after = float(_share(after[None])[0])
    return Loss(figure_after, float(_share(before[None])[0]) - figure_after, float(low), float(high))


def _share(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the share of good pairs of each sample, of counts of shape (samples, users, 2)."""
    sums = counts.sum(axis=1)
    share: NDArray[np.float64] = sums[:, 0] / np.maximum(sums[:, 1], 1)
    return share


def _counts(outcome: StudyOutcome, figure: str) -> NDArray[np.float64]:
    """Return how many pairs of each user are good, and how many are judged, shape (users, 2)."""
    told = [[getattr(one, figure) for one in outcome.verdicts[user.id]] for user in outcome.study.users]
    known = [[one for one in row if one is not None] for row in told]
    return np.array([(sum(row), len(row)) for row in known], dtype=np.float64).reshape(len(known), 2)


def _doubles(outcome: StudyOutcome) -> float:
    """Return the share of pairs whose message, or picture, comes once more beside its near-duplicate."""
    pairs = repeated = 0
    for told in outcome.recommended.values():
        messages = [pair.message.removesuffix(COPY) for pair in told]
        images = [pair.image.removesuffix(COPY) for pair in told]
        pairs += len(told)
        repeated += sum(
            messages.count(message) > 1 or images.count(image) > 1
            for message, image in zip(messages, images, strict=True)
        )
    return repeated / max(1, pairs)
