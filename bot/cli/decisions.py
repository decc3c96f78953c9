"""``offscreen decisions``: what was decided, looked at again."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.decision_tables import COLUMNS, Rows, rated_tables
from bot.cli.output import LARGEST_ID, json_result, result
from bot.delivery.replay import is_same
from bot.errors import DatabaseError
from bot.settings import read_settings
from bot.storage.database import Database
from bot.storage.queries.decisions import drawn_decisions
from bot.storage.queries.items import all_images, all_messages
from bot.storage.queries.reactions import answered_nudges
from content.exporting import as_csv

app = typer.Typer(help="What was decided.", no_args_is_help=True)

BATCH = 500
"""Rows read at once."""


@app.callback()
def _group() -> None:
    """What was decided."""


@app.command()
def replay(
    only: Annotated[
        list[int] | None, typer.Option("--id", metavar="ID", min=1, max=LARGEST_ID, help="This one. May be repeated.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="End with one JSON object.")] = False,
) -> None:
    """Choose again from what is stored: candidates, probabilities and seeds; exit code 1 if anything differs."""
    replayed, different = asyncio.run(_replay(Database(read_settings().database), only or []))
    if only and replayed < len(set(only)):
        raise DatabaseError(f"of the decisions {sorted(set(only))} only {replayed} drew anything: name others")
    for number in different:
        result(f"{number} comes out differently.")
    result(f"{replayed} replayed, {replayed - len(different)} the same.")
    if as_json:
        json_result({"replayed": replayed, "different": different})
    if different:
        raise typer.Exit(1)


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="A new folder.")],
    as_json: Annotated[bool, typer.Option("--json", help="End with one JSON object.")] = False,
) -> None:
    """Write how people answered as tables that the bench reads: numbers for people, and none of their words."""
    settings = read_settings()
    tables = asyncio.run(_answered(Database(settings.database), settings.image_folder.resolve()))
    _write(tables, folder)
    counts = {name.removesuffix(".csv"): len(rows) for name, rows in tables.items()}
    result(f"{counts['ratings']} answers of {counts['people']} people to {counts['items']} messages are in {folder}.")
    if as_json:
        json_result({**counts, "folder": str(folder)})


async def _answered(database: Database, image_folder: Path) -> dict[str, Rows]:
    try:
        await database.open()
        async with database.reading() as session:
            answers = await answered_nudges(None, session=session)
            messages = {one.id: one.text for one in await all_messages(session=session)}
            images = {one.id: str(image_folder / one.file) for one in await all_images(session=session)}
    finally:
        await database.close()
    return rated_tables(answers, messages, images)


def _write(tables: Mapping[str, Rows], folder: Path) -> None:
    try:
        folder.mkdir(parents=True)
        for name, rows in tables.items():
            (folder / name).write_text(as_csv(COLUMNS[name], rows), encoding="utf-8", newline="")
    except OSError as error:
        raise DatabaseError(f"{folder} cannot be written ({error.strerror}): name a new folder") from error


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
