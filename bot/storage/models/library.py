"""The library as stored, and the vectors of all texts."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, LargeBinary
from sqlmodel import Field, SQLModel

from bot.storage.types import BigId, choice


class ItemState(StrEnum):
    """Whether an item may be sent."""

    LIVE = "live"
    OFF = "off"
    DRAFT = "draft"
    """Imported with warnings, and not looked at yet."""
    DELETED = "deleted"
    """It is gone for everybody but the decisions that speak of it."""


class StoredMessage(SQLModel, table=True):
    """A message of the library."""

    __tablename__ = "message"

    id: str = Field(primary_key=True, max_length=64)
    state: ItemState = Field(default=ItemState.LIVE, sa_type=choice(ItemState))
    text: str
    """What is encoded, and what is shown to people for whose language there is no :class:`ItemText`."""
    technique: str | None = Field(default=None, max_length=80)
    pictures: list[str] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    """Ids of the images that a person chose for it, best first; an empty list: they are found; ``None``: likewise, and
    nobody said so."""
    activities: list[str] = Field(default_factory=list, sa_type=JSON)
    only_for: list[str] | None = Field(default=None, sa_type=JSON)
    """Traits of which a user must have one; ``None``: derived from the words."""
    unsuitable_for: list[str] | None = Field(default=None, sa_type=JSON)
    """Traits of which a user must have none; ``None``: derived from the words."""
    facts: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    """What it needs, as ``recommender.facts.Facts.as_dict`` writes it; ``None``: not known."""
    language: str = Field(default="en", max_length=8)
    created_at: datetime


class StoredImage(SQLModel, table=True):
    """A picture of the library; its file lies in the data folder."""

    __tablename__ = "image"

    id: str = Field(primary_key=True, max_length=64)
    state: ItemState = Field(default=ItemState.LIVE, sa_type=choice(ItemState))
    title: str = Field(max_length=80)
    caption: str
    alt: str
    file: str = Field(max_length=200)
    """The picture's name in the data folder's ``images``: its SHA-256 and its ending."""
    look: str | None = Field(default=None, max_length=16)
    """Perceptual hash, 64 bits in hex, to find pictures that look the same; ``None``: not looked at yet."""
    activities: list[str] = Field(default_factory=list, sa_type=JSON)
    only_for: list[str] | None = Field(default=None, sa_type=JSON)
    unsuitable_for: list[str] | None = Field(default=None, sa_type=JSON)
    facts: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    language: str = Field(default="en", max_length=8)
    created_at: datetime


class Upload(SQLModel, table=True):
    """What Telegram calls a picture that one bot has uploaded once."""

    image_file: str = Field(primary_key=True, max_length=200)
    bot_id: int = Field(primary_key=True, sa_type=BigId, sa_column_kwargs={"autoincrement": False})
    file_id: str = Field(max_length=300)


class Counter(SQLModel, table=True):
    """A number that only grows, by name; ``library`` moves with every change of an item."""

    name: str = Field(primary_key=True, max_length=40)
    value: int = Field(sa_type=BigId)


class Vector(SQLModel, table=True):
    """What one encoder made of one text."""

    text_hash: str = Field(primary_key=True, max_length=64)
    """SHA-256 of the text's UTF-8 bytes, in hex."""
    encoder: str = Field(primary_key=True, max_length=120)
    """The encoder's fingerprint: vectors of two models never meet."""
    data: bytes = Field(sa_type=LargeBinary)
    """float32, little-endian, of unit length."""


class VectorOwner(SQLModel, table=True):
    """For whose words a vector was first made, so that it goes when the person goes."""

    __tablename__ = "vector_owner"

    user_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="user.id", ondelete="CASCADE")
    text_hash: str = Field(primary_key=True, max_length=64)


class ItemText(SQLModel, table=True):
    """An item's text in another language than its own: what is shown there. What is encoded is its own alone."""

    __tablename__ = "item_text"

    kind: str = Field(primary_key=True, max_length=8)
    """``message`` or ``image``."""
    item_id: str = Field(primary_key=True, max_length=64)
    language: str = Field(primary_key=True, max_length=8)
    """ISO 639-1."""
    text: str
    """A message's text, or an image's alternative text."""
