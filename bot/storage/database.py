"""The database: one engine, reading and writing sessions, and migrations.

On SQLite every writing transaction is ``BEGIN IMMEDIATE``: a deferred one that turns into a writer can fail
with "database is locked" or, worse, overwrite what another has just written. Writers of one process queue
on a fair lock; those of other processes wait up to the busy timeout.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from pathlib import Path
from sqlite3 import Error as SqliteError
from traceback import walk_tb
from typing import Any

from asyncpg import InterfaceError, PostgresError
from sqlalchemy import Connection, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import (
    ArgumentError,
    DataError,
    DBAPIError,
    IntegrityError,
    NoSuchModuleError,
    OperationalError,
    ProgrammingError,
)
from sqlalchemy.exc import TimeoutError as SqlTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.outages import Outage
from bot.errors import DatabaseError, UpgradedError
from bot.storage.addresses import DatabaseAddress, read_address
from bot.storage.migrations import current_revision, upgrade

BUSY_TIMEOUT_MS = 30_000
"""How long a writer of another process is waited for."""

WAL_SECONDS = 5.0
"""How long it is asked of a new file again and again to be written ahead."""

_BEGIN = "offscreen_begin"
_REVISION = "SELECT version_num FROM alembic_version"
_FIRST_WAIT_SECONDS = 0.2
_LONGEST_WAIT_SECONDS = 2.0

_SCRUBS = 10

_log = logging.getLogger(__name__)


class Database:
    """Sessions on one database.

    Args:
        url: As :func:`bot.storage.addresses.read_address` reads it.

    Raises:
        DatabaseError: If the URL is malformed or names another kind of database.
    """

    def __init__(self, url: str) -> None:
        address = read_address(url)
        self.url = address.url
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._opened_at: str | None = None
        self._address = address
        self._use(_sqlite_engine(self.url) if self.is_sqlite else _postgresql_engine(address))
        self._reads = Outage("database", _log, _is_about_database)
        self._writes = Outage("database_writing", _log, _is_about_database)
        self._write_lock: AbstractAsyncContextManager[Any] = asyncio.Lock() if self.is_sqlite else nullcontext()

    def _use(self, engine: AsyncEngine) -> None:
        self._engine = engine
        if self.is_sqlite:
            self._writer, self._reader = engine.execution_options(**{_BEGIN: "IMMEDIATE"}), engine
        else:  # named, whatever the server's default is: rows are locked, so nothing has to be tried again
            self._writer = engine.execution_options(isolation_level="READ COMMITTED")
            self._reader = engine.execution_options(isolation_level="REPEATABLE READ")

    async def _look_for_pool(self) -> None:
        """Prepare no statements where pgbouncer or its like stands in between, also if the address does not say so."""
        if self.is_sqlite or self._address.is_pooled:
            return
        address = self._address.pooled()
        engine = _postgresql_engine(address)
        async with engine.connect() as connection:
            is_pooled = await _is_pooled((await connection.get_raw_connection()).driver_connection)
        if not is_pooled:
            await engine.dispose()
            return
        await self._engine.dispose()
        self._address = address
        self._use(engine)

    async def open(self, revision: str = "head") -> None:
        """Connect and bring the tables up to date, or to ``revision``.

        Raises:
            DatabaseError: If the database cannot be reached, read or migrated.
        """
        if self.is_sqlite and self.url.database:
            _make_folder(Path(self.url.database))
        try:
            await self._look_for_pool()
            async with self._writer.begin() as connection:
                await connection.run_sync(upgrade, revision)
                self._opened_at = await connection.run_sync(current_revision)
        except UpgradedError as error:
            await self.close()
            raise UpgradedError(f"cannot open the database {self.shown}: {error}") from None
        except (DBAPIError, SqliteError, OSError) as error:
            await self.close()
            raise DatabaseError(f"cannot open the database {self.shown}: {_reason(error)}") from error

    async def revision(self) -> str | None:
        """Return the migration the database stands at, ``None`` for an empty one.

        Raises:
            DatabaseError: If the database cannot be reached or read.
        """
        try:
            await self._look_for_pool()
            async with self._engine.connect() as connection:
                return await connection.run_sync(current_revision)
        except (DBAPIError, SqliteError, OSError) as error:
            raise DatabaseError(f"cannot read the database {self.shown}: {_reason(error)}") from error

    def is_new(self) -> bool:
        """Whether this is a SQLite file that does not exist yet."""
        return self.is_sqlite and not Path(self.url.database or "").exists()

    async def close(self) -> None:
        """Give back all connections."""
        await self._engine.dispose()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """Open a session that only reads, on one consistent state."""
        with self._reads.watch():
            async with AsyncSession(self._reader, expire_on_commit=False, autoflush=False) as session:
                yield session

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncSession]:
        """Open a session whose transaction may write; it commits at the end, or rolls back on an error.

        Raises:
            UpgradedError: If a newer release has changed the tables since :meth:`open`.
        """
        with self._writes.watch():
            async with (
                self._write_lock,
                AsyncSession(self._writer, expire_on_commit=False) as session,
                session.begin(),
            ):
                if self._opened_at is not None:
                    await self._check_revision(await session.connection())
                yield session

    async def _check_revision(self, connection: AsyncConnection) -> None:
        """Check with the driver alone, past SQLAlchemy: each transaction that writes waits for it."""
        if self.is_sqlite:
            revision = (await connection.run_sync(_in_one_go, _REVISION))[0][0]
        else:
            driver: Any = (await connection.get_raw_connection()).driver_connection
            revision = await driver.fetchval(_REVISION)
        if revision != self._opened_at:
            raise UpgradedError(
                f"the tables of {self.shown} were brought from revision {self._opened_at} to {revision} while this "
                "process was at work: it takes no more work. Start the new release here, too."
            )

    async def insist(self, work: Callable[[AsyncSession], Awaitable[None]]) -> None:
        """Write what has happened already: while the database is away, again and again until it is back.

        Args:
            work: Does the writing; called anew in each attempt.
        """
        wait = _FIRST_WAIT_SECONDS
        while True:
            try:
                async with self.writing() as session:
                    await work(session)
            except Exception as error:
                if not is_away(error):
                    raise
                await asyncio.sleep(wait)
                wait = min(wait * 2, _LONGEST_WAIT_SECONDS)
            else:
                return

    @property
    def failures(self) -> int:
        """How often the database did not answer since the start."""
        return self._reads.failures + self._writes.failures

    async def scrub(self) -> bool:
        """Empty SQLite's write-ahead log, which would keep the former content of deleted rows for a while.

        Returns:
            Whether nothing is left of it; a long reader of another process can prevent it for the moment.
        """
        if not self.is_sqlite:
            return True  # PostgreSQL's own vacuum does that
        for _attempt in range(_SCRUBS):
            async with self._write_lock, self._engine.connect() as connection:
                raw = (await connection.get_raw_connection()).driver_connection
                if raw is None:
                    return False
                cursor = await raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                row = await cursor.fetchone()
                await cursor.close()
            if row is not None and row[0] == 0:
                return True
            await asyncio.sleep(0.2)
        return False

    @property
    def path(self) -> Path | None:
        """SQLite's file, ``None`` on PostgreSQL."""
        return Path(self.url.database) if self.is_sqlite and self.url.database else None

    @property
    def shown(self) -> str:
        """The URL with its password masked."""
        return self.url.render_as_string(hide_password=True)


