"""When screen time makes a moment: a pure function of the rules, what devices said, the history and the time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from bot.screentime.days import begin_of, day_of, seconds_by_hour
from bot.screentime.sessions import Run, Session, Sign, build_sessions, join_runs
from bot.storage.models import EventKind

STALE = timedelta(minutes=10)
"""An event that is older on arrival is kept, but makes no moment."""

SKEW = timedelta(minutes=1)
"""A device's clock may be ahead by so much; what is further in the future makes no moment."""

ENOUGH_DAYS = 14
"""Days of data from which on more than usual means something."""

LEAST_UNUSUAL = timedelta(minutes=10)
"""Less within an hour is never unusual."""

MORE = timedelta(minutes=1)
"""What is more than usual is so by at least that."""

_STEP = 30
"""Without a limit of the user's own, a device's thresholds count once per so many minutes of the day."""


class Rule(StrEnum):
    """Why a moment came."""

    IN_A_ROW = "in_a_row"
    OPENED = "opened"
    LIMIT = "limit"
    THRESHOLD = "threshold"
    """A limit that was set on the device."""
    UNUSUAL = "unusual"


@dataclass(frozen=True)
class Rules:
    """What the user has set.

    Attributes:
        in_a_row: Time at a screen without a break; ``None``: never.
        a_day: The user's own limit; ``None``: none.
        unusual: Whether more than usual counts.
        apps: Names of apps whose opening counts, case-folded.
    """

    in_a_row: timedelta | None = timedelta(minutes=20)
    a_day: timedelta | None = None
    unusual: bool = True
    apps: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Event:
    """A stored event.

    Attributes:
        sign: What the device said.
        received_at: Aware.
        minutes_today: The day's screen time so far, by the device.
    """

    sign: Sign
    received_at: datetime
    minutes_today: int | None = None

    @property
    def is_fresh(self) -> bool:
        """Whether it told of what was happening as it arrived."""
        return -SKEW <= self.received_at - self.sign.at <= STALE


@dataclass(frozen=True)
class ScreenMoment:
    """A moment that screen time makes.

    Attributes:
        key: What it stands for; looking again gives the same.
        due_at: Aware; in the future if it comes only should the person stay at the screen.
        rule: Why.
        minutes: How many, where the rule is about minutes and they are known.
        app: On which app all that time, where that is known and may be.
    """

    key: str
    due_at: datetime
    rule: Rule
    minutes: int | None = None
    app: str | None = None

    def signal(self) -> dict[str, Any]:
        """Return why it came, as it is stored."""
        told = {"rule": self.rule.value, "minutes": self.minutes, "app": self.app}
        return {name: value for name, value in told.items() if value is not None}


@dataclass(frozen=True)
class Past:
    """What is known of earlier days.

    Attributes:
        first: The first day there is anything of; ``None``: there is none.
        hours: Seconds by hour of days of the same weekday, today excluded.
    """

    first: date | None = None
    hours: Sequence[Sequence[int]] = field(default=())


@dataclass(frozen=True)
class ScreenFinding:
    """What comes of a look at a user's events.

    Attributes:
        moments: Those due and those that will be should the person stay; each key once.
        days: Seconds by local hour, of the days that were looked at.
        reported: The most minutes that a device said of a day.
    """

    moments: Sequence[ScreenMoment]
    days: Mapping[date, Sequence[int]]
    reported: Mapping[date, int]


def look(
    rules: Rules,
    events: Sequence[Event],
    *,
    new_since: datetime,
    past: Past,
    zone: ZoneInfo,
    now: datetime,
) -> ScreenFinding:
    """Return which moments a user's events make.

    Args:
        rules: What the user has set.
        events: Those of the last days, in the order of their arrival.
        new_since: Events received since then (aware) have not been looked at before.
        past: What is known of earlier days.
        zone: The user's time zone.
        now: Aware.
    """
    sessions = build_sessions((_set_right(event) for event in events), now)
    days = seconds_by_hour(sessions, zone)
    fresh = [event for event in events if event.is_fresh]
    moments = []
    for event in fresh:
        if event.received_at >= new_since:
            moments += [*_opened(event, rules), *_reported(event, rules, zone)]
    # What is stale may end a session, but not let one go on.
    telling = [event for event in events if event.is_fresh or event.sign.kind is EventKind.APP_CLOSE]
    going_on = [
        run for run in join_runs(build_sessions((_set_right(event) for event in telling), now)) if run.until is not None
    ]
    if going_on:
        today = days.get(day_of(now, zone), [0] * 24)
        until = max(run.until for run in going_on if run.until is not None)
        moments += _in_a_row(going_on[0], rules, now)
        moments += _passes_limit(sum(today), until, rules, zone, now)
        moments += _unusual(today, until, rules, past, zone, now)
    unique = {moment.key: moment for moment in reversed(moments)}
    return ScreenFinding(tuple(unique.values())[::-1], days, _most_reported(events, zone))


