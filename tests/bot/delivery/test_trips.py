"""Trips begin and end by themselves, planned by the time of where somebody is."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.core.clock import JumpingClock
from bot.core.weekly_windows import EVERY_DAY, Span
from bot.delivery.plans import replan
from bot.delivery.trips import Trips
from bot.services.base import Change, Scene
from bot.services.trips import CallOffTrip, MoveToZone, PlanTrip
from bot.storage.database import Database
from bot.storage.models import User
from tests.bot.delivery.test_decisions import Desk, desk
from tests.bot.factories import NOON, add_user

__all__ = ["desk"]

LEAVES, BACK = NOON + timedelta(days=2), NOON + timedelta(days=5)
EVENING = Span(EVERY_DAY, 20 * 60, 20 * 60 + 30)


async def change(database: Database, user_id: int, now: datetime, done: Change) -> None:
    async with database.writing() as session:
        user = await session.get_one(User, user_id)
        await done.apply(Scene(user, "", "key", now, session))


async def where(database: Database, user_id: int, now: datetime) -> tuple[str | None, str | None]:
    """Return the zone and the place of somebody, once trips have begun and ended that are due."""
    await Trips(database, JumpingClock(now)).begin_and_end()
    async with database.reading() as session:
        user = await session.get_one(User, user_id)
        return user.time_zone, user.place


async def test_a_planned_trip_begins_and_ends(desk: Desk) -> None:
    user = await add_user(desk.database, place="Berlin", windows=(EVENING,))
    async with desk.database.writing() as session:
        await replan(user, NOON, session=session)
    await change(desk.database, user, NOON, PlanTrip("Asia/Tokyo", LEAVES, BACK))
    assert await where(desk.database, user, LEAVES - timedelta(seconds=1)) == ("Europe/Berlin", "Berlin")
    assert await where(desk.database, user, LEAVES) == ("Asia/Tokyo", None)
    (waiting,) = await desk.moments()
    assert 11 * 60 <= waiting.due_at.hour * 60 + waiting.due_at.minute <= 11 * 60 + 30  # 20:00 in Tokyo
    assert await where(desk.database, user, BACK - timedelta(seconds=1)) == ("Asia/Tokyo", None)
    assert await where(desk.database, user, BACK) == ("Europe/Berlin", "Berlin")
    assert await where(desk.database, user, BACK + timedelta(days=9)) == ("Europe/Berlin", "Berlin")


async def test_a_trip_that_was_slept_through_is_over(desk: Desk) -> None:
    user = await add_user(desk.database, place="Berlin")
    await change(desk.database, user, NOON, PlanTrip("Asia/Tokyo", LEAVES, BACK))
    await where(desk.database, user, BACK)  # nobody looked in between
    assert await where(desk.database, user, BACK) == ("Europe/Berlin", "Berlin")


async def test_a_trip_without_an_end_lasts_until_somebody_is_home(desk: Desk) -> None:
    user = await add_user(desk.database, place="Berlin")
    await change(desk.database, user, NOON, MoveToZone("Asia/Tokyo", is_trip=True))
    assert await where(desk.database, user, BACK + timedelta(days=90)) == ("Asia/Tokyo", None)
    await change(desk.database, user, BACK, MoveToZone("Europe/Berlin"))
    assert await where(desk.database, user, BACK) == ("Europe/Berlin", "Berlin")


async def test_a_trip_that_is_called_off_never_begins(desk: Desk) -> None:
    user = await add_user(desk.database, place="Berlin")
    await change(desk.database, user, NOON, PlanTrip("Asia/Tokyo", LEAVES, BACK))
    await change(desk.database, user, NOON, CallOffTrip())
    assert await where(desk.database, user, LEAVES) == ("Europe/Berlin", "Berlin")
