"""Moments: planned once, due in order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import delete, exists, func, null
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import Decision, Moment, MomentState, Nudge, Origin, TrialMember, TrialPoint

_ROWS = 500
"""Rows of one statement, below every database's limit on parameters."""

_PENDING_WINDOW = (col(Moment.state) == MomentState.PENDING, col(Moment.origin) == Origin.WINDOW)

PUT_OFF = "later/"
"""How the key of a reminder's moment begins that was put off."""

_SKEW = timedelta(minutes=1)
"""By so much the clocks of two workers may differ."""


async def add_moment(
    user_id: int,
    origin: Origin,
    origin_key: str,
    due_at: datetime,
    expires_at: datetime,
    *,
    wish: str | None = None,
    is_doubtful: bool = False,
    pair: tuple[str, str] | None = None,
    signal: dict[str, Any] | None = None,
    density: float | None = None,
    timing: str | None = None,
    session: AsyncSession,
) -> bool:
    """Add a moment unless that user has one of this origin and key; return whether it is new.

    Args:
        user_id: Whose moment.
        origin: Where it comes from.
        origin_key: What it stands for within its origin, at most 80 characters.
        due_at: When, aware.
        expires_at: When it is too late, aware.
        wish: What the user asked for, in words.
        is_doubtful: Whether these words may be no wish at all.
        pair: Ids of the message and the image, if there is one, that are to come; ``None``: what suits best then.
        signal: What the screen told.
        density: The chance with which each minute around it was drawn.
        timing: How it was drawn, where a trial left that to chance.
        session: A writing session.
    """
    message_id, image_id = pair or (None, None)
    values = {
        "user_id": user_id,
        "origin": origin,
        "origin_key": origin_key,
        "due_at": due_at,
        "expires_at": expires_at,
        "state": MomentState.PENDING,
        "wish": wish,
        "is_doubtful": is_doubtful,
        "message_id": message_id,
        "image_id": image_id or None,
        "signal": signal if signal is not None else null(),
        "density": density,
        "timing": timing,
    }
    done = await session.exec(_insert(session).values(**values).on_conflict_do_nothing())
    return bool(done.rowcount)


async def due_moments(
    now: datetime, limit: int, *, without: Collection[int] = (), session: AsyncSession
) -> Sequence[Moment]:
    """Return pending moments that are due, oldest first, but none of the users ``without``.

    If there are more than ``limit``, those that somebody asked for go before all others.
    """
    statement = (
        select(Moment)
        .where(Moment.state == MomentState.PENDING, col(Moment.due_at) <= now, col(Moment.user_id).not_in(without))
        .order_by(col(Moment.due_at))
        .limit(limit)
    )
    due = (await session.exec(statement)).all()
    if len(due) < limit:
        return due
    return (await session.exec(statement.where(Moment.origin == Origin.ASKED))).all() or due


