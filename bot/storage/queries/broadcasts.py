"""Broadcasts: whom they are for, and how far they have come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import String, and_, cast, delete, distinct, func, update
from sqlalchemy import select as select_columns
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import (
    Broadcast,
    BroadcastState,
    Decision,
    Moment,
    MomentState,
    Nudge,
    NudgeState,
    Origin,
    Reason,
    TrialMember,
    User,
)
from bot.storage.queries.nudges import ON_ITS_WAY, Withdrawal
from bot.storage.queries.outbox import OPEN
from bot.storage.queries.segments import conditions_of

_KEY = "broadcast/"


def key_of(broadcast_id: int) -> str:
    """Return what a broadcast's moments are known by."""
    return f"{_KEY}{broadcast_id}"


def audience_of(audience: str, now: datetime) -> list[Any]:
    """Return the conditions on users that an audience stands for; whoever paused or blocked the bot is never in it."""
    return [
        col(User.onboarded_at).is_not(None),
        col(User.consented_at).is_not(None),
        col(User.blocked_at).is_(None),
        col(User.paused_at).is_(None),
        *conditions_of(audience, now),
    ]


async def count_audience(audience: str, now: datetime, *, session: AsyncSession) -> int:
    """Return how many users an audience has."""
    statement = select(func.count()).select_from(User).where(*audience_of(audience, now))
    return (await session.exec(statement)).one()


async def next_users(broadcast: Broadcast, now: datetime, limit: int, *, session: AsyncSession) -> Sequence[int]:
    """Return the next users of a broadcast's audience who have no moment yet, by id."""
    statement = (
        select(User.id)
        .where(*audience_of(broadcast.audience, now), col(User.id) > broadcast.cursor)
        .order_by(col(User.id))
        .limit(limit)
    )
    return (await session.exec(statement)).all()


async def get_broadcast(broadcast_id: int, *, session: AsyncSession) -> Broadcast | None:
    """Return a broadcast as it is stored now, locked until the transaction ends."""
    return await session.get(Broadcast, broadcast_id, populate_existing=True, with_for_update=True)


async def running_broadcasts(*, session: AsyncSession) -> Sequence[Broadcast]:
    """Return the broadcasts that are under way, oldest first."""
    statement = select(Broadcast).where(Broadcast.state == BroadcastState.RUNNING).order_by(col(Broadcast.id))
    return (await session.exec(statement)).all()


async def cohorts_in_use(*, session: AsyncSession) -> set[str]:
    """Return the cohorts that somebody is in."""
    found = await session.exec(select(TrialMember.cohort).where(col(TrialMember.left_at).is_(None)).distinct())
    return {name for name in found if name is not None}


async def unsettled_broadcasts(*, session: AsyncSession) -> Sequence[int]:
    """Return the broadcasts that are paused or cancelled while something of them is still being sent."""
    sending = (
        select(Moment.origin_key)
        .join(Nudge, col(Nudge.moment_id) == col(Moment.id))
        .where(OPEN, Nudge.state == NudgeState.SENDING, Moment.origin == Origin.BROADCAST)
    )
    keys = {key.removeprefix(_KEY) for key in await session.exec(sending.distinct())}
    statement = select(Broadcast.id).where(
        col(Broadcast.id).in_([int(key) for key in keys if key.isdecimal()]),
        col(Broadcast.state).in_((BroadcastState.PAUSED, BroadcastState.CANCELLED)),
    )
    return [number for number in await session.exec(statement) if number is not None]


async def take_back(broadcast: Broadcast, why: Withdrawal, *, session: AsyncSession) -> None:
    """Take back all that a broadcast has on its way: what waits for a decision, and what waits for its turn.

    Who is affected may get a moment of the broadcast once more: it goes on from the first of them.
    """
    await _take_back(broadcast, col(Nudge.state).in_(ON_ITS_WAY), why, session=session)
    key = key_of(broadcast.id or 0)
    pending = and_(
        col(Moment.origin) == Origin.BROADCAST,
        col(Moment.origin_key) == key,
        col(Moment.state) == MomentState.PENDING,
    )
    first = (await session.exec(select(func.min(Moment.user_id)).where(pending))).one()
    _go_back(broadcast, first)
    await session.exec(delete(Moment).where(pending).execution_options(synchronize_session=False))


async def try_failed_again(broadcast: Broadcast, *, session: AsyncSession) -> None:
    """Let those get a broadcast once more to whom it certainly did not go, blocked ones aside."""
    blocked = select(User.id).where(col(User.blocked_at).is_not(None))
    failed = and_(col(Nudge.state) == NudgeState.FAILED, col(Nudge.user_id).not_in(blocked))
    await _take_back(broadcast, failed, None, session=session)


