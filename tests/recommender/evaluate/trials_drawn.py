"""Simulated trials with a known effect of sending."""

from __future__ import annotations

import numpy as np

from recommender.evaluate.excursion import DecisionPoints


def drawn_trial(
    seed: int, effect: float, people: int = 30, points: int = 40, by_evening: float = 0.0
) -> DecisionPoints:
    """Draw a trial with a binary outcome: people differ, the evening counts, and probabilities vary by evening."""
    rng = np.random.default_rng(seed)
    who = np.repeat(np.arange(people), points)
    evening = (rng.random(who.size) < 0.5).astype(float)
    probability = np.where(evening > 0, 0.6, 0.4)
    sent = (rng.random(who.size) < probability).astype(float)
    usual = np.clip(0.35 + rng.normal(0, 0.08, people), 0.1, 0.55)[who] + 0.1 * evening
    outcome = (rng.random(who.size) < usual + sent * (effect + by_evening * (evening - 0.5))).astype(float)
    ones = np.ones(who.size)
    moderators = ones[:, None] if not by_evening else np.column_stack([ones, evening])
    return DecisionPoints(who, sent, probability, outcome, moderators, np.column_stack([ones, evening]))
