"""Limits that are told with their end leave the profile then, and nothing else of it."""

from __future__ import annotations

from datetime import timedelta

from bot.core.clock import JumpingClock
from bot.delivery.housekeeping import Housekeeping
from bot.storage.database import Database
from bot.storage.models import Attribute
from bot.storage.queries.limit_ends import note_limit_ends
from bot.storage.queries.people import load_people
from tests.bot.factories import NOON, add_user


async def limits_of(database: Database, user: int) -> str | None:
    async with database.reading() as session:
        return (await load_people([user], session=session))[user].attributes.get("limits")


async def test_a_limit_is_over_at_its_end(database: Database) -> None:
    user, other = await add_user(database), await add_user(database)
    async with database.writing() as session:
        for whose in (user, other):
            session.add(Attribute(user_id=whose, name="limits", value="arm in a sling till Friday and hay fever"))
        soon, late = NOON + timedelta(days=2), NOON + timedelta(days=9)
        await note_limit_ends(user, {"arm in a sling till Friday": late}, session=session)
        await note_limit_ends(user, {"arm in a sling till Friday": soon, "gone long ago": soon}, session=session)
    clock = JumpingClock(NOON)
    house = Housekeeping(database, clock, None, timedelta(days=90))
    await house.clean()
    assert await limits_of(database, user) == "arm in a sling till Friday and hay fever"
    clock.jump_to(soon)
    await house.clean()
    assert await limits_of(database, user) == "hay fever"
    assert await limits_of(database, other) == "arm in a sling till Friday and hay fever"


async def test_the_last_limit_leaves_nothing(database: Database) -> None:
    user = await add_user(database)
    async with database.writing() as session:
        session.add(Attribute(user_id=user, name="limits", value="bad back today"))
        await note_limit_ends(user, {"bad back today": NOON}, session=session)
    await Housekeeping(database, JumpingClock(NOON), None, timedelta(days=90)).clean()
    assert await limits_of(database, user) is None
