"""What people said of their weeks: whether one got them off the screen. No user is named."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo

from sqlalchemy import case, func
from sqlalchemy import select as select_columns
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import User, WeeklyAnswer
from bot.storage.queries.segments import EVERYBODY, conditions_of
from bot.storage.queries.statistics import CHUNK, ReactionShare, first_instant
from recommender.evaluate.clustered import ClusterSums


@dataclass(frozen=True)
class WeeksAsked:
    """What was said of the weeks that people were asked about.

    Attributes:
        asked: How many questions.
        looked_up: Those answered with yes, as a share of those answered.
        by_week: Likewise by week, the oldest first: its Monday and how many were asked of it.
    """

    asked: int
    looked_up: ReactionShare
    by_week: tuple[tuple[date, int, ReactionShare], ...]


@dataclass
class _Sums:
    asked: int = 0
    people: ClusterSums = field(default_factory=ClusterSums)

    def add(self, asked: int, answered: int, yes: int) -> None:
        """Take in what one person said."""
        self.asked += asked
        self.people = self.people.with_person(yes, answered)


async def weeks_asked(
    now: datetime, days: int, zone: tzinfo = UTC, segments: str = EVERYBODY, *, session: AsyncSession
) -> WeeksAsked:
    """Return what was said to the questions that were asked within the last days of a time zone.

    Args:
        now: Aware.
        days: How many, today among them.
        zone: Whose.
        segments: Whose people are counted.
        session: A session.
    """
    since = first_instant(now, days, zone)
    asked = (col(WeeklyAnswer.asked_at) >= since, *conditions_of(segments, now))
    everything, by_week = _Sums(), defaultdict[date, _Sums](_Sums)
    of_person = (
        select_columns(
            func.count(),
            func.count(col(WeeklyAnswer.looked_up)),
            func.sum(case((col(WeeklyAnswer.looked_up).is_(True), 1), else_=0)),
        )
        .join(User, col(User.id) == col(WeeklyAnswer.user_id))
        .where(*asked)
        .group_by(col(WeeklyAnswer.user_id))
    )
    async for each, answered, yes in await session.stream(of_person, execution_options={"yield_per": CHUNK}):
        everything.add(each, answered, yes)
    of_week = (
        select_columns(col(WeeklyAnswer.week), col(WeeklyAnswer.looked_up))
        .join(User, col(User.id) == col(WeeklyAnswer.user_id))
        .where(*asked)
        .order_by(col(WeeklyAnswer.week))
    )
    async for week, looked_up in await session.stream(of_week, execution_options={"yield_per": CHUNK}):
        by_week[week].add(1, int(looked_up is not None), int(bool(looked_up)))
    return WeeksAsked(
        everything.asked,
        ReactionShare("looked up", everything.people),
        tuple((week, sums.asked, ReactionShare(week.isoformat(), sums.people)) for week, sums in by_week.items()),
    )
