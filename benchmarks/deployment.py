"""A deployment to measure: a database full of people, a local Bot API, and workers, each a process of its own.

Vectors are random here: what is measured is the way of a nudge, not what it says.
"""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
import signal
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import SecretStr
from sqlalchemy import Table, text
from sqlmodel import SQLModel, col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.application import Offscreen
from bot.core.buttons import REACTION
from bot.core.clock import SystemClock
from bot.core.service import ProcessRole
from bot.delivery.matcher import POLICY
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.models import Account, Attribute, Moment, Nudge, Origin, Taste, TasteKind, User
from bot.storage.queries.library import add_library, live_images, live_messages
from bot.storage.queries.vectors import store_vectors
from content.manifest import starter_folder, starter_library
from recommender import Item, Profile, open_encoder
from recommender.policies.context import Context
from telegram_playground.journal import Call
from telegram_playground.scripting import Person
from telegram_playground.server import Playground

FIRST_USER = 10_000_000_000
FIRST_TELEGRAM_ID = 6_000_000_000
DIMENSION = 384
PATIENCE_SECONDS = 900.0

_TASTES = ("long walks", "reading")
_ATTRIBUTES = {"age": "34", "occupation": "nurse"}

TOKEN = "7214659083:known-to-the-processes-of-one-measurement"
"""Of the bot: the playground and the workers are processes of their own."""

_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(["benchmarks.deployment"])


def settings_for(url: str, folder: Path, api: str, *, rate: float, encoder: str = "all-MiniLM-L6-v2") -> Settings:
    """Return the settings of a worker."""
    return Settings(
        _env_file=None,
        telegram_token=SecretStr(TOKEN),
        telegram_api=api,
        database_url=url,
        data_dir=folder,
        nudges_per_second=rate,
        encoder=encoder,
        log_level="ERROR",
    )


# People.


async def fill(settings: Settings, people: int, due_at: Sequence[datetime], expiry: timedelta) -> None:
    """Make the tables, the library, its vectors, and people of whom each has one moment.

    Args:
        settings: Of the deployment.
        people: How many.
        due_at: When their moments are due, in equal parts.
        expiry: How long after that they make sense.
    """
    database = Database(settings.database)
    await database.open()
    now = SystemClock().now()
    async with database.writing() as session:
        await add_library(starter_library(), starter_folder(), settings.image_folder, now, session=session)
        await _add_vectors(settings.encoder, session=session)
    async with database.writing() as session:
        await _add_people(people, due_at, expiry, now, session=session)
    await database.close()


async def _add_vectors(encoder: str, *, session: AsyncSession) -> None:
    messages = [Item(message.id, message.text) for message in await live_messages(session=session)]
    images = [Item(image.id, image.caption) for image in await live_images(session=session)]
    texts = POLICY.texts(messages, images)
    own = POLICY.texts_for(Context(Profile(attributes=_ATTRIBUTES, likes=_TASTES, dislikes=())))
    await store_vectors(_random_vectors([*texts, *own]), open_encoder(encoder).fingerprint, session=session)


async def store_random_vectors(encoder: str, wishes: Sequence[str], *, session: AsyncSession) -> None:
    """Store vectors of everything that is encoded for wishes of the people here."""
    profile = Profile(attributes=_ATTRIBUTES, likes=_TASTES, dislikes=())
    texts = {text for wish in wishes for text in POLICY.texts_for(Context(profile, wish=wish))}
    known = set(POLICY.texts_for(Context(profile)))
    await store_vectors(_random_vectors(sorted(texts - known)), open_encoder(encoder).fingerprint, session=session)


