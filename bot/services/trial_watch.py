"""Looking over running trials once a day: owners hear what is odd, and stopping rules are kept."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial

from bot.core.clock import Clock
from bot.core.texts import _
from bot.monitoring.alerts import Alert
from bot.services.trial_conduct import stop_trial, trial_status
from bot.storage.database import Database
from bot.storage.queries.trials import get_trial, running_trials
from bot.trials.monitoring import TrialStatus, findings, reason_to_stop

INTERVAL = timedelta(hours=1)
"""Between two looks at which trial is due to be looked over."""

DAILY = timedelta(hours=24)

_log = logging.getLogger(__name__)


class TrialWatch:
    """Looks trials over.

    Args:
        database: Where they are.
        clock: Tells when a day is over.
        alert: Tells the owners about something of a kind, in words.
    """

    def __init__(self, database: Database, clock: Clock, alert: Callable[[str, Alert], Awaitable[None]]) -> None:
        self._database = database
        self._clock = clock
        self._alert = alert

    async def run(self) -> None:
        """Look over what is due. Never raises: the next run does it."""
        try:
            await self.look()
        except Exception:
            _log.exception("trial_watch_failed")

    async def look(self) -> None:
        """Look over every trial that was not looked at within a day."""
        now = self._clock.now()
        async with self._database.reading() as session:
            names = [one.name for one in await running_trials(session=session) if _is_due(one.watched_at, now)]
        for name in names:
            await self._look_over(name, now)

    async def _look_over(self, name: str, now: datetime) -> None:
        async with self._database.writing() as session:
            trial = await get_trial(name, lock=True, session=session)
            if trial is None or not _is_due(trial.watched_at, now):
                return  # another worker has
            trial.watched_at = now
            session.add(trial)
            status = await trial_status(trial, now, session=session)
            if because := reason_to_stop(status) or ("its last day is over" if now >= status.plan.ends_at else ""):
                await stop_trial(name, because, now, session=session)
        if because:
            await self._alert(f"trial {name} stopped", partial(_say_stopped, name, because))
        if findings(status):
            await self._alert(f"trial {name}", partial(_say_findings, status))


def _is_due(watched_at: datetime | None, now: datetime) -> bool:
    return watched_at is None or now - watched_at >= DAILY


def _say_stopped(name: str, because: str) -> str:
    return _("The trial {name} is stopped: {because}. offscreen trial export writes its data.").format(
        name=name, because=because
    )


def _say_findings(status: TrialStatus) -> str:
    return _("The trial {name}: {findings}").format(name=status.plan.name, findings=" ".join(findings(status)))
