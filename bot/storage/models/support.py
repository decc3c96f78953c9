"""What people write to those who run the bot, and what these answer."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from bot.storage.types import BigId


class SupportCase(SQLModel, table=True):
    """One person's exchange with the operators, from their first message until somebody ends it."""

    __tablename__ = "support_case"

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    user_id: int = Field(sa_type=BigId, foreign_key="user.id", ondelete="CASCADE", index=True)
    opened_at: datetime
    closed_at: datetime | None = None
    """When it was ended, by either side; ``None``: it is open."""


class SupportMessage(SQLModel, table=True):
    """One message of it."""

    __tablename__ = "support_message"

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    case_id: int = Field(sa_type=BigId, foreign_key="support_case.id", ondelete="CASCADE", index=True)
    user_id: int = Field(sa_type=BigId, foreign_key="user.id", ondelete="CASCADE", index=True)
    """The person whose case it is, whoever wrote it."""
    is_answer: bool = False
    """Whether an operator wrote it."""
    text: str
    at: datetime
    notice_id: int | None = Field(default=None, sa_type=BigId, foreign_key="notice.id", ondelete="SET NULL")
    """The notice that brought an answer to the person."""
