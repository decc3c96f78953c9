"""Timers that a person starts, stops and says something of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.reactions import ReactionKind
from bot.delivery.timer_texts import over_buttons, running_buttons, say_left, say_over
from bot.services.base import Change, Query, Scene
from bot.storage.models import Timer
from bot.storage.queries.notices import new_notice
from bot.storage.queries.timers import next_change, stop_timers, timer_row


@dataclass(frozen=True)
class KnownTimer:
    """A timer as it is stored.

    Attributes:
        id: As it stands on its buttons.
        minutes: For how long.
        about: What for; empty: the person did not say.
        started_at: Aware.
        ends_at: Aware.
        is_stopped: Whether it was stopped before its end.
        reaction: How it was; ``None``: the person did not say.
    """

    id: int
    minutes: int
    about: str
    started_at: datetime
    ends_at: datetime
    is_stopped: bool = False
    reaction: ReactionKind | None = None


@dataclass(frozen=True)
class StoredTimer(Query[KnownTimer | None]):
    """The timer with this number, if it is this person's."""

    timer_id: int

    async def answer(self, scene: Scene) -> KnownTimer | None:
        """Return it."""
        row = await timer_row(scene.user.id, self.timer_id, session=scene.session)
        if row is None:
            return None
        stopped = row.stopped_at is not None
        return KnownTimer(self.timer_id, row.minutes, row.about, row.started_at, row.ends_at, stopped, row.reaction)


@dataclass(frozen=True)
class StartTimer(Change):
    """Start a timer; one that runs already stops.

    Attributes:
        minutes: For how long.
        about: What for, in the person's own words; may be empty.
    """

    minutes: int
    about: str = ""

    async def apply(self, scene: Scene) -> None:
        """Store it, and what is said of it now and at its end."""
        user, now, session = scene.user, scene.now, scene.session
        await stop_timers(user.id, now, session=session)
        ends = now + timedelta(minutes=self.minutes)
        timer = Timer(
            user_id=user.id, minutes=self.minutes, about=self.about, started_at=now, ends_at=ends, reaction=None
        )
        session.add(timer)
        await session.flush()
        number = timer.id or 0
        begun = new_notice(user.id, say_left(self.minutes, self.about), now, running_buttons(number))
        over = new_notice(user.id, say_over(self.minutes, self.about), ends, over_buttons(number))
        session.add_all([begun, over])
        await session.flush()
        timer.start_notice_id, timer.end_notice_id, timer.next_at = begun.id, over.id, next_change(ends, now)
        session.add(timer)
        await session.flush()


@dataclass(frozen=True)
class StopTimers(Change):
    """Stop whatever timer runs."""

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        await stop_timers(scene.user.id, scene.now, session=scene.session)


@dataclass(frozen=True)
class ReactToTimer(Change):
    """Store how it was."""

    timer_id: int
    kind: ReactionKind

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        row = await timer_row(scene.user.id, self.timer_id, session=scene.session)
        if row is not None:
            row.reaction = self.kind
            scene.session.add(row)
            await scene.session.flush()
