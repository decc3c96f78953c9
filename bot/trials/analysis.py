"""What a trial's data set says: the effect of sending, by situation and arm, and what another choice would be worth."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.trials.plan import Moderator, TrialPlan
from recommender.errors import EstimateError
from recommender.evaluate.clustered import ClusteredShare, clustered_share
from recommender.evaluate.excursion import DecisionPoints, ExcursionEffect, excursion_effect
from recommender.evaluate.off_policy import LoggedDecisions, PolicyValue, policy_values, shrunk_means

Row = Mapping[str, str]
"""A line of ``decisions.csv``: yes is ``1`` and no is ``0``; what is not known is empty."""

FOLDS = 5
"""Of the model behind doubly robust estimates, by person."""


@dataclass(frozen=True)
class SituationEffects:
    """The effect of sending where something is so, and where it is not.

    Attributes:
        name: Of what.
        effects: By value, each with its name.
        trouble: Why there are none; empty: there are.
    """

    name: str
    effects: tuple[ExcursionEffect, ...] = ()
    trouble: str = ""


@dataclass(frozen=True)
class ArmValue:
    """What always choosing among some messages would be worth, per nudge.

    Attributes:
        name: Of the messages.
        decisions: From which it is estimated.
        values: By method.
        trouble: Why there are none; empty: there are.
    """

    name: str
    decisions: int = 0
    values: tuple[PolicyValue, ...] = ()
    trouble: str = ""


@dataclass(frozen=True)
class TrialFindings:
    """What a trial's data set says.

    Attributes:
        people: With a usable decision point.
        points: Usable decision points: available, by chance, delivered or withheld, with an outcome.
        undelivered: Decision points left out because the nudge was not delivered.
        unknown: Decision points left out because their outcome is not known.
        with_nudge: Outcome's mean where one was sent, weighted by what chance was to do.
        without: Likewise where none was.
        main: The effect of sending; ``None``: it cannot be estimated.
        trouble: Why not.
        situations: The effect by moderator and by arm.
        arms: What each arm would be worth by itself.
        cohorts: Share of well outcomes by cohort, as it was.
    """

    people: int
    points: int
    undelivered: int
    unknown: int
    with_nudge: float
    without: float
    main: ExcursionEffect | None
    trouble: str
    situations: tuple[SituationEffects, ...]
    arms: tuple[ArmValue, ...]
    cohorts: Mapping[str, ClusteredShare]


def analyse(plan: TrialPlan, rows: Sequence[Row], chosen: Callable[[str], bool] | None = None) -> TrialFindings:
    """Return what a data set says.

    Args:
        plan: Of the trial.
        rows: Of its decisions.
        chosen: Says whether a message belongs to a set whose worth is asked for; ``None``: none is.
    """
    available = [row for row in rows if row["available"] == "1"]
    delivered = [row for row in available if row["assigned"] == row["sent"]]
    known = [row for row in delivered if row["outcome"]]
    usable = [row for row in known if 0 < float(row["send_probability"]) < 1]
    main, trouble = _main(plan, usable)
    with_nudge, without = _means(usable)
    return TrialFindings(
        people=len({row["person"] for row in usable}),
        points=len(usable),
        undelivered=len(available) - len(delivered),
        unknown=len(delivered) - len(known),
        with_nudge=with_nudge,
        without=without,
        main=main,
        trouble=trouble,
        situations=tuple(_situations(plan, usable)),
        arms=tuple(_arms(plan, known, chosen)),
        cohorts={name: _share([row for row in known if row["cohort"] == name]) for name in plan.cohorts},
    )


def _main(plan: TrialPlan, rows: Sequence[Row]) -> tuple[ExcursionEffect | None, str]:
    try:
        return excursion_effect(_points(plan, rows, np.ones((len(rows), 1)))).effects[0], ""
    except EstimateError as error:
        return None, str(error)


def _situations(plan: TrialPlan, rows: Sequence[Row]) -> list[SituationEffects]:
    found = []
    for moderator in plan.moderators:
        value = _numbers(rows, moderator.value)
        names = (f"not {moderator.value}", moderator.value)
        found.append(_by(plan, rows, moderator.value, names, np.column_stack([1 - value, value])))
    if plan.what is not None:
        arms = sorted(plan.what)
        columns = (
            np.column_stack([[float(row["arm"] == arm) for row in rows] for arm in arms]) if rows else np.ones((0, 1))
        )
        found.append(_by(plan, rows, "what", arms, columns))
    if plan.when is not None and len(plan.when) > 1:
        timed = [row for row in rows if row["timing"]]
        timings = sorted(timing.value for timing in plan.when)
        marks = [[float(row["timing"] == timing) for timing in timings] for row in timed]
        found.append(_by(plan, timed, "when", timings, np.array(marks).reshape(len(timed), len(timings))))
    return found


def _by(
    plan: TrialPlan, rows: Sequence[Row], name: str, values: Sequence[str], columns: NDArray[np.float64]
) -> SituationEffects:
    try:
        return SituationEffects(name, excursion_effect(_points(plan, rows, columns), values).effects)
    except EstimateError as error:
        return SituationEffects(name, trouble=str(error))


def _points(plan: TrialPlan, rows: Sequence[Row], moderators: NDArray[np.float64]) -> DecisionPoints:
    """Return the arrays: what is known before a decision and does change is controlled for."""
    known = [_numbers(rows, moderator.value) for moderator in Moderator if moderator in plan.moderators]
    controls = np.column_stack(
        [np.ones(len(rows)), *(column for column in known if column.size and np.ptp(column) > 0)]
    )
    return DecisionPoints(
        _people(rows), _numbers(rows, "sent"), _numbers(rows, "send_probability"), _numbers(rows, "outcome"),
        moderators, controls,
    )  # fmt: skip


def _means(rows: Sequence[Row]) -> tuple[float, float]:
    """Return the outcome's mean with a nudge and without one, each weighted by the inverse of its probability."""
    sent, p, outcome = (_numbers(rows, name) for name in ("sent", "send_probability", "outcome"))
    means = []
    for weights in (sent / p, (1 - sent) / (1 - p)) if rows else ():
        means.append(float((weights * outcome).sum() / weights.sum()) if weights.any() else 0.0)
    return (means[0], means[1]) if means else (0.0, 0.0)


