"""What all people's reactions together say about the library."""

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
