"""Databases of both kinds, empty or with today's tables."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import make_url

from benchmarks.postgresql import PostgresqlServer
from bot.storage.database import Database

BOTH = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgresqlServer]:
    """A PostgreSQL server for all tests."""
    with PostgresqlServer(durable=False) as server:
        yield server


@pytest.fixture(scope="session")
def migrated(postgresql: PostgresqlServer) -> str:
    """Name of a PostgreSQL database with today's tables, to be copied."""
    address = postgresql.create_database()
    asyncio.run(_migrate(address))
    return make_url(address).database or ""


async def _migrate(address: str) -> None:
    database = Database(address)
    await database.open()
    await database.close()


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="offscreen-migrated-")


async def copy_migrated(folder: Path) -> str:
    """Copy a SQLite database with today's tables, made once a process, into a folder; return its address."""
    made = Path(_folder().name) / "offscreen.sqlite"
    if not made.exists():
        await _migrate(f"sqlite+aiosqlite:///{made}")
    return f"sqlite+aiosqlite:///{shutil.copyfile(made, folder / made.name)}"


@pytest.fixture(params=BOTH)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Address of an empty database, once of each kind."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'offscreen.sqlite'}"
        return
    server: PostgresqlServer = request.getfixturevalue("postgresql")
    address = server.create_database()
    yield address
    server.drop_database(address)


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Address of a database with today's tables, once of each kind."""
    if request.param == "sqlite":
        yield asyncio.run(copy_migrated(tmp_path))
        return
    server: PostgresqlServer = request.getfixturevalue("postgresql")
    address = server.create_database(template=request.getfixturevalue("migrated"))
    yield address
    server.drop_database(address)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An open database with today's tables, once of each kind."""
    database = Database(database_url)
    await database.open()
    yield database
    await database.close()


@pytest.fixture
async def sqlite(tmp_path: Path) -> AsyncIterator[Database]:
    """An open SQLite database, for what does not depend on the kind."""
    database = Database(await copy_migrated(tmp_path))
    await database.open()
    yield database
    await database.close()
