"""What people asked for in words, as far as it still holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import Moment, Origin

A_DAY = timedelta(days=1, hours=1)
"""How far back a person's present day begins at most: clocks may have been put back."""


@dataclass(frozen=True)
class PastWish:
    """What somebody asked for.

    Attributes:
        words: In their words.
        at: When, aware.
    """

    words: str
    at: datetime


async def wishes_of(user_ids: Iterable[int], now: datetime, *, session: AsyncSession) -> dict[int, list[PastWish]]:
    """Return what these people asked for within the last day, by user id, oldest first."""
    rows = await session.exec(
        select(Moment.user_id, Moment.wish, Moment.due_at)
        .where(col(Moment.user_id).in_(list(user_ids)), Moment.origin == Origin.ASKED)
        .where(col(Moment.wish).is_not(None), col(Moment.due_at) > now - A_DAY, col(Moment.due_at) <= now)
        .order_by(col(Moment.due_at))
    )
    found: dict[int, list[PastWish]] = {}
    for user_id, words, due_at in rows:
        if words is not None:
            found.setdefault(user_id, []).append(PastWish(words, due_at))
    return found
