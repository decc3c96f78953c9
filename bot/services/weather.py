"""The weather where a person is, as they told it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.services.base import Change, Scene


@dataclass(frozen=True)
class SetWeather(Change):
    """Store whether it rains where the person is: that holds for the rest of their local day.

    Attributes:
        is_wet: Whether it does.
    """

    is_wet: bool

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        zone = ZoneInfo(scene.user.time_zone or "UTC")
        scene.user.wet_until = end_of_day(scene.now, zone) if self.is_wet else None
        scene.session.add(scene.user)


def end_of_day(now: datetime, zone: ZoneInfo) -> datetime:
    """Return when the local day of an instant ends.

    Args:
        now: Aware.
        zone: Of the person.
    """
    tomorrow = now.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), tzinfo=zone)
