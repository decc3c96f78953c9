"""Kinds of ideas that a person wants none of for a while, or fewer of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.services.base import Change, Query, Scene
from bot.storage.models import HeldBack
from bot.storage.queries.held_back import held_back_of, hold_back, let_come
from recommender.dislikes import is_about


@dataclass(frozen=True)
class StoredHeldBack(Query[Sequence[HeldBack]]):
    """What rests for a person at present, oldest first."""

    async def answer(self, scene: Scene) -> Sequence[HeldBack]:
        """Return it."""
        rows = (await held_back_of([scene.user.id], session=scene.session)).get(scene.user.id, [])
        return [row for row in rows if row.is_rare or row.until > scene.now]


@dataclass(frozen=True)
class HoldBack(Change):
    """Let kinds of ideas rest.

    Attributes:
        things: What they are about, in the person's words.
        until: Until when nothing of it comes, aware.
        is_rare: Whether it comes only now and then afterwards; else as before.
    """

    things: tuple[str, ...]
    until: datetime
    is_rare: bool = False

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        await hold_back(scene.user.id, self.things, self.until, scene.now, is_rare=self.is_rare, session=scene.session)


@dataclass(frozen=True)
class LetCome(Change):
    """Let whatever is about some things rest no more."""

    things: tuple[str, ...]

    async def apply(self, scene: Scene) -> None:
        """Delete it."""
        rows = (await held_back_of([scene.user.id], session=scene.session)).get(scene.user.id, [])
        texts = [row.text for row in rows if any(is_about(thing, row.text) for thing in self.things)]
        await let_come(scene.user.id, texts, session=scene.session)
