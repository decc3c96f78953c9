"""``offscreen db``: the database's tables."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.output import result
from bot.settings import read_settings
from bot.storage.backup import back_up
from bot.storage.backup import restore as put_back
from bot.storage.database import Database

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
    """Write the database and the library's pictures into one archive; the bot may go on working."""
    settings = read_settings()
    asyncio.run(_backup(Database(settings.database), settings.image_folder, archive))


@app.command()
def restore(archive: Annotated[Path, typer.Argument(help="An archive that offscreen db backup has made.")]) -> None:
    """Put an archive into an empty database and the data folder."""
    settings = read_settings()
    asyncio.run(_restore(Database(settings.database), settings.image_folder, archive))


async def _backup(database: Database, image_folder: Path, archive: Path) -> None:
    try:
        manifest = await back_up(database, image_folder, archive)
        how = "SQLite's backup" if database.is_sqlite else "PostgreSQL's COPY in one snapshot"
        result(
            f"{archive} holds {database.shown} at revision {manifest.revision} (by {how}), "
            f"{sum(manifest.rows.values())} rows of {len(manifest.rows)} tables, and the pictures."
        )
    finally:
        await database.close()


async def _restore(database: Database, image_folder: Path, archive: Path) -> None:
    try:
        manifest = await put_back(database, image_folder, archive)
        result(f"{database.shown} is as it was at {manifest.made_at}, at revision {await database.revision()}.")
    finally:
        await database.close()


async def _upgrade(database: Database) -> None:
    try:
        await database.open()
        result(f"{database.shown} is at revision {await database.revision()}.")
    finally:
        await database.close()
