"""What all people's reactions together say about the library's messages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import case, func, or_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.reactions import REACTIONS
from bot.storage.models import ItemState, Nudge, Origin, PopulationSnapshot, Reaction, StoredMessage, User
from bot.storage.queries.library import library_changed
from recommender.policies.population import Population

TEACHING = {kind: reaction.teaches for kind, reaction in REACTIONS.items() if reaction.teaches}


async def answers_by_message(since: datetime, *, session: AsyncSession) -> dict[str, tuple[float, float]]:
    """Return how many nudges with each message were answered well, and how many well or badly, by its id.

    What people asked to forget does not count, nor do their own reminders.

    Args:
        since: Earlier reactions do not count.
        session: A reading one.
    """
    taught = func.sum(case(TEACHING, value=col(Reaction.kind), else_=0.0))
    one = (
        select(col(Reaction.nudge_id).label("nudge"), taught.label("taught"))
        .join(User, col(User.id) == col(Reaction.user_id))
        .where(
            col(Reaction.at) >= since,
            col(Reaction.kind).in_(list(TEACHING)),
            or_(col(User.learning_since).is_(None), col(Reaction.at) >= col(User.learning_since)),
        )
        .group_by(col(Reaction.nudge_id))
        .subquery()
    )
    counted = (
        select(
            Nudge.message_id,
            func.sum(case((one.c.taught > 0, 1), else_=0)),
            func.sum(case((one.c.taught != 0, 1), else_=0)),
        )
        .join(one, one.c.nudge == col(Nudge.id))
        .where(Nudge.origin != Origin.OWN)
        .group_by(col(Nudge.message_id))
    )
    return {name: (float(well), float(all_)) for name, well, all_ in await session.exec(counted) if all_}


async def kinds_of_messages(*, session: AsyncSession) -> dict[str, str]:
    """Return the main activity of each message that may be sent, by id; empty for one that has none."""
    found = await session.exec(
        select(StoredMessage.id, StoredMessage.activities).where(StoredMessage.state == ItemState.LIVE)
    )
    return {name: activities[0] if activities else "" for name, activities in found}


async def latest_population(*, session: AsyncSession) -> PopulationSnapshot | None:
    """Return what the policy is told; ``None`` before anybody has answered anything."""
    latest = select(PopulationSnapshot).order_by(col(PopulationSnapshot.at).desc()).limit(1)
    return (await session.exec(latest)).first()


async def store_population(
    found: Population, answers: int, now: datetime, *, session: AsyncSession
) -> PopulationSnapshot:
    """Keep what was found; if it differs from what is told, every worker tells it before its next decision."""
    before = await latest_population(session=session)
    snapshot = await session.merge(
        PopulationSnapshot(digest=found.digest, at=now, answers=answers, data=as_json(found))
    )
    await session.flush()
    if before is None or before.digest != found.digest:
        await library_changed(session=session)
    return snapshot


def as_json(found: Population) -> dict[str, float | Mapping[str, float]]:
    """Return a population as it is stored."""
    return {"overall": found.overall, "kinds": found.kinds, "items": found.items}


def population_of(snapshot: PopulationSnapshot | None) -> Population | None:
    """Return a population from its row."""
    return None if snapshot is None else Population(**snapshot.data)
