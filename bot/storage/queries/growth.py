"""How a bot's people grow in number: who came, was active and left by day, and how far those who came got."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from sqlalchemy import exists, func
from sqlalchemy import select as select_columns
from sqlalchemy.orm import Mapped, aliased
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import Nudge, NudgeState, Origin, Reaction, User
from bot.storage.queries.segments import EVERYBODY, conditions_of
from bot.storage.queries.statistics import CHUNK, first_instant, last_dates

FUNNEL = ("began", "agreed", "onboarded", "got a nudge", "reacted")
"""Steps of those who came, in their order."""


@dataclass(frozen=True)
class GrowthDay:
    """One day.

    Attributes:
        day: Which, by the clock of who asks.
        joined: People who wrote for the first time.
        active: People who reacted to a nudge.
        blocked: People of whom it was first noticed that they blocked the bot, and who have not come back.
    """

    day: date
    joined: int
    active: int
    blocked: int


@dataclass(frozen=True)
class Growth:
    """What became of people in a stretch of time; who has deleted their data is not among them.

    Attributes:
        days: Day by day, the oldest first.
        active: How many different people reacted to a nudge in all of it.
        funnel: Of those who came in it, how many got as far as each step of :data:`FUNNEL`.
    """

    days: tuple[GrowthDay, ...]
    active: int
    funnel: dict[str, int]

    @property
    def joined(self) -> int:
        """How many people came."""
        return sum(day.joined for day in self.days)

    @property
    def blocked(self) -> int:
        """How many people left."""
        return sum(day.blocked for day in self.days)


async def growth(
    now: datetime, days: int, zone: tzinfo = UTC, segments: str = EVERYBODY, *, session: AsyncSession
) -> Growth:
    """Return what became of people of some segments within the last ``days`` days of a time zone, today among them."""
    dates = last_dates(now, days, zone)
    since = first_instant(now, days, zone)
    of = conditions_of(segments, now)
    joined, _joined = await _by_day(col(User.id), col(User.created_at), since, zone, of, session=session)
    reacted = (col(Reaction.user_id), col(Reaction.at))
    active, people = await _by_day(*reacted, since, zone, of, _to_a_nudge(), session=session)
    blocked, _blocked = await _by_day(col(User.id), col(User.blocked_at), since, zone, of, session=session)
    each = tuple(GrowthDay(day, joined[day], active[day], blocked[day]) for day in dates)
    return Growth(each, people, await _funnel(since, of, session=session))


async def _by_day(
    who: Mapped[int],
    at: Mapped[datetime] | Mapped[datetime | None],
    since: datetime,
    zone: tzinfo,
    conditions: Sequence[Any],
    *others: Any,
    session: AsyncSession,
) -> tuple[Tally[date], int]:
    """Return how many different people there are on each day, and in all."""
    counts: Tally[date] = Tally()
    people = 0
    last: tuple[int, date] | None = None
    of_segments = select(User.id).where(*conditions)
    statement = select_columns(who, at).where(at >= since, who.in_(of_segments), *others).order_by(who, at)
    async for user_id, instant in await session.stream(statement, execution_options={"yield_per": CHUNK}):
        if instant is None:
            continue
        this = (user_id, instant.astimezone(zone).date())
        people += last is None or last[0] != user_id
        counts[this[1]] += this != last
        last = this
    return counts, people


def _to_a_nudge() -> Any:
    """Return the condition on reactions that they are no ticks below somebody's own reminder."""
    nudge = aliased(Nudge)
    return exists().where(col(nudge.id) == col(Reaction.nudge_id), col(nudge.origin) != Origin.OWN)


async def _funnel(since: datetime, conditions: Sequence[Any], *, session: AsyncSession) -> dict[str, int]:
    """Return how far those got who came since then; each step counts those who took all before it."""
    sent = exists().where(
        col(Nudge.user_id) == col(User.id), col(Nudge.state) == NudgeState.SENT, col(Nudge.origin) != Origin.OWN
    )
    reacted = exists().where(col(Reaction.user_id) == col(User.id), _to_a_nudge())
    steps = (col(User.consented_at).is_not(None), col(User.onboarded_at).is_not(None), sent, reacted)
    came = [col(User.created_at) >= since, *conditions]
    found = []
    for taken in range(len(FUNNEL)):
        statement = select(func.count()).select_from(User).where(*came, *steps[:taken])
        found.append((await session.exec(statement)).one())
    return dict(zip(FUNNEL, found, strict=True))
