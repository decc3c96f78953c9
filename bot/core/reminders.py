"""What somebody asked to be reminded of, in their own words, and when that is due next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.core.weekly_windows import EVERY_DAY, MINUTES_PER_DAY, instant_of

TEXT_LIMIT = 200
"""Characters of a reminder's words."""

REMINDERS_LIMIT = 20
"""Reminders that one person may have at a time."""

_DAYS_AHEAD = 9
"""A weekly one recurs within a week; one day more on each side for zones."""


@dataclass(frozen=True)
class Reminder:
    """Something to be reminded of at a minute of the local day.

    Attributes:
        text: In the person's own words.
        minute: Of the local day, 0 to 1439.
        days: Weekdays on which it comes, as bits: 1 is Monday; 0: it comes once.
        on: The local day of one that comes once; ``None`` for all others.
        id: As it is stored; 0: it is not.
        photo: What the messenger calls the person's own picture for it; ``None``: one of the library may come.
    """

    text: str
    minute: int
    days: int = 0
    on: date | None = None
    id: int = 0
    photo: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.days <= EVERY_DAY or not 0 <= self.minute < MINUTES_PER_DAY:
            raise ValueError(f"days go from 0 to 127 and minutes from 0 to 1439, not {self.days} and {self.minute}")
        if (self.on is None) != bool(self.days):
            raise ValueError("a reminder has either weekdays or the one day on which it comes")

    def key(self, day: date) -> str:
        """Return what identifies it on a local day: it comes at most once on each."""
        return f"{self.id}/{day.isoformat()}"

    def due_on(self, day: date, zone: ZoneInfo) -> datetime:
        """Return when it is due on a local day, in UTC; a wall time that the clocks jump over is their jump."""
        return instant_of(day, self.minute, zone)


@dataclass(frozen=True)
class ReminderRequest:
    """What somebody asks to be reminded of.

    Attributes:
        text: In their own words; empty: they don't say.
        minutes: What the time may mean, as minutes of the local day; empty: they don't say.
        days: Weekdays on which it recurs, as bits; 0: it comes once.
        on: The local day of one that comes once, if they say.
        stops: Whether they want to be reminded no more.
    """

    text: str
    minutes: tuple[int, ...] = ()
    days: int = 0
    on: date | None = None
    stops: bool = False


@dataclass(frozen=True)
class ReminderOrder:
    """What somebody wants done with a reminder that is kept.

    Attributes:
        what: To list them, delete one, or move it to another time.
        words: The words that may name which, in small letters, without those of the order itself.
        rest: What stands beside the order, as it was said: it may name a time.
        is_latest: Whether the last one may be meant: "that reminder".
        is_all: Whether all of them are.
        says_reminder: Whether reminders are spoken of by that name.
        points: Whether its own clause only points to one; what stands behind it may say why.
    """

    what: Literal["list", "drop", "move"]
    words: tuple[str, ...] = ()
    rest: str = ""
    is_latest: bool = False
    is_all: bool = False
    says_reminder: bool = False
    points: bool = False


def next_due(
    reminder: Reminder,
    zone: ZoneInfo,
    *,
    after: datetime,
    taken: frozenset[str] = frozenset(),
    held_until: datetime | None = None,
) -> tuple[str, datetime] | None:
    """Return the key and the instant, in UTC, at which a reminder is due next.

    Args:
        reminder: Which.
        zone: The person's time zone.
        after: Aware. A weekly one is due later than that; one that comes once is rather late than lost.
        taken: Keys on which it was decided already.
        held_until: Until when a pause holds one that comes once, aware; ``None``: nothing does. What it held comes at
            its own time of the day, on the first day on which that is after the pause.
    """
    if reminder.on is not None:
        return _once(reminder, reminder.on, zone, after, taken, held_until)
    first = after.astimezone(zone).date()
    for day in (first + timedelta(days=offset) for offset in range(_DAYS_AHEAD)):
        due = reminder.due_on(day, zone)
        if reminder.days >> day.weekday() & 1 and due > after and reminder.key(day) not in taken:
            return reminder.key(day), due
    return None


def _once(
    reminder: Reminder, on: date, zone: ZoneInfo, after: datetime, taken: frozenset[str], held_until: datetime | None
) -> tuple[str, datetime]:
    """Return when it is due that comes once; if a pause held it that day, it comes on the next one."""
    due = earliest = max(reminder.due_on(on, zone), after)
    day = due.astimezone(zone).date()
    if held_until is not None and reminder.due_on(on, zone) < held_until:
        day, earliest = held_until.astimezone(zone).date(), held_until
        due = reminder.due_on(day, zone)
    while reminder.key(day) in taken or due < earliest:
        day += timedelta(days=1)
        due = reminder.due_on(day, zone)
    return reminder.key(day), due


def next_day_at(minute: int, now: datetime, zone: ZoneInfo) -> date:
    """Return the local day on which a minute of the day comes next: today, if it is still to come."""
    local = now.astimezone(zone)
    return local.date() + timedelta(days=local.hour * 60 + local.minute >= minute)
