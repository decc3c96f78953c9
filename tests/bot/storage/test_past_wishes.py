"""What people asked for within a day is found again, whatever became of it; reminders are no wishes."""

from __future__ import annotations

from datetime import timedelta

from bot.storage.database import Database
from bot.storage.models import Origin
from bot.storage.queries.moments import add_moment
from bot.storage.queries.past_wishes import wishes_of
from tests.bot.factories import NOON, add_user


async def test_wishes_of_the_last_day_are_found(database: Database) -> None:
    user, other = await add_user(database), await add_user(database)
    async with database.writing() as session:
        for number, (hours, origin, words) in enumerate(
            [(30, Origin.ASKED, "long ago"), (2, Origin.ASKED, "no clay"), (1, Origin.OWN, "water the plants"),
             (1, Origin.ASKED, None), (-1, Origin.ASKED, "to come")]
        ):  # fmt: skip
            due = NOON - timedelta(hours=hours)
            await add_moment(user, origin, str(number), due, due + timedelta(minutes=20), wish=words, session=session)
    async with database.reading() as session:
        found = await wishes_of([user, other], NOON, session=session)
    assert {name: [one.words for one in wishes] for name, wishes in found.items()} == {user: ["no clay"]}
