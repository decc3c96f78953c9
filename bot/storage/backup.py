"""Backups: one archive with the database and the library's pictures, made while the bot runs.

Both kinds of database are copied by their own means of copying (SQLite's backup API, PostgreSQL's COPY in one
snapshot), so that no tool has to be installed. An archive goes back into a database of the same kind; one of an
older revision is brought up to date afterwards. The rows of each table are counted when an archive is made and again
when it is put back: one that lacks any is an error, never a success.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import tarfile
import tempfile
from contextlib import closing
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from asyncpg import PostgresError
from sqlalchemy import MetaData
from sqlalchemy.exc import DBAPIError

from bot.errors import DatabaseError
from bot.storage.database import Database
from bot.storage.migrations import upgrade

FORMAT = 2
"""Of the archives that are written; 1, which names no format, is the first release's. Raise it when an older release
could not read an archive rightly."""

_MANIFEST, _SQLITE, _TABLES, _IMAGES = "manifest.json", "database.sqlite", "tables", "images"


@dataclass(frozen=True)
class Manifest:
    """What an archive holds.

    Attributes:
        kind: ``sqlite`` or ``postgresql``.
        revision: Of the tables.
        made_at: When, in ISO 8601.
        tables: Names with their columns, each after those that it refers to; empty for SQLite.
        rows: How many rows each table has; empty in an archive of the first release.
        format: How the archive is written.
    """

    kind: str
    revision: str
    made_at: str
    tables: dict[str, list[str]]
    rows: dict[str, int] = field(default_factory=dict)
    format: int = 1


async def back_up(database: Database, image_folder: Path, archive: Path) -> Manifest:
    """Write everything into ``archive``; the bot may go on working meanwhile.

    Raises:
        DatabaseError: If the database has no tables or cannot be read, ``archive`` exists or cannot be written, or
            the copy has not the rows that the database has.
    """
    revision = None if database.is_new() else await database.revision()
    if revision is None:
        raise DatabaseError(f"there is nothing to back up in {database.shown}")
    if await asyncio.to_thread(archive.exists):
        raise DatabaseError(f"{archive} exists already: choose another name")
    with tempfile.TemporaryDirectory(prefix="offscreen-backup-") as name:
        folder = Path(name)
        tables: dict[str, list[str]] = {}
        if database.is_sqlite:
            await asyncio.to_thread(_copy_sqlite, Path(database.url.database or ""), folder / _SQLITE)
            rows = await asyncio.to_thread(_count_sqlite, folder / _SQLITE)
        else:
            tables, rows = await _copy_out(database, folder / _TABLES)
        if not rows:
            raise DatabaseError(f"no table of {database.shown} was copied: check that this user may read them")
        made_at = datetime.now(UTC).isoformat(timespec="seconds")
        manifest = Manifest(_kind(database), revision, made_at, tables, rows, FORMAT)
        (folder / _MANIFEST).write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
        try:
            await asyncio.to_thread(_pack, folder, image_folder, archive)
        except OSError as error:
            raise DatabaseError(f"cannot write {archive}: {error.strerror}") from None
    return manifest


async def restore(database: Database, image_folder: Path, archive: Path) -> Manifest:
    """Put an archive's content into an empty database and the folder of pictures.

    Raises:
        DatabaseError: If the database is not empty, or the archive is of the other kind, of a newer release, damaged
            or without data.
    """
    if not database.is_new() and await database.revision() is not None:
        raise DatabaseError(f"{database.shown} is not empty: restore into a new database")
    with tempfile.TemporaryDirectory(prefix="offscreen-restore-") as name:
        folder = Path(name)
        manifest = await asyncio.to_thread(_unpack, archive, folder)
        if manifest.kind != _kind(database):
            raise DatabaseError(
                f"{archive} is of {manifest.kind}, {database.shown} is not: restore it into its own kind"
            )
        await asyncio.to_thread(_check, manifest, folder, archive)
        if database.is_sqlite:
            path = Path(database.url.database or "")
            await asyncio.to_thread(path.parent.mkdir, parents=True, exist_ok=True)
            await asyncio.to_thread(_copy_sqlite, folder / _SQLITE, path)
        else:
            await _copy_in(database, manifest, folder / _TABLES, archive)
        await asyncio.to_thread(_put_images, folder / _IMAGES, image_folder)
    await database.open()
    return manifest


def _kind(database: Database) -> str:
    return "sqlite" if database.is_sqlite else "postgresql"


def _copy_sqlite(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def _count_sqlite(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        names = [name for (name,) in connection.execute(_SQLITE_TABLES)]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


_SQLITE_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"

_REVISION_TABLE = "alembic_version"
"""Belongs to the migrations, which write it when the tables are made."""


def _check(manifest: Manifest, folder: Path, archive: Path) -> None:
    """Refuse an archive that holds less than its manifest says, or nothing, before anything is put back."""
    if manifest.kind == "postgresql":
        kept = folder / _TABLES
        missing = [name for name in manifest.tables if not (kept / name).is_file()]
        if not manifest.tables:
            raise DatabaseError(
                f"{archive} holds no tables: it was made by a release whose backups of PostgreSQL were empty. "
                "Restore an archive of another kind, a dump of the server, or a newer backup."
            )
        if missing:
            raise DatabaseError(
                f"{archive} is damaged: it lacks the rows of {', '.join(missing)}. Use another archive."
            )
        return
    try:
        found = _count_sqlite(folder / _SQLITE)
    except sqlite3.DatabaseError as error:
        raise DatabaseError(f"{archive} is damaged ({error}). Use another archive.") from None
    for name, rows in manifest.rows.items():
        if found.get(name) != rows:
            raise DatabaseError(
                f"{archive} is damaged: {name} has {found.get(name, 0)} of {rows} rows. Use another archive."
            )


async def _tables(driver: Any) -> dict[str, list[str]]:
    """Return the tables that are in the database with their columns, each after those that it refers to.

    The database itself is asked: what this process has imported says nothing about what must be kept.
    """
    found = await driver.fetch(
        "SELECT table_name, column_name FROM information_schema.columns "
        "JOIN information_schema.tables USING (table_schema, table_name) "
        "WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY table_name, ordinal_position"
    )
    columns: dict[str, list[str]] = {}
    for row in found:
        columns.setdefault(row["table_name"], []).append(row["column_name"])
    return columns


async def _in_order(database: Database, columns: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the tables, each after those that its foreign keys name."""
    tables = MetaData()
    async with database.reading() as session:
        connection = await session.connection()
        await connection.run_sync(lambda sync: tables.reflect(sync))
    return {
        table.name: columns[table.name]
        for table in tables.sorted_tables
        if table.name in columns and table.name != _REVISION_TABLE
    }


