"""Updates as they came in, until they are dealt with."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, Index, text
from sqlmodel import Field, SQLModel

from bot.storage.models.base import Json
from bot.storage.types import BigId, choice


class InboxState(StrEnum):
    """Where an update stands on its way through the house."""

    RECEIVED = "received"
    """Stored; nothing came of it yet."""
    ANSWERING = "answering"
    """Its changes are stored; its replies are on their way."""
    DONE = "done"
    FAILED = "failed"
    """It could not be handled; ``error`` says why. The user was told."""


class InboxUpdate(SQLModel, table=True):
    """One update from Telegram. Its content is dropped once it is done; the bare id stays, to know a repeat."""

    __tablename__ = "inbox"
    __table_args__ = (
        Index(
            "ix_inbox_open",
            "user_id",
            "update_id",
            sqlite_where=text("state IN ('received', 'answering')"),
            postgresql_where=text("state IN ('received', 'answering')"),
        ),
        Index(
            "ix_inbox_turn",
            "bot_id",
            "known",
            "turn_at",
            "update_id",
            sqlite_where=text("state IN ('received', 'answering')"),
            postgresql_where=text("state IN ('received', 'answering')"),
        ),
    )

    bot_id: int = Field(primary_key=True, sa_type=BigId, sa_column_kwargs={"autoincrement": False})
    """Which bot it came to: update ids of two bots are unrelated."""
    update_id: int = Field(primary_key=True, sa_type=BigId, sa_column_kwargs={"autoincrement": False})
    user_id: int | None = Field(default=None, sa_type=BigId, foreign_key="user.id", ondelete="SET NULL")
    state: InboxState = Field(default=InboxState.RECEIVED, sa_type=choice(InboxState))
    received_at: datetime
    known: bool = False
    """Whether it came from somebody who has agreed to be known, or has a role: they are answered first."""
    turn_at: datetime
    """Whose is earlier is handled first: when it came, or later if its writer sent more than one a second."""
    payload: Json | None = Field(default=None, sa_type=JSON)
    """The update as Telegram sent it."""
    replies: list[Json] | None = Field(default=None, sa_type=JSON)
    """What is to be said in answer, in order."""
    replies_done: int = 0
    """How many of the replies were made."""
    attempts: int = 0
    """How often it was claimed to be read; stored with the claim, so that one that ends the process is counted."""
    claimed_by: str | None = Field(default=None, max_length=64)
    """The worker that deals with it."""
    finished_at: datetime | None = None
    error: str | None = None
