"""Trials, their members, and what happened at their decision points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, or_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import (
    Attribute,
    Decision,
    DecisionOutcome,
    Device,
    Moment,
    Nudge,
    NudgeState,
    Origin,
    Reaction,
    Trial,
    TrialMember,
    TrialPoint,
    TrialRecord,
    TrialState,
    User,
    WeeklyAnswer,
)
from bot.trials.chance import PastPoint
from bot.trials.plan import AfterLeaving, TrialCohort, TrialPlan
from bot.trials.plan_file import read_plan


@dataclass(frozen=True)
class TrialMembership:
    """A person's part in a trial that goes on.

    Attributes:
        member_id: Stands for them in data sets.
        plan: Of the trial.
        cohort_name: Which cohort they are in.
        started_at: When the trial was started.
    """

    member_id: int
    plan: TrialPlan
    cohort_name: str
    started_at: datetime

    @property
    def cohort(self) -> TrialCohort:
        """How they are treated."""
        return self.plan.cohorts[self.cohort_name]


async def get_trial(name: str, *, lock: bool = False, session: AsyncSession) -> Trial | None:
    """Return a trial by its name."""
    return await session.get(Trial, name, populate_existing=lock, with_for_update=lock)


async def all_trials(*, session: AsyncSession) -> Sequence[Trial]:
    """Return all trials, the latest first."""
    return (await session.exec(select(Trial).order_by(col(Trial.started_at).desc(), Trial.name))).all()


async def running_trials(*, session: AsyncSession) -> Sequence[Trial]:
    """Return the trials that were started and not stopped."""
    return (await session.exec(select(Trial).where(Trial.state == TrialState.RUNNING).order_by(Trial.name))).all()


async def trial_of_link(link: str, now: datetime, *, session: AsyncSession) -> tuple[TrialPlan, str | None] | None:
    """Return the trial to which a link leads and its cohort, ``None`` for a drawn one; ``None``: to no open trial."""
    for trial in await running_trials(session=session):
        plan = read_plan(trial.text)
        if link in plan.links() and now < plan.ends_at:
            return plan, plan.links()[link]
    return None


async def memberships_of(user_ids: Iterable[int], *, session: AsyncSession) -> dict[int, TrialMembership]:
    """Return in which running trial these users take part, by user."""
    found = await session.exec(
        select(TrialMember, Trial)
        .join(Trial, col(Trial.name) == col(TrialMember.trial))
        .where(
            col(TrialMember.user_id).in_(list(user_ids)),
            col(TrialMember.left_at).is_(None),
            Trial.state == TrialState.RUNNING,
        )
        .order_by(col(TrialMember.joined_at))
    )
    return {
        member.user_id: TrialMembership(member.id, read_plan(trial.text), member.cohort, trial.started_at)
        for member, trial in found
    }


async def plans_of_user(user_id: int, *, session: AsyncSession) -> list[tuple[TrialPlan, int]]:
    """Return every trial that a user ever joined, with the id that stands for them in its data set."""
    found = await session.exec(
        select(TrialMember.id, Trial.text)
        .join(Trial, col(Trial.name) == col(TrialMember.trial))
        .where(TrialMember.user_id == user_id)
    )
    return [(read_plan(text), member_id) for member_id, text in found]


async def member_of(user_id: int, trial: str, *, session: AsyncSession) -> TrialMember | None:
    """Return a user's part in a trial, also after they left."""
    found = await session.exec(select(TrialMember).where(TrialMember.user_id == user_id, TrialMember.trial == trial))
    return found.first()


async def members_of(trial: str, *, session: AsyncSession) -> Sequence[TrialMember]:
    """Return everybody who ever took part and was not forgotten, in the order of joining."""
    statement = select(TrialMember).where(TrialMember.trial == trial).order_by(col(TrialMember.joined_at))
    return (await session.exec(statement)).all()


async def next_place(trial: str, stratum: str, *, session: AsyncSession) -> int:
    """Return the place of the next person who is allocated within a stratum; the trial must be locked."""
    statement = select(func.max(TrialMember.place)).where(TrialMember.trial == trial, TrialMember.stratum == stratum)
    last = (await session.exec(statement)).one()
    return 0 if last is None else int(last) + 1


async def has_device(user_id: int, *, session: AsyncSession) -> bool:
    """Whether a device of a user tells of its screen."""
    statement = select(Device.id).where(Device.user_id == user_id, col(Device.digest).is_not(None)).limit(1)
    return (await session.exec(statement)).first() is not None


