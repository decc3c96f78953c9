"""Alerts to owners, and housekeeping."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlmodel import select

from bot.delivery.housekeeping import STRANGERS_KEPT, UPDATES_KEPT, Housekeeping
from bot.monitoring.alerts import UNHEARD_AFTER, Alerts
from bot.monitoring.safeguarding import CrisisCount
from bot.storage.models import Account, Dialogue, InboxUpdate, NudgeState, Role, User
from bot.storage.queries.alerts import may_alert
from bot.storage.queries.crises import count_crisis
from bot.storage.queries.inbox import Arrival, close_update, store_updates
from bot.storage.queries.operators import set_role
from bot.storage.queries.people import store_dialogue
from bot.telegram.addresses import telegram_address
from tests.bot.delivery.conftest import Post
from tests.bot.factories import add_user


async def test_owners_are_told_once_an_hour_of_each_kind(post: Post) -> None:
    owner = post.playground.person("Owner")
    await owner.sends("/start")
    stranger = 4242  # never started the bot: telling them fails, which harms nobody
    alerts = Alerts(
        post.database, post.connection.messenger, list(map(telegram_address, (stranger, owner.id))), post.clock
    )
    await alerts.tell("a", "first <b>")
    await alerts.tell("a", "again")
    await alerts.tell("b", "something else")
    post.clock.jump_to(post.clock.now() + timedelta(hours=1))
    await alerts.tell("a", "an hour later")
    told = [message.text for message in owner.messages if message.from_bot]
    assert told == ["⚠️ first <b>", "⚠️ something else", "⚠️ an hour later"]


async def test_safeguarding_is_told_each_time_and_counted_the_day_after(post: Post) -> None:
    owner = post.playground.person("Owner")
    await owner.sends("/start")
    alerts = Alerts(post.database, post.connection.messenger, [telegram_address(owner.id)], post.clock)
    for _person in range(3):
        await alerts.tell_each_time("crisis", lambda: "<b>somebody</b>")
        async with post.database.writing() as session:
            await count_crisis("crisis", post.clock.now().date(), session=session)
    count = CrisisCount(post.database, post.clock, alerts.tell)
    await count.look()
    post.clock.jump_to(post.clock.now() + timedelta(days=1))
    await count.look()
    await count.look()
    told = [message.text for message in owner.messages if message.from_bot]
    assert told == ["⚠️ somebody"] * 3 + ["⚠️ Yesterday words sounded like a crisis 3 times; 0 asked to be contacted."]


async def test_an_alert_that_reached_nobody_does_not_spend_the_hour(post: Post) -> None:
    owner = post.playground.person("Owner")  # has not started the bot yet
    first, second = (
        Alerts(post.database, post.connection.messenger, [telegram_address(owner.id)], post.clock)
        for _worker in range(2)
    )
    await first.tell("a", "unheard")
    await owner.sends("/start")
    await second.tell("a", "at once would be too soon")
    post.clock.jump_to(post.clock.now() + UNHEARD_AFTER)
    await second.tell("a", "a minute later")
    post.clock.jump_to(post.clock.now() + UNHEARD_AFTER)
    await first.tell("a", "and now once an hour")
    assert [message.text for message in owner.messages if message.from_bot] == ["⚠️ a minute later"]


async def test_a_clock_that_was_a_year_ahead_silences_no_alert(post: Post) -> None:
    now, year, hour = post.clock.now(), timedelta(days=365), timedelta(hours=1)
    async with post.database.writing() as session:
        assert await may_alert("a", now + year, hour, session=session)
        assert await may_alert("a", now, hour, session=session)
        assert not await may_alert("a", now, hour, session=session)


async def test_what_is_old_is_forgotten(post: Post) -> None:
    _ada, user = await post.person()
    await post.nudge(user, "old", state=NudgeState.SENT)
    async with post.database.writing() as session:
        await store_updates(1, [Arrival(1, {}, user, known=True)], post.clock.now(), session=session)
        await close_update(1, 1, post.clock.now(), None, session=session)
    house = Housekeeping(post.database, post.clock, timedelta(days=30), timedelta(days=90))
    assert await house.clean() == (0, 0, 0, 0)
    post.clock.jump_to(post.clock.now() + UPDATES_KEPT + timedelta(seconds=1))
    assert await house.clean() == (1, 0, 0, 0)
    post.clock.jump_to(post.clock.now() + timedelta(days=30))
    assert await Housekeeping(post.database, post.clock, None, timedelta(days=90)).clean() == (0, 0, 0, 0)
    assert await house.clean() == (0, 1, 0, 0)
    assert await post.nudges() == []
    async with post.database.reading() as session:
        assert (await session.exec(select(InboxUpdate))).all() == []


async def test_who_never_agreed_is_forgotten_after_days(post: Post) -> None:
    """But not who came back, who has a role, or who waits for an answer; and nobody who agreed."""
    now = post.clock.now()
    greeted: dict[str, Any] = {"consented_at": None, "onboarded_at": None, "created_at": now}
    known = await add_user(post.database)
    gone, back, operator, waiting = [await add_user(post.database, **greeted) for _person in range(4)]
    later = now + STRANGERS_KEPT + timedelta(minutes=1)
    async with post.database.writing() as session:
        await store_dialogue(gone, "first_talk", "{}", now, session=session)
        await store_dialogue(back, "first_talk", "{}", now + timedelta(days=3), session=session)
        await set_role(operator, Role.VIEWER, now, session=session)
        await store_updates(1, [Arrival(1, {}, waiting)], later, session=session)
    house = Housekeeping(post.database, post.clock, None, timedelta(days=90))
    assert (await house.clean()).strangers == 0
    post.clock.jump_to(later)
    assert (await house.clean()).strangers == 1
    async with post.database.reading() as session:
        assert set(await session.exec(select(User.id))) == {known, back, operator, waiting}
        assert await session.get(Account, gone) is None
        assert await session.get(Dialogue, gone) is None
