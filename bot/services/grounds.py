"""Why a nudge came, from the decision as it was stored, and why nothing did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.delivery.contexts import profile_of
from bot.services.base import Query, Scene
from bot.storage.models import Decision, Moment, Nudge, Origin, Reason
from bot.storage.queries.history import last_nudge, withheld_since
from bot.storage.queries.people import load_people
from recommender import Contribution, Profile


@dataclass(frozen=True)
class Grounds:
    """What a nudge was chosen for, from the decision as it was stored.

    Attributes:
        contributions: Parts of the score, most important first.
        profile: What the person has told.
        signal: What a device told, as it was stored; empty where none did.
        is_own: Whether it is a reminder in the person's own words.
    """

    contributions: Sequence[Contribution]
    profile: Profile
    signal: Mapping[str, Any]
    is_own: bool = False


@dataclass(frozen=True)
class GroundsOf(Query[Grounds]):
    """What the nudge with this number was chosen for; it went to this person."""

    nudge_id: int

    async def answer(self, scene: Scene) -> Grounds:
        """Return it."""
        nudge = await scene.session.get_one(Nudge, self.nudge_id)
        return await _grounds_of(nudge, scene)


@dataclass(frozen=True)
class Withheld:
    """A moment at which nothing was sent.

    Attributes:
        due_at: Aware.
        reason: Why not.
    """

    due_at: datetime
    reason: Reason | None


@dataclass(frozen=True)
class Recent:
    """What came last and what did not come since.

    Attributes:
        sent_at: When the last nudge came, aware; ``None``: none has.
        grounds: What it was chosen for.
        withheld: Moments since then at which nothing came, oldest first.
    """

    sent_at: datetime | None
    grounds: Grounds | None
    withheld: Sequence[Withheld]


@dataclass(frozen=True)
class RecentMoments(Query[Recent]):
    """What came last and what did not come since.

    Attributes:
        since: Aware; moments before it are left out.
        most: How many moments at most.
    """

    since: datetime
    most: int

    async def answer(self, scene: Scene) -> Recent:
        """Return it."""
        nudge = await last_nudge(scene.user.id, session=scene.session)
        sent_at = None if nudge is None else nudge.sent_at
        since = self.since if sent_at is None else max(self.since, sent_at)
        rows = await withheld_since(scene.user.id, since, self.most, session=scene.session)
        withheld = [Withheld(moment.due_at, decision.reason) for decision, moment in reversed(rows)]
        grounds = await _grounds_of(nudge, scene) if nudge is not None and sent_at is not None else None
        return Recent(sent_at, grounds, withheld)


async def _grounds_of(nudge: Nudge, scene: Scene) -> Grounds:
    decision = await _choosing_decision(nudge, session=scene.session)
    person = (await load_people([nudge.user_id], session=scene.session))[nudge.user_id]
    parts = [Contribution(**part) for part in decision.contributions or ()]
    moment = await scene.session.get_one(Moment, nudge.moment_id)
    return Grounds(parts, profile_of(person), moment.signal or {}, nudge.origin is Origin.OWN)


async def _choosing_decision(nudge: Nudge, *, session: AsyncSession) -> Decision:
    """Return the decision in which the pair was chosen: for a nudge that was put off, that of the earlier one."""
    found = await session.exec(
        select(Decision)
        .join(Nudge, col(Nudge.decision_id) == col(Decision.id))
        .where(
            Nudge.user_id == nudge.user_id,
            Nudge.message_id == nudge.message_id,
            Nudge.image_id == nudge.image_id,
            col(Nudge.id) <= nudge.id,
        )
        .order_by(col(Decision.id).desc())
    )
    decisions = found.all()
    return next((decision for decision in decisions if decision.score is not None), decisions[0])
