"""Numbers for operators: what was sent, what came of it, and how sure that is. No user is named."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import and_, case, func, or_
from sqlalchemy import select as select_columns
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.reactions import WELL
from bot.storage.models import (
    Decision,
    Nudge,
    NudgeState,
    Origin,
    Reaction,
    ReactionKind,
    StoredMessage,
    User,
)
from bot.storage.queries.nudges import Withdrawal
from bot.storage.queries.segments import EVERYBODY, conditions_of
from recommender.evaluate.clustered import ClusterSums

CHUNK = 2_000
"""Rows that are read at a time: what was ever sent does not fit into memory."""

USER_STATES = ("active", "paused", "not onboarded", "blocked")


@dataclass(frozen=True)
class ReactionShare:
    """How many of how many.

    Attributes:
        name: Of what, for example an activity.
        sums: Over the people it comes from.
    """

    name: str
    sums: ClusterSums

    @property
    def hits(self) -> int:
        """How often it happened."""
        return self.sums.hits

    @property
    def total(self) -> int:
        """How often it could have."""
        return self.sums.total

    @property
    def share(self) -> float:
        """From 0 to 1; 0 of nothing is 0."""
        return self.hits / self.total if self.total else 0.0

    def interval(self, confidence: float = 0.95) -> tuple[float, float]:
        """Return the interval of the share, which knows that a person's answers are alike."""
        found = self.sums.share(confidence)
        return found.low, found.high


@dataclass(frozen=True)
class Outcomes:
    """What happened in a stretch of time.

    Attributes:
        days: Its length.
        users: How many users there are by state.
        sent: Nudges that went out.
        failed: Nudges that certainly did not arrive.
        unknown: Nudges of which nobody can say whether they arrived.
        well: Those that were answered well.
        by_day: Answered well day by day, by the clock of who asks, the oldest first.
        reactions: By kind, as a share of what was sent.
        by_activity: Answered well, by the message's main activity.
        by_technique: Likewise by technique, of nudges that chance chose among others: what somebody asked for, what
            came in a broadcast and what alone was possible says nothing about a technique.
        by_hour: Likewise by the local hour of who got it, as ``19``.
    """

    days: int
    users: dict[str, int]
    sent: int
    failed: int
    unknown: int
    well: ReactionShare
    by_day: tuple[ReactionShare, ...]
    reactions: tuple[ReactionShare, ...]
    by_activity: tuple[ReactionShare, ...]
    by_technique: tuple[ReactionShare, ...]
    by_hour: tuple[ReactionShare, ...]


async def users_by_state(now: datetime, segments: str = EVERYBODY, *, session: AsyncSession) -> dict[str, int]:
    """Return how many users of some segments are active, paused, still being met, and gone."""
    is_paused = and_(
        col(User.paused_at).is_not(None), or_(col(User.paused_until).is_(None), col(User.paused_until) > now)
    )
    state = case(
        (col(User.blocked_at).is_not(None), "blocked"),
        (col(User.onboarded_at).is_(None), "not onboarded"),
        (is_paused, "paused"),
        else_="active",
    )
    each = select_columns(state.label("state")).select_from(User).where(*conditions_of(segments, now)).subquery()
    rows = await session.exec(select(each.c.state, func.count()).group_by(each.c.state))
    counts = {name: int(count) for name, count in rows}
    return {name: counts.get(name, 0) for name in USER_STATES}


async def outcomes(
    now: datetime, days: int, zone: tzinfo = UTC, segments: str = EVERYBODY, *, session: AsyncSession
) -> Outcomes:
    """Return what happened within the last days of a time zone, the day that it is now among them.

    Args:
        now: Aware.
        days: How many.
        zone: Whose.
        segments: Whose people are counted, as :mod:`bot.storage.queries.segments` has it.
        session: A session.
    """
    dates = last_dates(now, days, zone)
    since = first_instant(now, days, zone)
    conditions = conditions_of(segments, now)
    not_sent = await _not_sent(since, conditions, session=session)
    described = await session.exec(select(StoredMessage.id, StoredMessage.activities, StoredMessage.technique))
    about = {name: (activities[0] if activities else "none", technique or "none")
             for name, activities, technique in described}  # fmt: skip
    sums = _Sums()
    async for one in _what_was_sent(since, conditions, session=session):
        sums.count(one, *about[one.message_id], zone)
    sums.close_person()
    return Outcomes(
        days=days,
        users=await users_by_state(now, segments, session=session),
        sent=sums.of("all", "all").total,
        failed=not_sent.get(NudgeState.FAILED, 0),
        unknown=not_sent.get(NudgeState.UNKNOWN, 0),
        well=sums.of("all", "all"),
        by_day=tuple(sums.of("day", day.isoformat()) for day in dates),
        reactions=tuple(sums.of("reaction", kind.value) for kind in ReactionKind),
        by_activity=_largest(sums.all_of("activity")),
        by_technique=_largest(sums.all_of("technique")),
        by_hour=tuple(sorted(sums.all_of("hour"), key=lambda share: share.name)),
    )


