"""What people want to do so often a week."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from bot.core.goals import TEXT_LIMIT
from bot.storage.types import BigId


class StoredGoal(SQLModel, table=True):
    """A goal in a person's own words."""

    __tablename__ = "goal"

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    user_id: int = Field(sa_type=BigId, foreign_key="user.id", ondelete="CASCADE", index=True)
    text: str = Field(max_length=TEXT_LIMIT)
    times: int
    """A week, 1 to 7."""
    done: list[str] = Field(default_factory=list, sa_type=JSON)
    """Local days on which it was done, as ISO 8601."""
    created_at: datetime
