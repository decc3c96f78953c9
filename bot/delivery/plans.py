"""A person's next window moment, and what their availability is made of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.letter_times import next_letter
from bot.delivery.counted_hours import common_hours
from bot.delivery.dose import UNCOUNTED, Availability, quiet_span, withhold
from bot.delivery.planner import PlannedMoment, next_window_moment
from bot.delivery.receptivity import LOOKED_BACK, Receptivity
from bot.delivery.reminding import plan_reminders
from bot.storage.models import Moment, Nudge, Origin, Reason, User
from bot.storage.queries.answered import seen_moments
from bot.storage.queries.moments import add_moment, decided_keys, drop_pending_windows, pending_window
from bot.storage.queries.people import Person, load_people
from bot.storage.queries.trials import TrialMembership, memberships_of
from bot.trials.plan import BroadcastRule

_DECIDED_SINCE = timedelta(days=3)
"""Window moments decided since then may share a key with one that is still to come: a window may begin on the
day before, and whoever travels west lives a day twice."""

_COUNTED_SINCE = timedelta(days=2)
"""More than the longest local day and the longest gap."""


async def plan_next(person: Person, now: datetime, *, session: AsyncSession) -> datetime | None:
    """Plan the person's next window moment; return when it is due.

    ``None`` without windows, and for who blocked the bot: their planning goes on when they come back.
    """
    planned = await _next_moment(person, now, session=session)
    if planned is None:
        return None
    await add_moment(
        person.user.id,
        Origin.WINDOW,
        planned.key,
        planned.due_at,
        planned.expires_at,
        density=planned.density,
        timing=planned.timing,
        session=session,
    )
    return planned.due_at


async def plan_earlier(person: Person, now: datetime, *, session: AsyncSession) -> bool:
    """Plan anew if that brings the person's next window moment forward; return whether it did.

    What was planned while the clock was ahead passes over windows and reminders that are still to come.
    """
    await plan_reminders(person.user, now, session=session)
    planned = await _next_moment(person, now, session=session)
    pending = await pending_window(person.user.id, session=session)
    if planned is None or pending is None or pending <= planned.due_at:
        return False
    await drop_pending_windows(person.user.id, session=session)
    await plan_next(person, now, session=session)
    return True


async def _next_moment(person: Person, now: datetime, *, session: AsyncSession) -> PlannedMoment | None:
    user = person.user
    if user.time_zone is None or user.onboarded_at is None or user.blocked_at is not None:
        return None
    taken = await decided_keys([user.id], Origin.WINDOW, now - _DECIDED_SINCE, session=session)
    zone = ZoneInfo(user.time_zone)
    seen = await seen_moments(user.id, now - LOOKED_BACK, session=session)
    member = (await memberships_of([user.id], session=session)).get(user.id)
    if member is not None and member.plan.freeze.learning and member.plan.runs_at(now):
        seen = [one for one in seen if one.at < member.plan.begins_at]
    return next_window_moment(
        person.windows,
        zone,
        after=now,
        seed=user.id,
        taken=frozenset(taken.get(user.id, ())),
        receptivity=Receptivity.of(seen, zone, await common_hours(session=session)),
        trial=None if member is None else member.plan,
        quiet_once=quiet_once(user),
    )


async def replan(user_id: int, now: datetime, *, session: AsyncSession) -> datetime | None:
    """Plan windows and reminders anew after the schedule has changed; return when the next window moment is due."""
    await drop_pending_windows(user_id, session=session)
    person = (await load_people([user_id], session=session))[user_id]
    await plan_reminders(person.user, now, session=session)
    plan_letter(person.user, now)
    session.add(person.user)
    return await plan_next(person, now, session=session)


def plan_letter(user: User, now: datetime) -> None:
    """Set when a user's next letter, or the week's question, is due."""
    user.letter_at = None
    is_wanted = user.wants_letter is not False or user.asks_weekly is True
    if user.onboarded_at is not None and user.time_zone is not None and is_wanted:
        user.letter_at = next_letter(now, ZoneInfo(user.time_zone), user.last_letter_at)


def availability(person: Person) -> Availability:
    """Return what the dose depends on."""
    user = person.user
    return Availability(
        consented=user.consented_at is not None,
        blocked=user.blocked_at is not None,
        paused=user.paused_at is not None,
        paused_until=user.paused_until,
        zone=ZoneInfo(user.time_zone or "UTC"),
        quiet=quiet_span(user.quiet_start, user.quiet_end),
        quiet_chosen=user.quiet_chosen,
        windows=person.windows,
        nudges_per_day=user.nudges_per_day,
        gap=timedelta(minutes=user.gap_minutes),
        onboarded=user.onboarded_at is not None,
        quiet_once=quiet_once(user),
    )


def quiet_once(user: User) -> tuple[datetime, datetime] | None:
    """Return from when until when it is quiet this once for a user; ``None``: at no time."""
    if user.quiet_once_from is None or user.quiet_once_until is None:
        return None
    return user.quiet_once_from, user.quiet_once_until


def reason_to_withhold(
    person: Person, moment: Moment, earlier: Sequence[Nudge], now: datetime, membership: TrialMembership | None = None
) -> Reason | None:
    """Return why the dose withholds a moment of a person, or ``None``.

    Args:
        person: Whose it is.
        moment: Which.
        earlier: What they were sent.
        now: Aware.
        membership: Their part in a trial that runs now.
    """
    uncounted, is_broadcast = UNCOUNTED, moment.origin is Origin.BROADCAST
    if membership is not None:
        if is_broadcast and membership.plan.freeze.broadcasts is BroadcastRule.WITHHELD:
            return Reason.IN_TRIAL
        uncounted = UNCOUNTED if is_broadcast else UNCOUNTED | {Origin.BROADCAST}
    counted = [
        nudge.created_at
        for nudge in earlier
        if nudge.origin not in uncounted and nudge.created_at > now - _COUNTED_SINCE
    ]
    return withhold(availability(person), moment.origin, moment.expires_at, counted, now)
