"""``offscreen db``: the database's tables."""

from __future__ import annotations

import asyncio

import typer

from bot.cli.output import result
from bot.settings import read_settings
from bot.storage.database import Database

app = typer.Typer(help="The database's tables.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """The database's tables."""


@app.command()
def upgrade() -> None:
    """Bring the tables up to date; does nothing if they are."""
    asyncio.run(_upgrade(Database(read_settings().database)))


async def _upgrade(database: Database) -> None:
    try:
        await database.open()
        result(f"{database.shown} is at revision {await database.revision()}.")
    finally:
        await database.close()
