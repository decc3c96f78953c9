"""Decisions as they are stored, to look at them again."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import Decision


async def drawn_decisions(
    after: int, most: int, ids: Collection[int] = (), *, session: AsyncSession
) -> Sequence[Decision]:
    """Return decisions that chose from candidates with probabilities, in the order of their ids.

    Args:
        after: Only those with larger ids.
        most: How many at most.
        ids: Only these; none: all.
        session: A reading one.
    """
    chosen = select(Decision).where(col(Decision.id) > after, col(Decision.activities).is_not(None))
    if ids:
        chosen = chosen.where(col(Decision.id).in_(list(ids)))
    return (await session.exec(chosen.order_by(col(Decision.id)).limit(most))).all()
