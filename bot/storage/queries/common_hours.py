"""When people have time, whoever they are, as it is stored."""

from __future__ import annotations

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import CommonHoursSnapshot


async def latest_common_hours(*, session: AsyncSession) -> CommonHoursSnapshot | None:
    """Return what moments are drawn by; ``None`` before enough people were sent anything."""
    latest = select(CommonHoursSnapshot).order_by(col(CommonHoursSnapshot.at).desc()).limit(1)
    return (await session.exec(latest)).first()
