"""Reminders on their way: their own words at their own time, at most once a day, and held by a pause alone."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import select

from bot.core.reminders import Reminder
from bot.core.weekly_windows import EVERY_DAY
from bot.delivery.dose import Availability, withhold
from bot.delivery.plans import availability, replan
from bot.delivery.reminding import REMINDER_EXPIRY, WORDS_ALONE_AFTER
from bot.storage.database import Database
from bot.storage.models import MomentState, Notice, Nudge, Origin, Reason, StoredReminder, User
from bot.storage.queries.moments import snooze_nudge
from bot.storage.queries.people import load_people
from bot.storage.queries.reminders import add_reminder
from tests.bot.delivery.test_decisions import Desk, desk
from tests.bot.factories import NOON, add_user

__all__ = ["desk"]

DAILY = Reminder("play guitar", 15 * 60, EVERY_DAY)
"""In Berlin that is an hour after noon, UTC."""

ONCE = Reminder("post the letter", 15 * 60, 0, date(2026, 6, 15))
DUE = NOON + timedelta(hours=1)


async def with_reminder(database: Database, reminder: Reminder, **values: Any) -> int:
    user = await add_user(database, **values)
    async with database.writing() as session:
        await add_reminder(user, reminder, NOON, session=session)
        await replan(user, NOON, session=session)
    return user


async def change(database: Database, user_id: int, now: datetime, **values: object) -> None:
    async with database.writing() as session:
        user = await session.get_one(User, user_id)
        for name, value in values.items():
            setattr(user, name, value)
        await session.flush()
        await replan(user_id, now, session=session)


async def reminders(database: Database) -> list[StoredReminder]:
    async with database.reading() as session:
        return list((await session.exec(select(StoredReminder))).all())


async def notices(database: Database) -> list[str]:
    async with database.reading() as session:
        return [notice.html for notice in (await session.exec(select(Notice))).all()]


async def test_it_comes_at_its_time_and_the_next_one_is_planned(desk: Desk) -> None:
    await with_reminder(desk.database, DAILY)
    assert not await desk.decide(DUE - timedelta(seconds=1))
    (decision,) = await desk.decide(DUE)
    assert decision.reason is None
    (nudge,) = await desk.nudges()
    assert nudge.origin is Origin.OWN
    (waiting,) = await desk.moments()
    assert (waiting.wish, waiting.due_at) == ("play guitar", DUE + timedelta(days=1))
    assert len(await desk.decide(DUE + timedelta(hours=2))) == 1


async def test_neither_cap_nor_gap_nor_quiet_hours_hold_it(desk: Desk) -> None:
    user = await with_reminder(
        desk.database, DAILY, nudges_per_day=0, quiet_start=600, quiet_end=1300, quiet_chosen=True
    )
    await desk.moment(user, at=DUE - timedelta(minutes=1))
    decisions = await desk.decide(DUE)
    assert [decision.reason for decision in decisions] == [Reason.QUIET_HOURS, None]


async def test_it_counts_towards_no_cap(desk: Desk) -> None:
    user = await with_reminder(desk.database, DAILY, nudges_per_day=1)
    await desk.decide(DUE)
    await desk.moment(user, at=DUE + timedelta(minutes=1))
    assert [decision.reason for decision in await desk.decide(DUE + timedelta(minutes=1))] == [None, None]


async def test_one_that_comes_once_goes_when_it_has_come(desk: Desk) -> None:
    await with_reminder(desk.database, ONCE)
    await desk.decide(DUE)
    assert len(await desk.nudges()) == 1
    assert not await reminders(desk.database)
    assert not await desk.moments()


@pytest.mark.parametrize("until", [None, DUE + timedelta(days=2)])
async def test_a_pause_holds_it_and_one_that_comes_once_comes_after_it(desk: Desk, until: datetime | None) -> None:
    user = await with_reminder(desk.database, ONCE)
    await change(desk.database, user, NOON, paused_at=NOON, paused_until=until)
    later = DUE + timedelta(days=2)
    if until is None:
        assert not await desk.moments()
        await change(desk.database, user, later, paused_at=None)
    assert [moment.due_at for moment in await desk.moments()] == [later]
    await desk.decide(later)
    assert len(await desk.nudges()) == 1
    assert not await reminders(desk.database)


async def test_a_pause_that_begins_after_planning_holds_it_too(desk: Desk) -> None:
    user = await with_reminder(desk.database, ONCE)
    async with desk.database.writing() as session:
        (await session.get_one(User, user)).paused_at = NOON
    (decision,) = await desk.decide(DUE)
    assert decision.reason is Reason.PAUSED
    assert len(await reminders(desk.database)) == 1
    back = DUE + timedelta(days=1, hours=4)
    await change(desk.database, user, back, paused_at=None)
    await desk.decide(back)
    assert len(await desk.nudges()) == 1


async def test_who_travels_west_is_reminded_once_on_a_day(desk: Desk) -> None:
    user = await with_reminder(desk.database, DAILY)
    await desk.decide(DUE)
    await change(desk.database, user, DUE, time_zone="America/Los_Angeles")
    (waiting,) = await desk.moments()
    assert waiting.due_at == datetime(2026, 6, 16, 22, 0, tzinfo=UTC)


async def test_planning_twice_makes_no_second_one(desk: Desk) -> None:
    user = await with_reminder(desk.database, DAILY)
    for _again in range(3):
        await change(desk.database, user, NOON)
    assert len(await desk.moments()) == 1
    await desk.decide(DUE)
    await change(desk.database, user, DUE)
    assert len(await desk.moments(MomentState.DECIDED)) == 1


async def test_the_words_come_without_a_picture_if_none_can_be_found(desk: Desk) -> None:
    await with_reminder(desk.database, DAILY)
    decider = desk.decider()
    desk.encoder.broken = True
    late = DUE + WORDS_ALONE_AFTER
    assert await decider.decide_due(DUE) == 0
    assert await decider.decide_due(late) == 1
    await decider.close()
    assert "<b>play guitar</b>" in (await notices(desk.database))[0]


async def test_one_that_is_too_late_is_said_to_be(desk: Desk) -> None:
    await with_reminder(desk.database, ONCE)
    (decision,) = await desk.decide(DUE + REMINDER_EXPIRY)
    assert decision.reason is Reason.EXPIRED
    assert "I'm sorry" in (await notices(desk.database))[0]
    assert not await reminders(desk.database)


async def test_one_that_is_put_off_comes_in_the_same_words_and_survives_planning(desk: Desk) -> None:
    user = await with_reminder(desk.database, DAILY)
    await desk.decide(DUE)
    later = DUE + timedelta(minutes=30)
    for minutes in (15, 30):  # another time moves it
        async with desk.database.writing() as session:
            nudge = (await session.exec(select(Nudge))).one()
            await snooze_nudge(nudge, DUE + timedelta(minutes=minutes), timedelta(hours=1), session=session)
    await change(desk.database, user, DUE)
    (waiting, _tomorrow) = await desk.moments()
    assert (waiting.wish, waiting.due_at) == ("play guitar", later)
    await desk.decide(later)
    assert len(await desk.nudges()) == 2
    assert len(await desk.moments()) == 1


async def test_who_blocked_the_bot_has_nothing_planned(desk: Desk) -> None:
    user = await with_reminder(desk.database, DAILY)
    await change(desk.database, user, NOON, blocked_at=NOON)
    assert not await desk.moments()


async def test_the_dose_of_a_reminder(sqlite: Database) -> None:
    user = await add_user(sqlite)
    async with sqlite.reading() as session:
        person: Availability = availability((await load_people([user], session=session))[user])
    night = datetime(2026, 6, 15, 0, 0, tzinfo=UTC)

    def reason(person: Availability) -> Reason | None:
        return withhold(person, Origin.OWN, night + REMINDER_EXPIRY, [night] * 5, night)

    assert reason(person) is None
    assert reason(replace(person, paused=True)) is Reason.PAUSED
    assert reason(replace(person, blocked=True)) is Reason.BLOCKED


async def test_ones_own_photo_comes_with_it_and_needs_no_fitting_picture(desk: Desk) -> None:
    user = await with_reminder(desk.database, replace(DAILY, photo="file-7"))
    await desk.decide(DUE)
    async with desk.database.reading() as session:
        (notice,) = (await session.exec(select(Notice))).all()
        (row,) = (await session.exec(select(StoredReminder))).all()
    assert (notice.photo, row.photo) == ("file-7", "file-7")
    assert "play guitar" in notice.html
    assert not await desk.nudges()
    (waiting,) = await desk.moments()
    assert (waiting.user_id, waiting.signal) == (user, {"photo": "file-7"})


async def test_two_workers_remind_once(desk: Desk) -> None:
    await with_reminder(desk.database, DAILY)
    await with_reminder(desk.database, replace(DAILY, text="call mum", photo="file-7"))
    await asyncio.gather(desk.decide(DUE), desk.decide(DUE))
    assert len(await desk.nudges()) + len(await notices(desk.database)) == 2
