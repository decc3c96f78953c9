"""Safeguarding: how often words sounded like a crisis on a day. Whose they were is not stored."""

from __future__ import annotations

from dataclasses import dataclass

from bot.services.base import Change, Scene
from bot.storage.queries.crises import count_crisis


@dataclass(frozen=True)
class CountCrisis(Change):
    """Count words that sounded like a crisis, or a wish to be contacted, on today's date.

    Attributes:
        about: Which of them.
    """

    about: str

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        await count_crisis(self.about, scene.now.date(), session=scene.session)
