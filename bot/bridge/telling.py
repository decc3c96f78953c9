"""What there is to tell: from what ActivityWatch saw to screen-time events. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bot.bridge.stretches import Stretch, longest, merged, reached, total, within
from bot.bridge.wire import BridgeEvent, Kind

DAY_BEGINS = time(4)
"""Local time at which a person's day begins: late evenings belong to the day before."""

AWAY, PRESENT = "afk", "not-afk"
"""ActivityWatch's words for whether somebody is at the keyboard."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(milliseconds=1)
_SWITCHING = timedelta(seconds=5)
"""Between two windows nothing is recorded for a second or two; nobody has left the screen in that time."""

_LOCKED = frozenset(
    "gnome-screensaver i3lock kscreenlocker_greet lockapp lockapp.exe loginwindow screensaverengine swaylock"
    " xscreensaver xsecurelock".split()
)
"""What stands in front, in lower case, when a screen is locked."""


@dataclass(frozen=True)
class Host:
    """What was seen on one computer.

    Attributes:
        presence: Stretches labelled :data:`AWAY` or :data:`PRESENT`; empty where nothing watches for that.
        windows: Stretches labelled with the app in front.
    """

    presence: Sequence[Stretch] = ()
    windows: Sequence[Stretch] = ()

    def active(self) -> tuple[Stretch, ...]:
        """Return when somebody was at this screen; where only windows are watched, whenever it was not locked."""
        if self.presence:
            return merged(each for each in self.presence if each.label == PRESENT)
        return merged((each for each in self.windows if each.label.lower() not in _LOCKED), _SWITCHING)


@dataclass(frozen=True)
class Plan:
    """What is to be told.

    Attributes:
        device: What tells this computer's events from others'; it goes out only within a hash.
        every: At most one ``active`` event in each stretch of this length.
        limits: Minutes a day at which a ``threshold`` event is due.
        apps: Whether app names may be told.
        zone: Whose days count; ``None``: this computer's.
    """

    device: str
    every: timedelta = timedelta(minutes=1)
    limits: tuple[int, ...] = ()
    apps: bool = False
    zone: tzinfo | None = None

    @property
    def phase(self) -> timedelta:
        """How long after a round instant the stretches begin: another time for each device, so not all call at once."""
        number = int.from_bytes(hashlib.sha256(self.device.encode()).digest()[:4], "big")
        return self.every * (number % 1000) / 1000


@dataclass(frozen=True)
class ToldBefore:
    """What was told before.

    Attributes:
        until: Up to when activity was told.
        day: The day of ``limits``.
        limits: Limits whose passing was told on that day, in minutes.
        turn: How often the computer's clock was set back.
    """

    until: datetime
    day: date
    limits: frozenset[int] = field(default_factory=frozenset)
    turn: int = 0


def day_of(instant: datetime, zone: tzinfo | None) -> tuple[date, datetime]:
    """Return the person's day in which ``instant`` (aware) lies, and when it began, in UTC."""
    local = instant.astimezone(zone)
    day = local.date() if local.time() >= DAY_BEGINS else local.date() - timedelta(days=1)
    return day, datetime.combine(day, DAY_BEGINS, tzinfo=zone).astimezone(UTC)


def begin(now: datetime, plan: Plan) -> ToldBefore:
    """Return where telling begins the first time: with the stretch that has just ended, nothing from before."""
    this = _slot(now, plan)
    return ToldBefore(until=_start(this - 1, plan) - _TICK, day=day_of(now, plan.zone)[0])


def resume(told: ToldBefore, now: datetime, plan: Plan, back: timedelta) -> ToldBefore:
    """Return where telling goes on.

    Args:
        told: Where it stopped.
        now: The present, aware.
        plan: What is to be told.
        back: How far back it still makes sense.
    """
    if _slot(told.until, plan) > _slot(now, plan) and told.until - now > timedelta(minutes=10):
        afresh = begin(now, plan)  # the clock was ahead: what was told then must not silence the same hours now
        return ToldBefore(afresh.until, afresh.day, turn=told.turn + 1)
    day, _begun = day_of(now, plan.zone)
    limits = told.limits if told.day == day else frozenset()
    return ToldBefore(max(told.until, now - back), day, limits, told.turn)


def next_look(now: datetime, plan: Plan) -> timedelta:
    """Return how long it is until the present stretch ends; above 0, at most ``plan.every``."""
    return _start(_slot(now, plan) + 1, plan) - now


def tell(hosts: Collection[Host], told: ToldBefore, now: datetime, plan: Plan) -> tuple[list[BridgeEvent], ToldBefore]:
    """Return what is new, in the order of its time, and what has been told after it.

    An ``active`` event stands for each whole stretch of ``plan.every`` in which somebody was at a screen: at the first
    such instant if they had been away, else at the last one. Time at two screens at once counts once.

    Args:
        hosts: What was seen since the beginning of the day in which ``told.until`` lies.
        told: What was told before, by :func:`begin` or :func:`resume`.
        now: The present, aware; what is said to have happened later is left out.
        plan: What is to be told.
    """
    active = merged(
        Stretch(each.start, min(each.end, now)) for host in hosts for each in host.active() if each.start < now
    )
    pulses = _pulses(hosts, active, told, now, plan)
    passed = _passed(active, told, now, plan)
    until = pulses[-1].at if pulses else told.until
    limits = told.limits | passed.keys()
    events = sorted([*pulses, *passed.values()], key=lambda event: event.at)
    return events, ToldBefore(until, told.day, limits, told.turn)


def _pulses(
    hosts: Collection[Host], active: Sequence[Stretch], told: ToldBefore, now: datetime, plan: Plan
) -> list[BridgeEvent]:
    pulses = []
    for slot in range(_slot(told.until, plan) + 1, _slot(now, plan)):
        start, end = _start(slot, plan), _start(slot + 1, plan)
        here = within(active, start, end)
        if not here:
            continue
        returned = not within(active, start - plan.every, start)
        at = here[0].start if returned else min(here[-1].end, end - _TICK)
        windows = within((each for host in hosts for each in host.windows), start, end) if plan.apps else []
        pulses.append(
            BridgeEvent(
                event=Kind.ACTIVE,
                at=at,
                minutes_today=_minutes(active, at, plan),
                id=_id(plan, "active", plan.every.total_seconds(), slot, told.turn),
                app=longest(windows) or None,
            )
        )
    return pulses


def _passed(active: Sequence[Stretch], told: ToldBefore, now: datetime, plan: Plan) -> dict[int, BridgeEvent]:
    day, begun = day_of(now, plan.zone)
    passed = {}
    for limit in sorted(set(plan.limits) - told.limits):
        at = reached(active, timedelta(minutes=limit), begun, now)
        if at is not None:
            own = _id(plan, "threshold", day, limit)
            passed[limit] = BridgeEvent(event=Kind.THRESHOLD, at=at, minutes_today=limit, id=own)
    return passed


def _minutes(active: Sequence[Stretch], at: datetime, plan: Plan) -> int:
    _day, begun = day_of(at, plan.zone)
    return min(total(active, begun, at) // timedelta(minutes=1), 24 * 60)


def _slot(instant: datetime, plan: Plan) -> int:
    """Return the number of the stretch of ``plan.every`` in which ``instant`` lies."""
    return (instant - _EPOCH - plan.phase) // plan.every


def _start(slot: int, plan: Plan) -> datetime:
    return _EPOCH + plan.phase + slot * plan.every


def _id(plan: Plan, *parts: object) -> str:
    return "aw-" + hashlib.sha256("\n".join(map(str, (plan.device, *parts))).encode()).hexdigest()[:40]
