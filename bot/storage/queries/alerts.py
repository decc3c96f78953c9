"""What owners were told when."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import Alert


async def may_alert(kind: str, now: datetime, at_most_every: timedelta, *, session: AsyncSession) -> bool:
    """Return whether owners may be told about ``kind`` now, and if so note that they are.

    What was told in the future was told by a clock that has been set back since.
    """
    alert = await session.get(Alert, kind, with_for_update=True)
    if alert is not None and abs(now - alert.told_at) < at_most_every:
        return False
    await note_alert(kind, now, session=session)
    return True


async def note_alert(kind: str, told_at: datetime, *, session: AsyncSession) -> None:
    """Note when owners were told about ``kind``."""
    await session.merge(Alert(kind=kind, told_at=told_at))
    await session.flush()
