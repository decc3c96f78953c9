"""What a person sets with one tap."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.preferences import PREFERENCES
from bot.delivery.plans import plan_letter
from bot.services.base import Change, Scene


@dataclass(frozen=True)
class SetPreference(Change):
    """Turn something on or off.

    Attributes:
        name: One of :data:`PREFERENCES`.
        is_on: What it is from now on.
    """

    name: str
    is_on: bool

    def __post_init__(self) -> None:
        if self.name not in PREFERENCES:
            raise ValueError(f"{self.name!r} is no preference: it is one of {', '.join(PREFERENCES)}")

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        setattr(scene.user, self.name, self.is_on)
        plan_letter(scene.user, scene.now)
        scene.session.add(scene.user)
        await scene.session.flush()


@dataclass(frozen=True)
class SetName(Change):
    """Store what a person wants to be called; ``None``: by no name."""

    name: str | None

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        scene.user.called = self.name
        scene.session.add(scene.user)
        await scene.session.flush()
