"""Rankers mixed: each one's scores beside its own spread, with weights that people set aside for that chose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recommender.bench.measures import Scores, ndcg
from recommender.bench.ratings import Mask

STEPS = 4
"""Weights are tried in steps of one over this."""


@dataclass(frozen=True)
class Blend:
    """A weighted sum of rankers' standardised scores.

    Attributes:
        weights: By ranker; they sum to 1.
    """

    weights: Mapping[str, float]

    def scores(self, parts: Mapping[str, Scores]) -> Scores:
        """Mix the scores of every ranker that has a weight, shape (people, items)."""
        mixed: Scores = np.sum(
            [np.float32(weight) * standardised(parts[name]) for name, weight in self.weights.items() if weight],
            axis=0,
            dtype=np.float32,
        )
        return mixed


def best_blend(parts: Mapping[str, Scores], candidates: Mask, relevant: Mask) -> Blend:
    """Return the blend that ranks best for people set aside.

    Args:
        parts: Scores of these people by ranker, each of shape (people, items).
        candidates: What may be ranked, likewise.
        relevant: What they liked, likewise.
    """
    known = {name: standardised(scores) for name, scores in parts.items() if np.ptp(scores, axis=1).any()}
    if not known:
        return Blend(dict.fromkeys(parts, 1 / len(parts)))
    tried = [Blend(dict(zip(known, weights, strict=True))) for weights in _weights(len(known))]
    found = [ndcg(_mixed(one, known), candidates, relevant).mean() for one in tried]
    return tried[int(np.argmax(found))]


def standardised(scores: Scores) -> Scores:
    """Return everybody's scores with mean 0 and standard deviation 1; 0 where all are alike."""
    spread = scores.std(axis=1, keepdims=True)
    beside: Scores = (scores - scores.mean(axis=1, keepdims=True)) / np.where(spread > 0, spread, np.float32(1))
    return beside


def _mixed(blend: Blend, known: Mapping[str, Scores]) -> Scores:
    mixed: Scores = np.sum([np.float32(blend.weights[name]) * scores for name, scores in known.items()], axis=0)
    return mixed


def _weights(count: int, steps: int = STEPS) -> Iterator[Sequence[float]]:
    """Yield all weights in steps that sum to 1."""
    if count == 1:
        yield (1.0,)
        return
    for first in range(steps + 1):
        for rest in _parts(count - 1, steps - first):
            yield tuple(part / steps for part in (first, *rest))


def _parts(count: int, total: int) -> Iterator[tuple[int, ...]]:
    if count == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in _parts(count - 1, total - first):
            yield (first, *rest)
