"""Broadcasts as their operator has them: drawn up, started, paused and shown."""

from __future__ import annotations

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import Broadcast
from bot.storage.queries.broadcasts import get_broadcast


async def store_broadcast(broadcast: Broadcast, *, session: AsyncSession) -> None:
    """Store a broadcast as it is; a new one has its id then."""
    session.add(broadcast)
    await session.flush()


async def note_broadcast_card(number: int, card_id: int | None, *, session: AsyncSession) -> None:
    """Store which message shows a broadcast's progress, if it is still there."""
    if (broadcast := await get_broadcast(number, session=session)) is not None:
        broadcast.card_id = card_id
        await store_broadcast(broadcast, session=session)
