"""What items say in other languages: kept with them, told to libraries of an earlier release, out and in again."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlmodel import col, delete, select, update

from bot.operators.library_files import Importer, export_to
from bot.services.starter_library import fill_empty_library
from bot.storage.database import Database
from bot.storage.models import ItemKind, ItemText, StoredMessage
from bot.storage.queries.item_texts import text_in, texts_of_item
from content.manifest import starter_library

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


async def test_a_library_of_an_earlier_release_learns_what_its_items_say_elsewhere(
    database: Database, tmp_path: Path
) -> None:
    assert await fill_empty_library(database, tmp_path, "none", NOW)
    async with database.writing() as session:
        await session.exec(delete(ItemText))
        await session.exec(
            update(StoredMessage)
            .where(col(StoredMessage.id) == "walk-quiet-path")
            .values(text="Walk to the mill and back.")
        )
        session.add(ItemText(kind="message", item_id="walk-other-way", language="de", text="Biegt links ab."))
    assert await fill_empty_library(database, tmp_path, "none", NOW) == 0
    async with database.reading() as session:
        assert await text_in(ItemKind.MESSAGE, "walk-quiet-path", "de", session=session) is None
        assert await text_in(ItemKind.MESSAGE, "walk-other-way", "de", session=session) == "Biegt links ab."
        path = await text_in(ItemKind.IMAGE, "forest-path", "de", session=session)
        assert path == next(image for image in starter_library().images if image.id == "forest-path").translations["de"]


async def test_translations_go_out_and_in_again_with_their_items(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    (folder / "texts").mkdir(parents=True)
    (folder / "messages.yaml").write_text(
        "licence: Apache-2.0\nmessages:\n- {id: walk, text: Walk to the corner and back., activities: [walking]}\n"
    )
    (folder / "texts" / "de.yaml").write_text("licence: Apache-2.0\nmessages: {walk: Geh bis zur Ecke.}\n")

    async def import_(path: Path) -> tuple[int, int, int]:
        importer = Importer(database, tmp_path / "images", update=True)
        report = await importer.import_from(path, NOW, lambda _total: None, lambda _count: None)
        assert report.refused == []
        return report.added, report.changed, report.unchanged

    assert await import_(folder) == (1, 0, 0)
    await export_to(database, tmp_path / "images", tmp_path / "out")
    assert "Geh bis zur Ecke." in (tmp_path / "out" / "texts" / "de.yaml").read_text()
    assert await import_(tmp_path / "out") == (0, 0, 1)
    (folder / "texts" / "de.yaml").write_text("licence: Apache-2.0\nmessages: {walk: Geh bis ans Eck.}\n")
    assert await import_(folder) == (0, 1, 0)
    async with database.reading() as session:
        assert await texts_of_item(ItemKind.MESSAGE, "walk", session=session) == {"de": "Geh bis ans Eck."}
        assert len((await session.exec(select(ItemText))).all()) == 1
