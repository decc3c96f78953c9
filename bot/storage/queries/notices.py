"""Notices: texts to users that are no answer to an update."""

from __future__ import annotations

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.address import Address
from bot.storage.models import Account, Notice, NudgeState


async def is_any_notice(*, session: AsyncSession) -> bool:
    """Whether a notice waits to be sent."""
    return (
        await session.exec(select(Notice.id).where(Notice.state == NudgeState.PLANNED).limit(1))
    ).first() is not None


async def take_notices(limit: int, messenger: str, *, session: AsyncSession) -> list[tuple[int, Address, str]]:
    """Mark notices of one messenger as sent; return them as user id, address and text in Telegram's HTML."""
    rows = await session.exec(
        select(Notice, Account)
        .join(Account, col(Account.user_id) == col(Notice.user_id))
        .where(Notice.state == NudgeState.PLANNED, Account.messenger == messenger)
        .order_by(col(Notice.id))
        .limit(limit)
        .with_for_update(skip_locked=True, of=Notice)
    )
    taken = []
    for notice, account in rows:
        notice.state = NudgeState.SENT
        session.add(notice)
        taken.append((notice.user_id, Address(account.messenger, account.address), notice.html))
    return taken
