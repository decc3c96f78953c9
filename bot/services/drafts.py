"""Drafts of items that operators write: kept, looked at anew, and shown."""

from __future__ import annotations

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import DraftState, ItemDraft, ItemKind, JobKind, StoredImage
from bot.storage.queries.operators import add_job, own_draft


async def store_draft(draft: ItemDraft, *, state: DraftState | None = None, session: AsyncSession) -> None:
    """Store a draft as it is, or in another state; a new one has its id then."""
    if state is not None:
        draft.state = state
    session.add(draft)
    await session.flush()


async def show_draft(draft: ItemDraft, now: datetime, *, session: AsyncSession) -> None:
    """Store a draft, and have it shown to whoever writes it."""
    await store_draft(draft, session=session)
    fetch = draft.kind is ItemKind.IMAGE and draft.telegram_file is not None
    await add_job(draft.user_id, JobKind.DRAFT, now, {"draft": draft.id, "fetch": fetch}, session=session)


async def look_at_draft(draft: ItemDraft, now: datetime, *, session: AsyncSession) -> None:
    """Store a draft, and have it looked at anew before it is shown."""
    draft.state = DraftState.NEW
    await show_draft(draft, now, session=session)


async def settle_draft(draft: ItemDraft, problem: str | None, *, session: AsyncSession) -> None:
    """Store that a draft was looked at, and what is wrong with its picture; the file is fetched no more."""
    draft.problem, draft.telegram_file = problem, None
    await store_draft(draft, state=DraftState.READY if problem is None else DraftState.REFUSED, session=session)


async def note_draft_card(draft_id: int, card_id: int | None, *, session: AsyncSession) -> None:
    """Store which message shows a draft, if it is still there."""
    if (draft := await own_draft(draft_id, session=session)) is not None:
        draft.card_id = card_id
        await store_draft(draft, session=session)


async def note_look(image_id: str, look: str | None, *, session: AsyncSession) -> None:
    """Store the perceptual hash of a picture, if it is still in the library."""
    if (image := await session.get(StoredImage, image_id)) is not None:
        image.look = look
        session.add(image)
