"""``offscreen content``: the library in bulk."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot.cli.output import counting, json_result, progress, result
from bot.delivery.encoding import EncodingProcess
from bot.delivery.matcher import Matcher
from bot.delivery.picture_sight import PictureSight
from bot.operators.captions import Captioning
from bot.operators.import_batches import UndoneImport, undo_import
from bot.operators.library_files import Importer, export_to, row_of
from bot.operators.reviewing import LibraryReview, review_library
from bot.settings import Settings, read_settings
from bot.storage.database import Database
from bot.storage.models import ItemState
from bot.storage.queries.items import all_images, all_messages
from content.captioning import CaptionTable, DescribedPictures, describe_all
from content.errors import CaptionError, ImportingError
from content.importing import Report

app = typer.Typer(help="The library in bulk: caption, import, export, list, lint.", no_args_is_help=True)

SHOWN_REFUSALS = 50
"""Refused rows that are shown; with --json all are."""

SHOWN_WARNINGS = 20
"""Warnings that are shown; with --json all are."""


class _ImportState(StrEnum):
    """What may be said of all items of an import."""

    LIVE = "live"
    OFF = "off"


@app.callback()
def _group() -> None:
    """The library in bulk: import, export, list."""


@app.command("import")
def import_(
    path: Annotated[Path, typer.Argument(help="A folder, or a ZIP, CSV, XLSX or YAML file.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would come of it.")] = False,
    update: Annotated[bool, typer.Option("--update", help="Replace items whose id is taken by other content.")] = False,
    state: Annotated[
        _ImportState | None,
        typer.Option(help="Off for all: look first. Live: what has warnings too, but not near-duplicates."),
    ] = None,
    caption: Annotated[
        bool, typer.Option("--caption", help="Let OFFSCREEN_CAPTIONER describe pictures that nobody described.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The last line is one JSON object.")] = False,
) -> None:
    """Add messages and images; what is there already stays as it is. Exit code 1 if any was refused."""
    settings = read_settings()
    if caption and dry_run:
        raise ImportingError("a dry run describes no pictures: leave out --caption, or look first with --state off")
    captioning = _captioning(settings.captioner) if caption else None
    begun = time.monotonic()
    report = asyncio.run(_import(settings, path, captioning, dry_run=dry_run, update=update, state=state))
    seconds = time.monotonic() - begun
    _tell(report, seconds, dry_run=dry_run)
    if as_json:
        rows = report.added + report.changed + report.unchanged + len(report.refused)
        rate = round(rows / seconds, 1) if seconds > 0 else None
        json_result({**report.as_dict(), "dry_run": dry_run, "seconds": round(seconds, 2), "rows_per_second": rate})
    if report.refused:
        raise typer.Exit(1)


@app.command()
def undo(
    batch: Annotated[str | None, typer.Argument(help="The import's name; without: the last one.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The last line is one JSON object.")] = False,
) -> None:
    """Delete what an import added; what was sent of it stays readable."""
    undone = asyncio.run(_undo(read_settings(), batch))
    result(f"import {undone.batch}: {undone.messages} messages and {undone.images} images are deleted.")
    if as_json:
        json_result(asdict(undone))


@app.command()
def export(
    target: Annotated[Path, typer.Argument(help="A new folder, or a name that ends with .zip.")],
    as_json: Annotated[bool, typer.Option("--json", help="The last line is one JSON object.")] = False,
) -> None:
    """Write the whole library with its pictures, so that it can be imported again."""
    settings = read_settings()
    messages, images = asyncio.run(_export(settings, target))
    result(f"{messages} messages and {images} images are in {target}.")
    if as_json:
        json_result({"messages": messages, "images": images, "target": str(target)})


@app.command("list")
def list_(
    search: Annotated[str, typer.Option(help="Only items with this in their words or id.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="The last line is one JSON object.")] = False,
) -> None:
    """Show what is in the library."""
    rows = asyncio.run(_list(read_settings(), search.casefold()))
    for row in rows:
        words = row.get("text") or row.get("caption")
        result(f"{row['kind']:8}{row['state']:6}{row['id']:40} {words}")
    if as_json:
        json_result({"items": rows})


@app.command()
def lint(
    as_json: Annotated[bool, typer.Option("--json", help="The last line is one JSON object.")] = False,
) -> None:
    """Look at the whole library: faults, messages without a picture, what it cannot serve, how facts are suggested."""
    review = asyncio.run(_review(read_settings()))
    for finding in review.findings:
        result(f"{finding.item}: {finding.rule}: {finding.text}")
    follows = "it is sent as text alone" if review.text_alone else "it is not sent"
    for name in review.pictureless:
        result(f"{name}: no_picture: no picture belongs to it, so {follows}: add one about the same activity")
    for window in review.windows:
        lacking = f"; nothing about {', '.join(window.missing)}" if window.missing else ""
        result(f"{window.window}: {window.messages} messages{lacking}")
    for fact in review.agreement:
        counts = ", ".join(f"{value} {count}" for value, count in fact.positives.items())
        result(f"{fact.fact}: suggested with a macro F1 of {fact.macro_f1:.2f} for {fact.items} items ({counts})")
    result(f"Items whose facts are suggested, not declared: {review.undeclared}.")
    if as_json:
        json_result(
            {
                "findings": [asdict(finding) for finding in review.findings],
                "pictureless": list(review.pictureless),
                "text_alone": review.text_alone,
                "undeclared": review.undeclared,
                "windows": [asdict(window) for window in review.windows],
                "facts": [{**asdict(fact), "macro_f1": round(fact.macro_f1, 3)} for fact in review.agreement],
            }
        )


@app.command()
def caption(
    folder: Annotated[Path, typer.Argument(help="A folder of pictures.")],
    captioner: Annotated[
        str, typer.Option(envvar="OFFSCREEN_CAPTIONER", help="blip2, blip:MODEL or openai:MODEL.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="The last line is one JSON object.")] = False,
) -> None:
    """Describe a folder's pictures in its captions.csv, to be read through, corrected and imported."""
    captioning = _captioning(captioner)
    table = CaptionTable(folder)
    left = table.left()
    with counting("describing", len(left)) as advance:
        found = asyncio.run(_describe(left, captioning, table, advance))
    for file, problem in found.problems.items():
        progress(f"{file}: {problem}")
    result(f"{len(found.captions)} pictures are described in {table.path}, {len(found.problems)} could not be.")
    if as_json:
        json_result({"described": len(found.captions), "problems": len(found.problems), "table": str(table.path)})
    if found.problems:
        raise typer.Exit(1)


