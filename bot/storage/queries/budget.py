"""The deployment's budget of messages, leased in parts to the workers that are alive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.leases import holds, lease_time
from bot.storage.models import Hold
from bot.storage.queries.workers import living_workers

SHARE_LEASE = timedelta(seconds=10)
"""How long a part belongs to its worker without a sign of life."""

LONGEST_HOLD = timedelta(hours=1)
"""After it we ask Telegram again, however long it said that the bot was to wait."""

IDLE_SHARE = 0.1
"""Part of a worker that has nothing to say just now: enough for a first answer."""

_LOCK = 0x0FF5C4EF
"""Key of PostgreSQL's advisory lock: parts are handed out to one worker at a time."""
_HOLD = "budget"


@dataclass(frozen=True)
class Part:
    """A worker's part of the budget.

    Attributes:
        share: 0 to 1.
        wants: Whether the worker has more to say than its part lets it.
    """

    share: float
    wants: bool


@dataclass(frozen=True)
class Lease:
    """What a worker gets.

    Attributes:
        use: The part that it may use from now on, 0 to 1.
        published: The part that others must leave to it: while a part shrinks, still the larger one.
        alone: Whether no other worker is alive.
        held: For how long nobody may speak.
    """

    use: float
    published: float
    alone: bool
    held: timedelta


def divide(used: float, published: float, wants: bool, others: Sequence[Part]) -> tuple[float, float]:
    """Return which part a worker may use, and which to publish.

    The sum of what is published never passes 1. A part that shrinks is used less at once but published only at the
    next call: what was said in the last second counts too. So calls must lie a second or more apart.

    Args:
        used: The part that the worker has used since the last call.
        published: The part that stands in the database for it.
        wants: Whether it has more to say than its part lets it.
        others: What all other workers have published.
    """
    free = max(0.0, 1.0 - sum(part.share for part in others))
    if not others:
        return free, free
    wanting = sum(part.wants for part in others) + wants
    if not wanting:
        fair = 1.0 / (len(others) + 1)
    elif wants:
        fair = (1.0 - IDLE_SHARE * (len(others) + 1 - wanting)) / wanting
    else:
        fair = IDLE_SHARE
    use = min(fair, free)
    return (use, use) if use >= published else (use, max(use, min(used, published)))


async def lease_share(worker_id: str, used: float, wants: bool, *, session: AsyncSession) -> Lease:
    """Renew a worker's part of the budget; its row must exist.

    Args:
        worker_id: Which worker.
        used: The part that it has used since the last call.
        wants: Whether it has more to say than its part lets it.
        session: A writing session.
    """
    if session.get_bind().dialect.name == "postgresql":
        connection = await session.connection()
        await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    now = await lease_time(session=session)
    rows = await living_workers(session=session)
    own = next(row for row in rows if row.id == worker_id)
    shares = {row.id: row.share for row in rows if holds(row.share_until, SHARE_LEASE, now)}
    others = [Part(shares[row.id], row.wants) for row in rows if row.id != worker_id and row.id in shares]
    use, published = divide(used, shares.get(worker_id, 0.0), wants, others)
    own.share, own.share_until, own.wants = published, now + SHARE_LEASE, wants
    session.add(own)
    hold = await session.get(Hold, _HOLD)
    held = hold.until - now if hold is not None and holds(hold.until, LONGEST_HOLD, now) else timedelta(0)
    return Lease(use, published, len(rows) == 1, held)


async def hold_budget(length: timedelta, *, session: AsyncSession) -> None:
    """Let nobody speak for a while, an hour at most: Telegram asked the whole bot to wait."""
    now = await lease_time(session=session)
    until = now + min(length, LONGEST_HOLD)
    hold = await session.get(Hold, _HOLD)
    if hold is None or not until <= hold.until <= now + LONGEST_HOLD:
        await session.merge(Hold(name=_HOLD, until=until))
        await session.flush()
