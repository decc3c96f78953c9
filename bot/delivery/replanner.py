"""The replanner: after the clock was ahead, everybody's next window moment is planned by the time that is right."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

from bot.core.clock import Clock
from bot.core.log_events import event
from bot.core.service import SENDING, Service
from bot.core.signals import AnswerPriority
from bot.delivery.planner import FURTHEST
from bot.delivery.plans import plan_earlier
from bot.storage.database import Database
from bot.storage.queries.moments import is_clock_back, users_with_plans
from bot.storage.queries.people import load_people, lock_users

BATCH = 25
"""Users looked at in one transaction."""

_PATIENCE_SECONDS = 0.25
_AGAIN_SECONDS = 5.0

_log = logging.getLogger(__name__)


class Replanner(Service):
    """Plans window moments anew that a clock that was ahead has planned too late.

    Args:
        database: Where moments are.
        clock: The present one.
        priority: Knows whether people wait for answers.
    """

    name = "replanner"
    roles = SENDING

    def __init__(self, database: Database, clock: Clock, priority: AnswerPriority) -> None:
        self._database = database
        self._clock = clock
        self._priority = priority
        self._set_back = asyncio.Event()

    def clock_was_set(self, step: timedelta) -> None:
        """Plan anew if the clock was set back; what a step forward makes due is decided as ever."""
        if step < timedelta(0):
            self._set_back.set()

    async def run(self) -> None:
        """Plan anew whenever the clock was set back, be it while nobody was there to notice, until cancelled."""
        await self._until_done(self._look)
        while True:
            await self._set_back.wait()
            self._set_back.clear()
            await self._until_done(self.plan)

    async def _until_done(self, work: Callable[[], Awaitable[int]]) -> None:
        while True:
            try:
                if users := await work():
                    event(_log, logging.WARNING, "planned_anew", users=users)
            except Exception:  # the database may be away for a while
                _log.exception("planning_failed")
                await asyncio.sleep(_AGAIN_SECONDS)
            else:
                return

    async def plan(self) -> int:
        """Plan everybody anew of whom a window comes before what is planned; return how many they were."""
        planned, last = 0, -(2**63)
        while True:
            async with self._database.reading() as session:
                users = await users_with_plans(last, BATCH, session=session)
            if not users:
                return planned
            planned += await self._plan(users)
            last = users[-1]
            await self._priority.give_way(_PATIENCE_SECONDS)

    async def _plan(self, users: Sequence[int]) -> int:
        async with self._database.writing() as session:
            people = await load_people(await lock_users(users, session=session), session=session)
            now = self._clock.now()
            return sum([await plan_earlier(person, now, session=session) for person in people.values()])

    async def _look(self) -> int:
        async with self._database.reading() as session:
            back = await is_clock_back(self._clock.now(), FURTHEST, session=session)
        return await self.plan() if back else 0