def usual_seconds(past: Past, hour: int, today: date) -> float | None:
    """Return the median of an hour's seconds on days of the same weekday.

    ``None`` as long as there are not two weeks of data and two such days.
    """
    if past.first is None or (today - past.first).days < ENOUGH_DAYS or len(past.hours) < ENOUGH_DAYS // 7:
        return None
    return float(median(hours[hour] for hours in past.hours))


def _set_right(event: Event) -> Sign:
    """Return an event's sign; what a clock a little ahead says has happened when it arrived."""
    if event.sign.at > event.received_at and event.is_fresh:
        return Sign(event.received_at, event.sign.kind, event.sign.app, event.sign.device)
    return event.sign


def _opened(event: Event, rules: Rules) -> list[ScreenMoment]:
    app = event.sign.app
    if event.sign.kind is not EventKind.APP_OPEN or app is None or app.casefold() not in rules.apps:
        return []
    key = f"open/{event.sign.at.astimezone(UTC):%Y-%m-%dT%H:%M}"
    return [ScreenMoment(key, event.received_at, Rule.OPENED, app=app)]


def _reported(event: Event, rules: Rules, zone: ZoneInfo) -> list[ScreenMoment]:
    """Return the moment that a device's own count makes: the user's limit, or one set on the device."""
    minutes, day = event.minutes_today, day_of(event.sign.at, zone)
    if rules.a_day is not None and minutes is not None and timedelta(minutes=minutes) >= rules.a_day:
        return [_limit_moment(day, rules.a_day, event.received_at, minutes)]
    if event.sign.kind is not EventKind.THRESHOLD:
        return []
    step = "none" if minutes is None else minutes // _STEP
    return [ScreenMoment(f"threshold/{day}/{step}", event.received_at, Rule.THRESHOLD, minutes)]


def _in_a_row(run: Run, rules: Rules, now: datetime) -> list[ScreenMoment]:
    if rules.in_a_row is None or run.until is None:
        return []
    due = max(run.start + rules.in_a_row, now)
    if due > run.until:
        return []
    minutes = (due - run.start) // timedelta(minutes=1)
    current: Session = run.sessions[-1]
    alone = current.app is not None and all(session.app == current.app for session in run.sessions)
    key = f"row/{run.start.astimezone(UTC):%Y-%m-%dT%H:%M:%S}"
    return [ScreenMoment(key, due, Rule.IN_A_ROW, minutes, current.app if alone else None)]


def _passes_limit(seconds: int, until: datetime, rules: Rules, zone: ZoneInfo, now: datetime) -> list[ScreenMoment]:
    if rules.a_day is None:
        return []
    due = now + max(rules.a_day - timedelta(seconds=seconds), timedelta(0))
    day = day_of(now, zone)
    if due > until or due >= begin_of(day + timedelta(days=1), zone):
        return []
    minutes = max(seconds // 60, rules.a_day // timedelta(minutes=1))
    return [_limit_moment(day, rules.a_day, due, minutes)]


def _limit_moment(day: date, limit: timedelta, due_at: datetime, minutes: int) -> ScreenMoment:
    return ScreenMoment(f"limit/{day}/{limit // timedelta(minutes=1)}", due_at, Rule.LIMIT, minutes)


def _unusual(
    today: Sequence[int], until: datetime, rules: Rules, past: Past, zone: ZoneInfo, now: datetime
) -> list[ScreenMoment]:
    local, day = now.astimezone(zone), day_of(now, zone)
    usual = usual_seconds(past, local.hour, day)
    if not rules.unusual or usual is None:
        return []
    much = max(timedelta(seconds=usual) + MORE, LEAST_UNUSUAL)
    due = now + max(much - timedelta(seconds=today[local.hour]), timedelta(0))
    if due > until or (due.astimezone(zone).date(), due.astimezone(zone).hour) != (local.date(), local.hour):
        return []
    return [ScreenMoment(f"unusual/{day}/{local.hour}", due, Rule.UNUSUAL)]


def _most_reported(events: Sequence[Event], zone: ZoneInfo) -> dict[date, int]:
    most: dict[date, int] = {}
    for event in events:
        if event.minutes_today is not None:
            day = day_of(event.sign.at, zone)
            most[day] = max(most.get(day, 0), event.minutes_today)
    return most
