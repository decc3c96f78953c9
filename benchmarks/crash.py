"""Kill senders again and again while every queue is at work: nothing comes twice, nothing vanishes.

``python -m benchmarks.crash [--kills 50] [--quick] [--json]``

Each case has its own database and workers that decide and send. The moments fall due in as many waves as there are
kills, since a worker sends faster than it is started. Each wave brings notices, operators' jobs and events of devices
too, and what people asked for themselves: reminders, timers that run out, Sunday letters. In turn a worker is killed
with SIGKILL after nudges have begun to arrive, and while it has a notice, a job or a user's events in hand; another one
takes its place.
"""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from itertools import cycle
from pathlib import Path

from sqlalchemy import update
from sqlmodel import col, func, select

from benchmarks.crash_queues import SENDERS_QUEUES, Leftovers, OtherQueues
from benchmarks.crash_requests import OwnRequests, RequestsLeft
from benchmarks.deployment import (
    FIRST_TELEGRAM_ID,
    LocalTelegram,
    WorkerProcess,
    fill,
    opened,
    settings_for,
    states_of,
    until,
)
from benchmarks.postgresql import PostgresqlServer
from benchmarks.report import Outcome, Promise, at_most, main
from bot.core.clock import SystemClock
from bot.core.service import ProcessRole
from bot.queue.spec import QueueSpec
from bot.storage.database import Database
from bot.storage.models import Decision, Moment, Notice, Nudge, NudgeState, Origin
from bot.storage.queries.outbox import OUTBOX

NUDGES, KILLS = 2_000, 50
QUICK_NUDGES, QUICK_KILLS = 160, 4
LATENCY_SECONDS = 0.02
"""Of a delivery: long enough that a kill meets calls in flight."""

RATE = 1_000.0
CASES = (("sqlite", 1), ("sqlite", 3), ("postgresql", 1), ("postgresql", 3))


@dataclass
class Result:
    """What was left of one case.

    Attributes:
        kills: How often a worker was killed.
        delivered: Nudges that Telegram took.
        duplicates: Nudges that it took more than once.
        without_row: Moments without a decision.
        lost: Nudges that are neither delivered nor known not to be: not sent, unknown or failed.
        untrue: Nudges that are sent by their row but not by Telegram, or the other way round.
        unknown: Nudges of which nobody knows.
        met: How many kills met a row in the hands of the worker, in the queue whose turn it was.
        left: What was left in the other queues.
        requests: What became of reminders, timers and letters.
        notices_in_flight: The same of notices.
        in_flight: Calls that the killed workers had begun and not stored the end of, at the moments of the kills.
        seconds: Time of the whole case.
    """

    kills: int = 0
    delivered: int = 0
    duplicates: int = 0
    without_row: int = 0
    lost: int = 0
    untrue: int = 0
    unknown: int = 0
    in_flight: int = 0
    notices_in_flight: int = 0
    met: int = 0
    left: Leftovers = field(default_factory=Leftovers)
    requests: RequestsLeft = field(default_factory=RequestsLeft)
    seconds: float = 0.0


