"""What people asked to be reminded of."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from bot.core.reminders import TEXT_LIMIT
from bot.storage.types import BigId


class StoredReminder(SQLModel, table=True):
    """A reminder in a person's own words; one that comes once goes when it has come."""

    __tablename__ = "reminder"

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    user_id: int = Field(sa_type=BigId, foreign_key="user.id", ondelete="CASCADE", index=True)
    text: str = Field(max_length=TEXT_LIMIT)
    minute: int
    """Of the local day, 0 to 1439."""
    days: int
    """Weekdays as bits, 1 is Monday; 0: it comes once."""
    on_day: date | None = None
    """The local day of one that comes once."""
    created_at: datetime
    photo: str | None = Field(default=None, max_length=300)
    """What the messenger calls the person's own picture for it: the picture itself stays in their chat."""
