"""Events of devices: how many a second are taken, whether any is lost when the process is killed, and floods.

``python -m benchmarks.events [--quick] [--json]``
"""

from __future__ import annotations

import asyncio
import json
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import numpy as np
import psutil
from sqlmodel import col, func, select

from benchmarks.deployment import FIRST_USER, LocalTelegram, WorkerProcess, fill, opened, settings_for
from benchmarks.postgresql import PostgresqlServer
from benchmarks.report import Outcome, Promise, at_least, at_most, main
from bot.core.clock import SystemClock
from bot.core.service import ProcessRole
from bot.demo.stage import free_port
from bot.screentime.flood import PER_MINUTE
from bot.screentime.tokens import digest_of, new_token
from bot.settings import Settings
from bot.storage.models import Device, Moment, Origin, ScreenEvent, ScreenPending, ScreenRules

USERS = 500
EVENTS, QUICK_EVENTS = 10_000, 2_000
CONNECTIONS = 32
FLOOD_SECONDS = 5.0
STEADY_PER_SECOND = 40
IDLE_SHARE = 0.05
"""Of one core, at most, that a worker takes which has nothing to do."""

_MEGABYTE = 1024 * 1024


@dataclass
class Answers:
    """What came back.

    Attributes:
        accepted: Ids of the events answered with 202.
        seconds: How long each answer took.
        statuses: How often there was which status.
    """

    accepted: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)


class Line:
    """One connection over which events go one after another, with as little work as possible on this side."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def send(self, token: str, event: dict[str, object], answers: Answers) -> int:
        """Send an event and wait for the answer; return its status."""
        if self._reader is None or self._writer is None:
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        body = json.dumps(event).encode()
        head = (
            f"POST /v1/moments HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        begun = time.monotonic()
        self._writer.write(head.encode() + body)
        told = await self._reader.readuntil(b"\r\n\r\n")
        status = int(told[9:12])
        length = next(int(line[15:]) for line in told.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        await self._reader.readexactly(length)
        answers.seconds.append(time.monotonic() - begun)
        answers.statuses[status] = answers.statuses.get(status, 0) + 1
        if status == 202:
            answers.accepted.append(str(event.get("id")))
        return status

    def close(self) -> None:
        """Hang up."""
        if self._writer is not None:
            self._writer.close()


async def prepare(url: str, folder: Path, telegram: LocalTelegram) -> tuple[Settings, list[str]]:
    """Make a database with users who have a device each."""
    port = free_port()
    settings = settings_for(url, folder, telegram.address, rate=1.0).model_copy(
        update={"http_port": port, "public_url": f"http://127.0.0.1:{port}"}
    )
    await fill(settings, USERS, [], timedelta(hours=1))
    tokens = [new_token() for _user in range(USERS)]
    now = SystemClock().now()
    async with opened(url) as database, database.writing() as session:
        for number, token in enumerate(tokens):
            user = FIRST_USER + number
            session.add(Device(user_id=user, name="phone", digest=digest_of(token), created_at=now))
            session.add(ScreenRules(user_id=user))
    return settings, tokens


async def send_all(port: int, tokens: Sequence[str], events: int, answers: Answers) -> float:
    """Send events of all users over some connections; return how many were accepted a second."""
    lines = [Line(port) for _line in range(CONNECTIONS)]

    async def work(line: Line, first: int) -> None:
        for number in range(first, events, CONNECTIONS):
            event = {"event": "active", "id": f"e{number}", "minutes_today": 42}
            await line.send(tokens[number % len(tokens)], event, answers)

    begun = time.monotonic()
    await asyncio.gather(*(work(line, number) for number, line in enumerate(lines)))
    took = time.monotonic() - begun
    for line in lines:
        line.close()
    return len(answers.accepted) / took


async def killed(port: int, tokens: Sequence[str], worker: WorkerProcess) -> Answers:
    """Send one threshold of each user and kill the process in the middle; return what it had accepted."""
    answers = Answers()

    async def work(first: int) -> None:
        line = Line(port)
        for number in range(first, len(tokens), CONNECTIONS):
            if len(answers.accepted) >= len(tokens) // 2:
                worker.kill()
            try:
                await line.send(tokens[number], {"event": "threshold", "id": f"k{number}"}, answers)
            except (OSError, asyncio.IncompleteReadError):
                return

    await asyncio.gather(*(work(number) for number in range(CONNECTIONS)))
    return answers


async def calm(process: psutil.Process) -> None:
    """Return when a process has done next to nothing for half a second: what it reads as it starts is no event's."""
    async with asyncio.timeout(60):
        while True:
            begun = sum(process.cpu_times()[:2])
            await asyncio.sleep(0.5)
            if sum(process.cpu_times()[:2]) - begun <= IDLE_SHARE * 0.5:
                return


