"""What people wrote to the operators, and what these answered."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.address import Address
from bot.storage.models import Account, Notice, NudgeState, SupportCase, SupportMessage, User


async def reachable_owners(owners: Collection[Address], *, session: AsyncSession) -> Sequence[User]:
    """Return the owners who have opened the chat with the bot and not blocked it."""
    rows = await session.exec(
        select(User, Account)
        .join(Account, col(Account.user_id) == col(User.id))
        .where(col(Account.address).in_([owner.id for owner in owners]), col(User.blocked_at).is_(None))
        .order_by(col(User.id))
    )
    return [user for user, account in rows if Address(account.messenger, account.address) in owners]


async def latest_case(user_id: int, *, session: AsyncSession) -> SupportCase | None:
    """Return a person's latest case, open or ended."""
    statement = select(SupportCase).where(SupportCase.user_id == user_id).order_by(col(SupportCase.id).desc())
    return (await session.exec(statement.limit(1))).first()


async def get_case(case_id: int, *, session: AsyncSession) -> SupportCase | None:
    """Return a case as it is stored now, locked until the transaction ends."""
    return await session.get(SupportCase, case_id, populate_existing=True, with_for_update=True)


async def count_unanswered(case_id: int, *, session: AsyncSession) -> int:
    """Return how many messages a person has written since the last answer."""
    answered = (
        select(func.coalesce(func.max(SupportMessage.id), 0))
        .where(SupportMessage.case_id == case_id, col(SupportMessage.is_answer).is_(True))
        .scalar_subquery()
    )
    statement = select(func.count()).select_from(SupportMessage)
    return (
        await session.exec(statement.where(SupportMessage.case_id == case_id, col(SupportMessage.id) > answered))
    ).one()


async def messages_of(
    case_id: int, most: int, *, session: AsyncSession
) -> Sequence[tuple[SupportMessage, NudgeState | None]]:
    """Return the last messages of a case in their order, answers with how far they have got."""
    rows = await session.exec(
        select(SupportMessage, Notice.state)
        .join(Notice, col(Notice.id) == col(SupportMessage.notice_id), isouter=True)
        .where(SupportMessage.case_id == case_id)
        .order_by(col(SupportMessage.id).desc())
        .limit(most)
    )
    return [(message, None if state is None else NudgeState(state)) for message, state in rows.all()[::-1]]


async def purge_cases(before: datetime, *, session: AsyncSession) -> int:
    """Delete the cases that were ended before an instant (aware), with all that was said; return how many."""
    gone = await session.exec(delete(SupportCase).where(col(SupportCase.closed_at) < before))
    return int(gone.rowcount)