def _random_vectors(texts: Sequence[str]) -> dict[str, Any]:
    rows = np.random.default_rng(len(texts)).normal(size=(len(texts), DIMENSION)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return dict(zip(texts, rows, strict=True))


async def _add_people(
    people: int, due_at: Sequence[datetime], expiry: timedelta, now: datetime, *, session: AsyncSession
) -> None:
    """Make one person and multiply it in the database, which is quicker than anything from outside."""
    user = User(
        id=FIRST_USER, created_at=now, consented_at=now, onboarded_at=now, time_zone="UTC", quiet_start=0, quiet_end=0
    )
    session.add(user)
    await session.flush()
    session.add(Account(user_id=FIRST_USER, messenger="telegram", address=str(FIRST_TELEGRAM_ID)))
    session.add_all(Attribute(user_id=FIRST_USER, name=name, value=value) for name, value in _ATTRIBUTES.items())
    session.add_all(Taste(user_id=FIRST_USER, kind=TasteKind.LIKE, text=like, english=like) for like in _TASTES)
    await session.flush()
    await _multiply(User, {"id": f"{FIRST_USER} + n"}, 1, people - 1, session=session)
    await _multiply(
        Account,
        {"user_id": f"{FIRST_USER} + n", "address": f"CAST({FIRST_TELEGRAM_ID} + n AS VARCHAR(64))"},
        1,
        people - 1,
        session=session,
    )
    for table in (Attribute, Taste):
        await _multiply(table, {"user_id": f"{FIRST_USER} + n"}, 1, people - 1, session=session)
    bounds = np.linspace(0, people, len(due_at) + 1).astype(int)
    for due, first, last in zip(due_at, bounds[:-1], bounds[1:], strict=True):
        if last <= first:
            continue
        moment = Moment(
            user_id=FIRST_USER + int(first),
            origin=Origin.BROADCAST,
            origin_key="benchmark",
            due_at=due,
            expires_at=due + expiry,
        )
        session.add(moment)
        await session.flush()
        await _multiply(
            Moment, {"user_id": f"{FIRST_USER} + n"}, first + 1, last - 1, session=session, where=f"id = {moment.id}"
        )


async def _multiply(
    model: type[SQLModel], varied: dict[str, str], first: int, last: int, *, session: AsyncSession, where: str = ""
) -> None:
    """Copy one row for n from ``first`` to ``last``, with some columns given by an expression in n."""
    table: Table = model.__table__  # type: ignore[attr-defined]  # SQLModel adds it
    owner = "id" if model is User else "user_id"
    generated = set() if "id" in varied else {"id"}
    columns = [column.name for column in table.columns if column.name not in generated]
    values = ", ".join(varied.get(name, f'model."{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    condition = where or f'"{owner}" = {FIRST_USER}'
    if last < first:
        return
    connection = await session.connection()
    await connection.execute(
        text(  # names and numbers are this module's own
            f'INSERT INTO "{table.name}" ({names}) '
            f"WITH RECURSIVE series(n) AS (SELECT {first} UNION ALL SELECT n + 1 FROM series WHERE n < {last}) "
            f'SELECT {values} FROM series, "{table.name}" AS model WHERE model.{condition}'
        )
    )


async def states_of(database: Database) -> Counter[str]:
    """Return how many nudges are in which state."""
    async with database.reading() as session:
        return Counter(dict((await session.exec(select(Nudge.state, func.count()).group_by(col(Nudge.state)))).all()))


# Telegram.


@dataclass
class Served:
    """What the local Bot API has seen.

    Attributes:
        sent: When each nudge was delivered, by the machine's monotonic clock, and its id.
        refused: Answers 429.
        told: Texts that were sent.
        letters: To whom letters were sent, by their ids.
        files: How many files were sent.
        answers: Seconds from what a person said to the answer.
    """

    sent: list[tuple[float, int]] = field(default_factory=list)
    refused: int = 0
    told: list[str] = field(default_factory=list)
    letters: list[int] = field(default_factory=list)
    files: int = 0
    answers: list[float] = field(default_factory=list)


class LocalTelegram:
    """A local Bot API in a process of its own, with people who have started the bot.

    Args:
        people: How many.
        limits: Whether Telegram's limits are enforced.
        latency: Seconds that a delivery takes, as over the internet.
        talkers: How many of further people say something every five seconds.
    """

    def __init__(self, people: int, *, limits: bool = False, latency: float = 0.0, talkers: int = 0) -> None:
        self._pipe, theirs = _processes.Pipe()
        self._process = _processes.Process(
            target=_serve_telegram, args=(theirs, people, limits, latency, talkers), daemon=True
        )
        self._process.start()
        self.address: str = self._pipe.recv()

    def count(self) -> int:
        """Return how many nudges were delivered so far."""
        self._pipe.send("count")
        return int(self._pipe.recv())

    def served(self) -> Served:
        """Return everything so far."""
        self._pipe.send("served")
        served: Served = self._pipe.recv()
        return served

    def talk(self, on: bool) -> None:
        """Let the talkers talk, or stop."""
        self._pipe.send("talk" if on else "quiet")

    def close(self) -> None:
        """Stop."""
        with suppress(BrokenPipeError):
            self._pipe.send("stop")
        self._process.join(5)
        if self._process.is_alive():
            self._process.kill()


def _serve_telegram(pipe: Connection, people: int, limits: bool, latency: float, talkers: int) -> None:
    logging.disable(logging.CRITICAL)  # clients that are killed leave broken requests
    with suppress(KeyboardInterrupt):
        asyncio.run(_telegram(pipe, people, limits, latency, talkers))


async def _telegram(pipe: Connection, people: int, limits: bool, latency: float, talkers: int) -> None:
    served, talking = Served(), asyncio.Event()
    playground = Playground(token=TOKEN, limits=limits)
    known = [playground.person("P", id=FIRST_TELEGRAM_ID + number) for number in range(people)]
    for person in known:
        person.chat.status = "open"

    def note(call: Call) -> None:
        if call.status == 429:
            served.refused += 1
        elif call.method == "sendPhoto" and call.status == 200:
            if (nudge := _nudge_in(call)) is not None:
                served.sent.append((time.monotonic(), nudge))
            else:
                served.letters.append(int(call.parameters["chat_id"]))
        elif call.method == "sendMessage" and call.status == 200 and (nudge := _nudge_in(call)) is not None:
            served.sent.append((time.monotonic(), nudge))
        elif call.method == "sendMessage" and call.status == 200:
            served.told.append(str(call.parameters["text"]))
        served.files += call.method == "sendDocument" and call.status == 200

    playground.on_call(note)
    async with playground:
        if latency:
            for method in ("sendPhoto", "sendMessage", "sendDocument"):
                playground.faults.add("slow", method, times=None, delay=timedelta(seconds=latency))
        pipe.send(playground.address)
        chatter = [asyncio.create_task(_talk(known[-1 - number], number, talking, served)) for number in range(talkers)]
        while (word := await asyncio.to_thread(pipe.recv)) != "stop":
            match word:
                case "count":
                    pipe.send(len(served.sent))
                case "served":
                    pipe.send(served)
                case "talk":
                    talking.set()
                case "quiet":
                    talking.clear()
        for task in chatter:
            task.cancel()


def _nudge_in(call: Call) -> int | None:
    """Return the nudge whose buttons a message has; ``None`` if it is none."""
    rows = (call.parameters.get("reply_markup") or {}).get("inline_keyboard") or [[{}]]
    family, _colon, rest = str(rows[0][0].get("callback_data", "")).partition(":")
    return int(rest.partition(":")[0]) if family == REACTION.sign else None


async def _talk(person: Person, number: int, talking: asyncio.Event, served: Served) -> None:
    """Say something every five seconds, each at another time, and take the time to the answer."""
    await talking.wait()  # a worker takes its time to start, and all would begin together
    await asyncio.sleep(number * 0.25)
    while True:
        await talking.wait()
        begun = time.monotonic()
        person.catches_up()
        await person.sends("/help")
        with suppress(Exception):
            await person.receives("I write to you at your screen-time moments", timeout=30.0)
        served.answers.append(time.monotonic() - begun)
        await asyncio.sleep(max(0.0, 5.0 - (time.monotonic() - begun)))


# Workers.


class WorkerProcess:
    """One process of the bot.

    Args:
        settings: Of the deployment.
        role: What it does.
    """

    def __init__(self, settings: Settings, role: ProcessRole) -> None:
        self._pipe, theirs = _processes.Pipe()
        self._process: BaseProcess = _processes.Process(target=_work, args=(theirs, settings, role), daemon=True)
        self._process.start()

    @property
    def pid(self) -> int:
        """The process's id, also once it is dead."""
        return self._process.pid or 0

    async def ready(self) -> None:
        """Return when it is at work."""
        await asyncio.to_thread(self._pipe.recv)

    def kill(self) -> None:
        """Kill it with SIGKILL."""
        self._process.kill()
        self._process.join()

    def stop(self) -> float:
        """Ask it to stop with SIGTERM; return how many seconds it took."""
        begun = time.monotonic()
        if self._process.pid is not None and self._process.is_alive():
            os.kill(self._process.pid, signal.SIGTERM)
        self._process.join(20)
        if self._process.is_alive():
            self.kill()
        return time.monotonic() - begun


def _work(pipe: Connection, settings: Settings, role: ProcessRole) -> None:
    logging.basicConfig(level=logging.ERROR)
    asyncio.run(_worker(pipe, settings, role))


async def _worker(pipe: Connection, settings: Settings, role: ProcessRole) -> None:
    told = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, told.set)
    bot = Offscreen(settings, SystemClock(), role=role)
    await bot.start()
    pipe.send("ready")
    await told.wait()
    await bot.stop()


# Waiting.


async def until(reached: Callable[[], bool], *, every: float = 0.01) -> None:
    """Return when something is so.

    Raises:
        TimeoutError: If it is not within a quarter of an hour.
    """
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not reached():
            await asyncio.sleep(every)


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """Open a deployment's database for looking at it."""
    database = Database(url)
    await database.open()
    try:
        yield database
    finally:
        await database.close()


__all__ = ["LocalTelegram", "WorkerProcess", "fill", "opened", "settings_for", "states_of", "until"]
