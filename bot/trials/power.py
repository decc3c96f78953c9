"""How likely a trial finds the effect that its file assumes, by simulation with the analysis that will be done."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from bot.trials.plan import TrialPlan
from recommender.errors import EstimateError
from recommender.evaluate.excursion import DecisionPoints, ExcursionEffect, excursion_effect

TRIALS = 400
"""Simulated: the power's standard error is below .025."""

LEVEL = 0.05


@dataclass(frozen=True)
class TrialPower:
    """What a trial can be expected to find.

    Attributes:
        power: Share of simulated trials whose interval excludes 0.
        false_alarms: The same where sending changes nothing.
        width: Half the mean width of the 95 % interval.
        points: Decision points with a known outcome, on average.
    """

    power: float
    false_alarms: float
    width: float
    points: float


def expected_power(plan: TrialPlan, trials: int = TRIALS) -> TrialPower | None:
    """Return the power of the main effect; ``None`` where chance decides nowhere whether a nudge goes out."""
    if not plan.is_randomised:
        return None
    rng = np.random.default_rng(plan.allocation.seed)
    there = [_estimated(plan, plan.assumptions.effect, rng) for _trial in range(trials)]
    nothing = [_estimated(plan, 0.0, rng) for _trial in range(trials)]
    widths = [(one.high - one.low) / 2 for one in there if one is not None]
    return TrialPower(
        sum(one is not None and one.p_value < LEVEL for one in there) / trials,
        sum(one is not None and one.p_value < LEVEL for one in nothing) / trials,
        float(np.mean(widths)) if widths else math.inf,
        _expected_points(plan),
    )


def _estimated(plan: TrialPlan, effect: float, rng: np.random.Generator) -> ExcursionEffect | None:
    """Return what a simulated trial finds; ``None``: it was too small to find anything."""
    try:
        return excursion_effect(_drawn(plan, effect, rng)).effects[0]
    except EstimateError:
        return None


def _expected_points(plan: TrialPlan) -> float:
    given = plan.assumptions
    return _people(plan) * (plan.end - plan.start).days * given.points_a_day * given.available * given.answered


def _people(plan: TrialPlan) -> int:
    """Return how many people are in cohorts in which chance decides."""
    shares = {name: cohort.share for name, cohort in plan.cohorts.items()}
    chosen = sum(shares[name] for name, cohort in plan.cohorts.items() if cohort.send != 1)
    return max(round(plan.assumptions.people * chosen / sum(shares.values())), 1)


def _drawn(plan: TrialPlan, effect: float, rng: np.random.Generator) -> DecisionPoints:
    given = plan.assumptions
    sends = [0.5 if one.send == "adaptive" else float(one.send) for one in plan.cohorts.values() if one.send != 1]
    own = np.array(sends)[np.arange(_people(plan)) % len(sends)]
    chance = given.available * given.answered
    counts = rng.binomial(max(round((plan.end - plan.start).days * given.points_a_day), 1), chance, own.size)
    who = np.repeat(np.arange(own.size), counts)
    probability = own[who]
    sent = (rng.random(who.size) < probability).astype(float)
    usual = np.clip(given.usual + rng.normal(0, given.spread, own.size), 0.01, 0.99)[who]
    outcome = (rng.random(who.size) < np.clip(usual + effect * sent, 0, 1)).astype(float)
    ones = np.ones((who.size, 1))
    return DecisionPoints(who, sent, probability, outcome, ones, ones)
