"""Trips: who said when they leave is planned by the time there from then on, and by that at home once they are back."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.clock import Clock
from bot.core.log_events import event
from bot.delivery.plans import replan
from bot.storage.database import Database
from bot.storage.models import User
from bot.storage.queries.people import back_from_trip, leaving

INTERVAL = timedelta(minutes=5)
_BATCH = 50

_log = logging.getLogger(__name__)


class _Due(Protocol):
    """Finds people for whom a trip begins or ends by an instant."""

    async def __call__(self, now: datetime, limit: int, *, session: AsyncSession) -> Sequence[User]: ...


class Trips:
    """Lets trips begin and end.

    Args:
        database: Where they are stored.
        clock: Tells who leaves and who is back.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def begin_and_end(self) -> int:
        """Let everybody who leaves or is back go by the time where they are; return how many they were."""
        return await self._move(back_from_trip, come_home) + await self._move(leaving, set_off)

    async def _move(self, due: _Due, move: Callable[[User], None]) -> int:
        now, many = self._clock.now(), 0
        while True:
            async with self._database.writing() as session:
                people = await due(now, _BATCH, session=session)
                for user in people:
                    move(user)
                    session.add(user)
                    await session.flush()
                    await replan(user.id, now, session=session)
            many += len(people)
            if len(people) < _BATCH:
                return many

    async def run(self) -> None:
        """Do so; what fails is done by the next run."""
        try:
            if many := await self.begin_and_end():
                event(_log, logging.INFO, "trips_moved", users=many)
        except Exception:  # the next run does it
            _log.exception("trips_failed")


def go_by(user: User, zone: str, until: datetime | None, *, is_trip: bool) -> None:
    """Let somebody go by a time zone, and keep their home for the way back if it is a trip."""
    if is_trip and zone != user.home_zone:
        if user.home_zone is None:
            user.home_zone, user.home_place = user.time_zone, user.place
        user.away_until = until
        user.time_zone, user.place = zone, None
    else:
        user.place = user.home_place if zone == user.home_zone else None
        user.time_zone, user.home_zone, user.home_place, user.away_until = zone, None, None, None


def set_off(user: User) -> None:
    """Let the trip begin that somebody planned; home is where they left."""
    if user.trip_zone is not None:
        go_by(user, user.trip_zone, user.trip_until, is_trip=True)
    forget_next_trip(user)


def come_home(user: User) -> None:
    """Let somebody go by the time at home again."""
    user.time_zone, user.place = user.home_zone or user.time_zone, user.home_place
    user.home_zone = user.home_place = user.away_until = None


def forget_next_trip(user: User) -> None:
    """Forget where somebody was going."""
    user.trip_zone = user.trip_from = user.trip_until = None
