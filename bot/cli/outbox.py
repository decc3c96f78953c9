"""``offscreen outbox``: nudges of which nobody knows whether they arrived."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from bot.cli.output import LARGEST_ID, json_result, result
from bot.errors import OffscreenError
from bot.settings import read_settings
from bot.storage.database import Database
from bot.storage.models import Nudge
from bot.storage.queries.outbox import settle_unknown, unknown_nudges

app = typer.Typer(help="Nudges on their way.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Nudges on their way."""


@app.command()
def unknown(
    arrived: Annotated[
        list[int] | None,
        typer.Option(metavar="ID", min=1, max=LARGEST_ID, help="Settle this one: it arrived. May be repeated."),
    ] = None,
    lost: Annotated[
        list[int] | None,
        typer.Option(metavar="ID", min=1, max=LARGEST_ID, help="Settle this one: it did not arrive. May be repeated."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="End with one JSON object.")] = False,
) -> None:
    """List the nudges of which nobody knows whether they arrived, or settle some. None is ever sent again."""
    both = set(arrived or ()) & set(lost or ())
    if both:
        raise OffscreenError(f"{min(both)} cannot both have arrived and be lost: name it once")
    left, settled = asyncio.run(_unknown(Database(read_settings().database), arrived or [], lost or []))
    if arrived or lost:
        result(f"{settled} settled.")
    for nudge in left:
        result(f"{nudge.id}  {nudge.created_at:%Y-%m-%d %H:%M} UTC  user {nudge.user_id}  {nudge.error}")
    result(f"{len(left)} unknown.")
    if as_json:
        json_result({"settled": settled, "unknown": [_shown(nudge) for nudge in left]})


async def _unknown(database: Database, arrived: list[int], lost: list[int]) -> tuple[list[Nudge], int]:
    try:
        await database.open()
        settled = 0
        async with database.reading() as session:
            known = {nudge.id for nudge in await unknown_nudges(session=session)}
        if missing := {*arrived, *lost} - known:
            raise OffscreenError(f"{min(missing)} is none of the unknown nudges: offscreen outbox unknown lists them")
        if arrived or lost:
            async with database.writing() as session:
                settled += await settle_unknown(arrived, arrived=True, session=session)
                settled += await settle_unknown(lost, arrived=False, session=session)
        async with database.reading() as session:
            return list(await unknown_nudges(session=session)), settled
    finally:
        await database.close()


def _shown(nudge: Nudge) -> dict[str, object]:
    return {
        "id": nudge.id,
        "user": nudge.user_id,
        "message": nudge.message_id,
        "image": nudge.image_id,
        "created_at": nudge.created_at.isoformat(),
        "error": nudge.error,
    }