async def told_age(user_id: int, *, session: AsyncSession) -> str | None:
    """Return what a user told of their age, in words."""
    found = await session.get(Attribute, (user_id, "age"))
    return None if found is None else found.value


async def past_points(trial: str, cohort: str, *, session: AsyncSession) -> list[PastPoint]:
    """Return the decision points of a cohort at which chance decided and whose outcome is known.

    What was to be sent and certainly was not delivered is left out.
    """
    found = await session.exec(
        select(TrialPoint, Decision)
        .join(TrialMember, col(TrialMember.id) == col(TrialPoint.member_id))
        .join(Decision, col(Decision.id) == col(TrialPoint.decision_id))
        .outerjoin(Nudge, col(Nudge.decision_id) == col(Decision.id))
        .where(
            TrialMember.trial == trial,
            TrialMember.cohort == cohort,
            col(TrialPoint.available),
            col(TrialPoint.outcome).is_not(None),
            or_(col(Nudge.state).is_(None), col(Nudge.state) == NudgeState.SENT),
        )
    )
    return [
        PastPoint(point.situation, decision.outcome is DecisionOutcome.SENT, decision.send_probability, point.outcome)
        for point, decision in found
        if point.outcome is not None
    ]


async def last_sent_at(user_ids: Iterable[int], *, session: AsyncSession) -> dict[int, datetime]:
    """Return when users got their last nudge."""
    found = await session.exec(
        select(Nudge.user_id, func.max(Nudge.sent_at))
        .where(col(Nudge.user_id).in_(list(user_ids)), Nudge.state == NudgeState.SENT)
        .group_by(col(Nudge.user_id))
    )
    return {user_id: at for user_id, at in found if at is not None}


async def point_of(decision_id: int, user_id: int, *, session: AsyncSession) -> TrialPoint | None:
    """Return the decision point of a user's decision."""
    point = await session.get(TrialPoint, decision_id)
    return point if point is not None and point.user_id == user_id else None


@dataclass(frozen=True)
class OpenPoint:
    """A decision point whose outcome is not known yet.

    Attributes:
        point: Which.
        decided_at: When it was decided.
        sent_at: When its nudge was delivered; ``None``: none was.
    """

    point: TrialPoint
    decided_at: datetime
    sent_at: datetime | None


async def open_points(
    trial: str, decided_before: datetime, limit: int, *, session: AsyncSession
) -> Sequence[OpenPoint]:
    """Return decision points of a trial whose outcome nobody has looked for yet, the oldest first."""
    found = await session.exec(
        select(TrialPoint, Decision.decided_at, Nudge.sent_at)
        .join(TrialMember, col(TrialMember.id) == col(TrialPoint.member_id))
        .join(Decision, col(Decision.id) == col(TrialPoint.decision_id))
        .outerjoin(Nudge, col(Nudge.decision_id) == col(Decision.id))
        .where(
            TrialMember.trial == trial,
            col(TrialPoint.outcome_at).is_(None),
            Decision.decided_at < decided_before,
        )
        .order_by(col(TrialPoint.decision_id))
        .limit(limit)
    )
    return [OpenPoint(point, decided_at, sent_at) for point, decided_at, sent_at in found]


@dataclass(frozen=True)
class PointRow:
    """A decision point with all rows that belong to it."""

    point: TrialPoint
    member: TrialMember
    decision: Decision
    moment: Moment
    nudge: Nudge | None
    zone: str


async def point_rows(trial: str, member_id: int | None = None, *, session: AsyncSession) -> list[PointRow]:
    """Return all decision points of a trial, or of one of its members, in order of time."""
    of_trial = [TrialMember.trial == trial, *([] if member_id is None else [TrialMember.id == member_id])]
    points = (
        select(TrialPoint, TrialMember, Decision, Moment)
        .join(TrialMember, col(TrialMember.id) == col(TrialPoint.member_id))
        .join(Decision, col(Decision.id) == col(TrialPoint.decision_id))
        .join(Moment, col(Moment.id) == col(Decision.moment_id))
        .where(*of_trial)
        .order_by(col(Decision.decided_at), col(Decision.id))
    )
    nudges = (
        select(Nudge)
        .join(TrialPoint, col(TrialPoint.decision_id) == col(Nudge.decision_id))
        .join(TrialMember, col(TrialMember.id) == col(TrialPoint.member_id))
        .where(*of_trial)
    )
    people = select(User.id, User.time_zone).join(TrialMember, col(TrialMember.user_id) == col(User.id))
    sent = {nudge.decision_id: nudge for nudge in await session.exec(nudges)}
    zones = dict((await session.exec(people.where(*of_trial))).all())
    return [
        PointRow(point, member, decision, moment, sent.get(point.decision_id), zones.get(member.user_id) or "UTC")
        for point, member, decision, moment in await session.exec(points)
    ]