async def _not_sent(since: datetime, conditions: Sequence[Any], *, session: AsyncSession) -> dict[NudgeState, int]:
    """Return how many nudges there are in each state, without reminders, and without what operators took back."""
    is_taken_back = func.coalesce(col(Nudge.error), "").in_([why.value for why in Withdrawal])
    of = (col(Nudge.origin) != Origin.OWN, ~is_taken_back, col(Nudge.created_at) >= since, *conditions)
    states = select(Nudge.state, func.count()).join(User, col(User.id) == col(Nudge.user_id)).where(*of)
    return {NudgeState(state): count for state, count in await session.exec(states.group_by(col(Nudge.state)))}


def last_dates(now: datetime, days: int, zone: tzinfo) -> list[date]:
    """Return the last days of a time zone, the oldest first."""
    today = now.astimezone(zone).date()
    return [today - timedelta(days=back) for back in reversed(range(days))]


def first_instant(now: datetime, days: int, zone: tzinfo) -> datetime:
    """Return when the first of the last days of a time zone began."""
    return datetime.combine(last_dates(now, days, zone)[0], time(), zone).astimezone(UTC)


@dataclass
class _Sent:
    """A nudge that went out.

    Attributes:
        nudge_id: Which.
        user_id: To whom.
        zone: Their time zone.
        message_id: Its message.
        at: When.
        by_chance: Whether its pair was drawn among others.
        reactions: What the person did with it.
    """

    nudge_id: int
    user_id: int
    zone: str
    message_id: str
    at: datetime
    by_chance: bool
    reactions: set[ReactionKind]


async def _what_was_sent(since: datetime, conditions: Sequence[Any], *, session: AsyncSession) -> AsyncIterator[_Sent]:
    """Yield each nudge, one person after the other."""
    statement = (
        select_columns(
            col(Nudge.id), col(Nudge.user_id), col(User.time_zone), col(Nudge.message_id), col(Nudge.sent_at),
            col(Decision.item_probability), col(Reaction.kind),
        )
        .join(User, col(User.id) == col(Nudge.user_id))
        .join(Decision, col(Decision.id) == col(Nudge.decision_id))
        .join(Reaction, col(Reaction.nudge_id) == col(Nudge.id), isouter=True)
        .where(
            col(Nudge.state) == NudgeState.SENT, col(Nudge.origin) != Origin.OWN, col(Nudge.sent_at) >= since,
            *conditions,
        )
        .order_by(col(Nudge.user_id), col(Nudge.id))
    )  # fmt: skip
    last: _Sent | None = None
    rows = await session.stream(statement, execution_options={"yield_per": CHUNK})
    async for nudge_id, user_id, zone, message_id, at, chance, kind in rows:
        if nudge_id is None or at is None:
            continue
        if last is None or last.nudge_id != nudge_id:
            if last is not None:
                yield last
            by_chance = chance is not None and chance < 1  # of what came with its moment it is 1
            last = _Sent(nudge_id, user_id, zone or "UTC", message_id, at, by_chance, set())
        if kind is not None:
            last.reactions.add(kind)
    if last is not None:
        yield last


@dataclass
class _Sums:
    """Adds up what was sent by group, person by person, so that only one person's figures are held."""

    _sums: dict[tuple[str, str], ClusterSums] = field(default_factory=dict)
    _hits: Tally[tuple[str, str]] = field(default_factory=Tally)
    _totals: Tally[tuple[str, str]] = field(default_factory=Tally)
    _user_id: int | None = None

    def count(self, one: _Sent, activity: str, technique: str, zone: tzinfo) -> None:
        """Count a nudge; those of a person come one after the other."""
        if one.user_id != self._user_id:
            self.close_person()
            self._user_id = one.user_id
        well = not one.reactions.isdisjoint(WELL)
        groups = [
            ("all", "all"),
            ("day", one.at.astimezone(zone).date().isoformat()),
            ("activity", activity),
            ("hour", f"{one.at.astimezone(ZoneInfo(one.zone)).hour:02d}"),
        ]
        if one.by_chance:
            groups.append(("technique", technique))
        self._add(groups, well=well)
        for kind in ReactionKind:
            self._add([("reaction", kind.value)], well=kind in one.reactions)

    def close_person(self) -> None:
        """Take the person's figures into the sums."""
        for group, total in self._totals.items():
            self._sums[group] = self._sums.get(group, ClusterSums()).with_person(self._hits[group], total)
        self._hits.clear()
        self._totals.clear()

    def of(self, group: str, name: str) -> ReactionShare:
        """Return one share; of nothing where nothing was counted."""
        return ReactionShare(name, self._sums.get((group, name), ClusterSums()))

    def all_of(self, group: str) -> list[ReactionShare]:
        """Return a group's shares."""
        return [ReactionShare(name, sums) for (kind, name), sums in self._sums.items() if kind == group]

    def _add(self, groups: Iterable[tuple[str, str]], *, well: bool) -> None:
        self._totals.update(groups)
        if well:
            self._hits.update(groups)


def _largest(shares: list[ReactionShare]) -> tuple[ReactionShare, ...]:
    return tuple(sorted(shares, key=lambda share: (-share.total, share.name)))
