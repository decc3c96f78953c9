"""Timers that count down in a chat."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from bot.core.reactions import ReactionKind
from bot.storage.models.nudge import partial_index
from bot.storage.types import BigId, choice


class Timer(SQLModel, table=True):
    """Some minutes that a person wants to be told the end of."""

    __table_args__ = (partial_index("ix_timer_running", "next_at", where="next_at IS NOT NULL"),)

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    user_id: int = Field(sa_type=BigId, foreign_key="user.id", ondelete="CASCADE", index=True)
    minutes: int
    about: str = Field(max_length=60)
    """What for, in the person's own words; empty: they did not say."""
    started_at: datetime
    ends_at: datetime
    next_at: datetime | None = None
    """When the message changes next; ``None``: it is over."""
    stopped_at: datetime | None = None
    """When the person stopped it before its end."""
    start_notice_id: int | None = Field(default=None, sa_type=BigId, foreign_key="notice.id", ondelete="SET NULL")
    """The message that counts down."""
    end_notice_id: int | None = Field(default=None, sa_type=BigId, foreign_key="notice.id", ondelete="SET NULL")
    """The message that says that it is over."""
    reaction: ReactionKind | None = Field(default=None, sa_type=choice(ReactionKind))
    """How it was."""
