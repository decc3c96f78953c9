"""From stored events to moments: the rules look at whatever they have not seen, also after a crash."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.clock import Clock
from bot.core.log_events import event as log_event
from bot.core.moments import EXPIRY
from bot.core.service import SENDING, Service
from bot.core.signals import Signals
from bot.queue.loop import WorkLoop
from bot.queue.rows import release
from bot.screentime.days import begin_of, day_of
from bot.screentime.rules import ENOUGH_DAYS, Event, Past, Rules, ScreenFinding, look
from bot.screentime.sessions import OPEN_LASTS, Sign
from bot.storage.database import Database, is_away
from bot.storage.models import ScreenRules
from bot.storage.queries.screen import (
    EVENTS_LIMIT,
    SCREEN_PENDING,
    DayUse,
    StoredEvent,
    Wanted,
    WatchedUser,
    claim_waiting,
    close_waiting,
    events_since,
    first_days,
    lock_waiting,
    most_attempts_waiting,
    plan_screen_moments,
    same_weekdays,
    store_days,
)

BATCH = 20
"""Users looked at in one transaction."""

WEEKS_COMPARED = 12
"""How far "usual" looks back: as long as events are kept by default."""

_FURTHEST = timedelta(days=28)
"""What happened longer ago than this is stored, but its day is not summed up anew: events are kept for 30 days at
least, and a sum must not give way to that of the few that are left of its day."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Case:
    """All that a look at one user's events needs."""

    watched: WatchedUser
    events: Sequence[Event]
    past: Past
    zone: ZoneInfo
    first: date
    """The first day of which all events are there."""


class Watcher(Service):
    """Looks at new events and plans the moments they make.

    Args:
        database: Where events and moments are.
        clock: Tells whether a session still goes on.
        worker: This process's id, which claims rows.
        signals: Tell that there is something to look at, and are told when a moment is due that was not there before.
    """

    name = "watcher"
    roles = SENDING
    drains = True

    def __init__(self, database: Database, clock: Clock, worker: str, signals: Signals) -> None:
        self._database = database
        self._clock = clock
        self._worker = worker
        self._planned = signals.decide
        self._looking = asyncio.Lock()
        self._loop = WorkLoop(self._watch_by_half, signals.watch, "watching_failed")

    async def stop(self) -> None:
        """Begin nothing more."""
        self._loop.stop()

    async def run(self) -> None:
        """Look until stopped."""
        await self._loop.run()

    async def watch(self) -> int:
        """Look at users whose events wait, at most a batch of them; return at how many.

        One whose events were looked at before without coming to an end is looked at alone: what fails because of it
        fails for nobody else.
        """
        async with self._looking:  # what one look leaves is given back, and that must not be another one's
            return await self._watch()

    async def _watch(self) -> int:
        async with self._database.reading() as session:
            attempts = await most_attempts_waiting(session=session)
        if attempts is None:
            return 0
        seen = await self._take(BATCH, tried=False)
        return seen + await self._take(1, tried=True) if attempts else seen

    async def _watch_by_half(self) -> int:
        begun = time.monotonic()
        if seen := await self.watch():
            await asyncio.sleep(time.monotonic() - begun)  # at most half of the time: taking events comes first
        return seen

    async def _take(self, limit: int, *, tried: bool) -> int:
        async with self._database.writing() as session:
            waiting = await claim_waiting(self._worker, limit, tried=tried, session=session)
        try:
            given_up = [watched for watched in waiting if SCREEN_PENDING.retry.is_over(watched.attempts)]
            if given_up:
                await self._give_up(given_up)
            elif waiting:
                await self._look(waiting)
        except Exception as error:
            await self._database.insist(partial(_give_back, self._worker, died=not is_away(error)))
            raise
        return len(waiting)

    async def _look(self, waiting: Sequence[WatchedUser]) -> None:
        now = self._clock.now()
        async with self._database.reading() as session:
            first = await first_days([watched.user_id for watched in waiting], session=session)
            cases = [await _load(watched, first.get(watched.user_id), now, session=session) for watched in waiting]
        findings = await asyncio.to_thread(_look_at, cases, now)
        async with self._database.writing() as session:
            due = await _store(cases, findings, self._worker, now, session=session)
        if due:
            log_event(_log, logging.INFO, "screen_time_moments", due=due)
            self._planned.set()

    async def _give_up(self, watched: Sequence[WatchedUser]) -> None:
        """Leave events alone that fail each time; they stay, and the next one of the same user has them looked at."""
        for one in watched:
            log_event(_log, logging.ERROR, "events_set_aside", user=one.user_id, attempts=one.attempts)
        async with self._database.writing() as session:
            await close_waiting([one.user_id for one in watched], session=session)


