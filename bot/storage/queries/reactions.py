"""Reactions with what they were reactions to, and critiques."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import case, delete, func, or_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.reactions import REACTIONS
from bot.storage.models import Critique, Decision, Exclusion, ItemKind, Nudge, Origin, Reaction, ReactionKind, User
from bot.storage.queries.population import TEACHING
from recommender.policies.context import PastReaction


async def reactions_of(user_ids: Iterable[int], *, session: AsyncSession) -> dict[int, list[PastReaction]]:
    """Return what these users' reactions teach, by user, oldest first.

    Those they asked to forget teach nothing, nor do those to reminders in their own words.
    """
    found = await session.exec(
        select(Reaction, Nudge)
        .join(Nudge, col(Nudge.id) == col(Reaction.nudge_id))
        .join(User, col(User.id) == col(Reaction.user_id))
        .where(
            col(Reaction.user_id).in_(list(user_ids)),
            Nudge.origin != Origin.OWN,
            or_(col(User.learning_since).is_(None), col(Reaction.at) >= col(User.learning_since)),
        )
        .order_by(col(Reaction.at), col(Reaction.id))
    )
    reactions: dict[int, list[PastReaction]] = {}
    for reaction, nudge in found:
        reactions.setdefault(reaction.user_id, []).append(
            PastReaction(REACTIONS[reaction.kind].teaches or 0.0, reaction.at, *nudge.pair)
        )
    return reactions


async def last_to_react(limit: int, *, session: AsyncSession) -> Sequence[int]:
    """Return the users who reacted last, latest first, at most ``limit``."""
    found = await session.exec(
        select(Reaction.user_id)
        .group_by(col(Reaction.user_id))
        .order_by(func.max(Reaction.at).desc(), col(Reaction.user_id))
        .limit(limit)
    )
    return found.all()


async def critique_of(nudge_id: int, *, session: AsyncSession) -> Critique | None:
    """Return what was found off about a nudge, if somebody said so."""
    return await session.get(Critique, nudge_id)


async def take_back(nudge: Nudge, kind: ReactionKind, *, session: AsyncSession) -> bool:
    """Delete a reaction to a nudge; return whether there was one."""
    done = await session.exec(delete(Reaction).where(col(Reaction.nudge_id) == nudge.id, col(Reaction.kind) == kind))
    return bool(done.rowcount)


async def include_again(user_id: int, kind: ItemKind, item_id: str, *, session: AsyncSession) -> None:
    """Let a message or picture come to a user again."""
    exclusion = await session.get(Exclusion, (user_id, kind, item_id))
    if exclusion is not None:
        await session.delete(exclusion)
        await session.flush()


async def store_critique(critique: Critique, *, session: AsyncSession) -> None:
    """Keep a critique; one that the nudge had before must have been undone."""
    await session.merge(critique)
    await session.flush()


async def drop_critique(critique: Critique, *, session: AsyncSession) -> None:
    """Forget a critique that was undone."""
    await session.delete(critique)
    await session.flush()


async def forget_what_was_learned(user: User, now: datetime, *, session: AsyncSession) -> None:
    """Let reactions up to now teach nothing any more; they stay as what happened."""
    user.learning_since = now
    session.add(user)
    await session.flush()


async def want_only_told(user: User, only_told: bool, *, session: AsyncSession) -> None:
    """Try nothing out that a person did not tell of, or do so again."""
    user.only_told = only_told
    session.add(user)
    await session.flush()


async def scored_answers(since: datetime, *, session: AsyncSession) -> list[tuple[int, float, bool]]:
    """Return who answered a nudge well or badly, the score by which it was chosen, and whether it was well.

    What people asked to forget does not count, nor do their own reminders, nor what says both.

    Args:
        since: Earlier reactions do not count.
        session: A reading one.
    """
    taught = func.sum(case(TEACHING, value=col(Reaction.kind), else_=0.0))
    found = await session.exec(
        select(Nudge.user_id, Decision.score, taught)
        .join(Decision, col(Decision.id) == col(Nudge.decision_id))
        .join(Reaction, col(Reaction.nudge_id) == col(Nudge.id))
        .join(User, col(User.id) == col(Nudge.user_id))
        .where(
            col(Reaction.at) >= since,
            Nudge.origin != Origin.OWN,
            col(Decision.score).is_not(None),
            or_(col(User.learning_since).is_(None), col(Reaction.at) >= col(User.learning_since)),
        )
        .group_by(col(Nudge.id), col(Nudge.user_id), col(Decision.score))
    )
    return [(user, float(score), worth > 0) for user, score, worth in found if score is not None and worth]
