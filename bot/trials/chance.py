"""What chance decides at a decision point: when, among which messages is chosen, and whether anything goes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from math import erf, sqrt
from zoneinfo import ZoneInfo

import numpy as np

from bot.trials.plan import HIGHEST, LOWEST, ItemArm, Moderator, Timing, TrialCohort, TrialPlan

NOISE = 0.5
"""Standard deviation of an outcome from 0 to 1, at most."""

PRIOR_SPREAD = 0.25
"""Standard deviation of the effect that is believed before anything is known."""

EVENING_FROM = 18
"""Hour of the local day."""

RECENT = timedelta(hours=24)


@dataclass(frozen=True)
class PastPoint:
    """A decision point whose outcome is known.

    Attributes:
        situation: By moderator, 0 or 1.
        sent: Whether a nudge went out.
        probability: With which it was to.
        outcome: From 0 to 1.
    """

    situation: dict[str, int]
    sent: bool
    probability: float
    outcome: float


def situation_at(now: datetime, zone: ZoneInfo, *, by_device: bool, last_sent: datetime | None) -> dict[str, int]:
    """Return what an effect may differ by, by moderator, 0 or 1."""
    local = now.astimezone(zone)
    return {
        Moderator.EVENING.value: int(local.hour >= EVENING_FROM),
        Moderator.WEEKEND.value: int(local.weekday() >= 5),
        Moderator.DEVICE.value: int(by_device),
        Moderator.RECENT.value: int(last_sent is not None and last_sent > now - RECENT),
    }


def send_probability(
    plan: TrialPlan, cohort: TrialCohort, situation: dict[str, int], past: Sequence[PastPoint]
) -> float:
    """Return with which probability a nudge goes out, 1 or .2 to .8.

    ``adaptive`` is action-centred Thompson sampling (Greenewald, Tewari, Murphy, Klasnja 2017): the effect is a linear
    function of the plan's moderators, learned from (A - p) Y with weight p (1 - p), so that what changes the outcome
    anyway does no harm; the probability that it is above 0 is clipped.

    Args:
        plan: Of the trial.
        cohort: Of the person.
        situation: Of the moment.
        past: Of the cohort, in any order.
    """
    if cohort.send != "adaptive":
        return float(cohort.send)
    design = np.array([_features(plan, point.situation) for point in past]).reshape(len(past), len(plan.moderators) + 1)
    p = np.array([point.probability for point in past])
    pseudo = np.array([(point.sent - point.probability) * point.outcome for point in past])
    precision = np.eye(design.shape[1]) * (NOISE / PRIOR_SPREAD) ** 2 + (design * (p * (1 - p))[:, None]).T @ design
    mean = np.linalg.solve(precision, design.T @ pseudo)
    now = np.array(_features(plan, situation))
    spread = NOISE * sqrt(float(now @ np.linalg.solve(precision, now)))
    above = 0.5 * (1 + erf(float(now @ mean) / spread / sqrt(2)))
    return min(max(round(above, 4), LOWEST), HIGHEST)


def drawn_arm(plan: TrialPlan, seed: int) -> tuple[str, ItemArm] | None:
    """Return the messages among which is chosen at a moment, by its seed; ``None``: the whole library."""
    if plan.what is None:
        return None
    names = sorted(plan.what)
    ends = np.cumsum([plan.what[name].probability for name in names])
    name = names[min(int(np.searchsorted(ends, _share(f"what/{seed}"), side="right")), len(names) - 1)]
    return name, plan.what[name]


def drawn_timing(plan: TrialPlan, user_id: int, key: str, at: datetime) -> Timing | None:
    """Return how the minute of a window's moment is drawn; ``None``: the trial leaves it alone.

    Args:
        plan: Of the trial.
        user_id: Whose window it is.
        key: Of the window and its day: planning again draws the same.
        at: When the window begins.
    """
    if plan.when is None or not plan.runs_at(at):
        return None
    timings = sorted(plan.when)
    ends = np.cumsum([plan.when[timing] for timing in timings])
    place = int(np.searchsorted(ends, _share(f"when/{plan.allocation.seed}/{user_id}/{key}"), side="right"))
    return timings[min(place, len(timings) - 1)]


def belongs(arm: ItemArm, message_id: str, technique: str | None) -> bool:
    """Whether a message is among those of an arm."""
    if arm.technique is None:
        return message_id in arm.messages
    return technique is not None and (technique == arm.technique or technique.startswith(f"{arm.technique} "))


def _share(words: str) -> float:
    """Return the number from 0 up to 1 that belongs to some words."""
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big") / 2**64


def _features(plan: TrialPlan, situation: dict[str, int]) -> list[float]:
    return [1.0, *(float(situation.get(moderator.value, 0)) for moderator in plan.moderators)]
