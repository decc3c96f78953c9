"""A table that an editor sends is looked at first, and imported with a tap."""

from __future__ import annotations

from sqlmodel import col, select

from bot.core.operator_inputs import Sent
from bot.core.texts import SOURCE, speaking
from bot.operators.table_imports import begin_import, is_table, report_card
from bot.storage.database import Database
from bot.storage.models import AuditEntry, Job, StoredMessage
from content.importing import RefusedRow, Report
from content.pictures import FILE_LIMIT
from tests.bot.factories import NOON, add_user
from tests.bot.operators.conftest import Staff

PATIENCE_SECONDS = 60.0
TABLE = (
    b"id,text\n"
    b"river,Put on your shoes and walk to the river with your umbrella.\n"
    b"sky,GO OUTSIDE NOW and find three clouds that look like whales.\n"
    b"bad one,Read.\n"
)


def test_what_is_a_table() -> None:
    names = {"a.CSV": True, "b.xlsx": True, "c.zip": True, "d.png": False, "e": False, None: False}
    assert {name: is_table(Sent("f", 1, name, "")) for name in names} == names


async def test_a_file_that_telegram_does_not_hand_out_is_refused_at_once(sqlite: Database) -> None:
    person = await add_user(sqlite)
    async with sqlite.writing() as session:
        (said,) = await begin_import(person, Sent("f", FILE_LIMIT + 1, "<big>.zip", ""), NOON, session=session)
        assert (await session.exec(select(Job))).all() == []
    assert "&lt;big&gt;.zip is larger than 20 MB" in getattr(said, "html", "")


def test_a_card_names_few_rows_and_escapes_them() -> None:
    rows = [RefusedRow(f"row {n}", "<b> is missing") for n in range(7)]
    with speaking(SOURCE):
        html = report_card("a.csv", Report(added=1, refused=rows), is_done=False)
    assert html.count("&lt;b&gt; is missing") == 5
    assert "and 2 more" in html
    assert "Would be added: 1" in html


async def test_an_editor_sees_what_would_come_of_a_table_and_imports_it(staff: Staff) -> None:
    editor, viewer = await staff.somebody("Edda", "editor"), await staff.somebody("Vic", "viewer")
    await editor.sends_document(TABLE, name="new.csv")
    card = await editor.receives("Would be added: 2", timeout=PATIENCE_SECONDS)
    assert "refused: 1" in card.text
    assert "Drafts among them, not live: 1" in card.text
    assert card.buttons == [["Import", "Cancel"]]
    mine = select(StoredMessage.id, StoredMessage.state).where(col(StoredMessage.id).in_(("river", "sky")))
    async with staff.on.bot.database.reading() as session:
        assert (await session.exec(mine)).all() == []
    await editor.presses("Import", message=card)
    await card.becomes("Added: 2", timeout=PATIENCE_SECONDS)
    assert "offscreen content undo" in card.text
    async with staff.on.bot.database.reading() as session:
        found = {name: str(state) for name, state in (await session.exec(mine)).all()}
        entries = (await session.exec(select(AuditEntry).where(AuditEntry.action == "library imported"))).all()
    assert found == {"river": "live", "sky": "draft"}
    assert [(entry.subject, entry.user_id is None) for entry in entries] == [("new.csv", False)]
    await editor.sends_document(TABLE.replace(b"river", b"hill"), name="new.csv")
    again = await editor.receives("Would be added", timeout=PATIENCE_SECONDS)
    await editor.presses("Cancel", message=again)
    await editor.until(lambda: True if not again.buttons else None, "no buttons")
    async with staff.on.bot.database.reading() as session:
        assert (await session.exec(select(StoredMessage).where(StoredMessage.id == "hill"))).all() == []
        waiting = len((await session.exec(select(Job))).all())
    await viewer.sends_document(TABLE, name="new.csv")
    await viewer.receives()
    async with staff.on.bot.database.reading() as session:
        assert len((await session.exec(select(Job))).all()) == waiting
