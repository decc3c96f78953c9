"""The end of trips: who said until when they are away is planned by the time at home again from then on."""

from __future__ import annotations

import logging
from datetime import timedelta

from bot.core.clock import Clock
from bot.core.log_events import event
from bot.delivery.plans import replan
from bot.storage.database import Database
from bot.storage.queries.people import back_from_trip

INTERVAL = timedelta(minutes=5)
_BATCH = 50

_log = logging.getLogger(__name__)


class Homecoming:
    """Brings people home.

    Args:
        database: Where they are stored.
        clock: Tells who is back.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def bring_home(self) -> int:
        """Let everybody who is back go by the time at home; return how many they were."""
        now, many = self._clock.now(), 0
        while True:
            async with self._database.writing() as session:
                back = await back_from_trip(now, _BATCH, session=session)
                for user in back:
                    user.time_zone, user.place = user.home_zone or user.time_zone, user.home_place
                    user.home_zone = user.home_place = user.away_until = None
                    session.add(user)
                    await session.flush()
                    await replan(user.id, now, session=session)
            many += len(back)
            if len(back) < _BATCH:
                return many

    async def run(self) -> None:
        """Bring everybody home who is back; what fails is done by the next run."""
        try:
            if many := await self.bring_home():
                event(_log, logging.INFO, "came_home", users=many)
        except Exception:  # the next run does it
            _log.exception("homecoming_failed")
