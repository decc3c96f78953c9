"""Announcements handed out: a copy for each reader, which waits for the end of their quiet hours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.replies import quoted
from bot.delivery.dose import quiet_until
from bot.delivery.plans import availability
from bot.storage.models import Broadcast, Notice, User
from bot.storage.queries.notices import new_notice
from bot.storage.queries.people import load_people


async def hand_out(broadcast: Broadcast, readers: Sequence[User], now: datetime, *, session: AsyncSession) -> None:
    """Store a copy for each of some people.

    Args:
        broadcast: The announcement.
        readers: Who gets one; each at most once.
        now: Aware.
        session: A writing session.
    """
    people = await load_people([reader.id for reader in readers], session=session)
    for person in people.values():
        at = quiet_until(availability(person), now) or now
        copy = copy_of(broadcast, person.user.id, at)
        copy.broadcast_id = broadcast.id
        session.add(copy)
    await session.flush()


async def try_on(broadcast: Broadcast, operator_id: int, now: datetime, *, session: AsyncSession) -> None:
    """Show an announcement to an operator as its readers will see it."""
    session.add(copy_of(broadcast, operator_id, now))
    await session.flush()


def copy_of(broadcast: Broadcast, user_id: int, at: datetime) -> Notice:
    """Return an announcement as one person gets it."""
    copy = new_notice(user_id, quoted(broadcast.text or ""), at, photo=broadcast.photo)
    copy.preview = True
    return copy
