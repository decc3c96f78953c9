"""An import is taken back as a whole: what it added, and nothing else."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.operators.import_batches import UndoneImport, batch_name, undo_import
from bot.operators.library_files import BATCH, Importer
from bot.storage.database import Database
from bot.storage.queries.items import all_messages
from bot.storage.queries.operators import audit_page
from content.errors import ImportingError
from content.importing import Report
from tests.bot.factories import NOON, add_items

LATER = NOON + timedelta(hours=1)


async def imported(database: Database, folder: Path, *texts: str, hours: int) -> Report:
    table = folder / "m.csv"
    table.write_text("\n".join(["id,text", *texts]), encoding="utf-8")
    report = await Importer(database, folder).import_from(
        table, NOON + timedelta(hours=hours), lambda _n: None, lambda _n: None
    )
    assert report.added
    return report


async def left(database: Database) -> set[str]:
    async with database.reading() as session:
        return {message.id for message in await all_messages(session=session)}


async def test_the_last_import_is_taken_back_and_then_the_one_before(sqlite: Database, tmp_path: Path) -> None:
    await add_items(sqlite)
    await imported(sqlite, tmp_path, "a,Walk to the corner.", "b,Read a page.", hours=1)
    await imported(sqlite, tmp_path, "a,Walk to the corner.", "c,Water the plants.", hours=2)
    assert await undo_import(sqlite, None, LATER) == UndoneImport("20260615T140000", 1, 0)
    assert await left(sqlite) == {"m0", "a", "b"}
    assert (await undo_import(sqlite, None, LATER)).messages == 2
    assert await left(sqlite) == {"m0"}
    with pytest.raises(ImportingError, match="nothing is left"):
        await undo_import(sqlite, None, LATER)


async def test_what_comes_back_belongs_to_the_import_that_brings_it(sqlite: Database, tmp_path: Path) -> None:
    await imported(sqlite, tmp_path, "a,Walk to the corner.", hours=1)
    await undo_import(sqlite, None, LATER)
    await imported(sqlite, tmp_path, "a,Walk to the corner.", hours=2)
    with pytest.raises(ImportingError, match="nothing is left"):
        await undo_import(sqlite, batch_name(NOON + timedelta(hours=1)), LATER)
    assert await left(sqlite) == {"a"}
    with pytest.raises(ImportingError, match="there is no import '2026'"):
        await undo_import(sqlite, "2026", LATER)


async def test_the_report_names_the_batch_and_the_log_says_what_came_of_it(sqlite: Database, tmp_path: Path) -> None:
    report = await imported(sqlite, tmp_path, "a,Walk to the corner.", "b,", hours=1)
    assert report.batch == "20260615T130000"
    async with sqlite.reading() as session:
        ((entry, _name),) = await audit_page(9, 0, session=session)
    assert entry.details == "20260615T130000: 1 added, 0 changed, 1 refused"
    assert (await undo_import(sqlite, report.batch, LATER)).messages == 1


async def test_an_import_that_breaks_off_is_taken_back_by_its_name(sqlite: Database, tmp_path: Path) -> None:
    table = tmp_path / "m.csv"
    table.write_text("\n".join(["id,text", *(f"a{n},Walk {n} steps." for n in range(BATCH + 1))]), encoding="utf-8")

    def break_off(_count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await Importer(sqlite, tmp_path).import_from(table, NOON, lambda _n: None, break_off)
    async with sqlite.reading() as session:
        ((entry, _name),) = await audit_page(9, 0, session=session)
    assert entry.details == "20260615T120000: not finished"
    assert (await undo_import(sqlite, batch_name(NOON), LATER)).messages == BATCH


async def test_a_dry_run_has_no_batch(sqlite: Database, tmp_path: Path) -> None:
    table = tmp_path / "m.csv"
    table.write_text("id,text\na,Walk to the corner.", encoding="utf-8")
    importer = Importer(sqlite, tmp_path, dry_run=True)
    report = await importer.import_from(table, NOON, lambda _n: None, lambda _n: None)
    assert (report.added, report.batch) == (1, None)
