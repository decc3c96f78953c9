"""A table of 5,000 messages imported beside 20 people who talk: how long they wait, and what it costs the import.

On SQLite, or with ``OFFSCREEN_BENCHMARK_POSTGRESQL=yes`` on a server of its own. ``--quick`` imports 500.
"""

from __future__ import annotations

import asyncio
import csv
import os
import random
import sys
import tempfile
import time
from collections.abc import Awaitable
from contextlib import suppress
from pathlib import Path

from benchmarks.postgresql import PostgresqlServer
from benchmarks.report import Outcome, at_most, main
from benchmarks.understanding import sentences_of
from telegram_playground.scripting import Person
from telegram_playground.server import Playground

ON_POSTGRESQL = "OFFSCREEN_BENCHMARK_POSTGRESQL"
PEOPLE = 20
PATIENCE_SECONDS = 60.0
WAIT_SECONDS = 0.4
SLOWER = 2.0
BETWEEN_SECONDS = 1.0
"""Of one person, from an answer to the next question."""


def _table(folder: Path, rows: int) -> Path:
    """Write messages that are like no other: words of sentences, mixed."""
    chance = random.Random(1)
    words = sorted({word for said, _intent in sentences_of() for word in said.split() if word.isalpha()})
    path = folder / f"{rows}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["id", "text"])
        table.writerows([f"made-{number}", " ".join(chance.sample(words, 12)) + "."] for number in range(rows))
    return path


async def _measured(rows: int) -> dict[str, float]:
    server = await asyncio.to_thread(PostgresqlServer) if os.environ.get(ON_POSTGRESQL) else None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = _table(folder, rows)
        try:
            alone, beside = [await asyncio.to_thread(_settings, folder / name, server) for name in ("alone", "beside")]
            return {"rows": rows, "alone_s": await _import(alone, table)} | await _beside(beside, table)
        finally:
            if server is not None:
                await asyncio.to_thread(server.close)


def _settings(folder: Path, server: PostgresqlServer | None) -> dict[str, str]:
    folder.mkdir()
    settings = {"DATA_DIR": str(folder), "LOG_LEVEL": "WARNING"}
    if server is not None:
        settings["DATABASE_URL"] = server.create_database()
    return settings


async def _start(settings: dict[str, str], *arguments: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments),
        env=os.environ | {f"OFFSCREEN_{name}": value for name, value in settings.items()},
        cwd=settings["DATA_DIR"],
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )


async def _import(settings: dict[str, str], table: Path) -> float:
    begun = time.monotonic()
    await (await _start(settings, "content", "import", str(table))).wait()
    return round(time.monotonic() - begun, 1)


async def _beside(settings: dict[str, str], table: Path) -> dict[str, float]:
    async with Playground() as playground:
        settings = {**settings, "TELEGRAM_TOKEN": playground.token, "TELEGRAM_API": playground.address}
        bot = await _start(settings, "run")
        people = [playground.person(f"Person {number}") for number in range(PEOPLE)]
        await asyncio.gather(*(_agrees(person) for person in people))
        quiet: list[float] = []
        await _talk_during(people, quiet, asyncio.sleep(15))
        waits: list[float] = []
        beside = await _talk_during(people, waits, _import(settings, table))
        bot.terminate()
        await bot.wait()
    return {
        "beside_s": beside or 0.0,
        "quiet_p95_s": _p95(quiet),
        "p95_s": _p95(waits),
        "longest_s": round(max(waits), 3),
    }


async def _talk_during(people: list[Person], waits: list[float], work: Awaitable[float | None]) -> float | None:
    talking = [asyncio.create_task(_talk(person, waits)) for person in people]
    try:
        return await work
    finally:
        for task in talking:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def _talk(person: Person, waits: list[float]) -> None:
    while True:
        waits.append(await _asks(person))
        await asyncio.sleep(BETWEEN_SECONDS)


async def _agrees(person: Person) -> None:
    """Be nobody's stranger: those wait longer."""
    await person.sends("/start")
    await person.presses("Yes, let's start", timeout=PATIENCE_SECONDS)
    await _asks(person)


async def _asks(person: Person) -> float:
    begun = time.monotonic()
    person.catches_up()
    await person.sends("/privacy")
    await person.receives(timeout=PATIENCE_SECONDS)
    return time.monotonic() - begun


def _p95(waits: list[float]) -> float:
    return round(sorted(waits)[int(0.95 * (len(waits) - 1))], 3)


def measure(quick: bool) -> Outcome:
    """Import alone, then beside people."""
    found = asyncio.run(_measured(500 if quick else 5000))
    for name, value in found.items():
        print(f"{name} {value}")
    return Outcome(
        found,
        (
            at_most("seconds that people wait (95th percentile)", found["p95_s"], WAIT_SECONDS),
            at_most("times the import alone", found["beside_s"] / found["alone_s"], SLOWER),
        ),
    )


if __name__ == "__main__":
    main("importing", measure)