async def run_case(kind: str, workers: int, nudges: int, kills: int, server: PostgresqlServer) -> Result:
    """Send ``nudges`` nudges through ``kills`` kills."""
    begun = time.monotonic()
    result = Result(kills=kills)
    with tempfile.TemporaryDirectory(prefix="offscreen-crash-") as name:
        folder = Path(name)
        url = f"sqlite+aiosqlite:///{folder / 'crash.sqlite'}"
        if kind == "postgresql":
            url = await asyncio.to_thread(server.create_database)
        telegram = LocalTelegram(nudges, latency=LATENCY_SECONDS)
        settings = settings_for(url, folder, telegram.address, rate=RATE).model_copy(
            update={"owners": frozenset({FIRST_TELEGRAM_ID})}
        )
        far = SystemClock().now() + timedelta(days=1)
        waves = [far + timedelta(seconds=number) for number in range(kills + 1)]
        await fill(settings, nudges, waves, timedelta(days=9))
        crew = [WorkerProcess(settings, ProcessRole.SEND) for _number in range(workers)]
        try:
            async with opened(url) as database:
                others = OtherQueues(database, nudges)
                requests = OwnRequests(database, nudges, kills, settings.encoder)
                await requests.prepare()
                for wave, queue in zip(waves[:-1], cycle(SENDERS_QUEUES)):
                    await others.release()
                    await requests.release()
                    await _release(database, wave)
                    victim = await _victim(queue, others, telegram, crew)
                    result.met += victim is not None
                    number = random.randrange(workers) if victim is None else victim
                    crew[number].kill()
                    result.in_flight += await _in_flight(database, Nudge, crew[number].pid)
                    result.notices_in_flight += await _in_flight(database, Notice, crew[number].pid)
                    crew[number] = WorkerProcess(settings, ProcessRole.SEND)
                await _release(database, waves[-1])
                await _settled(database)
                await others.settled()
                await requests.settled()
                await _judge(database, telegram, nudges, result)
                result.left = await others.judge(telegram)
                result.requests = await requests.judge(telegram)
        finally:
            for worker in crew:
                worker.stop()
            telegram.close()
    result.seconds = round(time.monotonic() - begun, 1)
    return result


async def _release(database: Database, wave: datetime) -> None:
    async with database.writing() as session:
        await session.exec(
            update(Moment)
            .where(col(Moment.due_at) == wave)
            .values(due_at=SystemClock().now())
            .execution_options(synchronize_session=False)
        )


async def _victim(
    queue: QueueSpec, others: OtherQueues, telegram: LocalTelegram, crew: list[WorkerProcess]
) -> int | None:
    """Wait until a queue is at work; return which of the crew has a row of it in hand, if one is met."""
    if queue is OUTBOX:
        before = telegram.count()
        await until(lambda: telegram.count() > before)
        await asyncio.sleep(random.uniform(0, 0.1))
        return random.randrange(len(crew))
    pids = [worker.pid for worker in crew]
    holder = await others.holder(queue, pids)
    await asyncio.sleep(random.uniform(0, 0.02))
    return None if holder is None else pids.index(holder)


async def _in_flight(database: Database, table: type[Nudge] | type[Notice], pid: int) -> int:
    """Return for how many rows a killed worker had begun a call that it had not stored the end of."""
    begun = (NudgeState.SENDING, NudgeState.UNKNOWN)  # another worker may have noticed already
    theirs = col(table.claimed_by).contains(f"/{pid}/")
    async with database.reading() as session:
        statement = select(func.count()).select_from(table).where(col(table.state).in_(begun), theirs)
        return (await session.exec(statement)).one()


async def _settled(database: Database) -> None:
    """Wait until every moment is decided and every nudge has come to its end."""
    on_its_way = (NudgeState.PLANNED, NudgeState.CLAIMED, NudgeState.SENDING)
    async with asyncio.timeout(300):
        while True:
            async with database.reading() as session:
                undecided = (
                    await session.exec(
                        select(func.count()).where(Moment.state == "pending", Moment.origin == Origin.BROADCAST)
                    )
                ).one()
            states = await states_of(database)
            if not undecided and not any(states[state] for state in on_its_way):
                return
            await asyncio.sleep(0.2)


async def _judge(database: Database, telegram: LocalTelegram, nudges: int, result: Result) -> None:
    delivered = [nudge for _at, nudge in telegram.served().sent]
    async with database.reading() as session:
        broadcast = select(func.count()).select_from(Decision).join(Moment).where(Moment.origin == Origin.BROADCAST)
        decided = (await session.exec(broadcast)).one()
        rows = dict((await session.exec(select(Nudge.id, Nudge.state))).all())
        own = set((await session.exec(select(Nudge.id).where(Nudge.origin == Origin.OWN))).all())
    by_telegram = set(delivered)
    result.delivered = len(by_telegram - own)
    result.duplicates = len(delivered) - len(by_telegram)
    result.without_row = nudges - decided
    result.unknown = sum(state == NudgeState.UNKNOWN for state in rows.values())
    ends = (NudgeState.SENT, NudgeState.UNKNOWN, NudgeState.FAILED)
    result.lost = nudges - sum(state in ends for nudge, state in rows.items() if nudge not in own)
    result.untrue = sum(
        (state == NudgeState.SENT) != (nudge in by_telegram)
        for nudge, state in rows.items()
        if state != NudgeState.UNKNOWN
    )


