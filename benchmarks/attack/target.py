"""The program that is attacked: ``offscreen run`` as a process, a local Bot API, and what answers in its place."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil
from sqlmodel import SQLModel, select

from benchmarks.front import Front, open_front
from benchmarks.patience import onboard
from bot.storage.database import Database
from telegram_playground.errors import NothingHappened
from telegram_playground.scripting import Person
from telegram_playground.server import Playground

OWNER_ID = 5_000_000_001
REPOSITORY = Path(__file__).parents[2]

START_SECONDS = 90.0
"""For a process to start, and for a first text to be encoded."""

KNOWN_SECONDS = 5.0
"""As long as somebody who has agreed may wait for an answer, once network and process are back."""

HELP = "I write to you at your screen-time moments. In between"
"""What stands in the answer to /help, and in no other."""

_ASKING_SECONDS = 1.5
"""Between two questions of one person; Telegram allows about one message a second to a chat."""


class FellError(Exception):
    """An attack did what it must not."""


def insist(held: bool, otherwise: str) -> None:
    """Let an attack count as survived only if something holds.

    Raises:
        FellError: With the words for what happened otherwise.
    """
    if not held:
        raise FellError(otherwise)


class Target:
    """One deployment of the real program.

    Args:
        folder: For its data and its log.
        playground: The local Bot API.
        front: Stands before that, and may answer in its place.
        settings: Further settings, in lower case, without their prefix.
    """

    def __init__(self, folder: Path, playground: Playground, front: Front, **settings: str) -> None:
        self.folder, self.playground, self.front = folder, playground, front
        self.settings = settings
        self.log = folder / "log.txt"
        self._process: asyncio.subprocess.Process | None = None
        self.waits: list[float] = []
        self.owner = playground.person("Own Er", id=OWNER_ID)
        self.known = playground.person("Kno Wn")

    @property
    def url(self) -> str:
        """Address of its database."""
        return self.settings.get("database_url") or f"sqlite+aiosqlite:///{self.path}"

    @property
    def path(self) -> Path:
        """SQLite's file."""
        return self.folder / "data" / "offscreen.sqlite"

    @property
    def process(self) -> psutil.Process:
        """The process, as the system sees it."""
        if self._process is None or self._process.returncode is not None:
            raise FellError("the process has ended")
        return psutil.Process(self._process.pid)

    @property
    def environment(self) -> dict[str, str]:
        """What the process is started with: no setting of whoever measures."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("OFFSCREEN_", "OPENAI_"))}
        own = {
            "telegram_token": self.playground.token,
            "telegram_api": self.front.address,
            "data_dir": str(self.folder / "data"),
            "owners": str(OWNER_ID),
            **self.settings,
        }
        return {**kept, "PYTHONPATH": str(REPOSITORY), **{f"OFFSCREEN_{n.upper()}": v for n, v in own.items()}}

    async def launch(self) -> None:
        """Start the program."""
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", env=self.environment, cwd=self.folder, stdout=log, stderr=log
            )

    async def start(self) -> None:
        """Start the program, and return once it asks for updates."""
        await self.launch()
        await self.playground.polled(timeout=START_SECONDS)

    async def kill(self) -> None:
        """Kill the process with SIGKILL."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    async def stop(self) -> None:
        """End the process in order, or by force after a while."""
        if self._process is None or self._process.returncode is not None:
            return
        self._process.terminate()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._process.wait(), 20)
        await self.kill()

    async def ended(self, seconds: float) -> int:
        """Return the exit code of a process that ends by itself.

        Raises:
            FellError: If it does not in so many seconds.
        """
        if self._process is None:
            raise FellError("it was never started")
        try:
            return await asyncio.wait_for(self._process.wait(), seconds)
        except TimeoutError:
            raise FellError(f"the process still runs after {seconds:g} s") from None

    def said(self) -> str:
        """Return all that the program has logged and printed."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    # People.

    async def agree(self, person: Person) -> None:
        """Let a person say yes to being remembered: from then on they are known."""
        await person.sends("/start")
        await person.receives("Is that all right?", timeout=START_SECONDS)
        await person.sends("yes")
        await person.receives("1 of 9", timeout=START_SECONDS)

    async def meet(self) -> None:
        """Let the owner agree, and somebody talk to the bot up to their first nudge."""
        await asyncio.gather(self.agree(self.owner), onboard(self.known))

    async def ask(self, person: Person | None = None, *, within: float = KNOWN_SECONDS) -> float:
        """Ask for help as somebody who is known; return how many seconds the answer took.

        Raises:
            FellError: If none came within so many seconds.
        """
        asking = person or self.known
        asking.catches_up()
        begun = time.monotonic()
        await asking.sends("/help")
        try:
            await asking.receives(HELP, timeout=within)
        except NothingHappened:
            raise FellError(f"somebody known had no answer after {within:g} s") from None
        self.waits.append(time.monotonic() - begun)
        return self.waits[-1]

    @asynccontextmanager
    async def asking(self) -> AsyncIterator[list[float]]:
        """Let somebody known ask again and again within the block; yields how long each answer took.

        Raises:
            FellError: If one took too long.
        """
        waits: list[float] = []

        async def ask() -> None:
            while True:
                waits.append(await self.ask())
                await asyncio.sleep(_ASKING_SECONDS)

        task = asyncio.create_task(ask())
        try:
            yield waits
        finally:
            if not task.done():
                task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    def does(self, person: Person, body: dict[str, Any]) -> None:
        """Let a message of any content arrive from a person."""
        self.playground.world.person_sends(person.account, person.chat, body)

    def push(self, kind: str, payload: dict[str, Any]) -> None:
        """Let an update of any kind and content arrive, whether it was asked for or not."""
        updates = self.playground.world.main.updates
        wanted = updates.allowed
        updates.allow([kind])
        updates.push(kind, payload)
        updates.allowed = wanted

    # Its database.

    async def rows(self, model: type[SQLModel]) -> list[Any]:
        """Return all rows of a table."""
        database = Database(self.url)
        try:
            async with database.reading() as session:
                return list((await session.exec(select(model))).all())
        finally:
            await database.close()

    @contextmanager
    def sqlite(self) -> Iterator[sqlite3.Connection]:
        """Open SQLite's file for a statement or a lock of our own."""
        connection = sqlite3.connect(self.path, isolation_level=None, timeout=30)
        try:
            yield connection
        finally:
            connection.close()


@asynccontextmanager
async def target(folder: Path, **settings: str) -> AsyncIterator[Target]:
    """Deploy within the block; the program is started by whoever attacks it."""
    folder.mkdir(parents=True, exist_ok=True)
    async with Playground() as playground, open_front() as front:
        front.behind = playground.address
        deployed = Target(folder, playground, front, **settings)
        try:
            yield deployed
        finally:
            await deployed.stop()
