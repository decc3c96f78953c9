"""Screen time: events in, looked at by the rules once, summed up by day."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import and_, case, delete, func, null, or_, update
from sqlalchemy import select as select_columns
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.queue.rows import claim
from bot.queue.spec import Guarantee, QueueSpec, Retry
from bot.storage.models import (
    EventKind,
    Moment,
    MomentState,
    Origin,
    ScreenDay,
    ScreenEvent,
    ScreenPending,
    ScreenRules,
    User,
)
from bot.storage.models.base import random_id
from bot.storage.queries.moments import add_moment

EVENTS_LIMIT = 10_000
"""The latest events of a user that are looked at together: more than a wakeful day has."""

_WEEK = timedelta(days=7)

SCREEN_PENDING = QueueSpec(
    name="screen_pending",
    table=ScreenPending,
    key=ScreenPending.user_id,
    guarantee=Guarantee.AT_LEAST_ONCE,
    retry=Retry(attempts=5),
    waiting=col(ScreenPending.claimed_by).is_(None),
    held=col(ScreenPending.claimed_by).is_not(None),
)
"""Moments have keys and days are summed up anew, so a look that is taken twice ends the same."""


@dataclass(frozen=True)
class ScreenArrival:
    """An event to be stored."""

    user_id: int
    device_id: int
    kind: EventKind
    app: str | None
    at: datetime
    received_at: datetime
    minutes_today: int | None
    event_id: str | None


@dataclass(frozen=True)
class StoredEvent:
    """An event as it is read again, without what only its being stored needs."""

    id: int
    device_id: int
    kind: EventKind
    app: str | None
    at: datetime
    received_at: datetime
    minutes_today: int | None


@dataclass(frozen=True)
class WatchedUser:
    """A user whose events wait to be looked at.

    Attributes:
        user_id: Who.
        since: When the first of the events was received.
        earliest: When the earliest of them happened.
        mark: Changes with every further one.
        time_zone: The user's, IANA name.
        rules: What the user has set.
        attempts: How often a worker began to look before.
    """

    user_id: int
    since: datetime
    earliest: datetime
    mark: int
    time_zone: str
    rules: ScreenRules
    attempts: int


@dataclass(frozen=True)
class DayUse:
    """What a user's day sums up to.

    Attributes:
        hours: Seconds by local hour, 0 to 23.
        reported_minutes: The most that a device said by itself.
    """

    hours: Sequence[int]
    reported_minutes: int | None = None


@dataclass(frozen=True)
class Wanted:
    """A moment that screen time makes."""

    key: str
    due_at: datetime
    signal: Mapping[str, Any]


async def store_events(arrivals: Sequence[ScreenArrival], *, session: AsyncSession) -> None:
    """Store events, those that are there by their own name already left out, and have them looked at."""
    rows = [vars(arrival) for arrival in arrivals]
    connection = await session.connection()
    await connection.execute(_insert(ScreenEvent, session).on_conflict_do_nothing(), rows)
    earliest: dict[int, datetime] = {}
    for arrival in arrivals:
        earliest[arrival.user_id] = min(arrival.at, earliest.get(arrival.user_id, arrival.at))
    await mark_pending(earliest, min(arrival.received_at for arrival in arrivals), session=session)


async def mark_pending(earliest: Mapping[int, datetime], now: datetime, *, session: AsyncSession) -> None:
    """Have users' events looked at.

    Args:
        earliest: When the earliest of each user's new events happened (aware), by user.
        now: What was received from then on (aware) is new.
        session: A writing session.
    """
    rows = [
        {"user_id": user_id, "since": now, "earliest": at, "mark": random_id(), "attempts": 0}
        for user_id, at in sorted(earliest.items())
    ]
    added = _insert(ScreenPending, session)
    changed: dict[str, Any] = {"mark": added.excluded.mark}
    for name in ("since", "earliest"):  # what came first may be stored last: of two receivers, say
        known, new = col(getattr(ScreenPending, name)), added.excluded[name]
        changed[name] = case((new < known, new), else_=known)
    connection = await session.connection()
    await connection.execute(added.on_conflict_do_update(index_elements=["user_id"], set_=changed), rows)


async def claim_waiting(worker: str, limit: int, *, tried: bool, session: AsyncSession) -> Sequence[WatchedUser]:
    """Claim users whose events wait to be looked at, who waits longest first.

    Args:
        worker: For whom.
        limit: How many at most.
        tried: Whether those whose events were looked at before without coming to an end, or the others.
        session: A writing session.
    """
    attempts = col(ScreenPending.attempts)
    statement = (
        select(ScreenPending, User.time_zone, ScreenRules)
        .join(User, col(User.id) == col(ScreenPending.user_id))
        .outerjoin(ScreenRules, col(ScreenRules.user_id) == col(ScreenPending.user_id))
        .where(SCREEN_PENDING.waiting, attempts > 0 if tried else attempts == 0)
        .order_by(attempts, col(ScreenPending.since))
        .limit(limit)
        .with_for_update(skip_locked=True, of=ScreenPending)
    )
    found = [
        WatchedUser(
            pending.user_id,
            pending.since,
            pending.earliest,
            pending.mark,
            zone or "UTC",
            rules or ScreenRules(user_id=pending.user_id),
            pending.attempts,
        )
        for pending, zone, rules in await session.exec(statement)
    ]
    await claim(SCREEN_PENDING, [watched.user_id for watched in found], worker, session=session)
    return found


async def most_attempts_waiting(*, session: AsyncSession) -> int | None:
    """Return how often those who wait were looked at without coming to an end, at most; ``None``: nobody waits."""
    return (await session.exec(select(func.max(ScreenPending.attempts)).where(SCREEN_PENDING.waiting))).first()


async def events_since(
    user_id: int, since: datetime, *, limit: int = EVENTS_LIMIT, session: AsyncSession
) -> Sequence[StoredEvent]:
    """Return a user's latest events that happened since an instant, in the order of their arrival."""
    names = ("id", "device_id", "kind", "app", "at", "received_at", "minutes_today")
    table = SQLModel.metadata.tables["screen_event"]
    statement = (
        select_columns(*(table.c[name] for name in names))
        .where(table.c.user_id == user_id, table.c.at >= since)
        .order_by(table.c.at.desc())
        .limit(limit)
    )
    rows = (await (await session.connection()).execute(statement)).all()
    return sorted((StoredEvent(*row) for row in rows), key=lambda event: event.id)


