"""The effect of sending by weighted and centred least squares, for trials that randomise at every decision point.

Boruvka, Almirall, Witkiewitz, Murphy (2018), "Assessing time-varying causal effect moderation in mobile health";
Qian and others (2022), "The microrandomized trial for developing digital interventions".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtr, stdtrit

from recommender.errors import EstimateError

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class DecisionPoints:
    """What happened at the decision points of a trial at which a nudge could have gone out.

    Attributes:
        people: Whose each is: equal numbers are one person; shape (points,).
        sent: 1 where a nudge went out, 0 where not; shape (points,).
        probability: With which it was to go out, above 0 and below 1; shape (points,).
        outcome: The proximal outcome; shape (points,).
        moderators: By which the effect may differ, a column of ones first; shape (points, q).
        controls: What predicts the outcome anyway, a column of ones first; shape (points, p).
    """

    people: NDArray[np.int64]
    sent: Numbers
    probability: Numbers
    outcome: Numbers
    moderators: Numbers
    controls: Numbers


@dataclass(frozen=True)
class ExcursionEffect:
    """One coefficient of the effect of sending.

    Attributes:
        name: Of the moderator.
        estimate: How much the outcome changes, on its own scale.
        error: Its standard error.
        low: Lower end of the 95 % interval.
        high: Upper end.
        p_value: Of no effect.
    """

    name: str
    estimate: float
    error: float
    low: float
    high: float
    p_value: float


@dataclass(frozen=True)
class ExcursionFit:
    """The effect of sending, by moderator.

    Attributes:
        effects: One for each column of the moderators.
        covariance: Of the effects, shape (q, q).
        people: How many there were.
        points: How many decision points.
    """

    effects: tuple[ExcursionEffect, ...]
    covariance: Numbers
    people: int
    points: int


def excursion_effect(given: DecisionPoints, names: Sequence[str] = (), confidence: float = 0.95) -> ExcursionFit:
    """Return the causal excursion effect of sending on the proximal outcome.

    With q the mean of ``probability`` and W = (q/p)^A ((1-q)/(1-p))^(1-A), it minimises
    sum W (Y - g'a - (A - q) f'b)². The covariance is the sandwich by person with residuals (I - H)^-1 e (Mancl and
    DeRouen 2001); intervals are Student's t with n - p - q degrees of freedom.

    Raises:
        EstimateError: If there are too few people, or a probability of 0 or 1.
    """
    _check(given)
    centre = float(given.probability.mean())
    odds = np.where(given.sent > 0, centre / given.probability, (1 - centre) / (1 - given.probability))
    design = np.column_stack([given.controls, (given.sent - centre)[:, None] * given.moderators])
    estimate, covariance, people = _least_squares(design, odds, given.outcome, given.people)
    width, freedom = given.moderators.shape[1], people - design.shape[1]
    covariance = covariance[-width:, -width:]
    effects = [
        _effect(name, float(estimate[at - width]), float(covariance[at, at]) ** 0.5, freedom, confidence)
        for at, name in enumerate(names or [f"m{number}" for number in range(width)])
    ]
    return ExcursionFit(tuple(effects), covariance, people, given.outcome.size)


def _check(given: DecisionPoints) -> None:
    if given.outcome.size == 0:
        raise EstimateError("there is no decision point with an outcome: wait until some have one")
    if given.probability.min() <= 0 or given.probability.max() >= 1:
        raise EstimateError("a probability of 0 or 1 says nothing about the effect: leave such decision points out")
    people, columns = np.unique(given.people).size, given.controls.shape[1] + given.moderators.shape[1]
    if people <= columns:
        raise EstimateError(f"{people} people are too few for {columns} coefficients: leave moderators out")


def _least_squares(
    design: Numbers, odds: Numbers, outcome: Numbers, people: NDArray[np.int64]
) -> tuple[Numbers, Numbers, int]:
    """Return coefficients, their corrected covariance, and how many people there are.

    X'W(I-H)^-1 e of a person is s + M (B - M)^-1 s with s = X'We, M = X'WX and B the sum of all M (Woodbury).
    """
    order = np.argsort(people, kind="stable")
    design, odds, outcome = design[order], odds[order], outcome[order]
    _who, begins = np.unique(people[order], return_index=True)
    weighted = design * odds[:, None]
    own = np.add.reduceat(weighted[:, :, None] * design[:, None, :], begins)
    whole = own.sum(axis=0)
    if np.linalg.matrix_rank(whole) < whole.shape[0]:
        raise EstimateError("a moderator or control repeats another one, or never changes: leave it out")
    estimate = np.linalg.solve(whole, weighted.T @ outcome)
    scores = np.add.reduceat(weighted * (outcome - design @ estimate)[:, None], begins)
    try:
        without = np.linalg.solve(whole - own, scores[:, :, None])[:, :, 0]
    except np.linalg.LinAlgError:
        raise EstimateError("one person alone tells of a coefficient: leave moderators out") from None
    corrected = scores + np.einsum("ijk,ik->ij", own, without)
    bread = np.linalg.inv(whole)
    return estimate, bread @ (corrected.T @ corrected) @ bread, begins.size


def _effect(name: str, estimate: float, error: float, freedom: int, confidence: float) -> ExcursionEffect:
    reach = float(stdtrit(freedom, (1 + confidence) / 2)) * error
    p_value = 2 * float(stdtr(freedom, -abs(estimate / error))) if error else 1.0
    return ExcursionEffect(name, estimate, error, estimate - reach, estimate + reach, p_value)
