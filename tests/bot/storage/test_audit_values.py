"""Old and new values in the log: of an item that is changed only what differs, of a new one its words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlmodel import select

from bot.operators.draft_adding import put_into_library
from bot.operators.draft_fields import DraftFields, keep_fields
from bot.storage.database import Database
from bot.storage.models import AuditEntry, DraftState, ItemDraft, ItemKind
from tests.bot.factories import add_user

NOW = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)


async def _put(database: Database, text: str, item_id: str | None, operator_id: int) -> ItemDraft:
    fields = DraftFields().set_by_hand(text=text, activities=("walking",))
    async with database.writing() as session:
        draft = ItemDraft(user_id=operator_id, kind=ItemKind.MESSAGE, item_id=item_id, created_at=NOW)
        draft.state = DraftState.READY
        keep_fields(draft, fields)
        await put_into_library(operator_id, draft, fields, NOW, session=session)
    return draft


@pytest.mark.asyncio
async def test_a_changed_item_is_noted_with_what_it_said_before(database: Database) -> None:
    operator_id = await add_user(database)
    draft = await _put(database, "Take a walk along the river.", None, operator_id)
    await _put(database, "Take a short walk.", draft.item_id, operator_id)
    async with database.reading() as session:
        added, changed = (await session.exec(select(AuditEntry).order_by("id"))).all()
    assert (added.before, added.after) == ("", "Take a walk along the river.")
    assert (changed.before, changed.after) == ("text: Take a walk along the river.", "text: Take a short walk.")