def _share(rows: Sequence[Row]) -> ClusteredShare:
    """Return the share of well outcomes, with an interval by person."""
    people, outcome = _people(rows), _numbers(rows, "outcome")
    hits, totals = np.bincount(people, outcome > 0.5), np.bincount(people)
    return clustered_share([round(hit) for hit in hits], totals.tolist())


def _arms(plan: TrialPlan, rows: Sequence[Row], chosen: Callable[[str], bool] | None) -> list[ArmValue]:
    """Return what each arm, and the messages that are asked for, would be worth per nudge that is sent."""
    sent = [row for row in rows if row["sent"] == "1"]
    found = []
    for arm in sorted(plan.what or {}):
        inside = np.array([float(row["arm"] == arm) for row in sent])
        found.append(_value(arm, sent, inside, np.array([float(plan.what[arm].probability) for _row in sent])
                            if plan.what else inside))  # fmt: skip
    if chosen is not None:
        masses = np.array([_mass(row, chosen) for row in sent])
        able = [row for row, mass in zip(sent, masses, strict=True) if mass > 0]
        inside = np.array([float(chosen(row["message"])) for row in able])
        found.append(_value("chosen", able, inside, masses[masses > 0]))
    return found


def _value(name: str, rows: Sequence[Row], inside: NDArray[np.float64], mass: NDArray[np.float64]) -> ArmValue:
    """Estimate the value of staying inside, which the served policy did with probability ``mass``."""
    if not rows:
        return ArmValue(name, trouble="no nudge was sent at which these messages could have come")
    people, reward, group = _people(rows), _numbers(rows, "outcome"), inside.astype(np.int64)
    folds = people % min(FOLDS, int(people.max()) + 1)
    expected = shrunk_means(reward, group, folds)
    expected = np.pad(expected, ((0, 0), (0, 2 - expected.shape[1])))
    at = np.arange(group.size)
    given = LoggedDecisions(
        people, reward, np.where(inside > 0, mass, 1 - mass), inside, expected[folds][at, group], expected[folds][:, 1]
    )
    try:
        return ArmValue(name, len(rows), policy_values(given))
    except EstimateError as error:
        return ArmValue(name, len(rows), trouble=str(error))


def _mass(row: Row, chosen: Callable[[str], bool]) -> float:
    """Return how likely a message of the set was to come at a decision."""
    candidates = json.loads(row["candidates"] or "[]")
    return float(sum(one[3] for one in candidates if chosen(str(one[0]))))


def _numbers(rows: Sequence[Row], name: str) -> NDArray[np.float64]:
    return np.array([float(row[name] or 0) for row in rows])


def _people(rows: Sequence[Row]) -> NDArray[np.int64]:
    """Return whose each row is, numbered from 0."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(row["person"], len(numbers)) for row in rows], dtype=np.int64)
