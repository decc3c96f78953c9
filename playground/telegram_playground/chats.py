"""People, and their chats with a bot."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from telegram_playground.entities import Entity, FormattedText
from telegram_playground.keyboards import Markup
from telegram_playground.signals import Pulse

Status = Literal["new", "open", "blocked", "deactivated"]
"""``new``: not started yet; ``blocked``: by the person; ``deactivated``: the person's account is gone."""

MESSAGES_KEPT = 20_000
"""Messages of one chat that are remembered; older ones are forgotten."""


@dataclass(frozen=True)
class Human:
    """A person with a Telegram account."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language: str = "en"

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()

    def _names(self) -> dict[str, Any]:
        names = {"first_name": self.first_name, "last_name": self.last_name, "username": self.username}
        return {name: value for name, value in names.items() if value}

    def as_user(self) -> dict[str, Any]:
        """Return the Bot API's User."""
        return {"id": self.id, "is_bot": False, **self._names(), "language_code": self.language}

    def as_chat(self) -> dict[str, Any]:
        """Return the Bot API's Chat: the private one with this person."""
        return {"id": self.id, **self._names(), "type": "private"}


@dataclass
class ChatMessage:
    """One message of a chat, as it is now."""

    id: int
    from_bot: bool
    date: datetime
    body: dict[str, Any]
    """Those fields of the Bot API's Message that make its content: ``text``, ``photo``, ``reply_markup``."""
    edited: datetime | None = None
    deleted: bool = False
    original: bytes | None = field(default=None, repr=False)
    """The picture or document as it was uploaded."""
    taken: bool = False
    """Whether the bot has confirmed the update that told it of this message: two ticks."""
    emoji: tuple[str, ...] = ()
    """What the person put below it as a reaction."""
    editable: bool = True
    """False for what came with another markup than an inline keyboard: Telegram refuses to edit it."""

    @property
    def content(self) -> FormattedText:
        """Its text or caption, with entities."""
        kind = "text" if "text" in self.body else "caption"
        name = "entities" if kind == "text" else "caption_entities"
        entities: list[Entity] = self.body.get(name, [])
        return FormattedText(self.body.get(kind, ""), tuple(entities))

    @property
    def buttons(self) -> list[list[dict[str, Any]]]:
        """Its inline keyboard, row by row."""
        rows: list[list[dict[str, Any]]] = self.body.get("reply_markup", {}).get("inline_keyboard", [])
        return rows


@dataclass
class Query:
    """A press of an inline button, and the bot's answer to it."""

    id: str
    message: ChatMessage
    data: str
    pressed: float
    """Monotonic time of the press, in seconds."""
    answer: dict[str, Any] | None = None
    """``text``, ``show_alert``, ``url`` as the bot gave them; ``None`` until it answers."""


class Chat:
    """The private chat of one person with one bot."""

    def __init__(self, human: Human) -> None:
        self.human = human
        self.status: Status = "new"
        self.messages: dict[int, ChatMessage] = {}
        """By id, oldest first; deleted ones are gone."""
        self.keyboard: Markup | None = None
        """The reply keyboard, or the wish for a reply, that the person sees now."""
        self.action: str | None = None
        """What the bot says it is doing: ``typing``, ``upload_photo``."""
        self.queries: dict[str, Query] = {}
        self.changed = Pulse()

    @property
    def id(self) -> int:
        """The chat's id is the person's."""
        return self.human.id

    def add(self, message: ChatMessage) -> None:
        """Append a message; the oldest one is forgotten when there are too many."""
        self.messages[message.id] = message
        if len(self.messages) > MESSAGES_KEPT:
            del self.messages[next(iter(self.messages))]

    def remove(self, message: ChatMessage) -> None:
        """Delete a message."""
        message.deleted = True
        self.messages.pop(message.id, None)
