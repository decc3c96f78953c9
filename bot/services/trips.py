"""Being away: the time zone that holds until somebody is back, and trips that are still to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.delivery.plans import replan
from bot.delivery.trips import forget_next_trip, go_by
from bot.services.base import Change, Scene


@dataclass(frozen=True)
class PlanTrip(Change):
    """Go by another time zone from a later instant on.

    Attributes:
        zone: IANA name.
        leaves: Aware.
        back: When the person comes back, aware; ``None``: they did not say.
    """

    zone: str
    leaves: datetime
    back: datetime | None = None

    async def apply(self, scene: Scene) -> None:
        """Store it; a trip that was planned before is given up."""
        user = scene.user
        user.trip_zone, user.trip_from, user.trip_until = self.zone, self.leaves, self.back
        scene.session.add(user)


@dataclass(frozen=True)
class CallOffTrip(Change):
    """Give up the trip that is still to come, if there is one."""

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        forget_next_trip(scene.user)
        scene.session.add(scene.user)


@dataclass(frozen=True)
class MoveToZone(Change):
    """Go by another time zone from now on.

    Attributes:
        zone: IANA name.
        is_trip: Whether the person comes back: then their home is kept for that.
        until: When they come back, aware; ``None``: they did not say.
    """

    zone: str
    is_trip: bool = False
    until: datetime | None = None

    async def apply(self, scene: Scene) -> None:
        """Store it and plan anew; how the place was called before is kept only if it is home."""
        go_by(scene.user, self.zone, self.until, is_trip=self.is_trip)
        scene.session.add(scene.user)
        await scene.session.flush()
        await replan(scene.user.id, scene.now, session=scene.session)
