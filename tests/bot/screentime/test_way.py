"""From a device over HTTP to a nudge in the chat, through the real bot."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import col, select

from bot.demo.stage import Stage
from bot.storage.models import Device, Moment, MomentState, Origin, ScreenEvent, ScreenRules
from bot.storage.queries.screen import mark_pending
from telegram_playground.scripting import Person
from tests.bot.dialogues.steps import folder_bytes, stored, user_of
from tests.bot.screentime.devices import connect
from tests.bot.talks import PATIENCE_SECONDS, onboard, with_answers

pytestmark = pytest.mark.asyncio(loop_scope="module")

NIGHTS = with_answers(windows="every day 02:00-03:00", place="UTC")
"""No window of this person comes in the way by day."""


async def moments(on: Stage, person: Person) -> list[Moment]:
    user = await user_of(on, person)
    async with on.bot.database.reading() as session:
        found = await session.exec(
            select(Moment)
            .where(Moment.user_id == user.id, Moment.origin == Origin.SCREEN_TIME)
            .order_by(col(Moment.due_at))
        )
        return list(found)


async def test_after_twenty_minutes_in_an_app_a_nudge_comes_and_says_why(shared: Stage) -> None:
    person = shared.playground.person("Ina")
    await onboard(person, NIGHTS)
    phone = await connect(shared, person)
    answer = await phone.sends("app_open", app="Instagram")
    assert (answer.status_code, answer.json()) == (202, {"stored": True})
    await shared.bot.watcher.watch()
    (planned,) = await moments(shared, person)
    assert planned.state is MomentState.PENDING
    shared.clock.jump_to(planned.due_at)
    nudge = await person.receives(photo=True, timeout=PATIENCE_SECONDS)
    assert "You have been on the screen for 20 minutes." in (nudge.caption or "")
    assert timedelta(minutes=19) < planned.due_at - (await stored(shared, ScreenEvent, person))[0].at
    assert [event.app for event in await stored(shared, ScreenEvent, person)] == [None]  # not allowed, so not kept
    await person.presses("Why this?", message=nudge)
    assert (await person.receives("You have been on the screen")).text


async def test_who_closes_the_app_in_time_gets_none(shared: Stage) -> None:
    person = shared.playground.person("Clo")
    await onboard(person, NIGHTS)
    phone = await connect(shared, person)
    await phone.sends("app_open")
    await shared.bot.watcher.watch()
    assert len(await moments(shared, person)) == 1
    shared.clock.jump_to(shared.clock.now() + timedelta(minutes=15))
    await phone.sends("app_close")
    await shared.bot.watcher.watch()
    assert await moments(shared, person) == []


async def test_a_threshold_counts_once_and_the_name_of_an_app_only_if_allowed(shared: Stage) -> None:
    person = shared.playground.person("Thea")
    await onboard(person, NIGHTS)
    phone = await connect(shared, person)
    user = await user_of(shared, person)
    async with shared.bot.database.writing() as session:
        rules = await session.get_one(ScreenRules, user.id)
        rules.apps_allowed, rules.apps = True, ["instagram"]
    for _time in range(2):
        await phone.sends("threshold", minutes_today=95)
    await shared.bot.watcher.watch()
    nudge = await person.receives(photo=True, timeout=PATIENCE_SECONDS)
    assert "Your screen time today: 95 minutes." in (nudge.caption or "")
    assert len(await moments(shared, person)) == 1
    shared.clock.jump_to(shared.clock.now() + timedelta(hours=2))
    await phone.sends("app_open", app="Instagram")
    await shared.bot.watcher.watch()
    nudge = await person.receives("You have just opened Instagram.", timeout=PATIENCE_SECONDS)
    assert nudge.photo is not None
    assert {event.app for event in await stored(shared, ScreenEvent, person)} == {None, "Instagram"}


async def test_what_a_crash_left_unseen_is_looked_at_later_and_once(shared: Stage) -> None:
    person = shared.playground.person("Cra")
    await onboard(person, NIGHTS)
    phone = await connect(shared, person)
    await phone.sends("threshold", id="one")
    await shared.bot.watcher.watch()
    assert len(await moments(shared, person)) == 1
    user, before = await user_of(shared, person), shared.clock.now() - timedelta(minutes=1)
    async with shared.bot.database.writing() as session:  # as if it had died before it noted that it had looked
        await mark_pending({user.id: before}, before, session=session)
    await shared.bot.watcher.watch()
    await phone.sends("threshold", id="one")
    await shared.bot.watcher.watch()
    assert len(await moments(shared, person)) == 1
    assert len(await stored(shared, ScreenEvent, person)) == 1


@pytest.mark.parametrize("late", [timedelta(minutes=11), timedelta(minutes=-2), timedelta(days=400)])
async def test_what_is_old_or_yet_to_come_is_kept_and_makes_no_moment(shared: Stage, late: timedelta) -> None:
    person = shared.playground.person("Lat")
    await onboard(person, NIGHTS)
    phone = await connect(shared, person)
    assert (await phone.sends("threshold", at=(shared.clock.now() - late).isoformat())).status_code == 202
    assert (await phone.sends("app_open", at=(shared.clock.now() - late).isoformat())).status_code == 202
    await shared.bot.watcher.watch()
    assert await moments(shared, person) == []
    assert len(await stored(shared, ScreenEvent, person)) == 2


async def test_two_people_do_not_meet_and_a_revoked_token_counts_no_more(shared: Stage) -> None:
    ann, ben = shared.playground.person("Ann"), shared.playground.person("Ben")
    await onboard(ann, NIGHTS)
    await onboard(ben, NIGHTS)
    of_ann, of_ben = await connect(shared, ann), await connect(shared, ben, "Computer")
    await of_ann.sends("app_open", id="same")
    await of_ben.sends("active", id="same")
    assert [event.kind for event in await stored(shared, ScreenEvent, ann)] == ["app_open"]
    assert [event.kind for event in await stored(shared, ScreenEvent, ben)] == ["active"]

    await ann.sends("/connect")
    await ann.receives("iPhone: last heard of today")
    await ann.presses("Remove a device")
    await ann.presses("Remove iPhone")
    assert (await of_ann.sends()).status_code == 401
    assert (await of_ben.sends()).status_code == 202
    assert await stored(shared, Device, ann) == []
    assert len(await stored(shared, ScreenEvent, ann)) == 1


async def test_the_token_is_shown_once_and_stored_nowhere(shared: Stage, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", "bot")
    person = shared.playground.person("Tok")
    await onboard(person, NIGHTS)
    phone = await connect(shared, person)
    await person.sends("/connect")
    await person.receives("nothing heard yet")
    await person.presses("Has it arrived?")
    await person.receives("Nothing has arrived yet")
    await phone.sends("app_open", app="Secret App")
    await person.presses("Has it arrived?")
    await person.receives(", from iPhone: an app was opened.")
    await person.presses("I've copied it", message=phone.shown)
    await phone.shown.becomes("is out of this chat")
    assert not any(phone.token in message.text for message in person.messages)
    found = folder_bytes(shared)
    assert phone.token.encode() not in found
    assert b"Secret App" not in found
    assert phone.token not in caplog.text
    assert "Secret App" not in caplog.text
