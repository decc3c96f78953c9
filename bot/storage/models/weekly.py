"""What people say of their weeks."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from bot.storage.types import BigId


class WeeklyAnswer(SQLModel, table=True):
    """Whether a week of nudges got a person off the screen, as they say themselves."""

    __tablename__ = "weekly_answer"

    user_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="user.id", ondelete="CASCADE")
    week: date = Field(primary_key=True)
    """Its Monday, by the person's clock."""
    asked_at: datetime
    looked_up: bool | None = None
    """``None``: not answered."""
    answered_at: datetime | None = None
