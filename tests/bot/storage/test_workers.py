"""Leases: who is alive, who leads, and the parts of the budget, on both databases."""

from __future__ import annotations

import asyncio
import os
from datetime import UTC, datetime, timedelta

import psutil

from bot.storage.database import Database
from bot.storage.models import Hold, NudgeState, Worker
from bot.storage.queries.outbox import count_open
from bot.storage.queries.workers import dead_workers, lead, remove_workers, renew_lease
from bot.telegram.pacing import Pacer
from bot.workers import Workplace
from tests.bot.factories import add_items, add_nudge, add_user

STARTED = psutil.Process().create_time()


async def enter(database: Database, worker: str, *, host: str = "here", pid: int | None = None) -> None:
    async with database.writing() as session:
        await renew_lease(worker, host, pid or os.getpid(), STARTED, session=session)


async def expire(database: Database, worker: str) -> None:
    async with database.writing() as session:
        (await session.get_one(Worker, worker)).lease_until = datetime.now(UTC) - timedelta(seconds=1)


async def test_the_dead_are_told_from_the_living(database: Database) -> None:
    await enter(database, "living")
    await enter(database, "gone", pid=2**22 + 1)
    await enter(database, "far away", host="there", pid=2**22 + 1)
    await enter(database, "lapsed", host="there")
    await expire(database, "lapsed")
    async with database.reading() as session:
        assert set(await dead_workers("here", session=session)) == {"gone", "lapsed"}


async def test_one_leads_until_it_is_gone(database: Database) -> None:
    await enter(database, "one")
    await enter(database, "two")
    for worker, leads in (("one", True), ("two", False), ("one", True)):
        async with database.writing() as session:
            assert await lead("polling", worker, session=session) is leads
    await expire(database, "one")
    async with database.writing() as session:
        assert await lead("polling", "two", session=session)
    async with database.writing() as session:
        assert not await lead("polling", "one", session=session)
        await remove_workers(["two"], session=session)
    async with database.writing() as session:
        assert await lead("polling", "one", session=session)


async def test_of_many_that_want_to_lead_one_does(database: Database) -> None:
    for number in range(5):
        await enter(database, str(number))

    async def take(worker: str) -> bool:
        async with database.writing() as session:
            return await lead("polling", worker, session=session)

    assert sum(await asyncio.gather(*(take(str(number)) for number in range(5)))) == 1


async def test_a_worker_alone_has_the_whole_budget_and_shares_with_the_next(database: Database) -> None:
    first, second = Pacer(25), Pacer(25)
    one, two = Workplace(database, first), Workplace(database, second)
    await one.enter()
    assert first.share == 1.0
    await two.enter()
    assert second.share == 0.0  # everything is the first one's until it gives something back
    await one._beat()
    assert first.share == 0.5  # used at once
    await two._beat()
    assert second.share == 0.0  # but published only a second later
    await one._beat()
    await two._beat()
    assert (first.share, second.share) == (0.5, 0.5)
    await one.leave()
    await two._beat()
    assert second.share == 1.0


async def test_a_hold_is_told_to_all(database: Database) -> None:
    first, second = Pacer(25), Pacer(25)
    one, two = Workplace(database, first), Workplace(database, second)
    await one.enter()
    await two.enter()
    first._refused(None, 30.0)
    await one._beat()
    async with database.reading() as session:
        hold = await session.get_one(Hold, "budget")
    assert timedelta(seconds=28) < hold.until - datetime.now(UTC) <= timedelta(seconds=30)
    await two._beat()
    assert second._held_until > 0


async def test_entering_recovers_what_a_dead_process_of_this_machine_left(database: Database) -> None:
    await add_items(database)
    user = await add_user(database)
    workplace = Workplace(database, Pacer(25))
    await enter(database, "dead", host=workplace._host, pid=2**22 + 1)
    await add_nudge(database, user, key="a", state=NudgeState.CLAIMED, worker="dead")
    await add_nudge(database, user, key="b", state=NudgeState.SENDING, worker="dead")
    await workplace.enter()
    async with database.reading() as session:
        assert await count_open(session=session) == {NudgeState.PLANNED: 1, NudgeState.UNKNOWN: 1}
        assert await session.get(Worker, "dead") is None
