"""``offscreen stats``: the figures, without a chat."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.output import progress, result
from bot.errors import SettingsError
from bot.operators.outcomes import TABLES
from bot.operators.tables import table_of, write_table
from bot.settings import Settings, read_settings
from bot.storage.database import Database

app = typer.Typer(help="The figures, without a chat.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """The figures, without a chat."""


@app.command()
def export(
    table: Annotated[str, typer.Argument(help=f"One of {', '.join(TABLES)}.")] = "items",
    days: Annotated[
        int | None,
        typer.Option(
            min=1, max=3650, help="How far back; a year without it, figures of items from the first nudge on."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON array on one line instead of CSV.")] = False,
    out: Annotated[Path | None, typer.Option(help="A file; otherwise to stdout.")] = None,
) -> None:
    """Write one table of figures as CSV or JSON."""
    if table not in TABLES:
        raise SettingsError(f"there is no table {table!r}: choose one of {', '.join(TABLES)}")
    columns, rows = asyncio.run(_table(read_settings(), table, days))
    text = write_table(columns, rows, as_json=as_json)
    if as_json:
        text = " ".join(text.splitlines())
    if out is None:
        result(text.rstrip("\r\n"))
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"{out} cannot be written: {error.strerror}") from None
    progress(f"{len(rows)} rows are in {out}.")


async def _table(settings: Settings, table: str, days: int | None) -> tuple[Any, list[dict[str, Any]]]:
    database = Database(settings.database)
    try:
        await database.open()
        async with database.reading() as session:
            return await table_of(table, datetime.now(UTC), days=days, session=session)
    finally:
        await database.close()
