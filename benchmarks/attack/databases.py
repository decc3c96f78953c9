"""What a database can do: restart, be strict, be impatient, be upgraded; and ten thousand people in it."""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta

from sqlalchemy import text

from benchmarks.attack.table import Row, Scene
from benchmarks.attack.target import HELP, KNOWN_SECONDS, START_SECONDS, Target, insist
from benchmarks.deployment import TOKEN, LocalTelegram, fill, settings_for, states_of
from bot.core.clock import SystemClock
from bot.storage.database import Database
from bot.storage.migrations import head_revision
from bot.storage.models import NudgeState

PEOPLE = 12
CROWD = 10_000
CROWD_SECONDS = 600.0
CROWD_MEGABYTES = 900.0
NEWER = "9999"
"""A revision of tables that is still to come."""


async def _everybody(target: Target) -> None:
    """Let many agree and ask at once; every one is answered, and nobody is told of a fault."""
    people = [target.playground.person(f"Per Son{number}") for number in range(PEOPLE)]
    await asyncio.gather(*(target.agree(person) for person in people))
    for _time in range(2):
        await asyncio.gather(*(target.ask(person, within=START_SECONDS) for person in people))
    sorry = [message for person in people for message in person.messages if "went wrong" in message.text]
    insist(not sorry, f"{len(sorry)} were told that something went wrong")


async def postgresql_restarted(scene: Scene) -> None:
    """Break all connections and start the server again: who wrote meanwhile is answered."""
    async with scene.alone(postgresql=()) as target:
        await target.start()
        await target.agree(target.known)
        server = await scene.postgresql()
        await asyncio.to_thread(server.stop)
        target.known.catches_up()
        await target.known.sends("/help")
        await asyncio.sleep(5)
        await asyncio.to_thread(server.start)
        await target.known.receives(HELP, timeout=KNOWN_SECONDS)
        await target.ask()


async def strict_transactions(scene: Scene) -> None:
    """Let the server's default isolation be the strictest one."""
    for isolation in ("serializable", "repeatable read"):
        async with scene.alone(postgresql=(f"default_transaction_isolation = '{isolation}'",)) as target:
            await target.start()
            await _everybody(target)
            insist("SerializationError" not in target.said(), "transactions failed where they met")


async def impatient_server(scene: Scene) -> None:
    """Let the server end statements after a second, and transactions that do nothing for half of one."""
    settings = ("statement_timeout = '1s'", "idle_in_transaction_session_timeout = '500ms'", "lock_timeout = '1s'")
    async with scene.alone(postgresql=settings) as target:
        await target.start()
        await _everybody(target)


async def upgraded_meanwhile(scene: Scene) -> None:
    """Let a newer release upgrade the tables under a process at work: it ends, saying why, and takes nothing more."""
    for postgresql in (None, ()):
        async with scene.alone(postgresql=postgresql) as target:
            await target.start()
            await target.agree(target.known)
            await _execute(target, f"UPDATE alembic_version SET version_num = '{NEWER}'")
            asked = len(target.known.messages)
            await target.known.sends("/help")
            insist(await target.ended(30) == 1, "its exit code is not 1")
            insist("Start the new release here, too" in target.said(), "it did not say why it ended")
            insist(len(target.known.messages) == asked + 1, "it answered after the upgrade")
            await _execute(target, f"UPDATE alembic_version SET version_num = '{head_revision()}'")
            await target.start()
            await target.known.receives(HELP, timeout=KNOWN_SECONDS)


async def _execute(target: Target, statement: str) -> None:
    database = Database(target.url)
    try:
        async with database.writing() as session:
            await (await session.connection()).execute(text(statement))
    finally:
        await database.close()


async def ten_thousand_people(scene: Scene) -> None:
    """Let a nudge be due for 10,000 people at once: each moment comes to its end, in bounded time and memory."""
    folder = scene.new_folder()
    url = f"sqlite+aiosqlite:///{folder / 'offscreen.sqlite'}"
    telegram = await asyncio.to_thread(LocalTelegram, CROWD)
    try:
        settings = settings_for(url, folder, telegram.address, rate=1_000.0)
        await fill(settings, CROWD, [SystemClock().now()], timedelta(hours=2))
        async with scene.alone(
            database_url=url,
            data_dir=str(folder),
            telegram_api=telegram.address,
            telegram_token=TOKEN,
            nudges_per_second="1000",
            log_level="ERROR",
        ) as target:
            await target.launch()
            await _drained(target, url)
    finally:
        telegram.close()


async def _drained(target: Target, url: str) -> None:
    database, begun, megabytes = Database(url), time.monotonic(), 0.0
    try:
        while True:
            await asyncio.sleep(1)
            megabytes = max(megabytes, target.process.memory_info().rss / 2**20)
            states = await states_of(database)
            ended = states[NudgeState.SENT] + states[NudgeState.UNKNOWN] + states[NudgeState.FAILED]
            insist(time.monotonic() - begun < CROWD_SECONDS, f"only {ended} of {CROWD} came to an end")
            if ended >= CROWD:
                break
    finally:
        await database.close()
    print(f"         {CROWD} people in {time.monotonic() - begun:.0f} s, {megabytes:.0f} MiB at most: {dict(states)}")
    insist(states[NudgeState.SENT] == CROWD, f"{CROWD - states[NudgeState.SENT]} nudges were not sent")
    insist(megabytes < CROWD_MEGABYTES, f"it took {megabytes:.0f} MiB")


ROWS = (
    Row("PostgreSQL is restarted", postgresql_restarted),
    Row("PostgreSQL with strict transactions", strict_transactions, seconds=300),
    Row("PostgreSQL with low timeouts", impatient_server, seconds=300),
    Row("tables upgraded under a worker", upgraded_meanwhile, seconds=300),
    Row("10,000 people due at once", ten_thousand_people, seconds=CROWD_SECONDS + 120),
)