def _captioning(name: str | None) -> Captioning:
    captioning = Captioning(name or None)
    if captioning.name is None:
        raise CaptionError("nothing is set that describes pictures: set OFFSCREEN_CAPTIONER")
    return captioning


async def _describe(
    files: Sequence[Path], captioning: Captioning, table: CaptionTable, advance: Callable[[], None]
) -> DescribedPictures:
    try:
        return await describe_all(files, captioning.caption, table.add, advance)
    finally:
        captioning.close()


async def _review(settings: Settings) -> LibraryReview:
    database = Database(settings.database)
    encoder = EncodingProcess(settings.encoder, settings.picture_encoder)
    sight = PictureSight(database, encoder, settings.image_folder)
    try:
        await database.open()
        return await review_library(database, Matcher(database, encoder, text_alone=settings.text_alone, sight=sight))
    finally:
        encoder.close()
        await database.close()


async def _import(
    settings: Settings,
    path: Path,
    captioning: Captioning | None,
    *,
    dry_run: bool,
    update: bool,
    state: _ImportState | None,
) -> Report:
    database = Database(settings.database)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    try:
        await database.open()
        stored = None if state is None else ItemState(state.value)
        importer = Importer(
            database,
            settings.image_folder,
            update=update,
            dry_run=dry_run,
            state=stored,
            describe=None if captioning is None else captioning.caption,
        )
        with Progress(*columns, console=Console(stderr=True)) as bar:
            task = bar.add_task("checking" if dry_run else "importing", total=None)
            return await importer.import_from(
                path,
                datetime.now(UTC),
                lambda total: bar.update(task, total=total),
                lambda count: bar.advance(task, count),
            )
    finally:
        if captioning is not None:
            captioning.close()
        await database.close()


async def _undo(settings: Settings, batch: str | None) -> UndoneImport:
    database = Database(settings.database)
    try:
        await database.open()
        return await undo_import(database, batch, datetime.now(UTC))
    finally:
        await database.close()


async def _export(settings: Settings, target: Path) -> tuple[int, int]:
    database = Database(settings.database)
    try:
        await database.open()
        return await export_to(database, settings.image_folder, target)
    finally:
        await database.close()


async def _list(settings: Settings, search: str) -> list[dict[str, object]]:
    database = Database(settings.database)
    try:
        await database.open()
        async with database.reading() as session:
            messages, images = await all_messages(session=session), await all_images(session=session)
    finally:
        await database.close()
    rows: list[dict[str, object]] = [{"kind": "message", **row_of(message)} for message in messages]
    rows += [{"kind": "image", **row_of(image)} for image in images]
    return [
        row for row in rows if search in f"{row['id']} {row.get('text') or ''} {row.get('caption') or ''}".casefold()
    ]


def _tell(report: Report, seconds: float, *, dry_run: bool) -> None:
    for refused in report.refused[:SHOWN_REFUSALS]:
        progress(f"refused: {refused.where}: {refused.reason}")
    if len(report.refused) > SHOWN_REFUSALS:
        progress(f"refused: {len(report.refused) - SHOWN_REFUSALS} more, see --json")
    for warned in report.warned[:SHOWN_WARNINGS]:
        progress(f"warning: {warned.where}: {warned.reason}")
    if len(report.warned) > SHOWN_WARNINGS:
        progress(f"warning: {len(report.warned) - SHOWN_WARNINGS} more, see --json")
    rows = report.added + report.changed + report.unchanged + len(report.refused)
    would = "would be " if dry_run else ""
    rate = f", {rows / seconds:.0f} a second" if seconds > 0 else ""
    result(
        f"{would}added: {report.added}, {would}changed: {report.changed}, unchanged: {report.unchanged}, "
        f"refused: {len(report.refused)} ({seconds:.1f} s{rate})"
    )
    if report.drafted:
        they_are = "would be drafts" if dry_run else "are drafts"
        result(
            f"{report.drafted} of them {they_are}, not live: they have warnings or nearly repeat another item. "
            "/library shows them under Drafts; --state live takes warnings as seen"
        )
    if report.added and report.batch is not None:
        result(f"to take back what was added: offscreen content undo {report.batch}")
