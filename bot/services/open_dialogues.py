"""Where a person stands in a conversation."""

from __future__ import annotations

from dataclasses import dataclass

from bot.services.base import Change, Scene
from bot.storage.queries.people import store_dialogue


@dataclass(frozen=True)
class KeepDialogue(Change):
    """Store where the person stands.

    Attributes:
        name: Of the conversation.
        state: As JSON text.
    """

    name: str
    state: str

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        await store_dialogue(scene.user.id, self.name, self.state, scene.now, session=scene.session)


@dataclass(frozen=True)
class EndDialogue(Change):
    """The conversation that the person was in is over; nothing happens if there was none."""

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        await store_dialogue(scene.user.id, "", None, scene.now, session=scene.session)
