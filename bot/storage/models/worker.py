"""Processes that work: until when they are taken to be alive, what they lead, and their part of the budget."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from bot.storage.types import BigId


class Worker(SQLModel, table=True):
    """A process that claims rows. Its lease is renewed while it lives, by the database's time."""

    id: str = Field(primary_key=True, max_length=64)
    host: str = Field(max_length=200)
    """The machine's name, and which run of it: process ids mean something there and then alone."""
    pid: int
    started: float
    """When the process started, in seconds since the machine did: tells a reused process id apart."""
    lease_until: datetime
    share: float = 0.0
    """The part of the deployment's budget of messages that it may use, 0 to 1."""
    share_until: datetime
    """When that part is free again for others, if it is not renewed."""
    wants: bool = False
    """Whether it has more to say than its part lets it."""


class Leader(SQLModel, table=True):
    """Which worker does what only one may do; it leads as long as its lease lasts."""

    task: str = Field(primary_key=True, max_length=24)
    worker: str = Field(max_length=64)


class Hold(SQLModel, table=True):
    """Until when nobody may speak because Telegram asked the whole bot to wait, by the database's time."""

    name: str = Field(primary_key=True, max_length=24)
    until: datetime


class Alert(SQLModel, table=True):
    """When owners were last told about something of one kind."""

    kind: str = Field(primary_key=True, max_length=40)
    told_at: datetime


class Backup(SQLModel, table=True):
    """A backup that was made."""

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    at: datetime
    file: str = Field(max_length=300)
    size: int = Field(sa_type=BigId)
    """In bytes."""
    rows: int = Field(sa_type=BigId)
