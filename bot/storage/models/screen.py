"""Screen time as people's own devices tell it: devices, what they said, and what is made of it."""

from __future__ import annotations

import datetime as dt
from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.storage.models.base import random_id
from bot.storage.types import BigId, choice


class EventKind(StrEnum):
    """What a device says."""

    APP_OPEN = "app_open"
    APP_CLOSE = "app_close"
    """Of one app; without a name: of the screen as a whole."""
    UNLOCK = "unlock"
    THRESHOLD = "threshold"
    """A limit that the person set on the device was passed."""
    ACTIVE = "active"
    """The person is at the screen just now; said again and again."""


class Device(SQLModel, table=True):
    """A phone or computer that may speak for a user, known by its token's hash. Revoking removes the row."""

    id: int = Field(default_factory=random_id, primary_key=True, sa_type=BigId)
    user_id: int = Field(sa_type=BigId, foreign_key="user.id", ondelete="CASCADE", index=True)
    name: str = Field(max_length=40)
    """What the person calls it."""
    digest: str | None = Field(default=None, max_length=64, unique=True)
    """SHA-256 of the token in hex; ``None`` until the token has been made."""
    created_at: datetime
    last_used_at: datetime | None = None
    """To a minute."""


class ScreenEvent(SQLModel, table=True):
    """One thing that a device said."""

    __tablename__ = "screen_event"
    __table_args__ = (UniqueConstraint("user_id", "event_id"), Index(None, "user_id", "at"))

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    user_id: int = Field(sa_type=BigId, foreign_key="user.id", ondelete="CASCADE")
    device_id: int = Field(sa_type=BigId)
    """Which device, also after it was revoked."""
    kind: EventKind = Field(sa_type=choice(EventKind))
    app: str | None = Field(default=None, max_length=80)
    """Only of who allows the names of apps."""
    at: datetime
    """When it happened, by the device."""
    received_at: datetime = Field(index=True)
    minutes_today: int | None = None
    """The day's screen time so far, by the device."""
    event_id: str | None = Field(default=None, max_length=100)
    """What the device calls it, so that a repeat is known."""


class ScreenRules(SQLModel, table=True):
    """When screen time makes a moment, as the user has set it."""

    __tablename__ = "screen_rules"

    user_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="user.id", ondelete="CASCADE")
    minutes_in_a_row: int | None = 20
    """``None``: never."""
    minutes_a_day: int | None = None
    """The user's own limit; ``None``: none."""
    unusual: bool = True
    """Whether more than usual at this hour and weekday makes a moment."""
    apps_allowed: bool = False
    """Whether names of apps may be stored."""
    apps: list[str] = Field(default_factory=list, sa_type=JSON)
    """Apps whose opening makes a moment, as the user wrote them."""


class ScreenDay(SQLModel, table=True):
    """How long a user was on a screen on one of their days, which begin at 04:00."""

    __tablename__ = "screen_day"

    user_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="user.id", ondelete="CASCADE")
    day: dt.date = Field(primary_key=True)
    seconds: int
    reported_minutes: int | None = None
    """The most that a device said of this day by itself."""
    hours: list[int] | None = Field(default=None, sa_type=JSON)
    """Seconds by local hour, 0 to 23; ``None`` when the events have been forgotten."""


class ScreenPending(SQLModel, table=True):
    """A user of whom events were stored that the rules have not seen yet."""

    __tablename__ = "screen_pending"

    user_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="user.id", ondelete="CASCADE")
    since: datetime
    """When the first of them was received."""
    earliest: datetime
    """When the earliest of them happened."""
    mark: int = Field(default_factory=random_id, sa_type=BigId)
    """Another one with every new event, so that none is overlooked that comes meanwhile."""
    claimed_by: str | None = Field(default=None, max_length=64)
    """The worker that looks at them."""
    attempts: int = 0
    """How often a worker began to."""
