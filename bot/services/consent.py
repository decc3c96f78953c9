"""Consent: agreeing to be known, to a chat model; declining, being refused, being forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from bot.delivery.plans import replan
from bot.services.base import Change, Effect, Query, Scene
from bot.services.trials import keep_records
from bot.storage.models import INFORMED
from bot.storage.queries.history import add_to_counter, count_rows
from bot.storage.queries.people import delete_user, refuse


@dataclass(frozen=True)
class GiveConsent(Change):
    """The person agreed that their answers are stored.

    Attributes:
        version: Of the operators' own words for it; 0: those that ship.
    """

    version: int = 0

    effects: ClassVar = frozenset({Effect.ENCODE_SOON})

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        scene.user.consented_at = scene.now
        scene.user.consent_version = scene.user.consent_asked = self.version
        scene.user.informed = INFORMED
        scene.session.add(scene.user)


@dataclass(frozen=True)
class NoteConsentAsked(Change):
    """The person was asked whether they agree to new words.

    Attributes:
        version: Of these words.
    """

    version: int

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        scene.user.consent_asked = self.version
        scene.session.add(scene.user)


@dataclass(frozen=True)
class AgreeAgain(Change):
    """The person agreed to new words.

    Attributes:
        version: Of these words.
    """

    version: int

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        scene.user.consent_version = scene.user.consent_asked = self.version
        scene.session.add(scene.user)


@dataclass(frozen=True)
class NoteInformed(Change):
    """The person was told what is stored and worked out about them, in the present version."""

    async def apply(self, scene: Scene) -> None:
        """Store which."""
        scene.user.informed = INFORMED
        scene.session.add(scene.user)


@dataclass(frozen=True)
class AgreeToModel(Change):
    """The person said whether a chat model elsewhere may read what they write."""

    agreed: bool

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        scene.user.model_agreed_at = scene.now if self.agreed else None
        scene.session.add(scene.user)


@dataclass(frozen=True)
class NoteBlocked(Change):
    """The person blocked the bot, or came back."""

    blocked: bool

    async def apply(self, scene: Scene) -> None:
        """Store it; who comes back is planned for again."""
        scene.user.blocked_at = scene.now if self.blocked else None
        scene.session.add(scene.user)
        await scene.session.flush()
        if not self.blocked:
            await replan(scene.user.id, scene.now, session=scene.session)


@dataclass(frozen=True)
class StoredRows(Query[Mapping[str, int]]):
    """How many rows of each table belong to the person; tables without any are left out."""

    async def answer(self, scene: Scene) -> Mapping[str, int]:
        """Return it."""
        return await count_rows(scene.user.id, session=scene.session)


@dataclass(frozen=True)
class DeleteUser(Change):
    """Delete a person with everything that belongs to them, leaving no trace."""

    effects: ClassVar = frozenset({Effect.FORGOTTEN})

    async def apply(self, scene: Scene) -> None:
        """Delete them."""
        await delete_user(scene.user, session=scene.session)


@dataclass(frozen=True)
class Forget(Change):
    """Delete all that is stored about a person because they said so; only numbers that tell of nobody are kept.

    Attributes:
        rows: How many rows each table had of theirs.
    """

    rows: Mapping[str, int]
    effects: ClassVar = frozenset({Effect.FORGOTTEN})

    async def apply(self, scene: Scene) -> None:
        """Delete them and count that; a trial keeps what they agreed to, without a name."""
        await keep_records(scene.user.id, session=scene.session)
        await delete_user(scene.user, session=scene.session)
        await add_to_counter("forgotten_users", 1, session=scene.session)
        await add_to_counter("forgotten_nudges", self.rows.get("nudge", 0), session=scene.session)
        await add_to_counter("forgotten_reactions", self.rows.get("reaction", 0), session=scene.session)


@dataclass(frozen=True)
class RefuseForAge(Change):
    """The person is too young: store nothing but a keyed hash of who they are.

    Attributes:
        lasts: For how long another age does not help.
    """

    lasts: timedelta
    effects: ClassVar = frozenset({Effect.FORGOTTEN})

    async def apply(self, scene: Scene) -> None:
        """Remember the refusal and delete the rest."""
        await refuse(scene.refusal_key, scene.now + self.lasts, session=scene.session)
        await delete_user(scene.user, session=scene.session)