async def days_since(user_id: int, since: date, *, session: AsyncSession) -> Sequence[ScreenDay]:
    """Return a user's days since one, in order."""
    statement = select(ScreenDay).where(ScreenDay.user_id == user_id, col(ScreenDay.day) >= since)
    return (await session.exec(statement.order_by(col(ScreenDay.day)))).all()


async def first_days(user_ids: Collection[int], *, session: AsyncSession) -> dict[int, date]:
    """Return the first day of which there is anything, by user; who has none is left out."""
    statement = select(ScreenDay.user_id, func.min(ScreenDay.day)).where(col(ScreenDay.user_id).in_(user_ids))
    return dict((await session.exec(statement.group_by(col(ScreenDay.user_id)))).all())


async def same_weekdays(user_id: int, day: date, weeks: int, *, session: AsyncSession) -> list[list[int]]:
    """Return seconds by hour of the days with data that lie whole weeks before ``day``."""
    days = [day - number * _WEEK for number in range(1, weeks + 1)]
    statement = select(ScreenDay.hours).where(ScreenDay.user_id == user_id, col(ScreenDay.day).in_(days))
    return [list(hours) for hours in await session.exec(statement) if hours]


async def lock_waiting(watched: Sequence[WatchedUser], worker: str, *, session: AsyncSession) -> set[int]:
    """Return those of a worker's of whom nothing new has come meanwhile, locked until the transaction ends."""
    marks = {one.user_id: one.mark for one in watched}
    statement = (
        select(ScreenPending.user_id, ScreenPending.mark)
        .where(col(ScreenPending.user_id).in_(marks), col(ScreenPending.claimed_by) == worker)
        .order_by(col(ScreenPending.user_id))
        .with_for_update(skip_locked=True)
    )
    return {user_id for user_id, mark in await session.exec(statement) if marks[user_id] == mark}


