"""Backups: one archive with the database and the library's pictures, made while the bot runs.

Both kinds of database are copied by their own means of copying (SQLite's backup API, PostgreSQL's COPY in one
snapshot), so that no tool has to be installed. An archive goes back into a database of the same kind; one of an
older revision is brought up to date afterwards.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import tarfile
import tempfile
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlmodel import SQLModel

from bot.errors import DatabaseError
from bot.storage.database import Database

_MANIFEST, _SQLITE, _TABLES, _IMAGES = "manifest.json", "database.sqlite", "tables", "images"


@dataclass(frozen=True)
class Manifest:
    """What an archive holds.

    Attributes:
        kind: ``sqlite`` or ``postgresql``.
        revision: Of the tables.
        made_at: When, in ISO 8601.
        tables: Names with their columns, each after those that it refers to; empty for SQLite.
    """

    kind: str
    revision: str
    made_at: str
    tables: dict[str, list[str]]


async def back_up(database: Database, image_folder: Path, archive: Path) -> Manifest:
    """Write everything into ``archive``; the bot may go on working meanwhile.

    Raises:
        DatabaseError: If the database has no tables or cannot be read, or ``archive`` exists or cannot be written.
    """
    revision = None if database.is_new() else await database.revision()
    if revision is None:
        raise DatabaseError(f"there is nothing to back up in {database.shown}")
    if await asyncio.to_thread(archive.exists):
        raise DatabaseError(f"{archive} exists already: choose another name")
    tables = {} if database.is_sqlite else await _tables(database)
    manifest = Manifest(_kind(database), revision, datetime.now(UTC).isoformat(timespec="seconds"), tables)
    with tempfile.TemporaryDirectory(prefix="offscreen-backup-") as name:
        folder = Path(name)
        (folder / _MANIFEST).write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
        if database.is_sqlite:
            await asyncio.to_thread(_copy_sqlite, Path(database.url.database or ""), folder / _SQLITE)
        else:
            await _copy_out(database, tables, folder / _TABLES)
        try:
            await asyncio.to_thread(_pack, folder, image_folder, archive)
        except OSError as error:
            raise DatabaseError(f"cannot write {archive}: {error.strerror}") from None
    return manifest


async def restore(database: Database, image_folder: Path, archive: Path) -> Manifest:
    """Put an archive's content into an empty database and the folder of pictures.

    Raises:
        DatabaseError: If the database is not empty, or the archive is of the other kind or damaged.
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
        if database.is_sqlite:
            path = Path(database.url.database or "")
            await asyncio.to_thread(path.parent.mkdir, parents=True, exist_ok=True)
            await asyncio.to_thread(_copy_sqlite, folder / _SQLITE, path)
        else:
            await database.open(manifest.revision)
            await _copy_in(database, manifest.tables, folder / _TABLES)
        await asyncio.to_thread(_put_images, folder / _IMAGES, image_folder)
    await database.open()
    return manifest


def _kind(database: Database) -> str:
    return "sqlite" if database.is_sqlite else "postgresql"


def _copy_sqlite(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


async def _tables(database: Database) -> dict[str, list[str]]:
    async with database.reading() as session:
        connection = await session.connection()
        found = await connection.exec_driver_sql(
            "SELECT table_name, column_name FROM information_schema.columns "
            "WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position"
        )
        columns: dict[str, list[str]] = {}
        for row in found.mappings():
            columns.setdefault(row["table_name"], []).append(row["column_name"])
    known = [table.name for table in SQLModel.metadata.sorted_tables]
    return {name: columns[name] for name in known if name in columns}


async def _copy_out(database: Database, tables: dict[str, list[str]], folder: Path) -> None:
    await asyncio.to_thread(folder.mkdir)
    async with database.reading() as session:  # one snapshot for all tables
        driver = await _driver(session)
        for name, columns in tables.items():
            await driver.copy_from_table(name, columns=columns, output=folder / name, format="binary")


async def _copy_in(database: Database, tables: dict[str, list[str]], folder: Path) -> None:
    async with database.writing() as session:
        driver = await _driver(session)
        for name, columns in tables.items():
            await driver.copy_to_table(name, columns=columns, source=folder / name, format="binary")
            if "id" in columns and await driver.fetchval("SELECT pg_get_serial_sequence($1, 'id')", f'"{name}"'):
                await driver.execute(
                    f"SELECT setval(pg_get_serial_sequence('\"{name}\"', 'id'), "
                    f'(SELECT coalesce(max(id), 0) + 1 FROM "{name}"), false)'
                )


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
        return Manifest(**json.loads((folder / _MANIFEST).read_text(encoding="utf-8")))
    except (OSError, tarfile.TarError, ValueError, TypeError) as error:
        raise DatabaseError(f"{archive} is no backup of this program: {error}") from None


def _put_images(source: Path, image_folder: Path) -> None:
    image_folder.mkdir(parents=True, exist_ok=True)
    for path in source.iterdir() if source.is_dir() else ():
        (image_folder / path.name).write_bytes(path.read_bytes())
