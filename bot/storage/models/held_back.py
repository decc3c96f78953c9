"""Kinds of ideas that people want none of for a while, or fewer of."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from bot.storage.types import BigId


class HeldBack(SQLModel, table=True):
    """A kind of idea that rests: it is no dislike, and what is liked stays so."""

    __tablename__ = "held_back"

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    user_id: int = Field(sa_type=BigId, foreign_key="user.id", ondelete="CASCADE", index=True)
    text: str = Field(max_length=120)
    """What it is about, as the user said it."""
    until: datetime
    """Until when nothing of it comes."""
    is_rare: bool = False
    """Whether it comes only now and then afterwards; else as before."""
