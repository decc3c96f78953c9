"""How a draft comes into the library."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.operators.draft_fields import DraftFields, as_image, as_message
from bot.operators.library_files import row_of
from bot.services.drafts import store_draft
from bot.storage.models import DraftState, ItemDraft, ItemKind, ItemState
from bot.storage.queries.item_texts import texts_of_item
from bot.storage.queries.items import ItemPut, get_item, put_items
from bot.storage.queries.operators import note
from content.errors import ContentError
from content.importing import new_id


async def put_into_library(
    operator_id: int, draft: ItemDraft, fields: DraftFields, now: datetime, *, session: AsyncSession
) -> None:
    """Put what a draft holds into the library: from then on it is recommendable."""
    changed = draft.item_id is not None
    before = await _values(draft, session=session)
    item_id = draft.item_id or await _free_id(draft.kind, fields, session=session)
    only = None if fields.only_for is None else list(fields.only_for)
    barred = None if fields.unsuitable_for is None else list(fields.unsuitable_for)
    item = (as_message if draft.kind is ItemKind.MESSAGE else as_image)(fields, item_id)
    await put_items([ItemPut(item, only, barred, fields.look)], now, session=session)
    draft.item_id = item_id
    await store_draft(draft, state=DraftState.LIVE, session=session)
    action = f"{draft.kind.value} {'changed' if changed else 'added'}"
    change = _difference(before, await _values(draft, session=session)) if changed else ("", fields.words or "")
    warned = f"despite {len(fields.warnings)} warnings" if fields.warnings else None
    await note(action, item_id, now, by=operator_id, details=warned, change=change, session=session)


async def _values(draft: ItemDraft, *, session: AsyncSession) -> dict[str, str]:
    """Return what the item of a draft holds in the library, field by field; nothing where there is none."""
    item = await get_item(draft.kind, draft.item_id, session=session) if draft.item_id is not None else None
    if item is None:
        return {}
    texts = await texts_of_item(draft.kind, item.id, session=session)
    return {name: str(value) for name, value in row_of(item, texts).items() if value not in (None, "", [])}


def _difference(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[str, str]:
    """Return the fields that differ, as they were and as they are."""
    names = [name for name in (*before, *(set(after) - set(before))) if before.get(name) != after.get(name)]
    said = ["; ".join(f"{name}: {values.get(name, '')}" for name in sorted(names)) for values in (before, after)]
    return said[0], said[1]


async def _free_id(kind: ItemKind, fields: DraftFields, *, session: AsyncSession) -> str:
    words = fields.words or ""
    content = words if kind is ItemKind.MESSAGE else f"{fields.file}"
    item_id = new_id(words, content)
    for number in range(2, 1000):
        taken = await get_item(kind, item_id, session=session)
        if taken is None or taken.state is ItemState.DELETED:
            return item_id
        item_id = f"{new_id(words, content)}-{number}"
    raise ContentError("there are a thousand items like this one")


def is_fine(draft: ItemDraft, fields: DraftFields) -> bool:
    """Whether a draft can go into the library as it is: looked at, with words, and without a warning."""
    return draft.state is DraftState.READY and bool(fields.words) and not fields.warnings
