"""What the bot says, as data: decided by pure functions, stored with the turn, and only then sent."""

from __future__ import annotations

from html import escape
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

CALLBACK_DATA_LIMIT = 64
"""Bytes that Telegram allows in a button's data."""


class Button(BaseModel):
    """An inline button."""

    model_config = ConfigDict(frozen=True)

    label: str
    data: str


Rows = tuple[tuple[Button, ...], ...]


class Say(BaseModel):
    """Send a message."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["say"] = "say"
    html: str
    """In Telegram's HTML; whatever a person said in it is escaped."""
    buttons: Rows = ()


class Edit(BaseModel):
    """Replace a message's text and buttons."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["edit"] = "edit"
    message_id: int
    html: str
    buttons: Rows = ()


class EditButtons(BaseModel):
    """Replace a message's buttons alone."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["edit_buttons"] = "edit_buttons"
    message_id: int
    buttons: Rows = ()


class Acknowledge(BaseModel):
    """Stop a pressed button from spinning, with a short text or without."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["acknowledge"] = "acknowledge"
    query_id: str
    text: str | None = None


Reply = Annotated[Say | Edit | EditButtons | Acknowledge, Field(discriminator="kind")]

REPLY: TypeAdapter[Reply] = TypeAdapter(Reply)


def quoted(words: str) -> str:
    """Return a person's words, escaped for Telegram's HTML."""
    return escape(words, quote=False)
