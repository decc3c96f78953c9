"""What a trial changes at a moment: what may be chosen, whether chance withholds it, and what is kept of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.buttons import TRIAL
from bot.core.replies import Button
from bot.core.texts import _, ngettext, speaking
from bot.delivery.matcher import LibraryIndex
from bot.delivery.records import Choice, MomentDecision, seed_of
from bot.storage.models import Decision, Moment, Notice, Origin, Reason, TrialPoint
from bot.storage.queries.notices import new_notice
from bot.storage.queries.people import Person
from bot.storage.queries.trials import TrialMembership, last_sent_at, memberships_of, past_points
from bot.trials.chance import PastPoint, belongs, drawn_arm, send_probability, situation_at
from bot.trials.plan import ItemArm, OutcomeKind, Timing, TrialPlan
from recommender.policies.context import Context, PastReaction

RANDOMISED = frozenset({Origin.WINDOW, Origin.SCREEN_TIME})
"""Origins of decision points: what a person asked for, and broadcasts, are left to themselves."""


@dataclass
class TrialMoments:
    """The trials of some people whose moments are decided together.

    Attributes:
        members: In which trial each takes part that runs now, by user.
        last_sent: When each of them got their last nudge, by user.
        past: What is known of cohorts that learn, by trial and cohort.
    """

    members: Mapping[int, TrialMembership]
    last_sent: Mapping[int, datetime]
    past: dict[tuple[str, str], list[PastPoint]] = field(default_factory=dict)

    @classmethod
    async def of(cls, user_ids: Iterable[int], now: datetime, *, session: AsyncSession) -> TrialMoments:
        """Look up the trials of some users."""
        found = await memberships_of(user_ids, session=session)
        members = {user_id: one for user_id, one in found.items() if one.plan.runs_at(now)}
        return cls(members, await last_sent_at(members, session=session) if members else {})

    def of_user(self, user_id: int) -> TrialMembership | None:
        """Return a user's trial that runs now."""
        return self.members.get(user_id)

    def teaching(self, reactions: Mapping[int, Sequence[PastReaction]]) -> Mapping[int, Sequence[PastReaction]]:
        """Leave out the reactions that teach nothing while a trial runs."""
        frozen = {user_id: one.plan.begins_at for user_id, one in self.members.items() if one.plan.freeze.learning}
        return {
            user_id: [past for past in own if user_id not in frozen or past.at < frozen[user_id]]
            for user_id, own in reactions.items()
        }

    def arm_at(self, moment: Moment) -> tuple[str, ItemArm] | None:
        """Return among which messages is chosen; ``None``: the whole library."""
        member = self.members.get(moment.user_id)
        return None if member is None or moment.origin not in RANDOMISED else drawn_arm(member.plan, seed_of(moment))

    async def send_probability(self, moment: Moment, person: Person, now: datetime, *, session: AsyncSession) -> float:
        """Return with which probability a moment leads to a nudge, all else allowing it; 1 outside of trials."""
        member = self.members.get(moment.user_id)
        if member is None or moment.origin not in RANDOMISED:
            return 1.0
        key = (member.plan.name, member.cohort_name)
        if member.cohort.send == "adaptive" and key not in self.past:
            self.past[key] = await past_points(*key, session=session)
        return send_probability(
            member.plan, member.cohort, self._situation(moment, person, now), self.past.get(key, ())
        )

    async def keep_points(
        self,
        decided: Sequence[MomentDecision],
        rows: Sequence[Decision],
        people: Mapping[int, Person],
        now: datetime,
        *,
        session: AsyncSession,
    ) -> None:
        """Store what trials need of decisions, and have their outcomes asked for."""
        for made, row in zip(decided, rows, strict=True):
            member = self.members.get(made.moment.user_id)
            if member is None or made.moment.origin not in RANDOMISED:
                continue
            person = people[made.moment.user_id]
            point = self._point(member, made, row, person, now)
            session.add(point)
            if point.available and member.plan.outcome.kind is OutcomeKind.CHECK_IN:
                session.add(_check_in(person, row.id or 0, member.plan.outcome.minutes, now))
        await session.flush()

    def _point(
        self, member: TrialMembership, made: MomentDecision, row: Decision, person: Person, now: datetime
    ) -> TrialPoint:
        arm = drawn_arm(member.plan, seed_of(made.moment))
        return TrialPoint(
            decision_id=row.id or 0,
            user_id=made.moment.user_id,
            member_id=member.member_id,
            available=made.reason in (None, Reason.BY_CHANCE),
            situation=self._situation(made.moment, person, now),
            arm=arm[0] if arm else None,
            arm_probability=arm[1].probability if arm else None,
            timing_probability=_timing_probability(member.plan, made.moment.timing),
            fallback=made.choice is not None and made.choice.is_fallback,
        )

    def _situation(self, moment: Moment, person: Person, now: datetime) -> dict[str, int]:
        zone = ZoneInfo(person.user.time_zone or "UTC")
        by_device = moment.origin is Origin.SCREEN_TIME
        return situation_at(now, zone, by_device=by_device, last_sent=self.last_sent.get(moment.user_id))


def kept_to_arm(library: LibraryIndex, context: Context, arm: tuple[str, ItemArm] | None) -> Choice:
    """Choose for a person among the messages of an arm; from the whole library if none of these fits."""
    if arm is None:
        return Choice(library, library.policy.choose(context))
    others = {name for name, technique in library.techniques.items() if not belongs(arm[1], name, technique)}
    slate = library.policy.choose(replace(context, refused_messages=context.refused_messages | others))
    return Choice(library, slate) if slate.pairs else Choice(library, library.policy.choose(context), is_fallback=True)


def _timing_probability(plan: TrialPlan, timing: str | None) -> float | None:
    """Return with which probability a moment's minute was drawn as it was; ``None``: not by this trial."""
    return (plan.when or {}).get(Timing(timing)) if timing is not None else None


def _check_in(person: Person, decision_id: int, minutes: int, now: datetime) -> Notice:
    """Return the question that is asked whether a nudge came or not."""
    with speaking(person.user.language):
        html = ngettext(
            "For the study: did you look up from your screen within the last minute?",
            "For the study: did you look up from your screen within the last {n} minutes?",
            minutes,
        ).format(n=minutes)
        yes = Button(label=_("Yes"), data=TRIAL.payload("in", f"{decision_id}-1"))
        no = Button(label=_("No"), data=TRIAL.payload("in", f"{decision_id}-0"))
    return new_notice(person.user.id, html, now + timedelta(minutes=minutes), ((yes, no),))
