"""``offscreen db``: the database's tables."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.output import progress, result
from bot.delivery.scheduled_backup import backups_in, note_backup
from bot.errors import DatabaseError
from bot.settings import read_settings
from bot.storage.backup import back_up
from bot.storage.backup import restore as put_back
from bot.storage.database import Database
from bot.storage.drill import drill as try_out
from bot.storage.migrations import head_revision
from bot.storage.sealing import new_key as make_key

_SHOWN = 10
"""Missing pictures that are named."""

_Archive = Annotated[Path, typer.Argument(help="An archive that offscreen db backup has made.")]
_Key = Annotated[Path | None, typer.Option("--key", help="The file with the secret key, if it is encrypted.")]

app = typer.Typer(help="The database's tables.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """The database's tables."""


@app.command()
def upgrade() -> None:
    """Bring the tables up to date; does nothing if they are."""
    asyncio.run(_upgrade(Database(read_settings().database)))


@app.command()
def backup(
    archive: Annotated[Path, typer.Argument(help="The archive to write, for example offscreen.tar.gz.")],
) -> None:
    """Write the database and the library's pictures into one archive; the bot may go on working.

    With OFFSCREEN_BACKUP_PUBLIC_KEY set it is encrypted.
    """
    settings = read_settings()
    asyncio.run(_backup(Database(settings.database), settings.image_folder, archive, settings.backup_public_key))


@app.command()
def restore(archive: _Archive, key: _Key = None) -> None:
    """Put an archive into an empty database of either kind and the data folder."""
    settings = read_settings()
    asyncio.run(_restore(Database(settings.database), settings.image_folder, archive, key))


@app.command()
def drill(
    archive: Annotated[
        Path | None, typer.Argument(help="The archive to try; left out: the newest scheduled one.")
    ] = None,
    key: _Key = None,
) -> None:
    """Restore an archive into a temporary database and look whether everything is there; nothing else changes."""
    tried = archive or _newest(read_settings().backup_folder)
    report = asyncio.run(try_out(tried, key))
    rows = report.manifest.rows
    result(
        f"{tried} of {report.manifest.made_at} came back whole: {sum(rows.values())} rows of {len(rows)} tables, "
        f"{report.pictures - len(report.missing)} of {report.pictures} pictures."
    )
    if report.missing:
        raise DatabaseError(f"pictures are missing in {tried}: {', '.join(report.missing[:_SHOWN])}")


@app.command("new-key")
def new_key(
    target: Annotated[Path, typer.Argument(help="A new file for the secret key; keep it on another machine.")],
) -> None:
    """Make a key for encrypted backups: the secret part into a file, the public part is told."""
    result(f"OFFSCREEN_BACKUP_PUBLIC_KEY={make_key(target)}")
    progress(f"The secret key is in {target}. Without it no encrypted backup can be read: keep it elsewhere, twice.")


def _newest(folder: Path) -> Path:
    if not (found := backups_in(folder)):
        raise DatabaseError(f"{folder} holds no scheduled backup: name an archive, or set OFFSCREEN_BACKUP_EVERY")
    return found[-1]


async def _backup(database: Database, image_folder: Path, archive: Path, public_key: str | None) -> None:
    try:
        manifest = await back_up(database, image_folder, archive, public_key)
        if manifest.revision == head_revision():
            await note_backup(database, archive, manifest, datetime.now(UTC))
        result(
            f"{archive} holds {database.shown} at revision {manifest.revision}, "
            f"{sum(manifest.rows.values())} rows of {len(manifest.rows)} tables, and the pictures"
            f"{', encrypted' if public_key is not None else ''}."
        )
    finally:
        await database.close()


async def _restore(database: Database, image_folder: Path, archive: Path, key: Path | None) -> None:
    try:
        manifest = await put_back(database, image_folder, archive, key)
        result(f"{database.shown} is as it was at {manifest.made_at}, at revision {await database.revision()}.")
    finally:
        await database.close()


async def _upgrade(database: Database) -> None:
    try:
        await database.open()
        result(f"{database.shown} is at revision {await database.revision()}.")
    finally:
        await database.close()