async def lock_pending(ids: Sequence[int], *, session: AsyncSession) -> Sequence[Moment]:
    """Return those of the moments that are still pending, locked until the transaction ends."""
    statement = (
        select(Moment)
        .where(col(Moment.id).in_(ids), Moment.state == MomentState.PENDING)
        .order_by(col(Moment.due_at))
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    return (await session.exec(statement)).all()


async def drop_pending_windows(user_id: int, *, session: AsyncSession) -> None:
    """Remove what was planned from a user's windows but is not decided: the schedule has changed."""
    await session.exec(
        delete(Moment).where(
            col(Moment.user_id) == user_id,
            col(Moment.origin) == Origin.WINDOW,
            col(Moment.state) == MomentState.PENDING,
        )
    )


async def drop_pending_reminders(user_id: int, *, session: AsyncSession) -> None:
    """Remove what was planned from a user's reminders but is not decided; what was put off stays."""
    await session.exec(
        delete(Moment).where(
            col(Moment.user_id) == user_id,
            col(Moment.origin) == Origin.OWN,
            col(Moment.state) == MomentState.PENDING,
            col(Moment.origin_key).not_like(f"{PUT_OFF}%"),
        )
    )


async def pending_window(user_id: int, *, session: AsyncSession) -> datetime | None:
    """Return when a user's planned window moment is due."""
    statement = select(Moment.due_at).where(*_PENDING_WINDOW, Moment.user_id == user_id)
    return (await session.exec(statement.limit(1))).first()


async def users_with_plans(after: int, limit: int, *, session: AsyncSession) -> Sequence[int]:
    """Return users who have a planned window moment or reminder, by id from the first one after ``after``."""
    statement = select(Moment.user_id).where(
        Moment.state == MomentState.PENDING,
        col(Moment.origin).in_((Origin.WINDOW, Origin.OWN)),
        col(Moment.user_id) > after,
    )
    return (await session.exec(statement.distinct().order_by(col(Moment.user_id)).limit(limit))).all()


async def is_clock_back(now: datetime, furthest: timedelta, *, session: AsyncSession) -> bool:
    """Whether the clock was ahead when the last moments were decided or planned.

    Args:
        now: Aware.
        furthest: Further ahead than this no window moment is ever planned.
        session: A session.
    """
    decided = select(Moment.id).where(Moment.state == MomentState.DECIDED, col(Moment.due_at) > now + _SKEW)
    planned = select(Moment.id).where(*_PENDING_WINDOW, col(Moment.due_at) > now + furthest)
    return any([(await session.exec(one.limit(1))).first() is not None for one in (decided, planned)])


async def next_pending(*, after: datetime, user_id: int | None = None, session: AsyncSession) -> datetime | None:
    """Return when the next pending moment (of a user, or of anybody) is due."""
    statement = select(Moment.due_at).where(Moment.state == MomentState.PENDING, col(Moment.due_at) > after)
    if user_id is not None:
        statement = statement.where(Moment.user_id == user_id)
    return (await session.exec(statement.order_by(col(Moment.due_at)).limit(1))).first()


async def count_due(now: datetime, *, session: AsyncSession) -> int:
    """Return how many moments are due and not decided."""
    statement = select(func.count()).where(Moment.state == MomentState.PENDING, col(Moment.due_at) <= now)
    return (await session.exec(statement)).one()


async def decided_keys(
    user_ids: Collection[int], origin: Origin, since: datetime, *, session: AsyncSession
) -> dict[int, set[str]]:
    """Return the keys of moments of an origin due since an instant that were decided already, by user."""
    statement = select(Moment.user_id, Moment.origin_key).where(
        col(Moment.user_id).in_(user_ids),
        Moment.origin == origin,
        Moment.state == MomentState.DECIDED,
        col(Moment.due_at) >= since,
    )
    keys: dict[int, set[str]] = {}
    for user_id, key in await session.exec(statement):
        keys.setdefault(user_id, set()).add(key)
    return keys


async def snooze_nudge(nudge: Nudge, due_at: datetime, expiry: timedelta, *, session: AsyncSession) -> bool:
    """Let a nudge come once more, later: the same message and image; return whether that is new.

    Args:
        nudge: What is put off.
        due_at: Until when, aware. Putting off the same pair until another time moves it.
        expiry: How long after that it still makes sense.
        session: A writing session.
    """
    if nudge.origin is Origin.OWN:
        return await _remind_later(nudge, due_at, expiry, session=session)
    await session.exec(
        delete(Moment).where(
            col(Moment.user_id) == nudge.user_id,
            col(Moment.origin) == Origin.SNOOZE,
            col(Moment.state) == MomentState.PENDING,
            col(Moment.message_id) == nudge.message_id,
            col(Moment.image_id) == nudge.image_id,
        )
    )
    return await add_moment(
        nudge.user_id,
        Origin.SNOOZE,
        f"{nudge.id}/{due_at.astimezone(UTC):%Y%m%dT%H%M}",
        due_at,
        due_at + expiry,
        pair=nudge.pair,
        session=session,
    )


async def _remind_later(nudge: Nudge, due_at: datetime, expiry: timedelta, *, session: AsyncSession) -> bool:
    """Let the words of a reminder come once more; another time moves them."""
    moment = await session.get_one(Moment, nudge.moment_id)
    same = moment.origin_key.removeprefix(PUT_OFF).split("/")[0]
    await session.exec(
        delete(Moment).where(
            col(Moment.user_id) == nudge.user_id,
            col(Moment.origin) == Origin.OWN,
            col(Moment.state) == MomentState.PENDING,
            col(Moment.origin_key).like(f"{PUT_OFF}{same}/%"),
        )
    )
    key = f"{PUT_OFF}{same}/{nudge.id}/{due_at.astimezone(UTC):%Y%m%dT%H%M}"
    return await add_moment(nudge.user_id, Origin.OWN, key, due_at, due_at + expiry, wish=moment.wish, session=session)


async def add_broadcast(
    name: str,
    user_ids: Iterable[int],
    due_at: datetime,
    expiry: timedelta,
    *,
    pair: tuple[str, str] | None = None,
    session: AsyncSession,
) -> int:
    """Add a moment for each of many users, once per broadcast and user; return how many are new.

    Caps, gaps, pauses and quiet hours hold for a broadcast as for every moment that was not asked for.

    Args:
        name: The broadcast's, at most 80 characters.
        user_ids: Whom it is for.
        due_at: When, aware.
        expiry: How long after that it still makes sense; bulk goes out at a limited rate.
        pair: Ids of the message and the image that all get; ``None``: what suits each best.
        session: A writing session.
    """
    message_id, image_id = pair or (None, None)
    rows = [
        {
            "user_id": user_id,
            "origin": Origin.BROADCAST,
            "origin_key": name,
            "due_at": due_at,
            "expires_at": due_at + expiry,
            "state": MomentState.PENDING,
            "message_id": message_id,
            "image_id": image_id or None,
        }
        for user_id in user_ids
    ]
    added = 0
    for start in range(0, len(rows), _ROWS):
        done = await session.exec(_insert(session).values(rows[start : start + _ROWS]).on_conflict_do_nothing())
        added += done.rowcount
    return added


async def purge_moments(before: datetime, limit: int, *, trials: Collection[str] = (), session: AsyncSession) -> int:
    """Remove decided moments that were due before an instant, with their decisions, nudges and reactions.

    Returns how many of at most ``limit`` were removed.

    Args:
        before: Aware.
        limit: How many at most.
        trials: Names of trials whose decision points stay.
        session: A writing session.
    """
    kept = (
        exists()
        .where(col(Decision.moment_id) == col(Moment.id), col(TrialPoint.decision_id) == col(Decision.id))
        .where(col(TrialMember.id) == col(TrialPoint.member_id), col(TrialMember.trial).in_(list(trials)))
    )
    old = (
        select(Moment.id)
        .where(Moment.state == MomentState.DECIDED, col(Moment.due_at) < before, *([~kept] if trials else []))
        .order_by(col(Moment.due_at))
        .limit(limit)
    )
    done = await session.exec(
        delete(Moment).where(col(Moment.id).in_(old)).execution_options(synchronize_session=False)
    )
    return int(done.rowcount)


async def ask_for_nudge(
    user_id: int,
    key: str,
    now: datetime,
    expiry: timedelta,
    *,
    wish: str | None = None,
    is_doubtful: bool = False,
    pair: tuple[str, str] | None = None,
    session: AsyncSession,
) -> bool:
    """Add a moment that the user asked for, due at once; return whether it is new."""
    return await add_moment(
        user_id,
        Origin.ASKED,
        key,
        now,
        now + expiry,
        wish=wish,
        is_doubtful=is_doubtful,
        pair=pair,
        session=session,
    )


def _insert(session: AsyncSession) -> Any:
    return sqlite.insert(Moment) if session.get_bind().dialect.name == "sqlite" else postgresql.insert(Moment)