async def close_waiting(user_ids: Collection[int], *, session: AsyncSession) -> None:
    """Note that the events of these users were looked at."""
    await session.exec(delete(ScreenPending).where(col(ScreenPending.user_id).in_(user_ids)))


async def store_days(days: Mapping[int, Mapping[date, DayUse]], *, session: AsyncSession) -> None:
    """Store what the events of some days of users sum up to, in place of what was stored of these days."""
    rows = [
        {
            "user_id": user_id,
            "day": day,
            "seconds": sum(use.hours),
            "reported_minutes": use.reported_minutes,
            "hours": list(use.hours),
        }
        for user_id, own in sorted(days.items())
        for day, use in sorted(own.items())
    ]
    if rows:
        added = _insert(ScreenDay, session)
        changed = {name: added.excluded[name] for name in ("seconds", "reported_minutes", "hours")}
        connection = await session.connection()
        await connection.execute(added.on_conflict_do_update(index_elements=["user_id", "day"], set_=changed), rows)


async def plan_screen_moments(
    wanted: Mapping[int, Sequence[Wanted]], expiry: timedelta, now: datetime, *, session: AsyncSession
) -> int:
    """Add what is new of users' wanted moments, and drop what was planned for later and is no longer wanted.

    Returns how many are due now that were not there before.
    """
    found = await session.exec(
        select(Moment).where(
            col(Moment.user_id).in_(wanted),
            Moment.origin == Origin.SCREEN_TIME,
            or_(
                and_(col(Moment.state) == MomentState.PENDING, col(Moment.due_at) > now),
                col(Moment.origin_key).in_({moment.key for own in wanted.values() for moment in own}),
            ),
        )
    )
    there = set()
    for moment in found.all():
        asked = next((one for one in wanted[moment.user_id] if one.key == moment.origin_key), None)
        ahead = moment.state is MomentState.PENDING and moment.due_at > now
        if ahead and (asked is None or asked.due_at != moment.due_at):
            await session.delete(moment)
        else:
            there.add((moment.user_id, moment.origin_key))
    await session.flush()
    due = 0
    for user_id, own in wanted.items():
        for one in own:
            if (user_id, one.key) in there:
                continue
            ends, signal = one.due_at + expiry, dict(one.signal)
            new = await add_moment(
                user_id, Origin.SCREEN_TIME, one.key, one.due_at, ends, signal=signal, session=session
            )
            due += new and one.due_at <= now
    return due


async def purge_events(received_before: datetime, limit: int, *, session: AsyncSession) -> int:
    """Forget events that were received before an instant; returns how many of at most ``limit``."""
    old = (
        select(ScreenEvent.id)
        .where(col(ScreenEvent.received_at) < received_before)
        .order_by(col(ScreenEvent.received_at))
        .limit(limit)
    )
    done = await session.exec(
        delete(ScreenEvent).where(col(ScreenEvent.id).in_(old)).execution_options(synchronize_session=False)
    )
    return int(done.rowcount)


async def purge_hours(before: date, *, session: AsyncSession) -> int:
    """Forget the hours of days before one; their sums stay. Returns how many days."""
    done = await session.exec(
        update(ScreenDay)
        .where(col(ScreenDay.day) < before, col(ScreenDay.hours).is_not(None))
        .values(hours=null())
        .execution_options(synchronize_session=False)
    )
    return int(done.rowcount)


def _insert(table: Any, session: AsyncSession) -> Any:
    return sqlite.insert(table) if session.get_bind().dialect.name == "sqlite" else postgresql.insert(table)
