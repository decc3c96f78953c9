"""Backup and restore, as in a drill: everything comes back, on both databases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel

from benchmarks.postgresql import PostgresqlServer
from bot.errors import DatabaseError
from bot.storage.backup import back_up, restore
from bot.storage.database import Database
from bot.storage.models import NudgeState, Vector
from tests.bot.factories import EVENING, add_items, add_nudge, add_user


async def contents(database: Database) -> dict[str, list[Any]]:
    async with database.reading() as session:
        connection = await session.connection()
        return {
            name: sorted(map(repr, (await connection.execute(text(f'SELECT * FROM "{name}"'))).all()))
            for name in SQLModel.metadata.tables
        }


async def fill(database: Database) -> None:
    await add_items(database, 2)
    user = await add_user(database, windows=(EVENING,))
    await add_nudge(database, user, key="a", state=NudgeState.SENT)
    await add_nudge(database, user, key="b", state=NudgeState.UNKNOWN, worker="dead")
    async with database.writing() as session:
        session.add(Vector(text_hash="h", encoder="e", data=bytes(range(256))))


@pytest.fixture
def other(database: Database, tmp_path: Path, request: pytest.FixtureRequest) -> Database:
    """An empty database of the same kind."""
    if database.is_sqlite:
        return Database(f"sqlite+aiosqlite:///{tmp_path / 'new' / 'other.sqlite'}")
    server: PostgresqlServer = request.getfixturevalue("postgresql")
    return Database(server.create_database())


async def test_everything_comes_back(database: Database, other: Database, tmp_path: Path) -> None:
    await fill(database)
    images = tmp_path / "images"
    images.mkdir()
    (images / "a.png").write_bytes(b"picture")
    archive = tmp_path / "backup.tar.gz"
    await back_up(database, images, archive)
    await restore(other, tmp_path / "back", archive)
    assert await contents(other) == await contents(database)
    assert (tmp_path / "back" / "a.png").read_bytes() == b"picture"
    user = await add_user(other)  # numbers go on where they were
    await add_nudge(other, user, key="c")
    await other.close()


async def test_nothing_is_overwritten(database: Database, tmp_path: Path) -> None:
    await fill(database)
    archive = tmp_path / "backup.tar.gz"
    await back_up(database, tmp_path / "images", archive)
    with pytest.raises(DatabaseError, match="exists already"):
        await back_up(database, tmp_path / "images", archive)
    with pytest.raises(DatabaseError, match="is not empty"):
        await restore(database, tmp_path / "images", archive)


async def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    empty = Database(f"sqlite+aiosqlite:///{tmp_path / 'none.sqlite'}")
    with pytest.raises(DatabaseError, match="nothing to back up"):
        await back_up(empty, tmp_path, tmp_path / "x.tar.gz")
    (tmp_path / "bad.tar.gz").write_text("no archive")
    with pytest.raises(DatabaseError, match="is no backup"):
        await restore(empty, tmp_path, tmp_path / "bad.tar.gz")
