"""What can happen to the machine: processes killed, disks full, files damaged, connections that say nothing."""

from __future__ import annotations

import asyncio
import resource
import signal
import socket
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import httpx
import psutil

from benchmarks.attack.table import Row, Scene
from benchmarks.attack.target import HELP, KNOWN_SECONDS, START_SECONDS, Target, insist

LOCKED_SECONDS = 6.0
SILENT_SECONDS = 20.0
"""Without a word for so long somebody was left in silence."""

MOST_LOG_LINES = 2_000
"""In what a full machine may end in a minute."""


async def killed(scene: Scene) -> None:
    """Kill the process while somebody waits: started again, it answers, and once."""
    target, known = scene.shared, scene.shared.known
    known.catches_up()
    before = len(known.messages)
    target.process.send_signal(signal.SIGSTOP)  # what is said now waits
    await known.sends("/help")
    await target.kill()
    await target.start()
    await known.receives(HELP, timeout=KNOWN_SECONDS)
    insist(len(known.messages) == before + 2, "the answer came more than once")


async def dead_worker_of_another_time(scene: Scene) -> None:
    """Let a worker of another machine die with its clock a year ahead: another one takes over."""
    async with scene.alone() as target:
        await target.start()
        await target.agree(target.known)
        await target.kill()
        ahead = (datetime.now(UTC) + timedelta(days=365)).strftime("%Y-%m-%d %H:%M:%S.%f")
        with target.sqlite() as connection:
            columns = {row[1] for row in connection.execute("PRAGMA table_info(worker)")}
            told = [name for name in ("lease_until", "share_until", "renewed_at", "seen_at") if name in columns]
            connection.execute(
                f"UPDATE worker SET host = 'elsewhere', {', '.join(f'{name} = ?' for name in told)}",
                [ahead] * len(told),
            )
        await target.start()
        await target.ask(within=70.0)


async def encoder_killed(scene: Scene) -> None:
    """Kill the process that encodes: a wish in new words is still answered with a picture."""
    target, known = scene.shared, scene.shared.known
    for child in target.process.children(recursive=True):
        child.kill()
    known.catches_up()
    await known.sends("something with pelicans and a quiet harbour")
    await known.receives(photo=True, timeout=START_SECONDS)


async def pictures_damaged(scene: Scene) -> None:
    """Damage every picture of the library: who asks for a nudge is told something."""
    target, known = scene.shared, scene.shared.known
    pictures = {path: path.read_bytes() for path in (target.folder / "data" / "images").iterdir()}
    try:
        for path, data in pictures.items():
            path.write_bytes(b"no picture" + data[:50])
        known.catches_up()
        await known.sends("/nudge")
        await known.receives(timeout=SILENT_SECONDS)
    finally:
        for path, data in pictures.items():
            path.write_bytes(data)


async def disk_full(scene: Scene) -> None:
    """Let no file of the process grow for a while: what was said meanwhile is answered when there is room again."""
    target, known = scene.shared, scene.shared.known
    process = target.process
    _soft, hard = process.rlimit(psutil.RLIMIT_FSIZE)
    known.catches_up()
    try:
        process.rlimit(psutil.RLIMIT_FSIZE, (1_024, hard))
        await known.sends("/help")
        await asyncio.sleep(2 if scene.quick else 10)
    finally:
        process.rlimit(psutil.RLIMIT_FSIZE, (hard, hard))
    await known.receives(HELP, timeout=KNOWN_SECONDS)


async def database_locked(scene: Scene) -> None:
    """Hold SQLite's lock as a slow program beside would: who wrote is answered once it is free."""
    target, known = scene.shared, scene.shared.known
    known.catches_up()
    with target.sqlite() as connection:
        connection.execute("BEGIN IMMEDIATE")
        await known.sends("/help")
        await asyncio.sleep(2 if scene.quick else LOCKED_SECONDS)
        connection.execute("ROLLBACK")
    await known.receives(HELP, timeout=KNOWN_SECONDS)


async def idle_connections(scene: Scene) -> None:
    """Open more connections that say nothing than the process has files: who asks is answered, and the log is short."""
    target, count, files = scene.shared, 400 if scene.quick else 1_500, 400 if scene.quick else 1_024
    process = target.process
    _soft, hard = process.rlimit(psutil.RLIMIT_NOFILE)
    process.rlimit(psutil.RLIMIT_NOFILE, (files, hard))
    lines = target.said().count("\n")
    try:
        with _room_for(count), ExitStack() as idle:
            for _number in range(count):
                sock = idle.enter_context(socket.socket())
                sock.setblocking(False)
                sock.connect_ex(("127.0.0.1", _port(target)))
                await asyncio.sleep(0)
            async with httpx.AsyncClient(timeout=KNOWN_SECONDS) as client:
                answer = await client.get(f"http://127.0.0.1:{_port(target)}/healthz")
            insist(answer.status_code == 200, f"/healthz said {answer.status_code}")
            await target.ask()
    finally:
        process.rlimit(psutil.RLIMIT_NOFILE, (hard, hard))
    more = target.said().count("\n") - lines
    insist(more < MOST_LOG_LINES, f"it logged {more} lines")


def _room_for(count: int) -> ExitStack:
    """Let this process open so many more files."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, soft + count + 100), hard))
    stack = ExitStack()
    stack.callback(resource.setrlimit, resource.RLIMIT_NOFILE, (soft, hard))
    return stack


def _port(target: Target) -> int:
    return int(target.settings["http_port"])


async def events_without_a_token(scene: Scene) -> None:
    """Post events of devices without a token, with a wrong one, and with bodies that are none."""
    address = f"http://127.0.0.1:{_port(scene.shared)}/v1/moments"
    event = {"id": "1", "event": "active", "at": datetime.now(UTC).isoformat()}
    async with httpx.AsyncClient(timeout=KNOWN_SECONDS) as client:
        for headers in ({}, {"Authorization": "Bearer off_wrong"}, {"Authorization": "Basic eA=="}):
            answer = await client.post(address, json=event, headers=headers)
            insist(answer.status_code == 401, f"{headers} led to {answer.status_code}")
        for body in (b"x" * 2_000_000, b"[" * 50_000, b"\xff\xfe", b"{}"):
            answer = await client.post(address, content=body, headers={"Authorization": "Bearer off_wrong"})
            insist(400 <= answer.status_code < 500, f"a body that is none led to {answer.status_code}")


async def pages_of_others(scene: Scene) -> None:
    """Let another site's page talk to the playground: by its own name, and from its own origin."""
    playground = scene.shared.playground
    async with httpx.AsyncClient(timeout=KNOWN_SECONDS) as client:
        hook = f"{playground.address}/bot{playground.token}/setWebhook"
        for headers in ({"Host": "evil.example"}, {"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
            for method, address in (("GET", playground.address), ("POST", hook)):
                answer = await client.request(method, address, headers=headers, json={"url": "http://127.0.0.1:9"})
                insist(answer.status_code in (403, 421), f"{method} with {headers} led to {answer.status_code}")


ROWS = (
    Row("killed while somebody waits", killed, quick=True),
    Row("the encoder is killed", encoder_killed, quick=True),
    Row("every picture is damaged", pictures_damaged, quick=True),
    Row("a full disk", disk_full),
    Row("a locked database", database_locked, quick=True),
    Row("idle connections", idle_connections, quick=True),
    Row("events without a token", events_without_a_token, quick=True),
    Row("pages of other sites", pages_of_others, quick=True),
    Row("a dead worker whose clock was a year ahead", dead_worker_of_another_time),
)
