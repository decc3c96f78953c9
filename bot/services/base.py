"""What a change and a query are, and what they are given when they are run."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Generic, TypeVar

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import User

F = TypeVar("F")


class Effect(StrEnum):
    """Something beside rows that follows from a turn."""

    ENCODE_SOON = "encode_soon"
    """The person has begun to tell about themselves, so that there will soon be something to encode."""
    FORGOTTEN = "forgotten"
    """The person was deleted."""
    SCRUB = "scrub"
    """Something was deleted that must not stay on the disk either."""


@dataclass(frozen=True)
class Scene:
    """Where changes and queries are run: one person's turn, in its transaction.

    Attributes:
        user: The stored person, locked.
        refusal_key: A keyed hash under which a refusal of this person is remembered.
        key: Identifies the turn, so that what it asks for is asked for once.
        now: Aware.
        session: A writing session; its transaction is the turn's.
    """

    user: User
    refusal_key: str
    key: str
    now: datetime
    session: AsyncSession


class Change(ABC):
    """Something that is to be stored."""

    effects: ClassVar[frozenset[Effect]] = frozenset()

    @abstractmethod
    async def apply(self, scene: Scene) -> None:
        """Store it."""


class Query(ABC, Generic[F]):
    """Something a dialogue has to know before it can answer."""

    @abstractmethod
    async def answer(self, scene: Scene) -> F:
        """Look it up; nothing changes."""
