"""A sender with its surroundings: the local Bot API, a database, nudges for people who have started the bot."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pydantic import SecretStr
from sqlmodel import col, select

from benchmarks.front import Front
from bot.core.clock import JumpingClock
from bot.core.signals import Signals, Wake
from bot.delivery.sender import Sender
from bot.monitoring.metrics import Metrics
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.models import Account, Nudge, NudgeState
from bot.storage.worker_context import WorkerContext
from bot.telegram.connection import TelegramConnection
from bot.telegram.pacing import Pacer
from telegram_playground.journal import Call
from telegram_playground.scripting import Person
from telegram_playground.server import Playground
from tests.bot.databases import database, database_url, empty_url, migrated, postgresql, sqlite
from tests.bot.factories import NOON, add_items, add_nudge, add_user

ENDS = (NudgeState.SENT, NudgeState.FAILED, NudgeState.UNKNOWN)
PATIENCE_SECONDS = 30.0


@dataclass
class Post:
    """Everything a sender needs, and what it did."""

    playground: Playground
    database: Database
    connection: TelegramConnection
    clock: JumpingClock
    folder: Path
    alerts: list[tuple[str, str]] = field(default_factory=list)
    metrics: Metrics = field(default_factory=Metrics)

    def sender(self, worker: str = "tester") -> tuple[Sender, Wake]:
        """Return a new sender and what wakes it."""
        signals = Signals()
        context = WorkerContext(self.database, self.connection.messenger, self.clock, worker)
        sender = Sender(context, signals, self.folder, self.connection.budget, self.metrics, self._alert)
        return sender, signals.send

    @property
    def pacer(self) -> Pacer:
        """What paces its calls."""
        return self.connection.budget

    @asynccontextmanager
    async def sending(self, worker: str = "tester") -> AsyncIterator[Sender]:
        """Let a sender run."""
        sender, _wake = self.sender(worker)
        loop = asyncio.create_task(sender.run())
        try:
            yield sender
        finally:
            await sender.stop()
            await loop

    async def person(self, name: str = "Ada", **values: Any) -> tuple[Person, int]:
        """Return somebody who has started the bot, and the user's id."""
        person = self.playground.person(name)
        await person.sends("/start")
        user = await add_user(self.database, **values)
        async with self.database.writing() as session:
            account = await session.get_one(Account, user)
            account.address = str(person.id)
        return person, user

    async def nudge(self, user: int, key: str = "a", **values: Any) -> int:
        """Add a nudge that may go out now."""
        return await add_nudge(self.database, user, key=key, at=values.pop("at", self.clock.now()), **values)

    async def nudges(self) -> list[Nudge]:
        """Return all nudges in the order in which they were added."""
        async with self.database.reading() as session:
            return list((await session.exec(select(Nudge).order_by(col(Nudge.id)))).all())

    async def settled(self, is_settled: Callable[[Nudge], bool] = lambda nudge: nudge.state in ENDS) -> list[Nudge]:
        """Return all nudges once all of them are settled."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not all(map(is_settled, nudges := await self.nudges())):
                await asyncio.sleep(0.02)
        return nudges

    def photos(self) -> list[Call]:
        """Return the calls of sendPhoto so far."""
        return self.playground.journal.of("sendPhoto")

    async def _alert(self, kind: str, text: str) -> None:
        self.alerts.append((kind, text))


@asynccontextmanager
async def open_post(
    database: Database, folder: Path, *, rate: float = 1000.0, start: datetime = NOON, front: Front | None = None
) -> AsyncIterator[Post]:
    """Set up a post, with another server in front of the local Bot API if there is one."""
    clock = JumpingClock(start)
    async with Playground(clock=clock) as playground:
        address = playground.address
        if front is not None:
            front.behind = playground.address
            address = front.address
        settings = Settings(
            _env_file=None,
            telegram_token=SecretStr(playground.token),
            telegram_api=address,
            data_dir=folder,
            nudges_per_second=rate,
        )
        connection = TelegramConnection(settings)
        await connection.open()
        await add_items(database, 3)
        for number in range(3):
            Image.new("RGB", (40, 30), (90, 120, 40 * number)).save(folder / f"i{number}.png")
        try:
            yield Post(playground, database, connection, clock, folder)
        finally:
            await connection.close()


@pytest.fixture
async def post(database: Database, tmp_path: Path) -> AsyncIterator[Post]:
    """A post on each kind of database."""
    async with open_post(database, tmp_path) as post:
        yield post


@pytest.fixture
async def sqlite_post(sqlite: Database, tmp_path: Path) -> AsyncIterator[Post]:
    """A post on SQLite, for what does not depend on the kind of database."""
    async with open_post(sqlite, tmp_path) as post:
        yield post


__all__ = ["ENDS", "Post", "database", "database_url", "empty_url", "migrated", "open_post", "postgresql", "sqlite"]
