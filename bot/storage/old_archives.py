"""Archives of the first two formats: SQLite's own file, or what PostgreSQL's COPY wrote.

They go back into a database of their own kind alone. None is written any more.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from bot.errors import DatabaseError
from bot.storage.database import Database
from bot.storage.migrations import upgrade

FORMATS = (1, 2)

_SQLITE, _TABLES = "database.sqlite", "tables"
_SQLITE_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"


def check_old(kind: str, columns: Mapping[str, list[str]], rows: Mapping[str, int], folder: Path, shown: str) -> None:
    """Refuse an unpacked archive that holds less than it says, or nothing.

    Args:
        kind: ``sqlite`` or ``postgresql``.
        columns: Of each table; empty for SQLite.
        rows: How many rows each table should have.
        folder: Where it is unpacked.
        shown: The archive's name.

    Raises:
        DatabaseError: If it does.
    """
    if kind == "sqlite":
        _check_sqlite(rows, folder / _SQLITE, shown)
        return
    if not columns:
        raise DatabaseError(
            f"{shown} holds no tables: it was made by a release whose backups of PostgreSQL were empty. "
            "Restore an archive of another kind, a dump of the server, or a newer backup."
        )
    if missing := [name for name in columns if not (folder / _TABLES / name).is_file()]:
        raise DatabaseError(f"{shown} is damaged: it lacks the rows of {', '.join(missing)}. Use another archive.")


def put_sqlite(folder: Path, target: Path) -> None:
    """Copy SQLite's file to its place."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(folder / _SQLITE)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


async def put_copied(
    database: Database, revision: str, columns: Mapping[str, list[str]], rows: Mapping[str, int], folder: Path
) -> None:
    """Make PostgreSQL's tables and fill them, in one transaction.

    Raises:
        DatabaseError: If rows are missing.
    """
    async with database.writing() as session:
        connection = await session.connection()
        await connection.run_sync(upgrade, revision)
        driver = (await connection.get_raw_connection()).driver_connection
        for name, of_table in columns.items():
            await _fill(driver, name, of_table, folder / _TABLES / name, rows.get(name))


async def _fill(driver: Any, name: str, columns: list[str], source: Path, rows: int | None) -> None:
    status = await driver.copy_to_table(name, columns=columns, source=source, format="binary")
    copied = int(status.rpartition(" ")[2])  # COPY 3
    if rows is not None and copied != rows:
        raise DatabaseError(f"{name} has {copied} of {rows} rows")
    if "id" in columns and await driver.fetchval("SELECT pg_get_serial_sequence($1, 'id')", f'"{name}"'):
        await driver.execute(
            f"SELECT setval(pg_get_serial_sequence('\"{name}\"', 'id'), "
            f'(SELECT coalesce(max(id), 0) + 1 FROM "{name}"), false)'
        )


def _check_sqlite(rows: Mapping[str, int], path: Path, shown: str) -> None:
    try:
        with closing(sqlite3.connect(path)) as connection:
            names = [name for (name,) in connection.execute(_SQLITE_TABLES)]
            found = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}
    except sqlite3.DatabaseError as error:
        raise DatabaseError(f"{shown} is damaged ({error}). Use another archive.") from None
    for name, count in rows.items():
        if found.get(name) != count:
            raise DatabaseError(
                f"{shown} is damaged: {name} has {found.get(name, 0)} of {count} rows. Use another archive."
            )
