"""What operators are told about their role, and the menu that they see."""

from __future__ import annotations

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import Operator, Role
from bot.storage.queries.notices import new_notice


async def tell_operator(user_id: int, html: str, now: datetime, *, session: AsyncSession) -> None:
    """Have an operator told something, once.

    Args:
        user_id: Internal id.
        html: In Telegram's HTML.
        now: Aware.
        session: A writing session.
    """
    session.add(new_notice(user_id, html, now))


async def note_menu(user_id: int, role: Role | None, *, session: AsyncSession) -> None:
    """Store for which role somebody's menu was made, if they are still known."""
    operator = await session.get(Operator, user_id, populate_existing=True)
    if operator is not None:
        operator.menu = role
        session.add(operator)