async def stored(url: str, ids: Sequence[str]) -> dict[str, int]:
    """Return how often each of these events is in the database."""
    async with opened(url) as database, database.reading() as session:
        found = await session.exec(
            select(ScreenEvent.event_id, func.count())
            .where(col(ScreenEvent.event_id).startswith(ids[0][0]))
            .group_by(col(ScreenEvent.event_id))
        )
        return {str(name): number for name, number in found}


async def looked_at(url: str) -> dict[int, int]:
    """Return how many moments each user has from the screen, once the rules have looked at everything."""
    async with opened(url) as database, asyncio.timeout(120):
        while True:
            async with database.reading() as session:
                waiting = (await session.exec(select(func.count()).select_from(ScreenPending))).one()
                found = await session.exec(
                    select(Moment.user_id, func.count())
                    .where(Moment.origin == Origin.SCREEN_TIME, col(Moment.origin_key).startswith("threshold"))
                    .group_by(col(Moment.user_id))
                )
                if not waiting:
                    return dict(found.all())
            await asyncio.sleep(0.2)


async def steadily(port: int, tokens: Sequence[str], seconds: float) -> Answers:
    """Send events at a steady rate; return the answers."""
    answers = Answers()
    lines = [Line(port) for _line in range(8)]
    ends = time.monotonic() + seconds

    async def work(line: Line, first: int) -> None:
        number = first
        while time.monotonic() < ends:
            await line.send(tokens[number % len(tokens)], {"event": "active"}, answers)
            number += len(lines)
            await asyncio.sleep(len(lines) / STEADY_PER_SECOND)

    await asyncio.gather(*(work(line, number) for number, line in enumerate(lines)))
    return answers


async def flooded(port: int, token: str, work: Callable[[], Awaitable[Answers]]) -> tuple[Answers, Answers]:
    """Send as fast as it goes with one token beside ``work``; return the flood's answers and those of the work."""
    flood, over = Answers(), asyncio.Event()

    async def pour() -> None:
        line = Line(port)
        while not over.is_set():
            await line.send(token, {"event": "active"}, flood)

    pouring = [asyncio.create_task(pour()) for _line in range(4)]
    others = await work()
    over.set()
    await asyncio.gather(*pouring)
    return flood, others


