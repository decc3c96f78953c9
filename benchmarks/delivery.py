"""Delivery within Telegram's limits, answers beside it, and how fast it is without limits.

``python -m benchmarks.delivery [--quick] [--json]``
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
from datetime import timedelta
from pathlib import Path

import numpy as np
from sqlmodel import select, update

from benchmarks.deployment import LocalTelegram, WorkerProcess, fill, opened, settings_for, states_of, until
from benchmarks.postgresql import PostgresqlServer
from benchmarks.report import Outcome, Promise, at_least, at_most, main
from bot.application import Offscreen
from bot.core.clock import SystemClock
from bot.core.service import ProcessRole
from bot.storage.database import Database
from bot.storage.models import Nudge, Worker

USERS, QUICK_USERS = 3_000, 200
DEFAULT_RATE = 25.0
TALKERS = 20
NO_LIMIT = 1_000.0
FREE, QUICK_FREE = 6_000, 600
"""Nudges sent without limits."""


async def within_limits(kind: str, users: int, server: PostgresqlServer) -> dict[str, float]:
    """Send to all users at once while people talk; Telegram's limits are enforced."""
    with tempfile.TemporaryDirectory(prefix="offscreen-delivery-") as name:
        url = await _database(kind, Path(name), server)
        telegram = LocalTelegram(users, limits=True, talkers=TALKERS)
        settings = settings_for(url, Path(name), telegram.address, rate=DEFAULT_RATE)
        await fill(settings, users, [SystemClock().now()], timedelta(hours=1))
        worker = WorkerProcess(settings, ProcessRole.ALL)
        try:
            await worker.ready()
            telegram.talk(True)
            await until(lambda: telegram.count() >= users, every=0.2)
            telegram.talk(False)
            served = telegram.served()
            async with opened(url) as database:
                states = dict(await states_of(database))
            stopped = worker.stop()
        finally:
            worker.stop()
            telegram.close()
    times = [at for at, _nudge in served.sent]
    # The first seconds are spent on deciding: the rate is that from the first delivery to the last.
    answers = served.answers or [float("nan")]
    return {
        "users": users,
        "nudges_per_second": (len(times) - 1) / (times[-1] - times[0]),
        "too_many_requests": served.refused,
        "sent_by_row": states.get("sent", 0),
        "delivered_twice": len(times) - len({nudge for _at, nudge in served.sent}),
        "answers": len(served.answers),
        "answer_median_seconds": statistics.median(answers),
        "answer_95th_seconds": float(np.percentile(answers, 95)),
        "stop_seconds": stopped,
    }


async def without_limits(workers: int, nudges: int, server: PostgresqlServer) -> float:
    """Return how many nudges a second some senders on one PostgreSQL make together."""
    with tempfile.TemporaryDirectory(prefix="offscreen-delivery-") as name:
        url = await _database("postgresql", Path(name), server)
        telegram = LocalTelegram(nudges)
        settings = settings_for(url, Path(name), telegram.address, rate=NO_LIMIT)
        # All are decided first, by a worker that has no budget to send: what is measured is sending alone.
        await fill(settings, nudges, [SystemClock().now()], timedelta(days=2))
        await _decide_all(settings.database, Path(name), telegram.address)
        crew = [WorkerProcess(settings, ProcessRole.SEND) for _number in range(workers)]
        try:
            for worker in crew:
                await worker.ready()
            async with opened(url) as database:
                await _until_shared(database, workers)
                await _release(database)
            await until(lambda: telegram.count() >= nudges, every=0.1)
            times = [at for at, _nudge in telegram.served().sent]
        finally:
            for worker in crew:
                worker.stop()
            telegram.close()
    tenth = len(times) // 10  # of several workers all must be at work
    return (len(times) - 2 * tenth) / (times[-tenth - 1] - times[tenth])


async def _decide_all(url: str, folder: Path, api: str) -> None:
    bot = Offscreen(settings_for(url, folder, api, rate=NO_LIMIT), SystemClock(), role=ProcessRole.SEND)
    await bot.database.open()
    await bot.matcher.library()
    await bot.ticker.tick()
    async with bot.database.writing() as session:
        await session.exec(update(Nudge).values(not_before=bot.clock.now() + timedelta(days=1)))
    bot.encoder.close()
    await bot.database.close()


async def _until_shared(database: Database, workers: int) -> None:
    """Wait until every worker has its part of the budget."""
    while True:
        async with database.reading() as session:
            shares = (await session.exec(select(Worker.share))).all()
        if len(shares) == workers and min(shares) > 0.9 / workers:
            return
        await asyncio.sleep(0.2)


async def _release(database: Database) -> None:
    async with database.writing() as session:
        await session.exec(update(Nudge).values(not_before=SystemClock().now()))


async def _database(kind: str, folder: Path, server: PostgresqlServer) -> str:
    if kind == "postgresql":
        return await asyncio.to_thread(server.create_database)
    return f"sqlite+aiosqlite:///{folder / 'delivery.sqlite'}"


async def run(quick: bool) -> Outcome:
    """Measure everything."""
    figures: dict[str, object] = {}
    promises: list[Promise] = []
    server = await asyncio.to_thread(PostgresqlServer)
    try:
        for kind in ("sqlite",) if quick else ("sqlite", "postgresql"):
            found = await within_limits(kind, QUICK_USERS if quick else USERS, server)
            figures[f"within limits, {kind}"] = found
            print(
                f"{kind}: {found['users']} due at once: {found['nudges_per_second']:.2f}/s, "
                f"{found['too_many_requests']:.0f} answers 429; answers to {TALKERS} people: median "
                f"{found['answer_median_seconds'] * 1000:.0f} ms, 95th percentile "
                f"{found['answer_95th_seconds'] * 1000:.0f} ms of {found['answers']:.0f}"
            )
            promises += [
                at_most(f"{kind}: answers 429", found["too_many_requests"], 0),
                at_least(f"{kind}: nudges per second", found["nudges_per_second"], 0.95 * DEFAULT_RATE),
                at_most(f"{kind}: nudges delivered twice", found["delivered_twice"], 0),
                at_most(f"{kind}: median seconds to an answer", found["answer_median_seconds"], 0.15),
                at_most(f"{kind}: 95th percentile of seconds to an answer", found["answer_95th_seconds"], 0.4),
            ]
        for workers in (1, 2, 3):
            rate = await without_limits(workers, QUICK_FREE if quick else FREE, server)
            figures[f"senders on postgresql: {workers}"] = rate
            print(f"no limits, {workers} on PostgreSQL: {rate:.0f} nudges/s")
            if workers == 1:
                promises.append(at_least("nudges per second of one sender on PostgreSQL", rate, 400))
    finally:
        await asyncio.to_thread(server.close)
    return Outcome(figures, tuple(promises))


if __name__ == "__main__":
    main("delivery", lambda quick: asyncio.run(run(quick)))
