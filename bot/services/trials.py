"""Taking part in a trial: being asked, joining, answering, leaving; and what stays of who is forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.delivery.invitations import invitation, no_invitation
from bot.services.base import Change, Query, Scene
from bot.storage.models import TrialMember, TrialRecord, User
from bot.storage.queries.trials import (
    drop_points,
    get_trial,
    has_device,
    member_of,
    memberships_of,
    next_place,
    plans_of_user,
    point_of,
    told_age,
    trial_of_link,
)
from bot.storage.trial_data import tables_of
from bot.trials.allocation import cohort_at
from bot.trials.plan import AfterLeaving, Stratum, TrialPlan
from recommender.age import age_in


@dataclass(frozen=True)
class OwnTrial:
    """The trial that a person takes part in.

    Attributes:
        question: What it wants to find out.
        end: The day after its last one.
        is_kept: Whether what was noted so far stays once they leave.
    """

    question: str
    end: date
    is_kept: bool


@dataclass(frozen=True)
class OfferTrial(Change):
    """Ask somebody who came through a link whether they take part; a link that leads nowhere changes nothing.

    Attributes:
        link: Its payload.
    """

    link: str

    async def apply(self, scene: Scene) -> None:
        """Have them asked, or told why they cannot."""
        found = await trial_of_link(self.link, scene.now, session=scene.session)
        if found is None:
            return
        if await _may_join(found[0], scene):
            scene.session.add(invitation(scene.user, found[0], self.link, scene.now))
        else:
            scene.session.add(no_invitation(scene.user, scene.now))
        await scene.session.flush()


@dataclass(frozen=True)
class JoinTrial(Change):
    """The person agreed to take part.

    Attributes:
        link: Through which they came.
    """

    link: str

    async def apply(self, scene: Scene) -> None:
        """Allocate them; nothing changes if the trial is over or they cannot take part."""
        found = await trial_of_link(self.link, scene.now, session=scene.session)
        if found is None or not await _may_join(found[0], scene):
            return
        plan, cohort = found
        former = await member_of(scene.user.id, plan.name, session=scene.session)
        if former is not None:
            former.left_at = None
            scene.session.add(former)
            return
        await get_trial(plan.name, lock=True, session=scene.session)  # one after another: each has its own place
        stratum = await _stratum(plan, scene.user, session=scene.session)
        place = None if cohort is not None else await next_place(plan.name, stratum, session=scene.session)
        scene.session.add(
            TrialMember(
                user_id=scene.user.id,
                trial=plan.name,
                cohort=cohort if cohort is not None else cohort_at(plan, stratum, place or 0),
                stratum=stratum,
                place=place,
                joined_at=scene.now,
            )
        )
        await scene.session.flush()


@dataclass(frozen=True)
class LeaveTrial(Change):
    """The person does not take part any more, from now on."""

    async def apply(self, scene: Scene) -> None:
        """Store it; what was noted of their moments goes if the consent says so."""
        membership = (await memberships_of([scene.user.id], session=scene.session)).get(scene.user.id)
        if membership is None:
            return
        member = await scene.session.get_one(TrialMember, membership.member_id)
        member.left_at = scene.now
        scene.session.add(member)
        if membership.plan.data.after_leaving is AfterLeaving.DROP:
            await drop_points(member.id, session=scene.session)
        await scene.session.flush()


@dataclass(frozen=True)
class AnswerCheckIn(Change):
    """The person said whether they looked up.

    Attributes:
        decision_id: After which decision.
        looked_up: What they said.
    """

    decision_id: int
    looked_up: bool

    async def apply(self, scene: Scene) -> None:
        """Store it; another answer replaces the first."""
        point = await point_of(self.decision_id, scene.user.id, session=scene.session)
        if point is not None:
            point.outcome, point.outcome_at = float(self.looked_up), scene.now
            scene.session.add(point)


@dataclass(frozen=True)
class StoredTrial(Query[OwnTrial | None]):
    """The trial that the person takes part in; ``None``: none."""

    async def answer(self, scene: Scene) -> OwnTrial | None:
        """Return it."""
        found = (await memberships_of([scene.user.id], session=scene.session)).get(scene.user.id)
        if found is None:
            return None
        return OwnTrial(found.plan.question, found.plan.end, found.plan.data.after_leaving is AfterLeaving.KEEP)


async def keep_records(user_id: int, *, session: AsyncSession) -> None:
    """Keep, of somebody who is about to be forgotten, the rows that they agreed to: nothing leads back to them."""
    for plan, member_id in await plans_of_user(user_id, session=session):
        if plan.data.after_forgetting is AfterLeaving.KEEP:
            tables: dict[str, list[dict[str, Any]]] = {**await tables_of(plan, member_id, session=session)}
            session.add(TrialRecord(member_id=member_id, trial=plan.name, tables=tables))
    await session.flush()


async def _may_join(plan: TrialPlan, scene: Scene) -> bool:
    """Whether a person can take part: whoever is in a trial already, or paused for care, cannot."""
    user, wanted = scene.user, plan.eligibility
    if user.onboarded_at is None or user.paused_for_care:
        return False
    if await memberships_of([user.id], session=scene.session):
        return False
    if wanted.languages and user.language not in wanted.languages:
        return False
    if wanted.device and not await has_device(user.id, session=scene.session):
        return False
    if wanted.least_age is None:
        return True
    age = age_in(await told_age(user.id, session=scene.session) or "", scene.now.year)
    return age is not None and age >= wanted.least_age


async def _stratum(plan: TrialPlan, user: User, *, session: AsyncSession) -> str:
    """Return the stratum of a person, as ``en/device``; empty where nothing tells people apart."""
    parts = []
    for stratum in plan.allocation.strata:
        if stratum is Stratum.LANGUAGE:
            parts.append(user.language)
        else:
            parts.append("device" if await has_device(user.id, session=session) else "none")
    return "/".join(parts)
