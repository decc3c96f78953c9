"""Drawing one of the best pairs: better ones are likelier, and how likely is known."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from recommender.recommendation import Recommendation

TEMPERATURE = 0.12
"""A pair that scores so much less is drawn a third as often; likes move a score by one or two."""

CONSIDERED = 20
"""Pairs that may be drawn at most."""

LEAST = 0.005
"""What is less likely than this is not drawn at all."""


def draw(pairs: Sequence[Recommendation], seed: int) -> tuple[list[Recommendation], tuple[float, ...]]:
    """Return the pairs, the drawn one first, the others best first, with the probability of each to be drawn.

    Args:
        pairs: Best first, at least one.
        seed: The same seed draws the same pair.
    """
    worth = np.exp((np.array([pair.score for pair in pairs]) - pairs[0].score) / TEMPERATURE)
    worth[CONSIDERED:] = 0.0
    worth = np.where(worth / worth.sum() >= LEAST, worth, 0.0)
    chances = worth / worth.sum()
    at = int(np.random.default_rng(seed).choice(len(pairs), p=chances))
    order = [at, *(other for other in range(len(pairs)) if other != at)]
    return [pairs[one] for one in order], tuple(float(chances[one]) for one in order)
