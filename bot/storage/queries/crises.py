"""How often words sounded like a crisis, by day. Nothing here says whose they were."""

from __future__ import annotations

from datetime import date

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import Counter
from bot.storage.queries.history import add_to_counter


async def count_crisis(about: str, day: date, *, session: AsyncSession) -> None:
    """Count one more.

    Args:
        about: ``crisis``, or ``contact``: somebody wants to be contacted.
        day: In UTC.
        session: A writing session.
    """
    await add_to_counter(_name(about, day), 1, session=session)


async def crises_on(day: date, *, session: AsyncSession) -> tuple[int, int]:
    """Return how often words sounded like a crisis on a day in UTC, and how often somebody wanted to be contacted."""
    heard = await session.get(Counter, _name("crisis", day))
    contact = await session.get(Counter, _name("contact", day))
    return (0 if heard is None else heard.value), (0 if contact is None else contact.value)


def _name(about: str, day: date) -> str:
    return f"{about}/{day.isoformat()}"
