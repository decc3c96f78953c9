"""How long what devices told is kept, on both databases."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from bot.core.clock import JumpingClock
from bot.core.signals import Signals
from bot.delivery.housekeeping import Cleaned, Housekeeping
from bot.queue.rows import release
from bot.screentime import watcher as watcher_module
from bot.screentime.watcher import Watcher
from bot.storage.database import Database
from bot.storage.models import EventKind, ScreenDay, ScreenEvent, ScreenPending
from bot.storage.queries.screen import (
    SCREEN_PENDING,
    ScreenArrival,
    claim_waiting,
    events_since,
    lock_waiting,
    store_events,
)
from tests.bot.factories import NOON, add_user

KEPT = timedelta(days=90)


def arrival(user: int, kind: EventKind, minutes: float, name: str | None = None) -> ScreenArrival:
    at = NOON + timedelta(minutes=minutes)
    return ScreenArrival(user, 1, kind, None, at, at, None, name)


async def test_events_go_after_their_time_and_sums_stay(database: Database) -> None:
    user = await add_user(database, time_zone="UTC")
    clock = JumpingClock(NOON)
    async with database.writing() as session:
        said = [arrival(user, EventKind.APP_OPEN, 0), arrival(user, EventKind.APP_CLOSE, 30)]
        await store_events(said, session=session)
    clock.jump_to(NOON + timedelta(minutes=40))
    watcher = Watcher(database, clock, "us", Signals())
    assert await watcher.watch() == 1
    assert await watcher.watch() == 0
    house = Housekeeping(database, clock, None, KEPT)
    assert (await house.clean()).events == 0
    clock.jump_to(NOON + KEPT + timedelta(minutes=20))
    assert (await house.clean()).events == 1  # the close is ten minutes short of its time
    clock.jump_to(NOON + KEPT + timedelta(days=1))
    assert await house.clean() == Cleaned(0, 0, 1, 0)
    async with database.reading() as session:
        assert list(await session.exec(select(ScreenEvent))) == []
        (day,) = await session.exec(select(ScreenDay))
    assert (day.day, day.seconds, day.hours) == (date(2026, 6, 15), 1800, None)


async def test_what_is_stored_together_is_looked_at_together_and_repeats_count_once(database: Database) -> None:
    users = [await add_user(database, time_zone="UTC") for _user in range(3)]
    for _time in range(2):
        async with database.writing() as session:
            said = [arrival(user, EventKind.ACTIVE, minute, f"{minute}") for user in users for minute in (0, 1, 0)]
            await store_events(said, session=session)
    async with database.reading() as session:
        pending = list(await session.exec(select(ScreenPending).order_by(col(ScreenPending.user_id))))
        assert [one.user_id for one in pending] == sorted(users)
        assert {one.earliest for one in pending} == {NOON}
        for user in users:
            found = await events_since(user, NOON, session=session)
            assert [event.at for event in found] == [NOON, NOON + timedelta(minutes=1)]
            assert len(await events_since(user, NOON, limit=1, session=session)) == 1


async def test_what_comes_while_the_rules_look_is_not_overlooked(database: Database) -> None:
    user = await add_user(database, time_zone="UTC")
    async with database.writing() as session:
        await store_events([arrival(user, EventKind.ACTIVE, 0)], session=session)
    async with database.writing() as session:
        seen = await claim_waiting("us", 10, tried=False, session=session)
        assert await claim_waiting("others", 10, tried=False, session=session) == []
    async with database.writing() as session:
        assert await lock_waiting(seen, "others", session=session) == set()
        assert await lock_waiting(seen, "us", session=session) == {user}
    async with database.writing() as session:
        await store_events([arrival(user, EventKind.ACTIVE, 1)], session=session)
    async with database.writing() as session:
        assert await lock_waiting(seen, "us", session=session) == set()
        await release(SCREEN_PENDING, ["us"], died=False, session=session)
        (again,) = await claim_waiting("us", 10, tried=False, session=session)
        assert (again.since, again.earliest) == (NOON, NOON)
        assert await lock_waiting([again], "us", session=session) == {user}


async def test_events_that_fail_each_time_stop_nobody_elses(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    users = [await add_user(database, time_zone="UTC") for _number in range(3)]
    async with database.writing() as session:
        await store_events([arrival(user, EventKind.ACTIVE, 0) for user in users], session=session)
    looked: list[set[int]] = []
    look = watcher_module._look_at

    def fail(cases: Any, now: datetime) -> Any:
        looked.append({case.watched.user_id for case in cases})
        if users[1] in looked[-1]:
            raise ValueError("these events are odd")
        return look(cases, now)

    monkeypatch.setattr(watcher_module, "_look_at", fail)
    watcher = Watcher(database, JumpingClock(NOON), "us", Signals())
    for _look in range(12):
        with suppress(ValueError):
            await watcher.watch()
    assert looked[0] == set(users)
    assert all(len(alone) == 1 for alone in looked[1:])
    assert looked.count({users[1]}) == (SCREEN_PENDING.retry.attempts or 0) - 1
    assert set().union(*looked[1:]) == set(users)
    assert await watcher.watch() == 0


async def test_what_was_received_first_and_stored_last_is_new_too(database: Database) -> None:
    user = await add_user(database, time_zone="UTC")
    async with database.writing() as session:
        await store_events([arrival(user, EventKind.ACTIVE, 2)], session=session)
    async with database.writing() as session:
        await store_events([arrival(user, EventKind.ACTIVE, 1)], session=session)
        (waiting,) = await claim_waiting("us", 10, tried=False, session=session)
    first = NOON + timedelta(minutes=1)
    assert (waiting.since, waiting.earliest) == (first, first)
