"""Nudges that a person keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete
from sqlmodel import col, select

from bot.core.kept_nudge import KeptNudge
from bot.services.base import Change, Query, Scene
from bot.storage.models import Nudge, Reaction, ReactionKind
from bot.storage.queries.favourites import kept_nudges

MOST_SHOWN = 12
"""Nudges in the list, the latest kept."""


@dataclass(frozen=True)
class Favourites(Query[Sequence[KeptNudge]]):
    """The nudges that the person keeps, latest kept first."""

    async def answer(self, scene: Scene) -> Sequence[KeptNudge]:
        """Return them."""
        return await kept_nudges(scene.user.id, MOST_SHOWN, session=scene.session)


@dataclass(frozen=True)
class KeepNoLonger(Change):
    """Take a pair out of what the person keeps, however often it was kept."""

    pair: tuple[str, str]

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        same = select(Nudge.id).where(
            Nudge.user_id == scene.user.id, Nudge.message_id == self.pair[0], Nudge.image_id == (self.pair[1] or None)
        )
        await scene.session.exec(
            delete(Reaction).where(col(Reaction.nudge_id).in_(same), col(Reaction.kind) == ReactionKind.KEEP)
        )
