"""Numbers for operators: what was sent, what came of it, and how sure that is. No user is named."""

from __future__ import annotations

import math
from collections import Counter as Tally
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.reactions import WELL
from bot.storage.models import (
    ItemKind,
    Nudge,
    NudgeState,
    Origin,
    Reaction,
    ReactionKind,
    StoredMessage,
    User,
)

_Z = 1.96
"""Standard deviations on either side of an interval that holds the truth 95 times of 100."""


@dataclass(frozen=True)
class ReactionShare:
    """How many of how many.

    Attributes:
        name: Of what, for example an activity.
        hits: How often it happened.
        total: How often it could have.
    """

    name: str
    hits: int
    total: int

    @property
    def share(self) -> float:
        """From 0 to 1; 0 of nothing is 0."""
        return self.hits / self.total if self.total else 0.0

    def interval(self) -> tuple[float, float]:
        """Return the 95 % interval of the share by Wilson's score, which holds for few and for extreme cases too.

        With p = hits / n and z = 1.96: (p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n).
        """
        if not self.total:
            return 0.0, 1.0
        n, p = self.total, self.share
        centre = p + _Z**2 / (2 * n)
        spread = _Z * math.sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2))
        low, high = (centre - spread) / (1 + _Z**2 / n), (centre + spread) / (1 + _Z**2 / n)
        return max(0.0, min(low, p)), min(1.0, max(high, p))  # rounding must not push the share itself out


@dataclass(frozen=True)
class Outcomes:
    """What happened in a stretch of time.

    Attributes:
        days: Its length.
        users: How many users there are by state.
        sent: Nudges that went out.
        failed: Nudges that certainly did not arrive.
        by_day: Nudges and how many of them were answered well, day by day (UTC), the oldest first.
        reactions: By kind, as a share of what was sent.
        by_activity: Answered well, by the message's main activity.
        by_technique: Likewise by technique.
        by_hour: Likewise by the local hour, as ``19``.
    """

    days: int
    users: dict[str, int]
    sent: int
    failed: int
    by_day: tuple[ReactionShare, ...]
    reactions: tuple[ReactionShare, ...]
    by_activity: tuple[ReactionShare, ...]
    by_technique: tuple[ReactionShare, ...]
    by_hour: tuple[ReactionShare, ...]


async def users_by_state(now: datetime, *, session: AsyncSession) -> dict[str, int]:
    """Return how many users are active, paused, still being met, and gone."""
    users = (await session.exec(select(User.onboarded_at, User.blocked_at, User.paused_at, User.paused_until))).all()
    tally: Tally[str] = Tally()
    for onboarded, blocked, paused, until in users:
        if blocked is not None:
            tally["blocked"] += 1
        elif onboarded is None:
            tally["not onboarded"] += 1
        elif paused is not None and (until is None or until > now):
            tally["paused"] += 1
        else:
            tally["active"] += 1
    return {name: tally[name] for name in ("active", "paused", "not onboarded", "blocked")}


async def outcomes(now: datetime, days: int, *, session: AsyncSession) -> Outcomes:
    """Return what happened within the last ``days`` days."""
    since = now - timedelta(days=days)
    rows = (
        await session.exec(
            select(Nudge, StoredMessage, User.time_zone)
            .join(StoredMessage, col(StoredMessage.id) == col(Nudge.message_id))
            .join(User, col(User.id) == col(Nudge.user_id))
            .where(Nudge.state == NudgeState.SENT, Nudge.origin != Origin.OWN, col(Nudge.sent_at) >= since)
        )
    ).all()
    failed = (
        await session.exec(select(func.count()).where(Nudge.state == NudgeState.FAILED, col(Nudge.created_at) >= since))
    ).one()
    reactions: dict[int, set[ReactionKind]] = {}
    given_since = (
        select(Reaction).join(Nudge, col(Nudge.id) == col(Reaction.nudge_id)).where(col(Nudge.sent_at) >= since)
    )
    for reaction in await session.exec(given_since):
        reactions.setdefault(reaction.nudge_id, set()).add(reaction.kind)
    groups: dict[str, dict[str, list[bool]]] = {"day": {}, "activity": {}, "technique": {}, "hour": {}}
    first = (now - timedelta(days=days - 1)).date()
    for offset in range(days):
        groups["day"][(first + timedelta(days=offset)).isoformat()] = []
    kinds: Tally[ReactionKind] = Tally()
    for nudge, message, zone in rows:
        sent_at, activities, technique = nudge.sent_at or now, message.activities, message.technique
        given = reactions.get(nudge.id or 0, set())
        kinds.update(given)
        well = bool(given.intersection(WELL))
        local = sent_at.astimezone(ZoneInfo(zone or "UTC"))
        for group, name in (
            ("day", sent_at.date().isoformat()),
            ("activity", activities[0] if activities else "none"),
            ("technique", technique or "none"),
            ("hour", f"{local.hour:02d}"),
        ):
            groups[group].setdefault(name, []).append(well)
    return Outcomes(
        days=days,
        users=await users_by_state(now, session=session),
        sent=len(rows),
        failed=failed,
        by_day=tuple(_shares(groups["day"])),
        reactions=tuple(ReactionShare(kind.value, kinds[kind], len(rows)) for kind in ReactionKind),
        by_activity=_largest(groups["activity"]),
        by_technique=_largest(groups["technique"]),
        by_hour=tuple(sorted(_shares(groups["hour"]), key=lambda share: share.name)),
    )


@dataclass(frozen=True)
class ItemOutcome:
    """What came of one message or image.

    Attributes:
        kind: Which of the two.
        item_id: Its id.
        sent: How often it went out.
        well: Answered with a reaction that counts as well, as a share of ``sent``.
        refused: Answered with "not for me", likewise.
    """

    kind: ItemKind
    item_id: str
    sent: int
    well: ReactionShare
    refused: ReactionShare


async def item_outcomes(kind: ItemKind, *, session: AsyncSession) -> dict[str, ItemOutcome]:
    """Return what came of every item that was ever sent, by id."""
    column = func.coalesce(Nudge.message_id if kind is ItemKind.MESSAGE else Nudge.image_id, "")
    shown = (Nudge.state == NudgeState.SENT, Nudge.origin != Origin.OWN, column != "")
    counted = select(column, func.count()).where(*shown).group_by(column)
    sent = dict((await session.exec(counted)).all())
    well = await _reacted(column, WELL, session=session)
    refused = await _reacted(column, (ReactionKind.NOT_FOR_ME,), session=session)
    return {
        name: ItemOutcome(
            kind,
            name,
            count,
            ReactionShare(name, well.get(name, 0), count),
            ReactionShare(name, refused.get(name, 0), count),
        )
        for name, count in sent.items()
    }


async def _reacted(
    column: ColumnElement[str], kinds: Sequence[ReactionKind], *, session: AsyncSession
) -> dict[str, int]:
    statement = (
        select(column, func.count(func.distinct(Reaction.nudge_id)))
        .join(Nudge, col(Nudge.id) == col(Reaction.nudge_id))
        .where(Nudge.state == NudgeState.SENT, Nudge.origin != Origin.OWN, col(Reaction.kind).in_(kinds))
        .group_by(column)
    )
    return {name: int(count) for name, count in await session.exec(statement)}


def _shares(groups: dict[str, list[bool]]) -> list[ReactionShare]:
    return [ReactionShare(name, sum(values), len(values)) for name, values in groups.items()]


def _largest(groups: dict[str, list[bool]]) -> tuple[ReactionShare, ...]:
    return tuple(sorted(_shares(groups), key=lambda share: (-share.total, share.name)))
