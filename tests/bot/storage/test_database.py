"""Sessions: writers in each other's way, readers on one state, and what has happened while nobody could store it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from aiosqlite import Connection as SqliteConnection
from asyncpg import DataCorruptedError, IndexCorruptedError
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from benchmarks.postgresql import PostgresqlServer
from bot.core.log_events import is_told
from bot.errors import DatabaseError, UpgradedError
from bot.storage.database import Database, is_away, is_damaged
from bot.storage.models import Counter
from bot.storage.queries.library import library_changed, library_version
from bot.storage.worker_lease import WorkerLease
from bot.telegram.pacing import Pacer


async def test_no_update_is_lost_between_writers(database: Database, database_url: str) -> None:
    second = Database(database_url)

    async def count(of: Database) -> None:
        for _time in range(10):
            async with of.writing() as session:
                await library_changed(session=session)

    async with database.writing() as session:
        await library_changed(session=session)
    await asyncio.gather(count(database), count(database), count(second))
    async with database.reading() as session:
        assert await library_version(session=session) == 31
    await second.close()


async def test_a_reader_sees_one_state(database: Database) -> None:
    async with database.writing() as session:
        session.add(Counter(name="a", value=1))
    async with database.reading() as reader:
        assert (await reader.get_one(Counter, "a")).value == 1
        async with database.writing() as writer:
            (await writer.get_one(Counter, "a")).value = 2
        assert (await reader.get_one(Counter, "a", populate_existing=True)).value == 1


async def test_an_error_takes_everything_back(database: Database) -> None:
    async def fail() -> None:
        async with database.writing() as session:
            session.add(Counter(name="a", value=1))
            await session.flush()
            raise RuntimeError("no")

    with pytest.raises(RuntimeError, match="no"):
        await fail()
    async with database.reading() as session:
        assert await session.get(Counter, "a") is None


async def test_what_has_happened_is_stored_when_the_database_is_back(sqlite: Database) -> None:
    attempts = 0

    async def work(session: AsyncSession) -> None:
        nonlocal attempts
        attempts += 1
        session.add(Counter(name="a", value=attempts))
        if attempts == 1:
            raise ConnectionRefusedError

    await sqlite.insist(work)
    async with sqlite.reading() as session:
        assert (await session.get_one(Counter, "a")).value == 2


async def test_what_is_wrong_is_not_tried_again(sqlite: Database) -> None:
    async def work(session: AsyncSession) -> None:
        session.add_all([Counter(name="a", value=1), Counter(name="a", value=2)])

    with pytest.raises(IntegrityError):
        await sqlite.insist(work)


@pytest.mark.parametrize(
    ("error", "away"),
    [
        (ConnectionRefusedError(), True),
        (TimeoutError(), True),
        (OperationalError("x", {}, Exception("database is locked")), True),
        (IntegrityError("x", {}, Exception("unique")), False),
        (KeyError("x"), False),
    ],
)
def test_away_or_wrong(error: Exception, away: bool) -> None:
    assert is_away(error) is away


@pytest.mark.parametrize("broken", [b"no database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 4096])
async def test_a_damaged_database_is_told_from_one_that_is_not_there(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / "offscreen.sqlite").write_bytes(broken)
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'offscreen.sqlite'}")
    for look in (database.open, database.revision):
        with pytest.raises(DatabaseError, match="db restore"):
            await look()
    await database.close()


async def test_postgresqls_words_and_codes_of_damage_are_known() -> None:
    error = DataCorruptedError("invalid page in block 7 of relation base/5/16400")
    assert is_damaged(DBAPIError("SELECT 1", None, error))
    assert is_damaged(IndexCorruptedError("right sibling's left-link doesn't match"))
    assert not is_damaged(OSError("connection refused"))


NEWER = "9999"
"""A revision of a release that is still to come."""


async def upgrade_to(database_url: str, revision: str) -> None:
    newer = Database(database_url)
    async with newer.writing() as session:
        await (await session.connection()).execute(text(f"UPDATE alembic_version SET version_num = '{revision}'"))
    await newer.close()


async def test_who_worked_before_an_upgrade_writes_no_more(database: Database, database_url: str) -> None:
    async with database.writing() as session:
        session.add(Counter(name="a", value=1))
    await upgrade_to(database_url, NEWER)
    with pytest.raises(UpgradedError, match="Start the new release here"):
        async with database.writing():
            pytest.fail("it may write")
    with pytest.raises(UpgradedError):
        await WorkerLease(database, Pacer(25.0)).enter()


async def test_an_older_release_does_not_open_newer_tables(database: Database, database_url: str) -> None:
    await upgrade_to(database_url, NEWER)
    older = Database(database_url)
    with pytest.raises(UpgradedError, match=f"revision {NEWER}, which this release does not know"):
        await older.open()
    await older.close()


async def test_a_heartbeat_after_an_upgrade_ends_the_work(sqlite: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.storage.worker_lease.TOGETHER_SECONDS", 0.0)
    await upgrade_to(sqlite.url.render_as_string(), NEWER)
    with pytest.raises(UpgradedError):
        await WorkerLease(sqlite, Pacer(25.0)).run()


@pytest.fixture(params=["serializable", "repeatable read"])
def strict(request: pytest.FixtureRequest, postgresql: PostgresqlServer, migrated: str) -> str:
    """Address of a PostgreSQL database whose transactions are set to fail where they meet."""
    setting = f"default_transaction_isolation = '{request.param}'"
    return postgresql.create_database(template=migrated, settings=(setting,))


async def test_writers_read_what_is_committed_whatever_the_server_is_set_to(strict: str) -> None:
    database = Database(strict)
    async with database.writing() as session:
        assert await (await session.connection()).scalar(text("SHOW transaction_isolation")) == "read committed"
        await library_changed(session=session)

    async def count() -> None:
        for _time in range(5):
            async with database.writing() as session:
                await library_changed(session=session)

    await asyncio.gather(*(count() for _writer in range(4)))  # under the server's default most of these would fail
    async with database.reading() as session:
        assert await library_version(session=session) == 21
    await database.close()


async def test_a_transaction_that_cannot_begin_fails_as_any_statement_does(sqlite: Database) -> None:
    async with sqlite.writing() as session:
        await (await session.connection()).execute(text("ALTER TABLE alembic_version RENAME TO gone"))
    with pytest.raises(OperationalError, match="no such table: alembic_version") as failed:
        async with sqlite.writing():
            pytest.fail("it may write")
    assert is_away(failed.value)


async def test_beginning_to_write_asks_sqlites_thread_twice(sqlite: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    async def execute_fetchall(self: SqliteConnection, sql: str) -> object:
        asked.append(sql)
        return await whole(self, sql)

    whole = SqliteConnection.execute_fetchall
    monkeypatch.setattr(SqliteConnection, "execute_fetchall", execute_fetchall)
    monkeypatch.setattr(SqliteConnection, "cursor", lambda _self: pytest.fail("a cursor asks it four times"))
    async with sqlite.writing():
        assert asked == ["BEGIN IMMEDIATE", "SELECT version_num FROM alembic_version"]


async def test_a_socket_that_is_gone_is_the_database_away_and_a_missing_picture_is_not() -> None:
    gone = Database("postgresql://u@/x?host=/nowhere")
    with pytest.raises(OSError, match="No such file") as met:
        async with gone.reading() as session:
            await session.exec(select(1))
    assert is_told(met.value)
    assert gone.failures == 1
    with pytest.raises(FileNotFoundError) as missing:
        async with gone.reading():
            Path("/nowhere/picture.png").read_bytes()
    assert not is_told(missing.value)
    await gone.close()
