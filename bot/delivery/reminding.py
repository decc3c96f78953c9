"""Moments of reminders: each has its next one planned, at most one per local day."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.reminders import Reminder, next_due
from bot.storage.models import Moment, Origin, Reason, User
from bot.storage.queries.moments import PUT_OFF, add_moment, decided_keys, drop_pending_reminders
from bot.storage.queries.reminders import reminder_row, reminders_of

REMINDER_EXPIRY = timedelta(hours=1)
"""How long after it is due a reminder still comes: people would rather have it late than not at all."""

WORDS_ALONE_AFTER = timedelta(minutes=2)
"""For so long a reminder waits for its picture to be found; then it comes in words alone."""

OWN_PHOTO = "photo"
"""Of a reminder's moment: what the messenger calls the person's own picture for it."""

_DECIDED_SINCE = timedelta(days=3)
"""Whoever travels west lives a day twice, and is reminded once on it."""


async def plan_reminders(user: User, now: datetime, *, session: AsyncSession) -> None:
    """Plan the next moment of each of a user's reminders anew."""
    await drop_pending_reminders(user.id, session=session)
    if user.time_zone is None or user.onboarded_at is None or user.blocked_at is not None:
        return
    reminders = await reminders_of(user.id, session=session)
    if not reminders:
        return
    decided = await decided_keys([user.id], Origin.OWN, now - _DECIDED_SINCE, session=session)
    taken = frozenset(decided.get(user.id, ()))
    paused = user.paused_at is not None and (user.paused_until is None or user.paused_until > now)
    for reminder in reminders:
        if paused and user.paused_until is None and reminder.on is not None:
            continue  # resuming plans it
        until = user.paused_until if paused else None
        found = next_due(reminder, ZoneInfo(user.time_zone), after=now, taken=taken, held_until=until)
        if found is not None:
            await _plan(user.id, reminder, *found, session=session)


async def _plan(user_id: int, reminder: Reminder, key: str, due: datetime, *, session: AsyncSession) -> None:
    signal = {OWN_PHOTO: reminder.photo} if reminder.photo else None
    expires = due + REMINDER_EXPIRY
    await add_moment(user_id, Origin.OWN, key, due, expires, wish=reminder.text, signal=signal, session=session)


def own_photo(moment: Moment) -> str | None:
    """Return the person's own picture for a reminder's moment, if they gave one."""
    return (moment.signal or {}).get(OWN_PHOTO) if moment.origin is Origin.OWN else None


async def end_reminder(
    user: User, origin_key: str, reason: Reason | None, now: datetime, *, session: AsyncSession
) -> None:
    """Note that a reminder's moment is decided: one that comes once goes, unless a pause holds it; plan the next."""
    if origin_key.startswith(PUT_OFF):
        return
    row = await reminder_row(user.id, int(origin_key.partition("/")[0]), session=session)
    if row is not None and row.on_day is not None and reason not in (Reason.PAUSED, Reason.BLOCKED):
        await session.delete(row)
        await session.flush()
    await plan_reminders(user, now, session=session)
