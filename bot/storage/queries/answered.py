"""How soon people answered what they were sent."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.answering import SOON, SeenMoment
from bot.storage.models import Nudge, NudgeState, Origin, Reaction

UNASKED = (Origin.WINDOW, Origin.SCREEN_TIME)
"""Whoever asks has time anyway."""


async def seen_moments(user_id: int, since: datetime, *, session: AsyncSession) -> list[SeenMoment]:
    """Return the nudges that came to a person unasked, with whether they were answered soon."""
    first = (
        select(col(Reaction.nudge_id).label("nudge"), func.min(Reaction.at).label("at"))
        .where(Reaction.user_id == user_id)
        .group_by(col(Reaction.nudge_id))
        .subquery()
    )
    found = await session.exec(
        select(Nudge.sent_at, Nudge.origin, first.c.at)
        .join(first, first.c.nudge == col(Nudge.id), isouter=True)
        .where(
            Nudge.user_id == user_id,
            col(Nudge.created_at) >= since,
            Nudge.state == NudgeState.SENT,
            col(Nudge.origin).in_(UNASKED),
        )
    )
    return [
        SeenMoment(sent, at is not None and at - sent <= SOON, origin is Origin.SCREEN_TIME)
        for sent, origin, at in found
        if sent is not None
    ]
