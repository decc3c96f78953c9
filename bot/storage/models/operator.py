"""Operators: who they are, what they are working on, and what they did."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from bot.storage.models.base import Json
from bot.storage.models.nudge import ItemKind
from bot.storage.types import BigId, choice


class Role(StrEnum):
    """What an operator may do; each role may do all that the one before it may."""

    VIEWER = "viewer"
    """Sees the library and what works."""
    EDITOR = "editor"
    """Adds and changes content."""
    OWNER = "owner"
    """Decides who is an operator, and writes to everybody."""


class DraftState(StrEnum):
    """Where a draft stands."""

    OFFERED = "offered"
    """A picture that somebody else made and the operator passed on; a tap begins it."""
    NEW = "new"
    """It has not been looked at since it was written or changed."""
    READY = "ready"
    """It was looked at and waits for an operator."""
    LIVE = "live"
    DISCARDED = "discarded"
    REFUSED = "refused"
    """It cannot be used; ``problem`` says why."""


class JobKind(StrEnum):
    """What the workshop can do."""

    DRAFT = "draft"
    """Look at a draft and show it."""
    SUGGEST = "suggest"
    SEARCH = "search"
    SHOW_ITEM = "show_item"
    PREVIEW = "preview"
    CHART = "chart"
    DOWNLOAD = "download"
    IMPORT = "import"
    """Look at a table that was sent, or import it."""
    BROADCAST = "broadcast"
    """Try a broadcast out on the operator."""


class JobState(StrEnum):
    """Whether a job still lies ahead."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


class BroadcastState(StrEnum):
    """Where a broadcast stands."""

    DRAFTED = "drafted"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"


class Operator(SQLModel, table=True):
    """A person with a role. Owners stand here too, but what makes them owners is the setting alone."""

    user_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="user.id", ondelete="CASCADE")
    role: Role | None = Field(default=None, sa_type=choice(Role))
    """``None``: revoked."""
    menu: Role | None = Field(default=None, sa_type=choice(Role))
    """For which role the person's command menu was made last."""
    since: datetime
    name: str | None = Field(default=None, max_length=40)
    """What they want to be called by other operators; it goes when they do."""


class OwnText(SQLModel, table=True):
    """A text that operators wrote in place of the one that ships."""

    __tablename__ = "own_text"

    kind: str = Field(primary_key=True, max_length=16)
    """``welcome``, ``consent`` or ``contact``."""
    language: str = Field(primary_key=True, max_length=8)
    text: str | None = None
    """In plain words; ``None``: the one that ships, again."""
    version: int
    """Counts the changes of this kind in all languages, to tell what somebody agreed to from what is new."""
    changed_at: datetime


class ItemDraft(SQLModel, table=True):
    """A message or image on its way into the library, or a change of one that is in it."""

    __tablename__ = "draft"
    __table_args__ = (Index(None, "user_id", "state"),)

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    user_id: int = Field(sa_type=BigId, foreign_key="user.id", ondelete="CASCADE")
    kind: ItemKind = Field(sa_type=choice(ItemKind))
    state: DraftState = Field(default=DraftState.NEW, sa_type=choice(DraftState))
    item_id: str | None = Field(default=None, max_length=64)
    """The item that is changed by it, or that it became."""
    fields: Json = Field(default_factory=dict, sa_type=JSON)
    """What was written or suggested so far; see :class:`bot.operators.draft_fields.DraftFields`."""
    telegram_file: str | None = Field(default=None, max_length=300)
    """What Telegram calls the picture that was sent, until it is fetched."""
    card_id: int | None = Field(default=None, sa_type=BigId)
    """Telegram's id of the message that shows it."""
    problem: str | None = None
    created_at: datetime


class Job(SQLModel, table=True):
    """Something that takes longer than an answer may, or that needs the network."""

    __table_args__ = (Index(None, "state", "id"),)

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    user_id: int = Field(sa_type=BigId, foreign_key="user.id", ondelete="CASCADE")
    kind: JobKind = Field(sa_type=choice(JobKind))
    state: JobState = Field(default=JobState.WAITING, sa_type=choice(JobState))
    payload: Json = Field(default_factory=dict, sa_type=JSON)
    result: list[Any] | None = Field(default=None, sa_type=JSON)
    attempts: int = 0
    claimed_by: str | None = Field(default=None, max_length=64)
    created_at: datetime


class AuditEntry(SQLModel, table=True):
    """One change that an operator made. It outlives the operator: the id alone tells nothing about a person."""

    __tablename__ = "audit"

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    at: datetime
    user_id: int | None = Field(default=None, sa_type=BigId)
    """Who did it; ``None``: somebody at the command line."""
    action: str = Field(max_length=40)
    subject: str = Field(max_length=120)
    """The item, the person's internal id, or the broadcast."""
    details: str | None = Field(default=None, max_length=300)
    before: str | None = None
    """What was there before, if a value was changed."""
    after: str | None = None
    """What there was then."""


class Broadcast(SQLModel, table=True):
    """One nudge, or an announcement in free words, for many users."""

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    user_id: int | None = Field(default=None, sa_type=BigId, foreign_key="user.id", ondelete="SET NULL")
    state: BroadcastState = Field(default=BroadcastState.DRAFTED, sa_type=choice(BroadcastState))
    message_id: str | None = Field(default=None, max_length=64)
    """The message that all get; ``None`` with ``image_id``: what suits each best."""
    image_id: str | None = Field(default=None, max_length=64)
    text: str | None = None
    """What an announcement says, in plain words; ``None``: it is a nudge."""
    photo: str | None = Field(default=None, max_length=300)
    """What the messenger calls the photo of an announcement."""
    audience: str = Field(default="all", max_length=120)
    """``all``, ``cohort:NAME``, ``language:XX`` or ``active:DAYS``; several with ``+``: who is in each."""
    starts_at: datetime | None = None
    """When it begins; ``None``: when it is confirmed."""
    cursor: int = Field(default=0, sa_type=BigId)
    """Users up to this id have their moment."""
    total: int = 0
    """For how many users it was when it was confirmed."""
    card_id: int | None = Field(default=None, sa_type=BigId)
    created_at: datetime
