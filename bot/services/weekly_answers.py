"""What people say of their weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.services.base import Change, Scene
from bot.storage.models import WeeklyAnswer


@dataclass(frozen=True)
class AnswerWeek(Change):
    """The person said whether a week got them off the screen.

    Attributes:
        week: Its Monday.
        looked_up: What they said.
    """

    week: date
    looked_up: bool

    async def apply(self, scene: Scene) -> None:
        """Store it; another answer replaces the first, and a week that nobody asked of is none."""
        asked = await scene.session.get(WeeklyAnswer, (scene.user.id, self.week))
        if asked is not None:
            asked.looked_up, asked.answered_at = self.looked_up, scene.now
            scene.session.add(asked)
