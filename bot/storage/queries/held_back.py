"""Kinds of ideas that rest for people."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlmodel import col, delete, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import HeldBack


async def held_back_of(user_ids: Collection[int], *, session: AsyncSession) -> dict[int, list[HeldBack]]:
    """Return what rests for these users, by user, oldest first; what is over may still be among it."""
    rows = await session.exec(select(HeldBack).where(col(HeldBack.user_id).in_(user_ids)).order_by(col(HeldBack.id)))
    found: dict[int, list[HeldBack]] = {}
    for row in rows:
        found.setdefault(row.user_id, []).append(row)
    return found


async def hold_back(
    user_id: int, texts: Sequence[str], until: datetime, now: datetime, *, is_rare: bool, session: AsyncSession
) -> None:
    """Let kinds of ideas rest, in place of what was said of them before; what is over by now is deleted."""
    is_over = or_((col(HeldBack.until) <= now) & col(HeldBack.is_rare).is_(False), col(HeldBack.text).in_(list(texts)))
    await session.exec(delete(HeldBack).where(col(HeldBack.user_id) == user_id, is_over))
    session.add_all(HeldBack(user_id=user_id, text=text, until=until, is_rare=is_rare) for text in texts)
    await session.flush()


async def let_come(user_id: int, texts: Sequence[str], *, session: AsyncSession) -> None:
    """Let kinds of ideas rest no more; nothing happens to those that do not."""
    await session.exec(delete(HeldBack).where(col(HeldBack.user_id) == user_id, col(HeldBack.text).in_(list(texts))))
