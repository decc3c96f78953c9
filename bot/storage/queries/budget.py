"""The deployment's budget of messages, leased in parts to the workers that are alive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import text
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import Hold, Worker

SHARE_LEASE = timedelta(seconds=10)
"""How long a part belongs to its worker without a sign of life."""

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
        held_until: Until when nobody may speak, aware, or ``None``.
    """

    use: float
    published: float
    alone: bool
    held_until: datetime | None


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
    now = datetime.now(UTC)
    rows = (await session.exec(select(Worker).where(col(Worker.lease_until) > now))).all()
    own = next(row for row in rows if row.id == worker_id)
    others = [Part(row.share, row.wants) for row in rows if row.id != worker_id and row.share_until > now]
    use, published = divide(used, own.share if own.share_until > now else 0.0, wants, others)
    own.share, own.share_until, own.wants = published, now + SHARE_LEASE, wants
    session.add(own)
    hold = await session.get(Hold, _HOLD)
    held = hold.until if hold is not None and hold.until > now else None
    return Lease(use, published, len(rows) == 1, held)


async def hold_budget(until: datetime, *, session: AsyncSession) -> None:
    """Let nobody speak before ``until`` (real time): Telegram asked the whole bot to wait."""
    hold = await session.get(Hold, _HOLD)
    if hold is None or hold.until < until:
        await session.merge(Hold(name=_HOLD, until=until))
        await session.flush()
