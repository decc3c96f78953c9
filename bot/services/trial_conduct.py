"""Starting and stopping trials, and how they stand. Every change is in the audit log."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.errors import TrialError
from bot.storage.models import DecisionOutcome, NudgeState, ReactionKind, Trial, TrialState
from bot.storage.queries.operators import note
from bot.storage.queries.trials import (
    PointRow,
    count_unkept,
    get_trial,
    members_of,
    point_rows,
    reactions_to_points,
    running_trials,
)
from bot.trials.monitoring import CohortCounts, TrialStatus
from bot.trials.plan import HIGHEST, LOWEST, TrialPlan
from bot.trials.plan_file import digest_of, read_plan

_PATIENCE = timedelta(hours=24)
"""How long after a decision point its outcome may still become known."""


async def start_trial(text: str, now: datetime, *, by: int | None = None, session: AsyncSession) -> TrialPlan:
    """Start a trial: from now on people can join by its link, and its file does not change any more.

    Raises:
        TrialError: If the file is malformed, its name or link is taken, or it is over.
    """
    plan = read_plan(text)
    if now >= plan.ends_at:
        raise TrialError(f"{plan.name} ended on {plan.end}: give it later days")
    if (known := await get_trial(plan.name, lock=True, session=session)) is not None:
        same = known.digest == digest_of(text)
        raise TrialError(
            f"{plan.name} was started on {known.started_at:%Y-%m-%d}"
            + (" with this very file" if same else ", and a trial's file is frozen: give the changed one another name")
        )
    for other in await running_trials(session=session):
        if taken := plan.links().keys() & read_plan(other.text).links().keys():
            raise TrialError(f"the link {min(taken)} leads to {other.name}: choose another one")
    session.add(Trial(name=plan.name, text=text, digest=digest_of(text), started_at=now))
    await session.flush()
    await note("trial started", plan.name, now, by=by, details=digest_of(text)[:12], session=session)
    return plan


async def stop_trial(name: str, because: str, now: datetime, *, by: int | None = None, session: AsyncSession) -> None:
    """Stop a trial: nothing is randomised any more, and its members are treated as everybody else.

    Raises:
        TrialError: If there is no such trial, or it is stopped already.
    """
    trial = await get_trial(name, lock=True, session=session)
    if trial is None:
        raise TrialError(f"there is no trial {name}: offscreen trial status lists them")
    if trial.state is TrialState.STOPPED:
        raise TrialError(f"{name} is stopped already")
    trial.state, trial.stopped_at, trial.stopped_because = TrialState.STOPPED, now, because[:200]
    session.add(trial)
    await note("trial stopped", name, now, by=by, details=because, session=session)


async def trial_status(trial: Trial, now: datetime, *, session: AsyncSession) -> TrialStatus:
    """Return how a trial stands."""
    plan = read_plan(trial.text)
    members = await members_of(plan.name, session=session)
    cohorts = {name: CohortCounts() for name in plan.cohorts}
    for member in members:
        counts = cohorts[member.cohort]
        left = counts.left + (member.left_at is not None)
        cohorts[member.cohort] = replace(counts, members=counts.members + 1, left=left)
    refused = {
        decision_id
        for _member, decision_id, reaction in await reactions_to_points(plan.name, session=session)
        if reaction.kind is ReactionKind.NOT_FOR_ME
    }
    for row in await point_rows(plan.name, session=session):
        is_refused = row.decision.id in refused
        cohorts[row.member.cohort] += _counted(plan, row, now, is_refused=is_refused)
    allocated = Counter(member.cohort for member in members if member.place is not None)
    missing = await count_unkept(plan.name, plan.begins_at, min(plan.ends_at, trial.stopped_at or now), session=session)
    return TrialStatus(plan, cohorts, dict(allocated), missing)


def _counted(plan: TrialPlan, row: PointRow, now: datetime, *, is_refused: bool) -> CohortCounts:
    """Return what one decision point counts."""
    point, decision = row.point, row.decision
    p = decision.send_probability
    is_due = point.available and decision.decided_at <= now - _PATIENCE
    return CohortCounts(
        points=1,
        available=point.available,
        assigned=point.available and decision.outcome is DecisionOutcome.SENT,
        expected=p * point.available,
        variance=p * (1 - p) * point.available,
        delivered=row.nudge is not None and row.nudge.state is NudgeState.SENT,
        refused=is_refused,
        due=is_due,
        known=is_due and point.outcome is not None,
        fallback=point.fallback,
        beyond=point.available and p != 1 and not LOWEST <= p <= HIGHEST,
        unlogged=point.available and not decision.candidates,
    )
