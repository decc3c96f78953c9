"""Limits that hold until a day that was told with them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.phrases import enumerate_phrases, split_enumeration
from bot.storage.models import Attribute, LimitEnd

_LIMITS = "limits"


async def note_limit_ends(user_id: int, ends: Mapping[str, datetime], *, session: AsyncSession) -> None:
    """Store until when limits hold (aware), in place of what was said of them before."""
    await session.exec(delete(LimitEnd).where(col(LimitEnd.user_id) == user_id, col(LimitEnd.text).in_(list(ends))))
    session.add_all(LimitEnd(user_id=user_id, text=text, until=until) for text, until in ends.items())
    await session.flush()


async def end_limits(now: datetime, most: int, *, session: AsyncSession) -> int:
    """Take those limits out of the profiles of which the end has come, at most so many; return how many."""
    due = (await session.exec(select(LimitEnd).where(col(LimitEnd.until) <= now).limit(most))).all()
    for end in due:
        stored = await session.get(Attribute, (end.user_id, _LIMITS))
        if stored is not None:
            await _take_out(stored, end.text, session)
        await session.delete(end)
        await session.flush()
    return len(due)


async def _take_out(stored: Attribute, limit: str, session: AsyncSession) -> None:
    left = [one for one in split_enumeration(stored.value) if one not in split_enumeration(limit)]
    if not left:
        await session.delete(stored)
        return
    stored.value = enumerate_phrases(left)
    session.add(stored)