def keeps_moments(now: datetime, trials: Sequence[Trial]) -> list[str]:
    """Return the names of the trials whose decision points must not be removed yet."""
    plans = [read_plan(trial.text) for trial in trials]
    return [plan.name for plan in plans if now < plan.ends_at + timedelta(days=plan.data.kept_days)]


async def reactions_to_points(
    trial: str, member_id: int | None = None, *, session: AsyncSession
) -> list[tuple[TrialMember, int, Reaction]]:
    """Return the reactions to nudges of a trial's decision points, with whose they are and to which decision."""
    statement = (
        select(TrialMember, Nudge.decision_id, Reaction)
        .join(TrialPoint, col(TrialPoint.member_id) == col(TrialMember.id))
        .join(Nudge, col(Nudge.decision_id) == col(TrialPoint.decision_id))
        .join(Reaction, col(Reaction.nudge_id) == col(Nudge.id))
        .where(TrialMember.trial == trial)
        .order_by(col(Reaction.at), col(Reaction.id))
    )
    if member_id is not None:
        statement = statement.where(TrialMember.id == member_id)
    return list((await session.exec(statement)).all())


async def weekly_answers(
    plan: TrialPlan, member_id: int | None = None, *, session: AsyncSession
) -> list[tuple[TrialMember, WeeklyAnswer]]:
    """Return what members were asked, and said, of the weeks that began while they took part in a trial."""
    found = await session.exec(
        select(TrialMember, WeeklyAnswer)
        .join(WeeklyAnswer, col(WeeklyAnswer.user_id) == col(TrialMember.user_id))
        .where(
            TrialMember.trial == plan.name,
            col(WeeklyAnswer.asked_at) >= plan.begins_at,
            col(WeeklyAnswer.asked_at) < plan.ends_at + timedelta(days=7),
            col(WeeklyAnswer.asked_at) >= col(TrialMember.joined_at),
            or_(col(TrialMember.left_at).is_(None), col(WeeklyAnswer.asked_at) < col(TrialMember.left_at)),
            *([TrialMember.id == member_id] if member_id is not None else []),
        )
        .order_by(col(TrialMember.id), col(WeeklyAnswer.week))
    )
    drops = plan.data.after_leaving is AfterLeaving.DROP
    return [(member, answer) for member, answer in found if not (drops and member.left_at is not None)]


async def records_of(trial: str, *, session: AsyncSession) -> Sequence[TrialRecord]:
    """Return what stays of members who were forgotten and had agreed to that."""
    return (await session.exec(select(TrialRecord).where(TrialRecord.trial == trial))).all()


async def drop_points(member_id: int, *, session: AsyncSession) -> None:
    """Remove what a trial kept of a member's decision points."""
    await session.exec(delete(TrialPoint).where(col(TrialPoint.member_id) == member_id))


async def count_unkept(trial: str, since: datetime, until: datetime, *, session: AsyncSession) -> int:
    """Return how many decisions at members' own and devices' moments have no decision point, within some time."""
    statement = (
        select(func.count())
        .select_from(Decision)
        .join(Moment, col(Moment.id) == col(Decision.moment_id))
        .join(TrialMember, col(TrialMember.user_id) == col(Decision.user_id))
        .outerjoin(TrialPoint, col(TrialPoint.decision_id) == col(Decision.id))
        .where(
            TrialMember.trial == trial,
            col(Moment.origin).in_((Origin.WINDOW, Origin.SCREEN_TIME)),
            col(Decision.decided_at) >= col(TrialMember.joined_at),
            col(Decision.decided_at) >= since,
            col(Decision.decided_at) < until,
            col(TrialMember.left_at).is_(None),
            col(TrialPoint.decision_id).is_(None),
        )
    )
    return int((await session.exec(statement)).one())