def is_away(error: BaseException) -> bool:
    """Whether an error means that the database cannot be reached just now, not that something in a statement is wrong.

    What a driver raises while a server goes down or comes up has many names, so everything that is no fault of a
    statement counts.
    """
    if isinstance(error, DBAPIError):
        return not isinstance(error, IntegrityError | DataError | ProgrammingError)
    return isinstance(error, OSError | TimeoutError | SqlTimeoutError | PostgresError | InterfaceError)


def _is_about_database(error: BaseException) -> bool:
    """Whether what was raised within a session is the database's absence, not that of a file or a model."""
    return is_away(error) and (not isinstance(error, OSError) or _is_from_driver(error))


def _is_from_driver(error: OSError) -> bool:
    """Whether an error came up while a server was spoken to: a socket that is gone is a missing file, too."""
    frames = (frame.f_globals.get("__name__", "") for frame, _line in walk_tb(error.__traceback__))
    return any(name.partition(".")[0] in _DRIVERS for name in frames)


_DRIVERS = ("asyncpg", "aiosqlite")


def _write_ahead(cursor: Any) -> None:
    """Have the file written ahead; where several processes do so at once, SQLite refuses all but one at once."""
    until = time.monotonic() + WAL_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except SqliteError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return


def _sqlite_engine(url: URL) -> AsyncEngine:
    engine = create_async_engine(url, hide_parameters=True)

    @event.listens_for(engine.sync_engine, "connect")
    def configure(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        try:
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
            _write_ahead(cursor)
            cursor.execute("PRAGMA synchronous = FULL")
            cursor.execute("PRAGMA foreign_keys = ON")
            cursor.execute("PRAGMA secure_delete = ON")  # what people had deleted must not stay in free pages
            cursor.close()
        except SqliteError:
            connection.close()  # else its thread would outlive the program's loop, and complain
            raise

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        _in_one_go(connection, f"BEGIN {connection.get_execution_options().get(_BEGIN, 'DEFERRED')}")

    return engine


def _in_one_go(connection: Connection, statement: str) -> Any:
    """Return the rows of a statement that SQLite's thread is asked for once; a cursor of SQLAlchemy asks four times.

    Raises:
        OperationalError: If it fails, as any other statement does.
    """
    adapted: Any = connection.connection.dbapi_connection
    try:
        return adapted.run_async(lambda sqlite: sqlite.execute_fetchall(statement))
    except SqliteError as error:
        raise OperationalError(statement, None, error) from error


def _postgresql_engine(address: DatabaseAddress) -> AsyncEngine:
    try:
        return create_async_engine(
            address.url,
            connect_args=address.options,
            hide_parameters=True,
            pool_pre_ping=True,
            pool_size=10,
            max_overflow=10,
        )
    except (NoSuchModuleError, ArgumentError) as error:
        raise DatabaseError(f"cannot use the database address: {error}") from error


async def _is_pooled(driver: Any) -> bool:
    """Whether the server that answers is not the one that was connected to."""
    async with driver.transaction():
        pid: int = await driver.fetchval("SELECT pg_backend_pid()")
    return bool(pid != driver.get_server_pid())


def _make_folder(path: Path) -> None:
    if path.is_dir():
        raise DatabaseError(f"{path} is a folder: let OFFSCREEN_DATABASE_URL name a file in it")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(
            f"cannot make the folder {path.parent} for the database: {error.strerror}. "
            "Set OFFSCREEN_DATABASE_URL or OFFSCREEN_DATA_DIR to a place that can be written."
        ) from error


def is_damaged(error: BaseException) -> bool:
    """Whether an error means that what is stored is broken, and no trying again mends it."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    state = str(getattr(cause, "sqlstate", None) or getattr(cause.__cause__, "sqlstate", ""))
    return state in _DAMAGED_STATES or any(words in str(cause) for words in _DAMAGED)


_DAMAGED = ("malformed", "file is not a database", "unsupported file format", "invalid page in block")
"""What SQLite and PostgreSQL say of broken files."""

_DAMAGED_STATES = ("XX001", "XX002")
"""PostgreSQL's codes for damaged data and damaged indexes."""

REMEDY_FOR_DAMAGE = (
    "It is damaged, which no restart mends: stop the bot, keep a copy of what is there, and put a backup into an "
    "empty database with offscreen db restore."
)


def _reason(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    text = str(cause).strip().splitlines()[0] if str(cause).strip() else type(cause).__name__
    if is_damaged(error):
        return f"{text}. {REMEDY_FOR_DAMAGE}"
    return f"{text}. Check that the path or server exists and that this user may read and write it."
