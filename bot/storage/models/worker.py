"""Processes that work, and until when they are taken to be alive."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel


class Worker(SQLModel, table=True):
    """A process that claims rows. Its lease is renewed while it lives, by the machine's real time."""

    id: str = Field(primary_key=True, max_length=64)
    host: str = Field(max_length=200)
    pid: int
    started: float
    """When the process started, in seconds since the epoch: tells a reused process id apart."""
    lease_until: datetime
