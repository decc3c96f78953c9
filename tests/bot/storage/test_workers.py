"""Leases: who is alive, who leads, and the parts of the budget, on both databases."""

from __future__ import annotations

import ast
import asyncio
import os
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import psutil
import pytest

from bot.storage import leases, worker_lease
from bot.storage.database import Database
from bot.storage.leases import lease_time, machine, runs, started_at
from bot.storage.models import Hold, NudgeState, Worker
from bot.storage.queries import budget, workers
from bot.storage.queries.budget import LONGEST_HOLD, lease_share
from bot.storage.queries.outbox import count_open
from bot.storage.queries.workers import LEASE, dead_workers, lead, leader_of, remove_workers, renew_lease
from bot.storage.worker_lease import WorkerLease
from bot.telegram.pacing import Pacer
from tests.bot.factories import add_items, add_nudge, add_user

STARTED = started_at(psutil.Process())
HERE, THERE = "here/this boot", "there/this boot"
YEAR = timedelta(days=365)


async def enter(database: Database, worker: str, *, host: str = HERE, pid: int | None = None) -> None:
    async with database.writing() as session:
        await renew_lease(worker, host, pid or os.getpid(), STARTED, session=session)


async def end_lease(database: Database, worker: str, left: timedelta = timedelta(seconds=-1)) -> None:
    """Let a worker's lease end in ``left``."""
    async with database.writing() as session:
        row = await session.get_one(Worker, worker)
        row.lease_until = row.share_until = await lease_time(session=session) + left


async def test_the_dead_are_told_from_the_living(database: Database) -> None:
    await enter(database, "living")
    await enter(database, "gone", pid=2**22 + 1)
    await enter(database, "far away", host=THERE, pid=2**22 + 1)
    await enter(database, "lapsed", host=THERE)
    await end_lease(database, "lapsed")
    async with database.reading() as session:
        assert set(await dead_workers(HERE, session=session)) == {"gone", "lapsed"}


async def test_one_leads_until_it_is_gone(database: Database) -> None:
    await enter(database, "one")
    await enter(database, "two")
    for worker, leads in (("one", True), ("two", False), ("one", True)):
        async with database.writing() as session:
            assert await lead("polling", worker, session=session) is leads
    await end_lease(database, "one")
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


async def test_a_lease_that_a_clock_a_year_ahead_wrote_silences_nobody(database: Database) -> None:
    await enter(database, "dead", host=THERE)
    async with database.writing() as session:
        assert await lead("polling", "dead", session=session)
        await lease_share("dead", 1.0, wants=True, session=session)
        session.add(Hold(name="budget", until=await lease_time(session=session) + YEAR))
    await end_lease(database, "dead", YEAR)
    await enter(database, "living")
    async with database.writing() as session:
        assert await leader_of("polling", session=session) is None
        assert await lead("polling", "living", session=session)
        lease = await lease_share("living", 0.0, wants=True, session=session)
        assert await dead_workers(HERE, session=session) == ["dead"]
    assert (lease.use, lease.alone, lease.held) == (1.0, True, timedelta(0))


async def test_no_lease_is_believed_beyond_twice_its_length(database: Database) -> None:
    await enter(database, "a little ahead", host=THERE)
    await enter(database, "far ahead", host=THERE)
    await end_lease(database, "a little ahead", 2 * LEASE)
    await end_lease(database, "far ahead", 2 * LEASE + timedelta(seconds=30))
    async with database.reading() as session:
        assert await dead_workers(HERE, session=session) == ["far ahead"]


@pytest.mark.parametrize("module", [leases, workers, budget, worker_lease], ids=lambda module: module.__name__)
def test_no_lease_is_counted_by_the_time_of_day(module: ModuleType) -> None:
    tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
    assert not {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} & {"now", "utcnow", "today"}


async def test_whoever_is_of_another_boot_is_gone_on_sqlite(sqlite: Database) -> None:
    await enter(sqlite, "before", host="here/last boot", pid=os.getpid())
    async with sqlite.reading() as session:
        assert await dead_workers(HERE, session=session) == ["before"]


def test_a_clock_that_is_set_makes_no_living_process_another_one(monkeypatch: pytest.MonkeyPatch) -> None:
    process = psutil.Process()
    monkeypatch.setattr(psutil, "LINUX", True)
    started, boot = started_at(process), psutil.boot_time()
    assert runs(process.pid, started)
    assert not runs(process.pid, started - 10)
    # Linux tells when the machine was started by what its clock says now.
    monkeypatch.setattr(psutil, "boot_time", lambda: boot + YEAR.total_seconds())
    monkeypatch.setattr(psutil.Process, "create_time", lambda _self: boot + YEAR.total_seconds() + started)
    assert runs(process.pid, started)


def test_a_machine_without_a_boot_id_has_its_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert machine() == machine()
    monkeypatch.setattr(leases, "_BOOT_ID", tmp_path / "none")
    assert machine().endswith("/")


async def test_a_hold_lasts_an_hour_at_most(database: Database) -> None:
    pacer = Pacer(25)
    lease = WorkerLease(database, pacer)
    await lease.enter()
    pacer._refused(None, 100_000.0)
    await lease._beat()
    async with database.reading() as session:
        hold = await session.get_one(Hold, "budget")
        assert hold.until - await lease_time(session=session) <= LONGEST_HOLD


async def test_a_worker_alone_has_the_whole_budget_and_shares_with_the_next(database: Database) -> None:
    first, second = Pacer(25), Pacer(25)
    one, two = WorkerLease(database, first), WorkerLease(database, second)
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
    one, two = WorkerLease(database, first), WorkerLease(database, second)
    await one.enter()
    await two.enter()
    first._refused(None, 30.0)
    await one._beat()
    async with database.reading() as session:
        hold = await session.get_one(Hold, "budget")
        left = hold.until - await lease_time(session=session)
    assert timedelta(seconds=28) < left <= timedelta(seconds=30)
    await two._beat()
    assert second._held_until > 0


async def test_entering_recovers_what_a_dead_process_of_this_machine_left(database: Database) -> None:
    await add_items(database)
    user = await add_user(database)
    lease = WorkerLease(database, Pacer(25))
    await enter(database, "dead", host=lease._host, pid=2**22 + 1)
    await add_nudge(database, user, key="a", state=NudgeState.CLAIMED, worker="dead")
    await add_nudge(database, user, key="b", state=NudgeState.SENDING, worker="dead")
    await lease.enter()
    async with database.reading() as session:
        assert await count_open(session=session) == {NudgeState.PLANNED: 1, NudgeState.UNKNOWN: 1}
        assert await session.get(Worker, "dead") is None