async def _take_back(broadcast: Broadcast, which: Any, why: Withdrawal | None, *, session: AsyncSession) -> None:
    """Free the place of some nudges in a broadcast; with ``why`` they are failed from now on."""
    key = key_of(broadcast.id or 0)
    found = await session.exec(
        select(Moment.id, Moment.user_id, Nudge.id)
        .join(Nudge, col(Nudge.moment_id) == col(Moment.id))
        .where(Moment.origin == Origin.BROADCAST, Moment.origin_key == key, which)
        .with_for_update(of=Nudge)
    )
    rows = found.all()
    if not rows:
        return
    _go_back(broadcast, min(user_id for _moment, user_id, _nudge in rows))
    plainly: dict[str, Any] = {"synchronize_session": False}
    if why is not None:
        stopped = update(Nudge).where(col(Nudge.id).in_([nudge for _moment, _user, nudge in rows]))
        await session.exec(stopped.values(state=NudgeState.FAILED, error=why.value).execution_options(**plainly))
    moments = update(Moment).where(col(Moment.id).in_([moment for moment, _user, _nudge in rows]))
    await session.exec(
        moments.values(origin_key=col(Moment.origin_key) + "/" + cast(col(Moment.id), String)).execution_options(
            **plainly
        )
    )


def _go_back(broadcast: Broadcast, user_id: int | None) -> None:
    if user_id is not None:
        broadcast.cursor = min(broadcast.cursor, user_id - 1)


@dataclass(frozen=True)
class BroadcastProgress:
    """What became of a broadcast's moments so far.

    Attributes:
        sent: Telegram took them.
        on_the_way: Decided, and not sent yet.
        undecided: Not decided yet.
        withheld: How many were not sent, by the reason; ``blocked`` also if only Telegram knew.
        failed: Certainly not delivered.
        unknown: Perhaps delivered.
        taken_back: Withdrawn by a pause or a cancel before they were sent, and not sent since.
    """

    sent: int = 0
    on_the_way: int = 0
    undecided: int = 0
    withheld: Mapping[str, int] = field(default_factory=dict)
    failed: int = 0
    unknown: int = 0
    taken_back: int = 0

    @property
    def settled(self) -> int:
        """How many have come to their end."""
        return self.sent + sum(self.withheld.values()) + self.failed + self.unknown


async def progress_of(broadcast_id: int, *, session: AsyncSession) -> BroadcastProgress:
    """Return what became of a broadcast's moments so far. Trials to the operator alone are not counted."""
    blocked = func.coalesce(
        and_(col(Nudge.state) == NudgeState.FAILED, col(User.blocked_at).is_not(None)), False
    ).label("is_blocked")
    await session.flush()
    rows = await (await session.connection()).execute(
        select_columns(col(Decision.outcome), col(Decision.reason), col(Nudge.state), blocked, func.count())
        .select_from(Moment)
        .join(User, col(User.id) == col(Moment.user_id))
        .join(Decision, col(Decision.moment_id) == col(Moment.id), isouter=True)
        .join(Nudge, col(Nudge.moment_id) == col(Moment.id), isouter=True)
        .where(col(Moment.origin) == Origin.BROADCAST, col(Moment.origin_key) == key_of(broadcast_id))
        .group_by(col(Decision.outcome), col(Decision.reason), col(Nudge.state), blocked)
    )
    counts: Counter[str] = Counter()
    withheld: Counter[str] = Counter()
    for outcome, reason, state, is_blocked, count in rows:
        if is_blocked:
            withheld[Reason.BLOCKED.value] += count
        elif outcome is not None and state is None:
            withheld["" if reason is None else Reason(reason).value] += count
        else:
            counts["undecided" if outcome is None else _ENDS.get(state, "on_the_way")] += count
    taken_back = await _count_taken_back(broadcast_id, session=session)
    return BroadcastProgress(**counts, withheld=withheld, taken_back=taken_back)


async def _count_taken_back(broadcast_id: int, *, session: AsyncSession) -> int:
    """Return how many users had the broadcast withdrawn and have no moment of it now."""
    key = key_of(broadcast_id)
    again = select(Moment.user_id).where(Moment.origin == Origin.BROADCAST, Moment.origin_key == key)
    statement = select(func.count(distinct(col(Moment.user_id)))).where(
        Moment.origin == Origin.BROADCAST,
        col(Moment.origin_key).like(f"{key}/%"),
        col(Moment.user_id).not_in(again),
    )
    return (await session.exec(statement)).one()


_ENDS = {NudgeState.SENT: "sent", NudgeState.FAILED: "failed", NudgeState.UNKNOWN: "unknown"}
