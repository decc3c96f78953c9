"""Databases of both kinds, empty or with today's tables."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
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

    async def migrate() -> None:
        database = Database(address)
        await database.open()
        await database.close()

    asyncio.run(migrate())
    return make_url(address).database or ""


@pytest.fixture(params=BOTH)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of an empty database, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'offscreen.sqlite'}"
    server: PostgresqlServer = request.getfixturevalue("postgresql")
    return server.create_database()


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of a database that may have today's tables already, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'offscreen.sqlite'}"
    server: PostgresqlServer = request.getfixturevalue("postgresql")
    return server.create_database(template=request.getfixturevalue("migrated"))


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
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'offscreen.sqlite'}")
    await database.open()
    yield database
    await database.close()
