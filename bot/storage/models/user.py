"""People: who they are to us, what they told us, and when they are on a screen."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.storage.models.base import random_id
from bot.storage.types import BigId, choice
from recommender.policies.context import Whereabouts

INFORMED = 2
"""Version of the words that say what is stored and what is worked out from it; it moves when something is added."""


class TasteKind(StrEnum):
    """Whether something is liked or disliked."""

    LIKE = "like"
    DISLIKE = "dislike"


class User(SQLModel, table=True):
    """A person who chats with the bot, known by a random id; their id in a messenger stands in ``account`` alone."""

    id: int = Field(default_factory=random_id, primary_key=True, sa_type=BigId)
    created_at: datetime
    language: str = Field(default="en", max_length=8)

    consented_at: datetime | None = None
    onboarded_at: datetime | None = None
    """When the profile was confirmed for the first time; nudges need it and consent."""
    blocked_at: datetime | None = None
    """When Telegram said that the person blocked the bot; ``None`` once they are back."""

    time_zone: str | None = Field(default=None, max_length=64)
    """IANA name."""
    place: str | None = Field(default=None, max_length=120)
    """The city they named for it, only to be shown; ``None`` where they shared a place or told the time."""
    home_zone: str | None = Field(default=None, max_length=64)
    """Where somebody who is away comes from, by IANA name; ``None``: they are not away."""
    home_place: str | None = Field(default=None, max_length=120)
    """How they call that place."""
    away_until: datetime | None = None
    """When they are back by what they said; ``None`` while away: not known."""
    trip_zone: str | None = Field(default=None, max_length=64)
    """Where they go next, by IANA name; ``None``: nowhere."""
    trip_from: datetime | None = None
    """When they leave for it."""
    trip_until: datetime | None = None
    """When they are back from it; ``None``: not known."""
    paused_at: datetime | None = None
    """Since when nudges pause; ``None``: they don't."""
    paused_until: datetime | None = None
    """When the pause ends by itself; ``None`` while paused: not until the person resumes."""
    paused_for_care: bool = False
    """Whether the bot paused by itself, because the person's words sounded like a crisis."""
    silent_since: datetime | None = None
    """Since when the bot pauses by itself, because nothing was answered; ``None``: it does not."""
    heard_at: datetime | None = None
    """When the person last did anything; ``None``: not since this is noted."""
    fewer_asked_at: datetime | None = None
    """When they were last asked whether fewer nudges would be better."""
    text_only: bool | None = None
    """Whether nudges come without pictures. This and the following are preferences; ``None``: never set."""
    describe_pictures: bool | None = None
    """Whether it is said what pictures show."""
    is_silent: bool | None = None
    """Whether nudges and notices come without a sound."""
    plain_buttons: bool | None = None
    """Whether buttons are without emoji."""
    wants_letter: bool | None = None
    """Whether the week's pictures come on Sundays; they do where it was never set."""
    asks_weekly: bool | None = None
    """Whether they are asked each week if it got them off the screen; ``None``: not yet offered, or not answered."""
    called: str | None = Field(default=None, max_length=40)
    """What the person wants to be called."""
    letter_at: datetime | None = Field(default=None, index=True)
    """When their next letter is due; ``None``: none is."""
    last_letter_at: datetime | None = None
    """When their last letter was written."""
    nudges_per_day: int = 2
    """Cap on nudges that were not asked for, per local day."""
    gap_minutes: int = 60
    """Least minutes between nudges that were not asked for."""
    quiet_start: int = 22 * 60 + 30
    """First quiet minute of the local day."""
    quiet_end: int = 8 * 60
    """First minute after the quiet hours."""
    quiet_once_from: datetime | None = None
    """Since when it is quiet once, such as on one morning; ``None``: at no time."""
    quiet_once_until: datetime | None = None
    """When that is over."""
    quiet_chosen: bool = False
    """Whether the person set the quiet hours; the default ones yield to declared windows."""
    model_agreed_at: datetime | None = None
    """When the person agreed that what they write may be read by a chat model elsewhere; ``None``: they did not."""
    learning_since: datetime | None = None
    """Reactions before this instant teach nothing: the person asked to forget what was learned."""
    informed: int = INFORMED
    """Which version of the words on what is stored and worked out they have been told."""
    consent_version: int = 0
    """Which version of the operators' own consent text they agreed to; 0: the one that ships."""
    consent_asked: int = 0
    """About which version of it they were asked last."""
    places_asked: bool = False
    """Whether they were asked where they are during their screen times."""
    wet_until: datetime | None = None
    """Until when nothing comes that needs it dry: the person said that it rains."""
    pictures_alike: bool = True
    """Whether pictures of people like them are preferred."""
    only_told: bool = False
    """Whether the person wants only what they told of, and nothing tried out."""


class Account(SQLModel, table=True):
    """The one place where it stands how a user is reached: by which id in which messenger."""

    __table_args__ = (UniqueConstraint("messenger", "address"),)

    user_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="user.id", ondelete="CASCADE")
    messenger: str = Field(max_length=24)
    """Its name, such as ``telegram``."""
    address: str = Field(max_length=64)
    """The user's id there."""


class Attribute(SQLModel, table=True):
    """One thing a user told about their life: a name and its value, in English."""

    user_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="user.id", ondelete="CASCADE")
    name: str = Field(primary_key=True, max_length=40)
    value: str = Field(max_length=1000)


class LimitEnd(SQLModel, table=True):
    """Until when a limit of the profile holds, where that was told with it."""

    __tablename__ = "limit_end"

    user_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="user.id", ondelete="CASCADE")
    text: str = Field(primary_key=True, max_length=120)
    """The limit as it stands in the profile."""
    until: datetime = Field(index=True)


class Taste(SQLModel, table=True):
    """Something a user likes or dislikes."""

    __table_args__ = (UniqueConstraint("user_id", "kind", "text"),)

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    user_id: int = Field(sa_type=BigId, foreign_key="user.id", ondelete="CASCADE", index=True)
    kind: TasteKind = Field(sa_type=choice(TasteKind))
    text: str = Field(max_length=120)
    """As the user said it; what is shown."""
    english: str = Field(max_length=120)
    """In English; what is encoded."""


class Window(SQLModel, table=True):
    """A stretch of the week in which a user is usually on a screen."""

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    user_id: int = Field(sa_type=BigId, foreign_key="user.id", ondelete="CASCADE", index=True)
    days: int
    """Weekdays on which it starts, as bits: 1 is Monday, 64 is Sunday."""
    start: int
    """First minute of the local day, 0 to 1439."""
    end: int
    """First minute after it; at or before ``start`` it ends on the next day."""
    place: Whereabouts | None = Field(default=None, sa_type=choice(Whereabouts))
    """Where the user usually is then; ``None``: they have not said."""


class Dialogue(SQLModel, table=True):
    """Where a user stands in a conversation, so that any worker can go on with it after any crash."""

    user_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="user.id", ondelete="CASCADE")
    name: str = Field(max_length=24)
    state: str
    """The dialogue's state as JSON text; the dialogue's own model reads it and knows its version."""
    updated_at: datetime


class Refusal(SQLModel, table=True):
    """A person below the minimum age, known by a keyed hash alone, so that another age does not help at once."""

    key: str = Field(primary_key=True, max_length=64)
    until: datetime
