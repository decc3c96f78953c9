"""Writes archives as releases before format 3 did."""

from __future__ import annotations

import json
import sqlite3
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from bot.storage.archive_rows import tables_of
from bot.storage.database import Database


async def write_old(database: Database, archive: Path, **manifest: Any) -> None:
    """Write an archive of the first release, with ``manifest`` instead of what it would say."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tables: dict[str, list[str]] = {}
        if database.path is not None:
            target = folder / "database.sqlite"
            with closing(sqlite3.connect(database.path)) as old, closing(sqlite3.connect(target)) as new:
                old.backup(new)
        else:
            tables = await _copy_out(database, folder / "tables")
        kind = "sqlite" if database.is_sqlite else "postgresql"
        told = {"kind": kind, "revision": await database.revision(), "made_at": "2026-01-01", "tables": tables}
        (folder / "manifest.json").write_text(json.dumps(told | manifest))
        with tarfile.open(archive, "w:gz") as tar:
            for path in folder.iterdir():
                tar.add(path, path.name)


async def _copy_out(database: Database, folder: Path) -> dict[str, list[str]]:
    folder.mkdir()
    columns = {}
    async with database.reading() as session:
        connection = await session.connection()
        driver: Any = (await connection.get_raw_connection()).driver_connection
        for table in await tables_of(connection):
            columns[table.name] = [column.name for column in table.columns]
            await driver.copy_from_table(
                table.name, columns=columns[table.name], output=folder / table.name, format="binary"
            )
    return columns
