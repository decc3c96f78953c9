"""What is known of a person as a record that cannot be changed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

from bot.services.base import Change, Scene
from bot.storage.models import INFORMED, Operator, User


@dataclass(frozen=True)
class KnownUser:
    """A person as they are stored at one instant; :class:`bot.storage.models.User` says what each part means."""

    id: int
    created_at: datetime
    language: str = "en"
    consented_at: datetime | None = None
    onboarded_at: datetime | None = None
    blocked_at: datetime | None = None
    time_zone: str | None = None
    place: str | None = None
    home_zone: str | None = None
    home_place: str | None = None
    away_until: datetime | None = None
    paused_at: datetime | None = None
    paused_until: datetime | None = None
    paused_for_care: bool = False
    silent_since: datetime | None = None
    nudges_per_day: int = 2
    gap_minutes: int = 60
    quiet_start: int = 22 * 60 + 30
    quiet_end: int = 8 * 60
    quiet_chosen: bool = False
    model_agreed_at: datetime | None = None
    text_only: bool | None = None
    describe_pictures: bool | None = None
    is_silent: bool | None = None
    plain_buttons: bool | None = None
    wants_letter: bool | None = None
    asks_weekly: bool | None = None
    called: str | None = None
    informed: int = INFORMED
    consent_version: int = 0
    consent_asked: int = 0
    places_asked: bool = False
    wet_until: datetime | None = None
    pictures_alike: bool = True

    def is_wet(self, now: datetime) -> bool:
        """Whether they said that it rains where they are.

        Args:
            now: Aware.
        """
        return self.wet_until is not None and self.wet_until > now


@dataclass(frozen=True)
class SetLanguage(Change):
    """Speak another language with a person from now on.

    Attributes:
        code: Its two letters.
    """

    code: str

    async def apply(self, scene: Scene) -> None:
        """Store it; an operator's menu is made anew in it."""
        scene.user.language = self.code
        scene.session.add(scene.user)
        operator = await scene.session.get(Operator, scene.user.id)
        if operator is not None:
            operator.menu = None
            scene.session.add(operator)


@dataclass(frozen=True)
class NoteHeard(Change):
    """Note that the person did something: whatever came before is not unanswered."""

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        scene.user.heard_at = scene.now
        scene.session.add(scene.user)


def know(user: User) -> KnownUser:
    """Return a stored person as a record."""
    return KnownUser(**{field.name: getattr(user, field.name) for field in fields(KnownUser)})
