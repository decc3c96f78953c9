"""Letters on Sunday: to whom one is due, and the pictures of the week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import Nudge, NudgeState, Origin, StoredImage, User

MOST_PICTURES = 9


async def due_letters(now: datetime, limit: int, *, session: AsyncSession) -> Sequence[User]:
    """Return users to whom a letter is due, locked until the transaction ends, longest due first."""
    statement = (
        select(User)
        .where(col(User.letter_at).is_not(None), col(User.letter_at) <= now)
        .order_by(col(User.letter_at))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return (await session.exec(statement)).all()


async def is_any_letter_due(now: datetime, *, session: AsyncSession) -> bool:
    """Whether a letter is due to anybody."""
    statement = select(User.id).where(col(User.letter_at).is_not(None), col(User.letter_at) <= now).limit(1)
    return (await session.exec(statement)).first() is not None


async def week_pictures(user_id: int, since: datetime, *, session: AsyncSession) -> list[str]:
    """Return the files of the pictures that came to a user since an instant, the latest ones, oldest first."""
    rows = await session.exec(
        select(StoredImage.file)
        .join(Nudge, col(Nudge.image_id) == col(StoredImage.id))
        .where(
            Nudge.user_id == user_id,
            Nudge.state == NudgeState.SENT,
            Nudge.origin != Origin.OWN,
            col(Nudge.sent_at) >= since,
        )
        .order_by(col(Nudge.sent_at).desc())
    )
    return list(dict.fromkeys(rows.all()))[:MOST_PICTURES][::-1]