async def _copy_out(database: Database, folder: Path) -> tuple[dict[str, list[str]], dict[str, int]]:
    await asyncio.to_thread(folder.mkdir)
    rows = {}
    async with database.reading() as session:  # one snapshot for all tables
        driver = await _driver(session)
        tables = await _in_order(database, await _tables(driver))
        for name, columns in tables.items():
            status = await driver.copy_from_table(name, columns=columns, output=folder / name, format="binary")
            rows[name] = await driver.fetchval(f'SELECT count(*) FROM "{name}"')
            if _copied(status) != rows[name]:
                raise DatabaseError(f"of {name} only {_copied(status)} of {rows[name]} rows were copied: try again")
    return tables, rows


async def _copy_in(database: Database, manifest: Manifest, folder: Path, archive: Path) -> None:
    """Make the tables and fill them in one transaction: an archive that fails leaves the database empty."""
    try:
        async with database.writing() as session:
            connection = await session.connection()
            await connection.run_sync(upgrade, manifest.revision)
            driver = await _driver(session)
            for name, columns in manifest.tables.items():
                await _fill(driver, name, columns, folder / name, manifest.rows.get(name), archive)
    except (DBAPIError, PostgresError, OSError) as error:
        reason = str(error).strip().splitlines()[0]
        raise DatabaseError(
            f"{archive} could not be put into {database.shown} ({reason}): nothing was changed. Use another archive, "
            "and check that the server can be reached."
        ) from error


async def _fill(driver: Any, name: str, columns: list[str], source: Path, rows: int | None, archive: Path) -> None:
    copied = _copied(await driver.copy_to_table(name, columns=columns, source=source, format="binary"))
    if copied != (copied if rows is None else rows):
        raise DatabaseError(f"{archive} is damaged: {name} has {copied} of {rows} rows. Use another archive.")
    if "id" in columns and await driver.fetchval("SELECT pg_get_serial_sequence($1, 'id')", f'"{name}"'):
        await driver.execute(
            f"SELECT setval(pg_get_serial_sequence('\"{name}\"', 'id'), "
            f'(SELECT coalesce(max(id), 0) + 1 FROM "{name}"), false)'
        )


def _copied(status: str) -> int:
    """Return how many rows PostgreSQL says it has copied: ``COPY 3``."""
    return int(status.rpartition(" ")[2])


async def _driver(session: Any) -> Any:
    """Return the asyncpg connection of a session, within its transaction."""
    connection = await session.connection()
    await connection.exec_driver_sql("SELECT 1")  # the transaction begins with the first statement
    return (await connection.get_raw_connection()).driver_connection


def _pack(folder: Path, image_folder: Path, archive: Path) -> None:
    partial = archive.with_name(archive.name + ".partial")
    with tarfile.open(partial, "w:gz") as tar:
        for path in sorted(folder.iterdir()):
            tar.add(path, path.name)
        if image_folder.is_dir():
            tar.add(image_folder, _IMAGES)
    partial.replace(archive)


def _unpack(archive: Path, folder: Path) -> Manifest:
    try:
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")
        told = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        found = told.get("format", 1)
        if found not in range(1, FORMAT + 1):
            raise DatabaseError(
                f"{archive} is written in format {found!r}, this release reads 1 to {FORMAT}: "
                "restore it with the release that made it, or a newer one"
            )
        return Manifest(**told)
    except (OSError, tarfile.TarError, ValueError, TypeError, AttributeError) as error:
        raise DatabaseError(f"{archive} is no backup of this program: {error}") from None


def _put_images(source: Path, image_folder: Path) -> None:
    image_folder.mkdir(parents=True, exist_ok=True)
    for path in source.iterdir() if source.is_dir() else ():
        (image_folder / path.name).write_bytes(path.read_bytes())