def promises_of(name: str, result: Result) -> list[Promise]:
    """Hold one case against what is promised."""
    return [
        at_most(f"{name}: nudges delivered twice", result.duplicates, 0),
        at_most(f"{name}: moments without a decision", result.without_row, 0),
        at_most(f"{name}: nudges that did not come to an end", result.lost, 0),
        at_most(f"{name}: rows that are untrue", result.untrue, 0),
        at_most(f"{name}: unknown, at most the calls in flight at a kill", result.unknown, result.in_flight),
        at_most(f"{name}: notices that came twice", result.left.notices_twice, 0),
        at_most(f"{name}: notices whose row is untrue", result.left.notices_untrue, 0),
        at_most(
            f"{name}: unknown notices, at most the calls in flight at a kill",
            result.left.notices_unknown,
            result.notices_in_flight,
        ),
        at_most(f"{name}: notices, jobs and events that did not come to an end", result.left.open_rows, 0),
        at_most(f"{name}: jobs not done, or whose file did not come", result.left.jobs_not_shown, 0),
        at_most(f"{name}: users whose events made no moment or two", result.left.users_without_moment, 0),
        at_most(f"{name}: reminders, timers and letters that came twice", result.requests.twice, 0),
        at_most(f"{name}: of them missing without being unknown", result.requests.missing, 0),
        at_most(f"{name}: of them that did not come to an end", result.requests.undecided, 0),
    ]


async def run(nudges: int, kills: int) -> Outcome:
    """Run all cases."""
    figures: dict[str, Mapping[str, object]] = {}
    promises: list[Promise] = []
    server = await asyncio.to_thread(PostgresqlServer)
    try:
        for kind, workers in CASES:
            name = f"{kind}, {workers} worker{'s' if workers > 1 else ''}"
            result = await run_case(kind, workers, nudges, kills, server)
            print(
                f"{name}: {nudges} moments, {kills} kills: {result.delivered} delivered, {result.duplicates} twice, "
                f"{result.unknown} unknown of {result.in_flight} calls in flight at the kills; "
                f"{result.left.notices} notices, {result.left.notices_unknown} unknown of {result.notices_in_flight}; "
                f"{result.left.jobs} jobs, events of {result.left.users} users; "
                f"{result.requests.reminders} reminders, {result.requests.timers} timers, "
                f"{result.requests.letters} letters, {result.requests.twice} twice, {result.requests.missing} missing; "
                f"{result.met} kills met their queue; {result.seconds:.0f} s"
            )
            figures[name] = asdict(result)
            promises += promises_of(name, result)
    finally:
        await asyncio.to_thread(server.close)
    return Outcome(figures, tuple(promises))


def measure(quick: bool, kills: int | None = None) -> Outcome:
    """Run all cases, smaller if ``quick``."""
    nudges = QUICK_NUDGES if quick else NUDGES
    return asyncio.run(run(nudges, kills or (QUICK_KILLS if quick else KILLS)))


def _kills() -> int | None:
    """Take ``--kills N`` out of the arguments; the rest is parsed by what all benchmarks share."""
    if "--kills" not in sys.argv:
        return None
    at = sys.argv.index("--kills")
    if at + 1 >= len(sys.argv) or not sys.argv[at + 1].isdecimal() or int(sys.argv[at + 1]) < 1:
        sys.exit("--kills needs a number of 1 or more")
    number = int(sys.argv[at + 1])
    del sys.argv[at : at + 2]
    return number


if __name__ == "__main__":
    wanted = _kills()
    main("crash", lambda quick: measure(quick, wanted))
