"""What has warnings is imported as a draft: not live before somebody has looked at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.operators.draft_fields import DraftFields, keep_fields
from bot.operators.import_states import state_for
from bot.operators.library import View, page_of
from bot.operators.library_files import Importer, export_to
from bot.services.drafts import store_draft
from bot.storage.database import Database
from bot.storage.models import DraftState, ItemDraft, ItemKind, ItemState
from bot.storage.queries.items import all_messages
from content.importing import Ready, Report
from content.items import Message
from tests.bot.factories import NOON, add_user

LIVE, OFF, DRAFT = ItemState.LIVE, ItemState.OFF, ItemState.DRAFT


@pytest.mark.parametrize(
    ("written", "warning", "ordered", "stored", "state"),
    [
        (None, None, None, None, LIVE),
        (None, "no_activity", None, None, LIVE),
        (None, "shouting", None, None, DRAFT),
        (None, "shouting", None, LIVE, DRAFT),
        (None, None, None, DRAFT, LIVE),  # what was warned of is mended
        (None, None, None, OFF, OFF),
        (None, "near_duplicate", None, None, DRAFT),
        ("live", "near_duplicate", None, None, LIVE),  # as an export has it
        ("off", "shouting", None, None, OFF),
        ("draft", None, None, None, DRAFT),
        (None, "shouting", LIVE, None, LIVE),
        ("off", None, LIVE, OFF, LIVE),
        (None, "near_duplicate", LIVE, None, DRAFT),
        ("live", "shouting", OFF, LIVE, OFF),
    ],
)
def test_what_goes_live(
    written: str | None, warning: str | None, ordered: ItemState | None, stored: ItemState | None, state: ItemState
) -> None:
    warnings = () if warning is None else (f"{warning}: change it",)
    message = Message(id="m", text="Walk.")
    assert state_for(Ready("row", message, None, True, None, None, written, warnings), ordered, stored) is state


async def import_rows(database: Database, folder: Path, *rows: str, state: ItemState | None = None) -> Report:
    table = folder / "m.csv"
    table.write_text("\n".join(["id,text,state", *rows]), encoding="utf-8")
    return await Importer(database, folder, state=state).import_from(table, NOON, lambda _n: None, lambda _n: None)


async def states(database: Database) -> dict[str, str]:
    async with database.reading() as session:
        return {message.id: message.state.value for message in await all_messages(session=session)}


ROWS = (
    "loud,GO OUTSIDE NOW and look at the sky.,",
    "bread,Bake bread.,",
    "loaf,Bake good bread.,",
    "page,Read a page.,",
)


async def test_warnings_and_repeats_wait_as_drafts_and_importing_again_changes_nothing(
    sqlite: Database, tmp_path: Path
) -> None:
    report = await import_rows(sqlite, tmp_path, *ROWS)
    assert (report.added, report.drafted, report.refused) == (4, 2, [])
    held = {"loud": "draft", "bread": "live", "loaf": "draft", "page": "live"}
    assert await states(sqlite) == held
    again = await import_rows(sqlite, tmp_path, *ROWS)
    assert (again.unchanged, again.drafted, again.refused) == (4, 0, [])
    assert await states(sqlite) == held
    live = await import_rows(sqlite, tmp_path, *ROWS, state=LIVE)
    assert (live.changed, live.refused) == (1, [])
    assert await states(sqlite) == held | {"loud": "live"}


async def test_what_repeats_a_draft_of_the_library_or_of_a_chat_waits(sqlite: Database, tmp_path: Path) -> None:
    person = await add_user(sqlite)
    draft = ItemDraft(user_id=person, kind=ItemKind.MESSAGE, created_at=NOON)
    keep_fields(draft, DraftFields(text="Water the plants on the sill."))
    async with sqlite.writing() as session:
        await store_draft(draft, state=DraftState.READY, session=session)
    await import_rows(sqlite, tmp_path, "bread,Bake bread.,draft")
    report = await import_rows(sqlite, tmp_path, "loaf,Bake good bread.,", "sill,Water the plants on the sill.,")
    assert report.drafted == 2
    assert set((await states(sqlite)).values()) == {"draft"}


async def test_drafts_go_out_and_in_again_identically(sqlite: Database, tmp_path: Path) -> None:
    await import_rows(sqlite, tmp_path, *ROWS, "bun,Bake very good bread.,live")
    await export_to(sqlite, tmp_path, tmp_path / "out")
    written = (tmp_path / "out" / "messages.yaml").read_text(encoding="utf-8")
    again = await Importer(sqlite, tmp_path).import_from(tmp_path / "out", NOON, lambda _n: None, lambda _n: None)
    assert (again.unchanged, again.refused) == (5, [])
    assert written.count("state: draft") == 2


async def test_the_library_shows_drafts_by_themselves(sqlite: Database, tmp_path: Path) -> None:
    await import_rows(sqlite, tmp_path, *ROWS)
    async with sqlite.reading() as session:
        html, _buttons = await page_of(View("m", "draft"), session=session)
    assert "GO OUTSIDE" in html
    assert "📝" in html
    assert "Read a page" not in html
