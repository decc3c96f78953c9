"""PostgreSQL away for a minute under two workers: how much they log, and how soon people are answered after it.

People go on writing. ``--quick`` leaves it away for ten seconds.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections import Counter
from contextlib import AsyncExitStack
from pathlib import Path

from benchmarks.postgresql import PostgresqlServer
from benchmarks.report import Outcome, at_most, main
from telegram_playground.scripting import Person
from telegram_playground.server import Playground

ROLES = ("receive", "send")
PEOPLE = 10
PATIENCE_SECONDS = 120.0
LINES = 200
"""A worker may log in the outage, its beginning and its end."""

ANSWER_SECONDS = 15.0


async def _measured(away: float) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        server = await asyncio.to_thread(PostgresqlServer, durable=False)
        try:
            url = await asyncio.to_thread(server.create_database)
            async with Playground() as playground, AsyncExitStack() as workers:
                for role in ROLES:
                    process = await _start(role, folder, playground, url)
                    workers.push_async_callback(_end, process)
                    if role == "receive":  # it makes the tables
                        people = [playground.person(f"Person {number}") for number in range(PEOPLE)]
                        await asyncio.gather(*(_asks(person) for person in people))
                await asyncio.sleep(10)
                return await _outage(server, people, folder, away)
        finally:
            await asyncio.to_thread(server.close)


async def _start(role: str, folder: Path, playground: Playground, url: str) -> asyncio.subprocess.Process:
    settings = {"TELEGRAM_TOKEN": playground.token, "TELEGRAM_API": playground.address, "DATABASE_URL": url}
    settings |= {"DATA_DIR": str(folder / role), "OWNERS": "77"}
    log = (folder / f"{role}.log").open("wb")
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run", "--role", role),
        env=os.environ | {f"OFFSCREEN_{name}": value for name, value in settings.items()},
        cwd=folder,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=log,
    )


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.terminate()
    await process.wait()


async def _asks(person: Person) -> float:
    begun = time.monotonic()
    person.catches_up()
    await person.sends("/privacy")
    await person.receives(timeout=PATIENCE_SECONDS)
    return time.monotonic() - begun


async def _outage(server: PostgresqlServer, people: list[Person], folder: Path, away: float) -> dict[str, object]:
    before = {role: _lines(folder, role) for role in ROLES}
    await asyncio.to_thread(server.stop)
    until = time.monotonic() + away
    while time.monotonic() < until:
        for person in people:
            await person.sends("/privacy")
        await asyncio.sleep(2)
    await asyncio.to_thread(server.start)
    waits = await asyncio.gather(*(_asks(person) for person in people))
    await asyncio.sleep(5)
    new = {role: _lines(folder, role)[len(before[role]) :] for role in ROLES}
    kinds = {role: Counter(" ".join(line.split()[2:5]) for line in lines).most_common(5) for role, lines in new.items()}
    return {
        "away_s": away,
        "lines": {role: len(lines) for role, lines in new.items()},
        "kinds": kinds,
        "tracebacks": sum(line.startswith("Traceback") for lines in new.values() for line in lines),
        "answer_s": round(max(waits), 2),
    }


def _lines(folder: Path, role: str) -> list[str]:
    return (folder / f"{role}.log").read_text().splitlines()


def measure(quick: bool) -> Outcome:
    """Take the server away and bring it back."""
    found = asyncio.run(_measured(10 if quick else 60))
    for name, value in found.items():
        print(f"{name} {value}")
    lines = found["lines"]
    assert isinstance(lines, dict)
    return Outcome(
        found,
        (
            *(at_most(f"lines that {role} logs", lines[role], LINES) for role in ROLES),
            at_most("seconds until all are answered", float(str(found["answer_s"])), ANSWER_SECONDS),
        ),
    )


if __name__ == "__main__":
    main("outage", measure)
