"""Housekeeping: what is no longer needed is forgotten, and what holds no longer is ended, a little at a time."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.core.clock import Clock
from bot.core.log_events import event
from bot.storage.database import Database
from bot.storage.queries.inbox import purge_updates
from bot.storage.queries.limit_ends import end_limits
from bot.storage.queries.moments import purge_moments
from bot.storage.queries.people import forget_strangers
from bot.storage.queries.screen import purge_events, purge_hours
from bot.storage.queries.support import purge_cases
from bot.storage.queries.trials import all_trials, keeps_moments

INTERVAL = timedelta(hours=1)
FIRST_AFTER = timedelta(minutes=1)
UPDATES_KEPT = timedelta(days=2)
"""How long the bare id of a finished update is kept, to know a repeat."""

STRANGERS_KEPT = timedelta(days=7)
"""How long somebody is kept who was greeted and agreed to nothing: long enough to come back at the weekend."""

CASES_KEPT = timedelta(days=90)
"""How long an ended exchange with the operators is kept."""

_STRANGERS_BATCH = 100
"""People dealt with in one transaction."""

_BATCH = 1_000
"""Moments removed in one transaction: nobody waits long for the database."""

_log = logging.getLogger(__name__)


class Cleaned(NamedTuple):
    """How many rows were forgotten."""

    updates: int
    moments: int
    events: int
    strangers: int


class Housekeeping:
    """Forgets.

    Args:
        database: What is cleaned.
        clock: Tells what is old.
        retention: How long moments and what came of them are kept; ``None``: for ever.
        events_kept: How long single events of devices are kept; their sums by day stay.
    """

    def __init__(self, database: Database, clock: Clock, retention: timedelta | None, events_kept: timedelta) -> None:
        self._database = database
        self._clock = clock
        self._retention = retention
        self._events_kept = events_kept

    async def clean(self) -> Cleaned:
        """Forget what is old; return how much."""
        now = self._clock.now()
        async with self._database.writing() as session:
            updates = await purge_updates(now - UPDATES_KEPT, session=session)
            await purge_cases(now - CASES_KEPT, session=session)
        await self._end_limits(now)
        async with self._database.reading() as session:
            trials = keeps_moments(now, await all_trials(session=session))
        moments = 0
        while self._retention is not None:
            async with self._database.writing() as session:
                gone = await purge_moments(now - self._retention, _BATCH, trials=trials, session=session)
            moments += gone
            if gone < _BATCH:
                break
        events, strangers = await self._clean_events(now), await self._forget_strangers(now)
        return Cleaned(updates, moments, events, strangers)

    async def _end_limits(self, now: datetime) -> None:
        ended = _STRANGERS_BATCH
        while ended == _STRANGERS_BATCH:
            async with self._database.writing() as session:
                ended = await end_limits(now, _STRANGERS_BATCH, session=session)

    async def _forget_strangers(self, now: datetime) -> int:
        before, strangers = now - STRANGERS_KEPT, 0
        while True:
            async with self._database.writing() as session:
                gone = await forget_strangers(before, _STRANGERS_BATCH, session=session)
            strangers += gone
            if gone < _STRANGERS_BATCH:
                break
        if strangers:
            await self._database.scrub()
        return strangers

    async def _clean_events(self, now: datetime) -> int:
        before, events = now - self._events_kept, 0
        while True:
            async with self._database.writing() as session:
                gone = await purge_events(before, _BATCH, session=session)
                await purge_hours(before.date(), session=session)
            events += gone
            if gone < _BATCH:
                return events

    async def tidy(self) -> None:
        """Forget what is old, and log how much. Never raises."""
        try:
            cleaned = await self.clean()
        except Exception:  # the next run does it
            _log.exception("housekeeping_failed")
        else:
            if any(cleaned):
                event(_log, logging.INFO, "cleaned", **cleaned._asdict())
