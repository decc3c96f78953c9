"""The drill: puts an archive back somewhere else, and looks whether everything is there."""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text
from sqlmodel import select

from bot.errors import DatabaseError
from bot.storage.backup import Manifest, restore
from bot.storage.database import Database
from bot.storage.models import StoredImage


@dataclass(frozen=True)
class DrillReport:
    """What came back.

    Attributes:
        manifest: What the archive says of itself.
        pictures: How many pictures the library needs.
        missing: Those of them that are not in the archive.
    """

    manifest: Manifest
    pictures: int
    missing: tuple[str, ...]


async def drill(archive: Path, key_file: Path | None = None) -> DrillReport:
    """Restore an archive into a temporary database, check it, and throw it away.

    Args:
        archive: What :func:`bot.storage.backup.back_up` has written.
        key_file: Where the secret key is, if it is encrypted.

    Raises:
        DatabaseError: If it cannot be restored, or what comes back is damaged.
    """
    with tempfile.TemporaryDirectory(prefix="offscreen-drill-") as name:
        folder = Path(name)
        database = Database(f"sqlite+aiosqlite:///{folder / 'drill.sqlite'}")
        try:
            manifest = await restore(database, folder / "images", archive, key_file)
            await _check_rows(database, archive)
            async with database.reading() as session:
                files = set((await session.exec(select(StoredImage.file))).all())
        finally:
            await database.close()
        found = await asyncio.to_thread(_names, folder / "images")
    return DrillReport(manifest, len(files), tuple(sorted(files - found)))


async def _check_rows(database: Database, archive: Path) -> None:
    async with database.reading() as session:
        connection = await session.connection()
        whole = (await connection.execute(text("PRAGMA integrity_check"))).scalar()
        stray = (await connection.execute(text("PRAGMA foreign_key_check"))).first()
    if whole != "ok" or stray is not None:
        what = whole if whole != "ok" else f"a row of {stray[0] if stray else ''} refers to one that is missing"
        raise DatabaseError(f"{archive} came back damaged: {what}. Use another archive.")


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}
