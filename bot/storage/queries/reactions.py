"""Reactions with what they were reactions to, and critiques."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class AnsweredNudge:
    """A nudge that somebody answered well or badly.

    Attributes:
        user_id: Who.
        message_id: What was said.
        image_id: What was shown; ``None``: nothing.
        answered_at: When, the first time.
        score: By which the pair was chosen; ``None``: it was given, not chosen.
        probability: With which it was; ``None`` likewise.
        is_well: Whether it was answered well.
    """

    user_id: int
    message_id: str
    image_id: str | None
    answered_at: datetime
    score: float | None
    probability: float | None
    is_well: bool


async def answered_nudges(since: datetime | None, *, session: AsyncSession) -> list[AnsweredNudge]:
    """Return the nudges that were answered well or badly, by user, in the order of the answers.

    What people asked to forget does not count, nor do their own reminders, nor what was answered both ways alike.

    Args:
        since: Earlier reactions do not count; ``None``: all count.
        session: A reading one.
    """
    taught = func.sum(case(TEACHING, value=col(Reaction.kind), else_=0.0))
    first = func.min(col(Reaction.at))
    chosen = (
        select(Nudge, Decision, first, taught)
        .join(Decision, col(Decision.id) == col(Nudge.decision_id))
        .join(Reaction, col(Reaction.nudge_id) == col(Nudge.id))
        .join(User, col(User.id) == col(Nudge.user_id))
        .where(
            Nudge.origin != Origin.OWN,
            or_(col(User.learning_since).is_(None), col(Reaction.at) >= col(User.learning_since)),
        )
        .group_by(col(Nudge.id), col(Decision.id))
        .order_by(col(Nudge.user_id), first, col(Nudge.id))
    )
    if since is not None:
        chosen = chosen.where(col(Reaction.at) >= since)
    return [
        AnsweredNudge(
            nudge.user_id, nudge.message_id, nudge.image_id, at, decision.score, decision.item_probability, worth > 0
        )
        for nudge, decision, at, worth in await session.exec(chosen)
        if worth
    ]
