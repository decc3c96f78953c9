"""Pausing nudges and letting them come again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.delivery.plans import replan
from bot.services.base import Change, Scene
from bot.storage.queries.nudges import call_back
from bot.storage.queries.timers import stop_timers


@dataclass(frozen=True)
class Pause(Change):
    """Pause the nudges; what is on its way and was not asked for is called back, and timers stop.

    Attributes:
        length: For how long; ``None``: until the person resumes.
        for_care: Whether the bot does it by itself, because the person's words sounded like a crisis.
    """

    length: timedelta | None
    for_care: bool = False

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        user = scene.user
        user.paused_at = scene.now
        user.paused_until = scene.now + self.length if self.length is not None else None
        user.paused_for_care, user.silent_since = self.for_care, None
        scene.session.add(user)
        await stop_timers(user.id, scene.now, session=scene.session)
        await call_back(user.id, "paused before it was sent", session=scene.session)


@dataclass(frozen=True)
class Resume(Change):
    """End a pause and plan anew."""

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        user = scene.user
        user.paused_at = user.paused_until = None
        user.paused_for_care, user.silent_since = False, None
        scene.session.add(user)
        await scene.session.flush()
        await replan(user.id, scene.now, session=scene.session)