async def measure(kind: str, server: PostgresqlServer | None, events: int) -> tuple[dict[str, float], list[Promise]]:
    """Measure everything on one kind of database."""
    telegram = LocalTelegram(USERS)
    with tempfile.TemporaryDirectory(prefix="offscreen-events-") as name:
        folder = Path(name)
        url = f"sqlite+aiosqlite:///{folder / 'events.sqlite'}"
        if server is not None:
            url = await asyncio.to_thread(server.create_database)
        settings, tokens = await prepare(url, folder, telegram)
        port = settings.http_port or 0
        worker = WorkerProcess(settings, ProcessRole.ALL)
        try:
            await worker.ready()
            answers, process = Answers(), psutil.Process(worker.pid)
            await looked_at(url)
            await calm(process)
            busy = sum(process.cpu_times()[:2])
            rate = await send_all(port, tokens[2:], events, answers)
            taken = sum(process.cpu_times()[:2])
            await looked_at(url)
            looked = sum(process.cpu_times()[:2])
            memory = process.memory_info().rss / _MEGABYTE
            alone = await steadily(port, tokens[2:], FLOOD_SECONDS)
            flood, others = await flooded(port, tokens[0], lambda: steadily(port, tokens[2:], FLOOD_SECONDS))
            kept = await stored(url, ["e"])
            before = await killed(port, tokens, worker)
            after = await stored(url, ["k"])
            worker = WorkerProcess(settings, ProcessRole.ALL)
            await worker.ready()
            moments = await looked_at(url)
        finally:
            worker.stop()
            telegram.close()
    figures = {
        "events": len(answers.accepted),
        "events_per_second": rate,
        "answer_median_seconds": float(np.median(answers.seconds)),
        "answer_95th_seconds": float(np.percentile(answers.seconds, 95)),
        "cpu_milliseconds_per_event": 1000 * (taken - busy) / events,
        "cpu_milliseconds_per_event_until_looked_at": 1000 * (looked - busy) / events,
        "memory_megabytes": memory,
        "accepted_and_lost": sum(kept.get(name) != 1 for name in answers.accepted),
        "accepted_before_the_kill": len(before.accepted),
        "accepted_and_lost_by_the_kill": sum(after.get(name) != 1 for name in before.accepted),
        "moments_of_them_missing_or_twice": sum(
            moments.get(FIRST_USER + int(name[1:])) != 1 for name in before.accepted
        ),
        "calm_95th_seconds": float(np.percentile(alone.seconds, 95)),
        "flood_requests_per_second": len(flood.seconds) / FLOOD_SECONDS,
        "flood_accepted": len(flood.accepted),
        "others_refused_beside_the_flood": len(others.seconds) - len(others.accepted),
        "others_95th_seconds_beside_the_flood": float(np.percentile(others.seconds, 95)),
    }
    return figures, [
        at_least(f"{kind}: events accepted a second", rate, 250),
        at_most(f"{kind}: megabytes of memory", memory, 400),
        at_most(f"{kind}: accepted events that are lost", figures["accepted_and_lost"], 0),
        at_least(f"{kind}: accepted before the kill", figures["accepted_before_the_kill"], USERS // 2),
        at_most(f"{kind}: accepted events lost by the kill", figures["accepted_and_lost_by_the_kill"], 0),
        at_most(f"{kind}: of these, moments missing or twice", figures["moments_of_them_missing_or_twice"], 0),
        at_most(f"{kind}: events of the flood that are taken", figures["flood_accepted"], PER_MINUTE),
        at_most(f"{kind}: others refused beside the flood", figures["others_refused_beside_the_flood"], 0),
        at_most(
            f"{kind}: 95th percentile of others' seconds beside the flood",
            figures["others_95th_seconds_beside_the_flood"],
            0.25,
        ),
    ]


async def run(quick: bool) -> Outcome:
    """Measure on both databases."""
    figures: dict[str, object] = {}
    promises: list[Promise] = []
    server = await asyncio.to_thread(PostgresqlServer)
    try:
        for kind in ("sqlite", "postgresql"):
            found, kept = await measure(
                kind, server if kind == "postgresql" else None, QUICK_EVENTS if quick else EVENTS
            )
            figures[kind] = found
            promises += kept
            print(
                f"{kind}: {found['events_per_second']:.0f} events/s, median answer "
                f"{found['answer_median_seconds'] * 1000:.0f} ms, {found['memory_megabytes']:.0f} MB; of "
                f"{found['accepted_before_the_kill']:.0f} accepted before SIGKILL "
                f"{found['accepted_and_lost_by_the_kill']:.0f} lost; beside {found['flood_requests_per_second']:.0f} "
                f"requests/s of a flood others wait {found['others_95th_seconds_beside_the_flood'] * 1000:.0f} ms "
                f"(95th percentile; {found['calm_95th_seconds'] * 1000:.0f} ms without)"
            )
    finally:
        await asyncio.to_thread(server.close)
    return Outcome(figures, tuple(promises))


if __name__ == "__main__":
    main("events", lambda quick: asyncio.run(run(quick)))
