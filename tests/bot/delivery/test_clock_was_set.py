"""The machine's clock jumps: jobs go on, nothing is made up for, and windows that are still to come are planned."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from apscheduler.schedulers import base

from bot.core.signals import AnswerPriority
from bot.core.weekly_windows import EVERY_DAY, Span
from bot.delivery import scheduler as scheduling
from bot.delivery.clock_watch import ClockWatch
from bot.delivery.plans import plan_next
from bot.delivery.replanner import Replanner
from bot.delivery.scheduler import IntervalFromNow, Scheduler
from bot.storage.database import Database
from bot.storage.models import Moment, Origin
from bot.storage.queries.moments import is_clock_back, pending_window
from bot.storage.queries.people import load_people
from tests.bot.databases import database, database_url, empty_url, migrated, postgresql, sqlite
from tests.bot.delivery.test_decisions import Desk, desk
from tests.bot.factories import NOON, add_user

__all__ = ["database", "database_url", "desk", "empty_url", "migrated", "postgresql", "sqlite"]

SECOND, YEAR = timedelta(seconds=1), timedelta(days=365)
STEPS = [timedelta(days=30), YEAR, -timedelta(hours=2), -YEAR]
EARLY, LATE = Span(EVERY_DAY, 18 * 60, 19 * 60), Span(EVERY_DAY, 20 * 60, 21 * 60)


@pytest.mark.parametrize("late", [timedelta(0), SECOND, timedelta(days=30), YEAR])
def test_the_next_run_is_counted_from_now(late: timedelta) -> None:
    trigger = IntervalFromNow(SECOND, first=2 * SECOND)
    assert trigger.get_next_fire_time(None, NOON) == NOON + 2 * SECOND
    assert trigger.get_next_fire_time(NOON - late, NOON) == NOON + SECOND


class Machine:
    """A clock that can be set, and a count of the runs that a scheduler has worked out."""

    def __init__(self) -> None:
        self.step = timedelta(0)
        self.counted = 0
        self.ran = asyncio.Event()

    def now(self, _zone: Any = None) -> datetime:
        return datetime.now(UTC) + self.step

    async def run(self) -> None:
        self.ran.set()

    async def runs_again(self) -> None:
        self.ran.clear()
        async with asyncio.timeout(20):
            await self.ran.wait()


@pytest.fixture
async def machine(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[Machine, Scheduler]]:
    machine = Machine()
    count = IntervalFromNow.get_next_fire_time

    def counted(*arguments: Any) -> datetime:
        machine.counted += 1
        return count(*arguments)

    monkeypatch.setattr(IntervalFromNow, "get_next_fire_time", counted)
    monkeypatch.setattr(base, "datetime", machine)
    monkeypatch.setattr(scheduling, "datetime", machine)
    scheduler = Scheduler()
    scheduler.every(timedelta(milliseconds=20), machine.run, "job")
    running = asyncio.create_task(scheduler.run())
    await machine.runs_again()
    yield machine, scheduler
    await scheduler.stop()
    await running


@pytest.mark.parametrize("step", STEPS, ids=str)
async def test_jobs_go_on_whatever_the_clock_is_set_to(machine: tuple[Machine, Scheduler], step: timedelta) -> None:
    clock, jobs = machine
    watch = ClockWatch(
        lambda _step: jobs.wake(), lambda: clock.now().timestamp(), lambda: datetime.now(UTC).timestamp()
    )
    before = clock.counted
    clock.step = step
    watch.look()
    await clock.runs_again()
    await clock.runs_again()
    assert clock.counted - before < 100  # none of the missed ones


def test_only_a_clock_that_is_set_parts_from_monotonic_time() -> None:
    steps: list[timedelta] = []
    times = iter([(1000.0, 5.0), (1001.0, 6.0), (1002.3, 7.0), (8202.3, 8.0), (8203.3, 9.0), (1003.3, 10.0)])
    day, monotonic = zip(*times, strict=True)
    watch = ClockWatch(steps.append, iter(day).__next__, iter(monotonic).__next__)
    for _look in range(5):
        watch.look()
    assert [round(step.total_seconds()) for step in steps] == [7199, -7201]


@pytest.fixture
async def user(desk: Desk) -> int:
    return await add_user(desk.database, windows=(EARLY, LATE), time_zone="UTC", nudges_per_day=5)


class _At:
    """A clock that stands still."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    async def sleep_until(self, instant: datetime) -> None:
        raise AssertionError(f"nobody waits for {instant}")


async def plan(database: Database, user: int, now: datetime) -> None:
    async with database.writing() as session:
        await plan_next((await load_people([user], session=session))[user], now, session=session)


async def replan(database: Database, now: datetime) -> int:
    return await Replanner(database, _At(now), AnswerPriority()).plan()


async def test_a_window_that_the_clock_was_past_is_decided_once(desk: Desk, user: int) -> None:
    right, ahead = NOON.replace(hour=17, minute=30), NOON.replace(hour=23, minute=30)
    await plan(desk.database, user, right)
    (early,) = await desk.decide(ahead)  # too late for the first window; the second was passed over
    assert (await desk.moments())[0].due_at.date() > right.date()
    assert await replan(desk.database, right) == 1
    assert await replan(desk.database, right) == 0
    (late,) = await desk.moments()
    assert right < late.due_at < ahead
    await desk.decide(late.due_at)
    assert await replan(desk.database, right) == 0  # what is decided stays decided
    decided = [decision.moment_id for decision in await desk.decide(late.due_at)]
    assert decided == [early.moment_id, late.id]
    assert len(await desk.moments()) == 1


async def test_a_clock_that_was_a_year_ahead_is_noticed_at_the_start(desk: Desk, user: int) -> None:
    async def is_back() -> bool:
        async with desk.database.reading() as session:
            return await is_clock_back(NOON, timedelta(days=9), session=session)

    await plan(desk.database, user, NOON)
    assert not await is_back()
    await desk.decide(NOON + YEAR)
    assert await is_back()
    replanner = Replanner(desk.database, _At(NOON), AnswerPriority())
    running = asyncio.create_task(replanner.run())
    async with asyncio.timeout(20):
        while True:
            async with desk.database.reading() as session:
                due = await pending_window(user, session=session)
            if due is not None and due < NOON + timedelta(days=2):
                break
            await asyncio.sleep(0)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_a_year_forward_costs_one_decision_each(desk: Desk, user: int) -> None:
    await plan(desk.database, user, NOON)
    decisions = await desk.decide(NOON + YEAR)
    assert [decision.reason for decision in decisions] == ["expired"]
    (pending,) = await desk.moments()
    assert NOON + YEAR < pending.due_at < NOON + YEAR + timedelta(days=2)


async def test_other_moments_are_not_planned_anew(desk: Desk, user: int) -> None:
    await desk.moment(user, "snoozed", Origin.SNOOZE, NOON + timedelta(days=3))
    await plan(desk.database, user, NOON)
    before = [(moment.id, moment.due_at) for moment in await desk.moments()]
    assert await replan(desk.database, NOON) == 0
    assert [(moment.id, moment.due_at) for moment in await desk.moments()] == before
    async with desk.database.reading() as session:
        assert await session.get(Moment, before[0][0]) is not None
