"""Nudges: what was sent to whom, and what is still to be sent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from sqlalchemy import update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import Nudge, NudgeState, Origin, Reaction, ReactionKind


class Withdrawal(StrEnum):
    """Why an operator took a nudge back before it was sent: it was not refused by anybody."""

    PAUSED = "the broadcast was paused"
    CANCELLED = "the broadcast was cancelled"


ON_ITS_WAY = (NudgeState.PLANNED, NudgeState.CLAIMED)
"""States in which a nudge can still be called back."""


async def recent_nudges(user_ids: Iterable[int], since: datetime, *, session: AsyncSession) -> dict[int, list[Nudge]]:
    """Return what was sent or is on its way to these users since an instant, by user, latest first."""
    statement = (
        select(Nudge)
        .where(
            col(Nudge.user_id).in_(list(user_ids)),
            col(Nudge.created_at) >= since,
            Nudge.state != NudgeState.FAILED,
        )
        .order_by(col(Nudge.created_at).desc(), col(Nudge.id).desc())
    )
    found: dict[int, list[Nudge]] = {}
    for nudge in (await session.exec(statement)).all():
        found.setdefault(nudge.user_id, []).append(nudge)
    return found


async def call_back(user_id: int, why: str, *, session: AsyncSession) -> int:
    """Stop what is on its way to a user and was not asked for; returns how many."""
    done = await session.exec(
        update(Nudge)
        .where(col(Nudge.user_id) == user_id, col(Nudge.state).in_(ON_ITS_WAY), col(Nudge.origin) != Origin.ASKED)
        .values(state=NudgeState.FAILED, error=why)
    )
    return int(done.rowcount)


async def reactions_to(nudge_id: int, *, session: AsyncSession) -> set[ReactionKind]:
    """Return how a nudge was reacted to."""
    found = await session.exec(select(Reaction).where(Reaction.nudge_id == nudge_id))
    return {reaction.kind for reaction in found}


async def add_reaction(
    nudge_id: int, user_id: int, kind: ReactionKind, now: datetime, *, session: AsyncSession
) -> bool:
    """Store a reaction; return whether it is new."""
    if kind in await reactions_to(nudge_id, session=session):
        return False
    session.add(Reaction(nudge_id=nudge_id, user_id=user_id, kind=kind, at=now))
    await session.flush()
    return True
