"""What all people's reactions together say: about the library, and about when people have time."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from bot.storage.models.base import Json
from bot.storage.types import BigId


class PopulationSnapshot(SQLModel, table=True):
    """How often items are enjoyed, as the policy was told it from an instant on; decisions name it by its digest."""

    __tablename__ = "population"

    digest: str = Field(primary_key=True, max_length=16)
    at: datetime = Field(index=True)
    """When it was last found to be so."""
    answers: int = Field(sa_type=BigId)
    """How many it comes from."""
    data: Json = Field(sa_type=JSON)
    """``overall``, ``kinds`` and ``items``: means from 0 to 1."""


class CommonHoursSnapshot(SQLModel, table=True):
    """When people have time, whoever they are, as moments were drawn by it from an instant on."""

    __tablename__ = "common_hours"

    digest: str = Field(primary_key=True, max_length=16)
    at: datetime = Field(index=True)
    """When it was last found to be so."""
    nudges: int = Field(sa_type=BigId)
    """How many it comes from."""
    data: Json = Field(sa_type=JSON)
    """``means``: first minute, weekend, device, and how often people answered soon, of each half hour."""
