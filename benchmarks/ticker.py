"""The ticker with a hundred thousand and a million users: an idle look, and a thousand that are due.

``python -m benchmarks.ticker [--quick] [--json]``
"""

from __future__ import annotations

import asyncio
import multiprocessing
import statistics
import tempfile
import time
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from zoneinfo import ZoneInfo

import psutil
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from sqlalchemy import text
from sqlmodel import col, select, update

from benchmarks.deployment import fill, settings_for
from benchmarks.postgresql import PostgresqlServer
from benchmarks.report import Outcome, Promise, at_most, main
from bot.application import Offscreen
from bot.core.clock import SystemClock
from bot.core.service import ProcessRole
from bot.settings import Settings
from bot.storage.models import Moment
from bot.storage.queries.outbox import claim_nudges

SIZES, QUICK_SIZES = (100_000, 1_000_000), (10_000, 100_000)
DUE = 1_000
LOOKS = 200
JOBS, QUICK_JOBS = 100_000, 5_000
_MIB = 2**20


async def tick(kind: str, users: int, due: int, server: PostgresqlServer) -> dict[str, float]:
    """Store users of whom none is due and look; then let some be due, decide and claim."""
    with tempfile.TemporaryDirectory(prefix="offscreen-ticker-") as name:
        folder = Path(name)
        url = f"sqlite+aiosqlite:///{folder / 'ticker.sqlite'}"
        if kind == "postgresql":
            url = await asyncio.to_thread(server.create_database)
        settings = settings_for(
            url, folder, "http://127.0.0.1:9", rate=1_000
        )  # deciding is measured, not how far ahead of sending it goes
        begun = time.perf_counter()
        now = SystemClock().now()
        hours = [now + timedelta(hours=hour) for hour in range(1, 25)]
        await fill(settings, users, hours, timedelta(minutes=20))
        filled = time.perf_counter() - begun
        found = await _in_a_process_of_its_own(settings, due)
        return {"users": users, "fill_seconds": filled, **found}


async def _in_a_process_of_its_own(settings: Settings, due: int) -> dict[str, float]:
    """Measure where nothing else has left memory behind."""
    context = multiprocessing.get_context("spawn")
    pipe, theirs = context.Pipe()
    process = context.Process(target=_look, args=(theirs, settings, due))
    process.start()
    try:
        found: dict[str, float] = await asyncio.to_thread(pipe.recv)
    finally:
        await asyncio.to_thread(process.join, 10)
    return found


def _look(pipe: Connection, settings: Settings, due: int) -> None:
    pipe.send(asyncio.run(_measure(settings, due)))


async def _measure(settings: Settings, due: int) -> dict[str, float]:
    bot = Offscreen(settings, SystemClock(), role=ProcessRole.SEND)
    await bot.database.open()
    if not bot.database.is_sqlite:
        async with bot.database.writing() as session:  # as the server does by itself within a minute
            await (await session.connection()).execute(text("ANALYZE"))
    await bot.matcher.library()
    await bot.ticker.tick()
    before = psutil.Process().memory_info().rss
    looks = []
    for _look in range(LOOKS):
        begun = time.perf_counter()
        await bot.ticker.tick()
        looks.append(time.perf_counter() - begun)
    after = psutil.Process().memory_info().rss
    async with bot.database.writing() as session:
        some = (await session.exec(select(Moment.id).limit(due))).all()
        await session.exec(
            update(Moment)
            .where(col(Moment.id).in_(some))
            .values(due_at=bot.clock.now(), expires_at=bot.clock.now() + timedelta(hours=1))
            .execution_options(synchronize_session=False)
        )
    begun = time.perf_counter()
    decided = await bot.ticker.tick()
    deciding = time.perf_counter() - begun
    begun = time.perf_counter()
    async with bot.database.writing() as session:
        claimed = await claim_nudges("benchmark", 1, "telegram", bot.clock.now(), asked=0, others=due, session=session)
    claiming = time.perf_counter() - begun
    bot.encoder.close()
    await bot.database.close()
    return {
        "idle_tick_median_seconds": statistics.median(looks),
        "idle_tick_95th_seconds": statistics.quantiles(looks, n=20)[-1],
        "memory_mib": before / _MIB,
        "memory_growth_mib": (after - before) / _MIB,
        "decided": decided,
        "deciding_seconds": deciding,
        "claimed": len(claimed),
        "claiming_seconds": claiming,
    }


def one_job_per_user(jobs: int) -> dict[str, float]:
    """Give APScheduler one daily job per user, as the obvious way would."""
    context = multiprocessing.get_context("spawn")
    pipe, theirs = context.Pipe()
    process = context.Process(target=_load_jobs, args=(theirs, jobs))
    process.start()
    found: dict[str, float] = pipe.recv()
    process.join()
    return found


def _load_jobs(pipe: Connection, jobs: int) -> None:
    pipe.send(asyncio.run(_jobs(jobs)))


async def _jobs(jobs: int) -> dict[str, float]:
    scheduler = AsyncIOScheduler()
    scheduler.start()
    zone = ZoneInfo("Europe/Berlin")

    async def nudge() -> None: ...

    before, begun = psutil.Process().memory_info().rss, time.perf_counter()
    start = SystemClock().now().astimezone(zone) + timedelta(hours=2)
    for number in range(jobs):
        at = start + timedelta(seconds=number % 3_600)
        daily = CronTrigger(hour=at.hour, minute=at.minute, second=at.second, timezone=zone)
        scheduler.add_job(nudge, daily, name=str(number))
    found = {
        "jobs": jobs,
        "load_seconds": time.perf_counter() - begun,
        "memory_mib": (psutil.Process().memory_info().rss - before) / _MIB,
    }
    scheduler.shutdown(wait=False)
    return found


async def run(quick: bool) -> Outcome:
    """Measure everything."""
    figures: dict[str, object] = {}
    promises: list[Promise] = []
    server = await asyncio.to_thread(PostgresqlServer)
    try:
        for kind in ("sqlite", "postgresql"):
            memory = []
            for users in QUICK_SIZES if quick else SIZES:
                found = await tick(kind, users, DUE // 10 if quick else DUE, server)
                figures[f"{kind}, {users} users"] = found
                memory.append(found["memory_mib"])
                print(
                    f"{kind}, {users:,} users (stored in {found['fill_seconds']:.1f} s): an idle tick takes "
                    f"{found['idle_tick_median_seconds'] * 1000:.2f} ms (95th percentile "
                    f"{found['idle_tick_95th_seconds'] * 1000:.2f} ms), memory {found['memory_mib']:.0f} MiB; "
                    f"{found['decided']:.0f} due are decided in {found['deciding_seconds']:.2f} s and claimed in "
                    f"{found['claiming_seconds'] * 1000:.0f} ms"
                )
                promises.append(
                    at_most(
                        f"{kind}: median seconds of an idle tick, {users:,} users",
                        found["idle_tick_median_seconds"],
                        0.02,
                    )
                )
            promises.append(at_most(f"{kind}: more memory for ten times the users, MiB", memory[1] - memory[0], 10))
    finally:
        await asyncio.to_thread(server.close)
    jobs = await asyncio.to_thread(one_job_per_user, QUICK_JOBS if quick else JOBS)
    figures["one job per user"] = jobs
    print(
        f"APScheduler with {jobs['jobs']:,.0f} daily jobs: loaded in {jobs['load_seconds']:.1f} s, "
        f"{jobs['memory_mib']:.0f} MiB"
    )
    return Outcome(figures, tuple(promises))


if __name__ == "__main__":
    main("ticker", lambda quick: asyncio.run(run(quick)))
