"""What a person did in the last weeks, and what their devices told of their screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.goals import Goal
from bot.core.progress import PastNudge
from bot.screentime.days import day_of
from bot.screentime.report import PutDown, count_put_down
from bot.screentime.sessions import Sign
from bot.services.base import Query, Scene
from bot.storage.queries.goals import goals_of
from bot.storage.queries.history import past_nudges
from bot.storage.queries.screen import days_since, events_since

_BEFORE = timedelta(hours=3)
"""A session in which a nudge came may have begun so long before it."""


@dataclass(frozen=True)
class Doings:
    """What a person did.

    Attributes:
        nudges: That came, oldest first.
        minutes_by_day: Screen time of the local days of which anything is known.
        put_down: How often the screen was put down soon after a nudge.
        goals: What the person wants to do so often a week.
    """

    nudges: Sequence[PastNudge]
    minutes_by_day: Mapping[date, int]
    put_down: PutDown
    goals: Sequence[Goal] = ()


@dataclass(frozen=True)
class PastDoings(Query[Doings]):
    """What a person did since an instant.

    Attributes:
        since: Aware.
        screen_days: How many local days of screen time, today included.
    """

    since: datetime
    screen_days: int

    async def answer(self, scene: Scene) -> Doings:
        """Return it."""
        user, session = scene.user, scene.session
        nudges = await past_nudges(user.id, self.since, session=session)
        goals = (await goals_of([user.id], session=session)).get(user.id, [])
        today = day_of(scene.now, ZoneInfo(user.time_zone or "UTC"))
        stored = await days_since(user.id, today - timedelta(days=self.screen_days - 1), session=session)
        minutes = {one.day: max(round(one.seconds / 60), one.reported_minutes or 0) for one in stored}
        if not minutes or not nudges:
            return Doings(nudges, minutes, PutDown(), goals)
        events = await events_since(user.id, nudges[0].at - _BEFORE, session=session)
        signs = [Sign(event.at, event.kind, event.app, event.device_id) for event in events]
        return Doings(nudges, minutes, count_put_down([nudge.at for nudge in nudges], signs, scene.now), goals)