async def _give_back(worker: str, session: AsyncSession, *, died: bool) -> None:
    await release(SCREEN_PENDING, [worker], died=died, session=session)


async def _load(watched: WatchedUser, known_since: date | None, now: datetime, *, session: AsyncSession) -> _Case:
    zone = ZoneInfo(watched.time_zone)
    today = day_of(now, zone)
    # The day before is summed up anew too: how its last session ended is known only now.
    first = min(day_of(watched.earliest, zone), today - timedelta(days=1))
    first = max(first, day_of(now - _FURTHEST, zone))
    # An hour more: a session may have begun before the day did.
    events = await events_since(watched.user_id, begin_of(first, zone) - OPEN_LASTS, session=session)
    if len(events) == EVENTS_LIMIT:
        first = min(day_of(min(event.at for event in events), zone) + timedelta(days=1), today)
    hours: list[list[int]] = []
    if watched.rules.unusual and known_since is not None and (today - known_since).days >= ENOUGH_DAYS:
        hours = await same_weekdays(watched.user_id, today, WEEKS_COMPARED, session=session)
    return _Case(watched, [_event(stored) for stored in events], Past(known_since, hours), zone, first)


def _look_at(cases: Sequence[_Case], now: datetime) -> list[ScreenFinding]:
    return [
        look(
            rules_of(case.watched.rules),
            case.events,
            new_since=case.watched.since,
            past=case.past,
            zone=case.zone,
            now=now,
        )
        for case in cases
    ]


async def _store(
    cases: Sequence[_Case], findings: Sequence[ScreenFinding], worker: str, now: datetime, *, session: AsyncSession
) -> int:
    ours = await lock_waiting([case.watched for case in cases], worker, session=session)
    # Of the others something new has come meanwhile: the next look sees it all.
    found = {case.watched.user_id: (case, finding) for case, finding in zip(cases, findings, strict=True)}
    found = {user_id: found[user_id] for user_id in sorted(ours)}
    await store_days({user_id: _days(*one) for user_id, one in found.items()}, session=session)
    wanted = {
        user_id: [Wanted(moment.key, moment.due_at, moment.signal()) for moment in finding.moments]
        for user_id, (_case, finding) in found.items()
    }
    due = await plan_screen_moments(wanted, EXPIRY, now, session=session)
    await close_waiting(ours, session=session)
    await _give_back(worker, session, died=False)
    return due


def _days(case: _Case, finding: ScreenFinding) -> dict[date, DayUse]:
    """Return what the days sum up to of which all events were looked at."""
    return {
        day: DayUse(finding.days.get(day, [0] * 24), finding.reported.get(day))
        for day in finding.days.keys() | finding.reported.keys()
        if day >= case.first
    }


def rules_of(stored: ScreenRules) -> Rules:
    """Return what a user has set, as the rules read it."""
    return Rules(
        in_a_row=_minutes(stored.minutes_in_a_row),
        a_day=_minutes(stored.minutes_a_day),
        unusual=stored.unusual,
        apps=frozenset(app.casefold() for app in stored.apps),
    )


def _minutes(number: int | None) -> timedelta | None:
    return None if number is None else timedelta(minutes=number)


def _event(stored: StoredEvent) -> Event:
    return Event(Sign(stored.at, stored.kind, stored.app, stored.device_id), stored.received_at, stored.minutes_today)
