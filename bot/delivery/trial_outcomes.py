"""Outcomes of trials' decision points that nobody tells: whether the screen was put down, by devices."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.clock import Clock
from bot.screentime.report import PutDown, count_put_down
from bot.screentime.sessions import Sign
from bot.storage.database import Database
from bot.storage.queries.screen import events_since
from bot.storage.queries.trials import OpenPoint, open_points, running_trials
from bot.trials.plan import OutcomeKind, TrialPlan
from bot.trials.plan_file import read_plan

INTERVAL = timedelta(minutes=10)

LATE = timedelta(hours=2)
"""How long after the outcome's time devices may still tell of it."""

UNANSWERED_AFTER = timedelta(hours=24)
"""After which a question that nobody answered has no outcome; an answer that comes later still counts."""

_BEFORE = timedelta(hours=3)
"""A session in which the moment fell may have begun so long before it."""

_BATCH = 200

_log = logging.getLogger(__name__)


class TrialOutcomes:
    """Looks for the outcomes of decision points.

    Args:
        database: Where they are.
        clock: Tells which are due.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def run(self) -> None:
        """Look for what is due. Never raises: the next run does it."""
        try:
            await self.look()
        except Exception:
            _log.exception("trial_outcomes_failed")

    async def look(self) -> int:
        """Look for what is due; return at how many decision points."""
        now, looked = self._clock.now(), 0
        async with self._database.reading() as session:
            plans = [read_plan(trial.text) for trial in await running_trials(session=session)]
        for plan in plans:
            while True:
                async with self._database.writing() as session:
                    found = await open_points(plan.name, now - _waits(plan), _BATCH, session=session)
                    for one in found:
                        await _settle(plan, one, now, session=session)
                looked += len(found)
                if len(found) < _BATCH:
                    break
        return looked


def _waits(plan: TrialPlan) -> timedelta:
    """Return after how long an outcome is looked for."""
    by_device = plan.outcome.kind is OutcomeKind.SCREEN
    return timedelta(minutes=plan.outcome.minutes) + LATE if by_device else UNANSWERED_AFTER


async def _settle(plan: TrialPlan, one: OpenPoint, now: datetime, *, session: AsyncSession) -> None:
    """Store the outcome of a decision point, or that there is none."""
    point = one.point
    point.outcome_at = now
    if plan.outcome.kind is OutcomeKind.SCREEN:
        at, within = one.decided_at, timedelta(minutes=plan.outcome.minutes)
        events = await events_since(point.user_id, at - _BEFORE, session=session)
        signs = [Sign(event.at, event.kind, event.app, event.device_id) for event in events]
        point.outcome = put_down(count_put_down([at], signs, now, within))
    session.add(point)


def put_down(counted: PutDown) -> float | None:
    """Return 1 if the screen was put down, 0 if it was looked at for longer; ``None``: nobody looked, or not known."""
    return None if not counted.met else float(counted.closed + counted.silent > 0)
