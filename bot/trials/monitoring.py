"""What owners should know of a running trial: a pure function of its plan and of what was counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import sqrt

from bot.core.texts import _
from bot.trials.plan import HIGHEST, LOWEST, TrialPlan

ODD = 3.3
"""Standard errors by which what chance did may stray: by itself once in a thousand times."""

ENOUGH = 30
"""Decision points before which shares say nothing."""


@dataclass(frozen=True)
class CohortCounts:
    """What happened in one cohort.

    Attributes:
        members: Who joined, left ones included.
        left: Who left.
        points: Decision points.
        available: At how many a nudge could go out.
        assigned: At how many of these chance let it.
        expected: Sum of the probabilities of these.
        variance: Sum of p (1 - p) of these.
        delivered: How many nudges arrived.
        refused: How many of these got "not for me".
        due: Available points whose outcome's time is over.
        known: How many of these have an outcome.
        fallback: Points at which the drawn messages had nothing that fits.
        beyond: Available points with a probability out of bounds.
        unlogged: Points with a nudge, or for one, without candidates.
    """

    members: int = 0
    left: int = 0
    points: int = 0
    available: int = 0
    assigned: int = 0
    expected: float = 0.0
    variance: float = 0.0
    delivered: int = 0
    refused: int = 0
    due: int = 0
    known: int = 0
    fallback: int = 0
    beyond: int = 0
    unlogged: int = 0

    def __add__(self, other: CohortCounts) -> CohortCounts:
        """Return what happened in both."""
        return CohortCounts(**{name: value + getattr(other, name) for name, value in vars(self).items()})


@dataclass(frozen=True)
class TrialStatus:
    """How a trial stands.

    Attributes:
        plan: Of the trial.
        cohorts: What happened in each.
        allocated: How many members chance allocated to each.
        missing: Decisions at members' randomised moments that no decision point was kept of.
    """

    plan: TrialPlan
    cohorts: Mapping[str, CohortCounts]
    allocated: Mapping[str, int] = field(default_factory=dict)
    missing: int = 0

    @property
    def total(self) -> CohortCounts:
        """Of all cohorts."""
        total = CohortCounts()
        for counts in self.cohorts.values():
            total = total + counts
        return total


def findings(status: TrialStatus) -> list[str]:
    """Return what is odd, in the language of the present; after Trella and others (2024), arXiv 2409.10526."""
    checks: tuple[Callable[[TrialStatus], str], ...] = (
        _unlogged,
        _beyond,
        _uneven,
        _imbalanced,
        _fallback,
        _unanswered,
    )
    return [said for check in checks if (said := check(status))]


def reason_to_stop(status: TrialStatus) -> str:
    """Return which stopping rule holds, in the language of the present; empty: none."""
    rules, total = status.plan.stopping, status.total
    if total.points < rules.after_points:
        return ""
    if rules.refused_above is not None and total.delivered and total.refused / total.delivered > rules.refused_above:
        return _('{share} % of the nudges got "not for me"').format(share=round(100 * total.refused / total.delivered))
    if rules.left_above is not None and total.members and total.left / total.members > rules.left_above:
        return _("{share} % of the people left").format(share=round(100 * total.left / total.members))
    return ""


def _unlogged(status: TrialStatus) -> str:
    lost = status.missing + status.total.unlogged
    return _("{n} moments were not noted as they should be.").format(n=lost) if lost else ""


def _beyond(status: TrialStatus) -> str:
    text = _("At {n} moments the probability of sending was out of its bounds ({low} to {high}).")
    return text.format(n=status.total.beyond, low=LOWEST, high=HIGHEST) if status.total.beyond else ""


def _uneven(status: TrialStatus) -> str:
    total = status.total
    if total.variance < 1 or abs(total.assigned - total.expected) <= ODD * sqrt(total.variance):
        return ""
    text = _("Chance let {found} nudges go out where {expected} were to be expected.")
    return text.format(found=total.assigned, expected=round(total.expected))


def _imbalanced(status: TrialStatus) -> str:
    """Say if cohorts are filled unlike their shares: each stratum may stray by no more than a block."""
    shares = {name: cohort.share for name, cohort in status.plan.cohorts.items()}
    everybody, whole = sum(status.allocated.values()), sum(shares.values())
    strata = 2 ** len(status.plan.allocation.strata)
    strays = [abs(status.allocated.get(name, 0) - everybody * share / whole) for name, share in shares.items()]
    if max(strays) <= strata * whole:
        return ""
    filled = ", ".join(f"{name} {count}" for name, count in status.allocated.items())
    return _("Cohorts are filled unevenly: {filled}.").format(filled=filled)


def _fallback(status: TrialStatus) -> str:
    total, most = status.total, status.plan.monitoring.fallback_above
    if total.available < ENOUGH or total.fallback / total.available <= most:
        return ""
    text = _("At {share} % of the moments none of the drawn messages fitted.")
    return text.format(share=round(100 * total.fallback / total.available))


def _unanswered(status: TrialStatus) -> str:
    total, least = status.total, status.plan.monitoring.answered_below
    if total.due < ENOUGH or total.known / total.due >= least:
        return ""
    text = _("The outcome is known at {share} % of the moments; {planned} % were planned.")
    return text.format(share=round(100 * total.known / total.due), planned=round(100 * least))


_CHECKS: tuple[Callable[[TrialStatus], str], ...] = (
    _unlogged,
    _beyond,
    _uneven,
    _imbalanced,
    _fallback,
    _unanswered,
)
