"""Whether a moment may lead to a nudge: a pure function of the person, the history and the time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.weekly_windows import EVERY_DAY, Span
from bot.storage.models import Origin, Reason

UNCOUNTED = frozenset({Origin.ASKED, Origin.SNOOZE, Origin.OWN})
"""Origins that neither cap nor gap count: the user asked, or it is a counted nudge put off."""


@dataclass(frozen=True)
class Availability:
    """What is known of a person at a moment.

    Attributes:
        consented: Whether they agreed to be stored.
        blocked: Whether they blocked the bot.
        paused: Whether they paused the nudges.
        paused_until: When the pause ends by itself, aware; ``None``: not by itself.
        zone: Their time zone.
        quiet: Their quiet hours.
        quiet_chosen: Whether they set them; the default ones yield to declared windows.
        windows: Their screen-time windows.
        nudges_per_day: Cap per local day on nudges that were not asked for.
        gap: Least time between two of them.
        onboarded: Whether they told us who they are; before that they get only what they ask for.
        quiet_once: From when until when (aware) it is quiet this once; ``None``: at no time.
    """

    consented: bool
    blocked: bool
    paused: bool
    paused_until: datetime | None
    zone: ZoneInfo
    quiet: Span | None
    quiet_chosen: bool
    windows: Sequence[Span]
    nudges_per_day: int
    gap: timedelta
    onboarded: bool = True
    quiet_once: tuple[datetime, datetime] | None = None


def withhold(
    person: Availability, origin: Origin, expires_at: datetime, counted: Sequence[datetime], now: datetime
) -> Reason | None:
    """Return why nothing may be sent, or ``None``.

    Args:
        person: Whom the moment belongs to.
        origin: Where it comes from; what the user asked for passes everything but consent, block and expiry.
        expires_at: When it is too late (aware).
        counted: When the counted nudges of the last two days were decided (aware), in any order.
        now: Aware.
    """
    if not person.consented:
        return Reason.NOT_CONSENTED
    if person.blocked:
        return Reason.BLOCKED
    if now >= expires_at:
        return Reason.EXPIRED
    if origin is Origin.ASKED:
        return None
    if not person.onboarded:
        return Reason.NOT_CONSENTED
    if person.paused and (person.paused_until is None or now < person.paused_until):
        return Reason.PAUSED
    if origin is Origin.OWN:  # the person set its time: quiet hours yield to it
        return None
    if is_quiet_once(person.quiet_once, now) or _is_quiet(person, now):
        return Reason.QUIET_HOURS
    if origin in UNCOUNTED:
        return None
    today = now.astimezone(person.zone).date()
    if sum(at.astimezone(person.zone).date() == today for at in counted) >= person.nudges_per_day:
        return Reason.CAP_REACHED
    if any(abs(now - at) < person.gap for at in counted):
        return Reason.TOO_SOON
    return None


def quiet_span(start: int, end: int) -> Span | None:
    """Return the quiet hours from two minutes of the day; none if they are the same."""
    return Span(EVERY_DAY, start, end) if start != end else None


def quiet_until(person: Availability, now: datetime) -> datetime | None:
    """Return when a person's quiet hours are over (aware); ``None``: it is not quiet.

    Args:
        person: Whose.
        now: Aware.
    """
    if person.quiet_once is not None and is_quiet_once(person.quiet_once, now):
        return person.quiet_once[1]
    if person.quiet is None or not _is_quiet(person, now):
        return None
    today = now.astimezone(person.zone).date()
    spans = [person.quiet.on(day, person.zone) for day in (today - timedelta(days=1), today)]
    return max(end for begin, end in spans if begin <= now < end)


def is_quiet_once(stretch: tuple[datetime, datetime] | None, now: datetime) -> bool:
    """Whether an instant (aware) lies in the stretch that is quiet this once."""
    return stretch is not None and stretch[0] <= now < stretch[1]


def _is_quiet(person: Availability, now: datetime) -> bool:
    if person.quiet is None or not person.quiet.covers(now, person.zone):
        return False
    return person.quiet_chosen or not any(window.covers(now, person.zone) for window in person.windows)
