"""What somebody finds fault with about a nudge, and what is changed for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.core.weekly_windows import Span
from bot.services.base import Change, Query, Scene
from bot.services.nudges import GivenNudge, StoredNudge
from bot.storage.models import Critique, CritiqueKind, StoredMessage
from bot.storage.queries.people import add_taste, load_people, remove_taste
from bot.storage.queries.reactions import critique_of, drop_critique, store_critique


@dataclass(frozen=True)
class Faulted:
    """A nudge that somebody finds fault with, and what can be changed for it.

    Attributes:
        nudge: Which.
        critique: What was found off before, ``None``: nothing yet.
        undo: What the former critique changed, by name.
        activity: Label of the message's main activity.
        likes: Of the person.
        dislikes: Of the person.
        windows: Of the person.
    """

    nudge: GivenNudge
    critique: CritiqueKind | None
    undo: Mapping[str, Any]
    activity: str | None
    likes: tuple[str, ...]
    dislikes: tuple[str, ...]
    windows: tuple[Span, ...]


@dataclass(frozen=True)
class FaultedNudge(Query[Faulted | None]):
    """The nudge with this number as somebody finds fault with it, if it went to this person."""

    nudge_id: int

    async def answer(self, scene: Scene) -> Faulted | None:
        """Return it."""
        nudge = await StoredNudge(self.nudge_id).answer(scene)
        if nudge is None:
            return None
        before = await critique_of(self.nudge_id, session=scene.session)
        message = await scene.session.get(StoredMessage, nudge.message_id)
        person = (await load_people([scene.user.id], session=scene.session))[scene.user.id]
        return Faulted(
            nudge,
            None if before is None else before.kind,
            {} if before is None else before.undo,
            message.activities[0] if message is not None and message.activities else None,
            person.likes,
            person.dislikes,
            person.windows,
        )


@dataclass(frozen=True)
class FindFault(Change):
    """Store what was off about a nudge.

    Attributes:
        nudge_id: Which.
        kind: What was off.
        undo: What was changed for it, by name, so that it can be taken back.
    """

    nudge_id: int
    kind: CritiqueKind
    undo: Mapping[str, Any]

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        row = Critique(
            nudge_id=self.nudge_id, user_id=scene.user.id, kind=self.kind, at=scene.now, undo=dict(self.undo)
        )
        await store_critique(row, session=scene.session)


@dataclass(frozen=True)
class DropFault(Change):
    """Forget what was off about a nudge."""

    nudge_id: int

    async def apply(self, scene: Scene) -> None:
        """Delete it."""
        found = await critique_of(self.nudge_id, session=scene.session)
        if found is not None:
            await drop_critique(found, session=scene.session)


@dataclass(frozen=True)
class AddDislike(Change):
    """Add something that is not for the person, in English."""

    phrase: str

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        await add_taste(scene.user.id, self.phrase, session=scene.session)


@dataclass(frozen=True)
class RemoveDislike(Change):
    """Take something from what is not for the person; nothing happens if it is not there."""

    phrase: str

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        await remove_taste(scene.user.id, self.phrase, session=scene.session)
