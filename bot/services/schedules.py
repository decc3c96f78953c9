"""When nudges come and how many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.core.weekly_windows import Span
from bot.delivery.plans import replan
from bot.services.base import Change, Query, Scene
from bot.services.people import KnownUser, know
from bot.storage.queries.history import next_moment_of
from bot.storage.queries.people import load_people, replace_windows, span_of, windows_of
from recommender.policies.context import Whereabouts


@dataclass(frozen=True)
class Schedule:
    """A person's week.

    Attributes:
        user: They themselves, with the dose and the quiet hours.
        windows: Their screen-time windows.
        next_moment: When the next nudge is due, aware; ``None``: none is planned.
        places: Where they usually are during a window, for those of which they told.
    """

    user: KnownUser
    windows: tuple[Span, ...]
    next_moment: datetime | None
    places: Mapping[Span, Whereabouts] = field(default_factory=dict)


@dataclass(frozen=True)
class StoredSchedule(Query[Schedule]):
    """When nudges come to a person."""

    async def answer(self, scene: Scene) -> Schedule:
        """Return it."""
        person = (await load_people([scene.user.id], session=scene.session))[scene.user.id]
        due = await next_moment_of(scene.user.id, scene.now, session=scene.session)
        return Schedule(know(scene.user), person.windows, due, person.places)


@dataclass(frozen=True)
class SetNudgesPerDay(Change):
    """Set how many nudges may come a day beside those that are asked for."""

    number: int

    async def apply(self, scene: Scene) -> None:
        """Store it and plan anew."""
        scene.user.nudges_per_day = self.number
        await _plan_anew(scene)


@dataclass(frozen=True)
class SetQuietHours(Change):
    """Set the quiet hours; none where both ends are the same.

    Attributes:
        start: First quiet minute of the local day, 0 to 1440.
        end: First minute after them, 0 to 1440.
    """

    start: int
    end: int

    async def apply(self, scene: Scene) -> None:
        """Store them and plan anew."""
        user = scene.user
        user.quiet_start, user.quiet_end, user.quiet_chosen = self.start % 1440, self.end % 1440, True
        await _plan_anew(scene)


@dataclass(frozen=True)
class KeepQuietOnce(Change):
    """Keep quiet for one stretch of time, besides the quiet hours; ``None``: no longer."""

    stretch: tuple[datetime, datetime] | None

    async def apply(self, scene: Scene) -> None:
        """Store it and plan anew."""
        scene.user.quiet_once_from, scene.user.quiet_once_until = self.stretch or (None, None)
        await _plan_anew(scene)


@dataclass(frozen=True)
class ReplaceWindows(Change):
    """Set the screen-time windows in place of those there were."""

    windows: tuple[Span, ...]

    async def apply(self, scene: Scene) -> None:
        """Store them and plan anew."""
        await replace_windows(scene.user.id, self.windows, session=scene.session)
        await _plan_anew(scene)


@dataclass(frozen=True)
class SetPlace(Change):
    """Store where the person usually is during a window; nothing happens if there is no such window any more."""

    window: Span
    place: Whereabouts

    async def apply(self, scene: Scene) -> None:
        """Store it and plan anew."""
        for row in await windows_of(scene.user.id, session=scene.session):
            if span_of(row) == self.window:
                row.place = self.place
                scene.session.add(row)
        await _plan_anew(scene)


@dataclass(frozen=True)
class NotePlacesAsked(Change):
    """The person was asked where they are during their windows, and is not asked again."""

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        scene.user.places_asked = True
        scene.session.add(scene.user)


async def _plan_anew(scene: Scene) -> None:
    scene.session.add(scene.user)
    await scene.session.flush()
    await replan(scene.user.id, scene.now, session=scene.session)
