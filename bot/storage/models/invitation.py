"""Ideas that people pass on to friends, and who would like to do them together."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.storage.types import BigId


class Invitation(SQLModel, table=True):
    """A card with an idea, made to be forwarded; whoever has its link knows nothing of who made it."""

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    user_id: int = Field(sa_type=BigId, foreign_key="user.id", ondelete="CASCADE", index=True)
    token: str = Field(max_length=32, unique=True)
    """At the end of the card's link."""
    message_id: str = Field(max_length=64)
    image_id: str = Field(max_length=64)
    created_at: datetime


class Companion(SQLModel, table=True):
    """Somebody who would like to do a friend's idea together with them. It says nothing of that friend."""

    __table_args__ = (UniqueConstraint("invitation_id", "user_id"),)

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    invitation_id: int = Field(sa_type=BigId, foreign_key="invitation.id", ondelete="CASCADE")
    user_id: int = Field(sa_type=BigId, foreign_key="user.id", ondelete="CASCADE", index=True)
    asked_at: datetime
    answered_at: datetime | None = None
    """When the friend answered; ``None``: not yet."""
    is_agreed: bool | None = None
    """Whether they agreed."""
    question_id: int | None = Field(default=None, sa_type=BigId, foreign_key="notice.id", ondelete="SET NULL")
    """The notice that asks the friend; it may say what this person wants to be called."""
    answer_id: int | None = Field(default=None, sa_type=BigId, foreign_key="notice.id", ondelete="SET NULL")
    """The notice that tells what the friend answered; it may say what they want to be called."""
