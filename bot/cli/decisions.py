"""``offscreen decisions``: what was decided, looked at again."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from bot.cli.output import json_result, result
from bot.delivery.replay import is_same
from bot.settings import read_settings
from bot.storage.database import Database
from bot.storage.queries.decisions import drawn_decisions

app = typer.Typer(help="What was decided.", no_args_is_help=True)

BATCH = 500
"""Rows read at once."""


@app.callback()
def _group() -> None:
    """What was decided."""


@app.command()
def replay(
    only: Annotated[list[int] | None, typer.Option("--id", metavar="ID", help="This one. May be repeated.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="End with one JSON object.")] = False,
) -> None:
    """Choose again from what is stored: candidates, probabilities and seeds; exit code 1 if anything differs."""
    replayed, different = asyncio.run(_replay(Database(read_settings().database), only or []))
    for number in different:
        result(f"{number} comes out differently.")
    result(f"{replayed} replayed, {replayed - len(different)} the same.")
    if as_json:
        json_result({"replayed": replayed, "different": different})
    if different:
        raise typer.Exit(1)


async def _replay(database: Database, only: list[int]) -> tuple[int, list[int]]:
    replayed, different, after = 0, list[int](), 0
    try:
        await database.open()
        while True:
            async with database.reading() as session:
                rows = await drawn_decisions(after, BATCH, only, session=session)
            if not rows:
                return replayed, different
            replayed += len(rows)
            different += [row.id or 0 for row in rows if not is_same(row)]
            after = rows[-1].id or 0
    finally:
        await database.close()
