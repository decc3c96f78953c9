"""What a /broadcast says: for whom, what, and when."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.replies import quoted
from bot.core.texts import _
from bot.core.weekly_windows import instant_of

SEGMENT = re.compile(r"all|cohort:[a-z0-9][a-z0-9-]{0,31}|language:[a-z]{2}|active:\d{1,3}")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LONGEST = 120
"""Signs of an audience that are stored."""

FURTHEST = timedelta(days=60)
"""How far ahead a broadcast may be planned."""


class OrderError(Exception):
    """What was written is no broadcast; the text says why, in the present language and Telegram's HTML."""


@dataclass(frozen=True)
class BroadcastOrder:
    """A broadcast as it was asked for.

    Attributes:
        audience: Segments with ``+`` between them: people who are in each.
        ids: Of a message and an image; none: what suits each best.
        starts_at: When it begins, aware; ``None``: when it is confirmed.
    """

    audience: str
    ids: tuple[str, str] | None
    starts_at: datetime | None


def read_order(words: str, zone: ZoneInfo, now: datetime, cohorts: Collection[str]) -> BroadcastOrder:
    """Return what was asked for.

    Args:
        words: What follows the command.
        zone: Of the operator; times are read in it.
        now: Aware.
        cohorts: Those that there are.

    Raises:
        OrderError: If something of it cannot be.
    """
    given, when = _split(words.split())
    audience = next((word for word in given if all(map(SEGMENT.fullmatch, word.split("+")))), None)
    ids = [word for word in given if word != audience]
    if audience is None or len(audience) > _LONGEST or len(ids) not in (0, 2):
        raise OrderError(how())
    check_cohorts(audience, cohorts)
    return BroadcastOrder(
        audience, (ids[0], ids[1]) if ids else None, None if when is None else _instant(when, zone, now)
    )


def _split(words: list[str]) -> tuple[list[str], list[str] | None]:
    """Return the words before ``at``, and those after it, if it is there."""
    if "at" not in words:
        return words, None
    place = words.index("at")
    return words[:place], words[place + 1 :]


def check_cohorts(audience: str, known: Collection[str]) -> None:
    """Check that segments name cohorts that there are.

    Raises:
        OrderError: If one is none; it names those that there are.
    """
    asked = [part.removeprefix("cohort:") for part in audience.split("+") if part.startswith("cohort:")]
    for name in asked:
        if name not in known:
            there_are = ", ".join(map(quoted, sorted(known))) or _("none")
            text = _("There is no cohort {name}. The cohorts that somebody is in: {known}.")
            raise OrderError(text.format(name=quoted(name), known=there_are))


def _instant(words: list[str], zone: ZoneInfo, now: datetime) -> datetime:
    """Return when a broadcast begins: the next time it is that hour, or on a day that was given."""
    day = words[0] if len(words) > 1 and _DAY.fullmatch(words[0]) else None
    clock = _CLOCK.fullmatch(words[-1]) if words else None
    if clock is None or len(words) != (1 if day is None else 2):
        raise OrderError(_("I can't read that time. Write <code>at 18:00</code> or <code>at 2026-12-24 18:00</code>."))
    at = int(clock[1]) * 60 + int(clock[2])
    instant = instant_of(_date(day) if day is not None else now.astimezone(zone).date(), at, zone)
    if day is None and instant <= now:
        instant = instant_of(now.astimezone(zone).date() + timedelta(days=1), at, zone)
    if not now < instant <= now + FURTHEST:
        text = _("A broadcast can be planned for the next {days} days, not for {when}.")
        raise OrderError(text.format(days=FURTHEST.days, when=f"{instant.astimezone(zone):%Y-%m-%d %H:%M}"))
    return instant


def _date(day: str) -> date:
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise OrderError(_("There is no day {day}.").format(day=quoted(day))) from None


def how() -> str:
    """Return how a broadcast is asked for, in Telegram's HTML."""
    return _(
        "Write /broadcast, for whom, and the ids of a message and an image from /library, for example:\n"
        "<code>/broadcast all walk-around-the-block forest-path</code>\n"
        "Without ids everybody gets what suits them best. For whom: <code>all</code>, <code>cohort:NAME</code>, "
        "<code>language:en</code>, or <code>active:14</code> for those who reacted within 14 days; those who are in "
        "several: <code>cohort:NAME+language:en</code>. For later: <code>at 18:00</code> or "
        "<code>at 2026-12-24 18:00</code> at the end, by the clock where you are."
    )
