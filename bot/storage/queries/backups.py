"""Backups that were made."""

from __future__ import annotations

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import Backup


async def last_backup(*, session: AsyncSession) -> Backup | None:
    """Return the newest backup that was made, ``None`` if there is none."""
    return (await session.exec(select(Backup).order_by(col(Backup.at).desc()).limit(1))).first()
