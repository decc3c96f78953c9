"""Alerts to owners, and housekeeping."""

from __future__ import annotations

from datetime import timedelta

from sqlmodel import select

from bot.delivery.alerts import Alerts
from bot.housekeeping import UPDATES_KEPT, Housekeeping
from bot.storage.models import InboxUpdate, NudgeState
from bot.storage.queries.inbox import Arrival, close_update, store_updates
from tests.bot.delivery.conftest import Post


async def test_owners_are_told_once_an_hour_of_each_kind(post: Post) -> None:
    owner = post.playground.person("Owner")
    await owner.sends("/start")
    stranger = 4242  # never started the bot: telling them fails, which harms nobody
    alerts = Alerts(post.database, post.connection.messenger, [stranger, owner.id], post.clock)
    await alerts.tell("a", "first <b>")
    await alerts.tell("a", "again")
    await alerts.tell("b", "something else")
    post.clock.jump_to(post.clock.now() + timedelta(hours=1))
    await alerts.tell("a", "an hour later")
    told = [message.text for message in owner.messages if message.from_bot]
    assert told == ["⚠️ first <b>", "⚠️ something else", "⚠️ an hour later"]


async def test_what_is_old_is_forgotten(post: Post) -> None:
    _ada, user = await post.person()
    await post.nudge(user, "old", state=NudgeState.SENT)
    async with post.database.writing() as session:
        await store_updates(1, [Arrival(1, {}, user, known=True)], post.clock.now(), session=session)
        await close_update(1, 1, post.clock.now(), None, session=session)
    house = Housekeeping(post.database, post.clock, timedelta(days=30), timedelta(days=90))
    assert await house.clean() == (0, 0, 0)
    post.clock.jump_to(post.clock.now() + UPDATES_KEPT + timedelta(seconds=1))
    assert await house.clean() == (1, 0, 0)
    post.clock.jump_to(post.clock.now() + timedelta(days=30))
    assert await Housekeeping(post.database, post.clock, None, timedelta(days=90)).clean() == (0, 0, 0)
    assert await house.clean() == (0, 1, 0)
    assert await post.nudges() == []
    async with post.database.reading() as session:
        assert (await session.exec(select(InboxUpdate))).all() == []
