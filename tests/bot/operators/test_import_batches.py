"""An import is taken back as a whole: what it added, and nothing else."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.operators.import_batches import UndoneImport, batch_name, undo_import
from bot.operators.library_files import Importer
from bot.storage.database import Database
from bot.storage.queries.items import all_messages
from content.errors import ImportingError
from tests.bot.factories import NOON, add_items

LATER = NOON + timedelta(hours=1)


async def imported(database: Database, folder: Path, *texts: str, hours: int) -> None:
    table = folder / "m.csv"
    table.write_text("\n".join(["id,text", *texts]), encoding="utf-8")
    report = await Importer(database, folder).import_from(
        table, NOON + timedelta(hours=hours), lambda _n: None, lambda _n: None
    )
    assert report.added


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
