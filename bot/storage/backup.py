"""Backups: one archive with the database and the library's pictures, made while the bot runs.

All rows are read in one snapshot and written in a form that is the same for both kinds of database, so that an archive
of SQLite goes back into PostgreSQL and the other way round; no tool has to be installed. One of an older revision is
brought up to date afterwards. The rows of each table are counted when an archive is made and again when it is put
back: one that lacks any is an error, never a success.
"""

from __future__ import annotations

import asyncio
import errno
import json
import tarfile
import tempfile
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from asyncpg import PostgresError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import DatabaseError
from bot.storage.archive_rows import count_rows, read_rows, tables_of, write_rows
from bot.storage.database import Database
from bot.storage.migrations import upgrade
from bot.storage.old_archives import FORMATS, check_old, put_copied, put_sqlite
from bot.storage.sealing import is_sealed, seal, unseal

FORMAT = 3
"""Of the archives that are written; 1, which names no format, is the first release's. Raise it when an older release
could not read an archive rightly."""

_MANIFEST, _TABLES, _IMAGES = "manifest.json", "tables", "images"


@dataclass(frozen=True)
class Manifest:
    """What an archive holds.

    Attributes:
        kind: Where it comes from: ``sqlite`` or ``postgresql``.
        revision: Of the tables.
        made_at: When, in ISO 8601.
        tables: Names with their columns, each after those that it refers to.
        rows: How many rows each table has; empty in an archive of the first release.
        format: How the archive is written.
    """

    kind: str
    revision: str
    made_at: str
    tables: dict[str, list[str]]
    rows: dict[str, int] = field(default_factory=dict)
    format: int = 1


