"""The table: what is attacked, and what becomes of it."""

from __future__ import annotations

import asyncio
import socket
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.attack.target import START_SECONDS, FellError, Target, target
from benchmarks.postgresql import PostgresqlServer
from telegram_playground.errors import NothingHappened


class Scene:
    """What an attack has at hand.

    Args:
        shared: A deployment on SQLite that many attacks meet one after another.
        folder: For everything else.
        quick: Whether there is little time.
    """

    def __init__(self, shared: Target, folder: Path, *, quick: bool) -> None:
        self.shared, self.folder, self.quick = shared, folder, quick
        self._server: PostgresqlServer | None = None
        self._made = 0

    def new_folder(self) -> Path:
        """Return an empty folder."""
        self._made += 1
        made = self.folder / f"attack-{self._made}"
        made.mkdir()
        return made

    async def postgresql(self) -> PostgresqlServer:
        """Return a PostgreSQL server that attacks share."""
        if self._server is None:
            self._server = await asyncio.to_thread(PostgresqlServer)
        return self._server

    @asynccontextmanager
    async def alone(self, *, postgresql: tuple[str, ...] | None = None, **settings: str) -> AsyncIterator[Target]:
        """Deploy for one attack alone.

        Args:
            postgresql: Settings of a PostgreSQL database, as ``name = value``; ``None``: SQLite.
            settings: Of the program.
        """
        if postgresql is not None:
            server = await self.postgresql()
            settings["database_url"] = await asyncio.to_thread(server.create_database, settings=postgresql)
        async with target(self.new_folder(), **settings) as deployed:
            yield deployed

    async def close(self) -> None:
        """End what was started."""
        if self._server is not None:
            await asyncio.to_thread(self._server.close)


@dataclass(frozen=True)
class Row:
    """One row of the table.

    Attributes:
        name: What is done, in words; docs/security.md calls it so.
        attack: Does it; raises ``FellError`` if it was not survived.
        quick: Whether there is time for it in a quick run.
        seconds: For the whole row, at most.
    """

    name: str
    attack: Callable[[Scene], Awaitable[None]]
    quick: bool = False
    seconds: float = 180.0


@dataclass(frozen=True)
class Result:
    """What became of one row: ``why`` it fell is empty if it was survived."""

    name: str
    why: str
    seconds: float

    @property
    def survived(self) -> bool:
        """Whether nothing happened that must not."""
        return not self.why


async def run_table(rows: Sequence[Row], *, quick: bool) -> tuple[list[Result], list[float]]:
    """Attack row by row; return what became of each, and how long people who are known waited in seconds."""
    results = []
    with tempfile.TemporaryDirectory(prefix="offscreen-attack-", ignore_cleanup_errors=True) as name:
        async with target(Path(name) / "shared", http_port=str(_free_port())) as shared:
            scene = Scene(shared, Path(name), quick=quick)
            await shared.start()
            await shared.meet()
            for row in rows:
                results.append(await _run(row, scene))
                mark, why = ("survived", "") if results[-1].survived else ("FELL    ", f": {results[-1].why}")
                print(f"{mark} {row.name} ({results[-1].seconds:.1f} s){why}", flush=True)
            await scene.close()
            return results, shared.waits


async def _run(row: Row, scene: Scene) -> Result:
    begun, why = time.monotonic(), ""
    try:
        async with asyncio.timeout(row.seconds):
            await row.attack(scene)
            await scene.shared.ask()
    except TimeoutError:
        why = f"it was not over after {row.seconds:g} s"
    except (FellError, NothingHappened) as error:
        why = str(error).splitlines()[0]
    except Exception as error:
        why = f"{type(error).__name__}: {error}".splitlines()[0]
    if why:
        await _recover(scene.shared)
    return Result(row.name, why, round(time.monotonic() - begun, 1))


async def _recover(shared: Target) -> None:
    """Begin anew after a row that fell, so that the next one is judged alone."""
    shared.front.odd.clear()
    shared.front.always.clear()
    shared.front.behind = shared.playground.address
    shared.playground.faults.clear()
    shared.playground.world.main.updates.clear()
    await shared.kill()
    with suppress(FellError, NothingHappened):  # the next row says so then
        await shared.start()
        await shared.ask(within=START_SECONDS)
        shared.waits.pop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
