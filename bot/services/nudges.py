"""Nudges that a person asks for, reacts to or puts off."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.core.moments import EXPIRY
from bot.core.reactions import ReactionKind
from bot.delivery.contexts import profile_of
from bot.delivery.dose import withhold
from bot.delivery.later import LaterTime, instant_of
from bot.delivery.plans import availability
from bot.services.base import Change, Query, Scene
from bot.storage.models import ItemKind, Moment, Nudge, Origin, Reason
from bot.storage.queries.history import last_nudge, nudge_shown_as, rejected_in_a_row
from bot.storage.queries.moments import ask_for_nudge, snooze_nudge
from bot.storage.queries.nudges import add_reaction, reactions_to
from bot.storage.queries.people import exclude, load_people
from bot.storage.queries.reactions import include_again, take_back


@dataclass(frozen=True)
class AskForNudge(Change):
    """Ask for a nudge that is due at once.

    Attributes:
        key: So that it is asked for once; ``None``: the turn's own.
        wish: What it should have to do with, in the person's words.
        pair: Ids of the message and the image that are to come; ``None``: what suits best.
        is_doubtful: Whether the words may be no wish at all.
    """

    key: str | None = None
    wish: str | None = None
    pair: tuple[str, str] | None = None
    is_doubtful: bool = False

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        key = self.key or scene.key
        await ask_for_nudge(
            scene.user.id,
            key,
            scene.now,
            EXPIRY,
            wish=self.wish,
            is_doubtful=self.is_doubtful,
            pair=self.pair,
            session=scene.session,
        )


@dataclass(frozen=True)
class AskAgain(Change):
    """Ask once more, at once, for what a moment of the person was to bring."""

    moment_id: int

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        moment = await scene.session.get(Moment, self.moment_id)
        if moment is None or moment.user_id != scene.user.id:
            return
        pair = (moment.message_id, moment.image_id or "") if moment.message_id is not None else None
        await AskForNudge(f"again/{self.moment_id}", moment.wish, pair, moment.is_doubtful).apply(scene)


@dataclass(frozen=True)
class GivenNudge:
    """A nudge that went to a person.

    Attributes:
        id: As it stands on its buttons.
        message_id: Of the library.
        image_id: Of the library, ``None`` where it came by itself.
        origin: What led to it.
        created_at: Aware.
        sent_as: The message in the chat that shows it, ``None`` where that is not known.
        reactions: What the person did with it.
    """

    id: int
    message_id: str
    image_id: str | None
    origin: Origin
    created_at: datetime
    sent_as: int | None
    reactions: AbstractSet[ReactionKind]

    @property
    def is_own(self) -> bool:
        """Whether it is a reminder in the person's own words."""
        return self.origin is Origin.OWN


@dataclass(frozen=True)
class StoredNudge(Query[GivenNudge | None]):
    """The nudge with this number, if it went to this person."""

    nudge_id: int

    async def answer(self, scene: Scene) -> GivenNudge | None:
        """Return it."""
        nudge = await _nudge_of(scene, self.nudge_id)
        if nudge is None:
            return None
        given = await reactions_to(self.nudge_id, session=scene.session)
        return GivenNudge(
            self.nudge_id,
            nudge.message_id,
            nudge.image_id,
            nudge.origin,
            nudge.created_at,
            nudge.telegram_message_id,
            given,
        )


@dataclass(frozen=True)
class NudgeShownAs(Query[GivenNudge | None]):
    """The nudge that a message in the chat shows, if it shows one."""

    message_id: int

    async def answer(self, scene: Scene) -> GivenNudge | None:
        """Return it."""
        nudge = await nudge_shown_as(scene.user.id, self.message_id, session=scene.session)
        return None if nudge is None or nudge.id is None else await StoredNudge(nudge.id).answer(scene)


@dataclass(frozen=True)
class LatestNudge(Query[GivenNudge | None]):
    """The nudge that came to the person last, if it came since an instant.

    Attributes:
        since: Aware.
    """

    since: datetime

    async def answer(self, scene: Scene) -> GivenNudge | None:
        """Return it."""
        nudge = await last_nudge(scene.user.id, session=scene.session)
        if nudge is None or nudge.id is None or nudge.sent_at is None or nudge.sent_at < self.since:
            return None
        return await StoredNudge(nudge.id).answer(scene)


@dataclass(frozen=True)
class React(Change):
    """Store a reaction, once."""

    nudge_id: int
    kind: ReactionKind

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        await add_reaction(self.nudge_id, scene.user.id, self.kind, scene.now, session=scene.session)


@dataclass(frozen=True)
class TakeBackReaction(Change):
    """Delete a reaction."""

    nudge_id: int
    kind: ReactionKind

    async def apply(self, scene: Scene) -> None:
        """Delete it."""
        nudge = await _nudge_of(scene, self.nudge_id)
        if nudge is not None:
            await take_back(nudge, self.kind, session=scene.session)


@dataclass(frozen=True)
class RejectedInARow(Query[int]):
    """How many of the last nudges were not for the person, until one of which they did not say so."""

    async def answer(self, scene: Scene) -> int:
        """Return it."""
        return await rejected_in_a_row(scene.user.id, session=scene.session)


@dataclass(frozen=True)
class Exclude(Change):
    """Never send this message or picture to the person again."""

    kind: ItemKind
    item_id: str

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        await exclude(scene.user.id, self.kind, self.item_id, scene.now, session=scene.session)


@dataclass(frozen=True)
class IncludeAgain(Change):
    """Let a message or picture come to the person again."""

    kind: ItemKind
    item_id: str

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        await include_again(scene.user.id, self.kind, self.item_id, session=scene.session)


@dataclass(frozen=True)
class SnoozeObstacle(Query[Reason | None]):
    """What would keep a nudge from coming at a later instant: a pause or quiet hours; ``None``: nothing."""

    due_at: datetime
    is_own: bool = False

    async def answer(self, scene: Scene) -> Reason | None:
        """Return it."""
        person = (await load_people([scene.user.id], session=scene.session))[scene.user.id]
        origin = Origin.OWN if self.is_own else Origin.SNOOZE
        return withhold(availability(person), origin, self.due_at + EXPIRY, (), self.due_at)


@dataclass(frozen=True)
class LaterInstant(Query[datetime]):
    """The instant that a time until which a nudge is put off stands for, aware."""

    later: LaterTime

    async def answer(self, scene: Scene) -> datetime:
        """Return it."""
        person = (await load_people([scene.user.id], session=scene.session))[scene.user.id]
        zone = ZoneInfo(scene.user.time_zone or "UTC")
        return instant_of(self.later, scene.now, zone, profile_of(person))


@dataclass(frozen=True)
class Snooze(Change):
    """Put a nudge off."""

    nudge_id: int
    due_at: datetime

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        nudge = await _nudge_of(scene, self.nudge_id)
        if nudge is not None:
            await snooze_nudge(nudge, self.due_at, EXPIRY, session=scene.session)


async def _nudge_of(scene: Scene, nudge_id: int) -> Nudge | None:
    nudge = await scene.session.get(Nudge, nudge_id)
    return nudge if nudge is not None and nudge.user_id == scene.user.id else None