async def back_up(database: Database, image_folder: Path, archive: Path, public_key: str | None = None) -> Manifest:
    """Write everything into ``archive``; the bot may go on working meanwhile.

    Args:
        database: What is kept.
        image_folder: Where its pictures are.
        archive: A new file.
        public_key: For whom it is encrypted; ``None``: it is not.

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
        try:
            tables, rows = await _write_tables(database, folder / _TABLES)
            made_at = datetime.now(UTC).isoformat(timespec="seconds")
            manifest = Manifest(_kind(database), revision, made_at, tables, rows, FORMAT)
            (folder / _MANIFEST).write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
            await asyncio.to_thread(_pack, folder, image_folder, archive, public_key)
        except OSError as error:
            raise DatabaseError(f"cannot write {archive}: {error.strerror or error}") from None
        except SQLAlchemyError as error:
            raise DatabaseError(f"cannot read {database.shown}: {_first_line(error)}") from None
    return manifest


async def restore(database: Database, image_folder: Path, archive: Path, key_file: Path | None = None) -> Manifest:
    """Put an archive's content into an empty database and the folder of pictures.

    Args:
        database: Of either kind, empty.
        image_folder: Where the pictures go.
        archive: What :func:`back_up` has written.
        key_file: Where the secret key is, if the archive is encrypted.

    Raises:
        DatabaseError: If the database is not empty, or the archive is of a newer release, damaged, encrypted for
            another key, or without data.
    """
    if not database.is_new() and await database.revision() is not None:
        raise DatabaseError(f"{database.shown} is not empty: restore into a new database")
    with tempfile.TemporaryDirectory(prefix="offscreen-restore-") as name:
        folder = Path(name)
        manifest = await asyncio.to_thread(_unpack, archive, folder, key_file)
        await asyncio.to_thread(_put_images, folder / _IMAGES, image_folder)
        try:
            if manifest.format in FORMATS:
                await _put_old(database, manifest, folder, archive)
            else:
                await _read_tables(database, manifest, folder / _TABLES, archive)
        except (SQLAlchemyError, PostgresError, OSError, ValueError) as error:
            raise DatabaseError(
                f"{archive} could not be put into {database.shown} ({_first_line(error)}): nothing was changed. "
                "Use another archive, and check that the database can be reached."
            ) from error
    await database.open()
    return manifest


def _kind(database: Database) -> str:
    return "sqlite" if database.is_sqlite else "postgresql"


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__


async def _write_tables(database: Database, folder: Path) -> tuple[dict[str, list[str]], dict[str, int]]:
    await asyncio.to_thread(folder.mkdir)
    columns, rows = {}, {}
    async with database.reading() as session:
        connection = await session.connection()  # one snapshot for all tables
        for table in await tables_of(connection):
            columns[table.name] = [column.name for column in table.columns]
            rows[table.name] = await write_rows(connection, table, folder / table.name)
            if (stored := await count_rows(connection, table)) != rows[table.name]:
                raise DatabaseError(f"of {table.name} only {rows[table.name]} of {stored} rows were copied: try again")
    if not rows:
        raise DatabaseError(f"no table of {database.shown} was copied: check that this user may read them")
    return columns, rows


async def _read_tables(database: Database, manifest: Manifest, folder: Path, archive: Path) -> None:
    """Make the tables and fill them in one transaction: an archive that fails leaves the database empty."""
    missing = [name for name in manifest.tables if not (folder / name).is_file()]
    if missing or not manifest.tables:
        raise DatabaseError(
            f"{archive} is damaged: it lacks the rows of {', '.join(missing) or 'all tables'}. Use another archive."
        )
    if database.path is not None:
        await asyncio.to_thread(database.path.parent.mkdir, parents=True, exist_ok=True)
    async with database.writing() as session:
        connection = await session.connection()
        await connection.run_sync(upgrade, manifest.revision)
        if database.is_sqlite:
            await connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        tables = {table.name: table for table in await tables_of(connection)}
        for name, columns in manifest.tables.items():
            if name not in tables:
                raise DatabaseError(f"{archive} is damaged: revision {manifest.revision} has no table {name}.")
            found = await read_rows(connection, tables[name], columns, folder / name)
            if found != manifest.rows.get(name):
                raise DatabaseError(
                    f"{archive} is damaged: {name} has {found} of {manifest.rows.get(name)} rows. Use another archive."
                )


async def _put_old(database: Database, manifest: Manifest, folder: Path, archive: Path) -> None:
    if manifest.kind != _kind(database):
        raise DatabaseError(
            f"{archive} is of {manifest.kind} and of an older release, {database.shown} is not: restore it into its "
            "own kind, and make a new backup of that"
        )
    check_old(manifest.kind, manifest.tables, manifest.rows, folder, str(archive))
    if database.path is not None:
        await asyncio.to_thread(put_sqlite, folder, database.path)
        return
    try:
        await put_copied(database, manifest.revision, manifest.tables, manifest.rows, folder)
    except DatabaseError as error:
        raise DatabaseError(f"{archive} is damaged: {error}. Use another archive.") from None


def _pack(folder: Path, image_folder: Path, archive: Path, public_key: str | None) -> None:
    partial = archive.with_name(archive.name + ".partial")
    try:
        with tempfile.TemporaryDirectory(prefix="offscreen-sealing-") as name:
            packed = partial if public_key is None else Path(name) / "packed"
            with tarfile.open(packed, "w:gz") as tar:
                for path in sorted(folder.iterdir()):
                    tar.add(path, path.name)
                if image_folder.is_dir():
                    tar.add(image_folder, _IMAGES)
            if public_key is not None:
                seal(packed, partial, public_key)
        partial.replace(archive)
    finally:
        partial.unlink(missing_ok=True)


def _unpack(archive: Path, folder: Path, key_file: Path | None) -> Manifest:
    if not is_sealed(archive):
        return _read_manifest(archive, archive, folder)
    with tempfile.TemporaryDirectory(prefix="offscreen-unsealing-") as name:
        opened = Path(name) / "packed"
        unseal(archive, opened, key_file)
        return _read_manifest(archive, opened, folder)


_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


def _read_manifest(archive: Path, packed: Path, folder: Path) -> Manifest:
    try:
        with tarfile.open(packed) as tar:
            tar.extractall(folder, filter="data")
        told = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        found = told.get("format", 1)
        if found not in range(1, FORMAT + 1):
            raise DatabaseError(
                f"{archive} is written in format {found!r}, this release reads 1 to {FORMAT}: "
                "restore it with the release that made it, or a newer one"
            )
        return Manifest(**told)
    except (OSError, EOFError, tarfile.TarError, ValueError, TypeError, AttributeError) as error:
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            raise DatabaseError(f"{archive} cannot be unpacked ({error.strerror}): make room for {folder}") from None
        raise DatabaseError(
            f"{archive} is no backup of this program, or is damaged: name one that offscreen db backup has made"
        ) from None


def _put_images(source: Path, image_folder: Path) -> None:
    """Put the pictures back: before the rows, so that what fails here can be tried again."""
    try:
        image_folder.mkdir(parents=True, exist_ok=True)
        for path in source.iterdir() if source.is_dir() else ():
            (image_folder / path.name).write_bytes(path.read_bytes())
    except OSError as error:
        raise DatabaseError(
            f"cannot write the pictures into {image_folder} ({error.strerror}): nothing was put back"
        ) from None
