"""One bot as the server knows it: its chats, files, updates, texts and commands."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any

from telegram_playground.chats import Chat, ChatMessage, Human
from telegram_playground.errors import Refusal, bad_request, forbidden
from telegram_playground.files import FileStore
from telegram_playground.updates import UpdateQueue


@dataclass
class WebhookState:
    """What ``setWebhook`` set, and how deliveries went."""

    url: str = ""
    secret_token: str = ""
    max_connections: int = 40
    has_custom_certificate: bool = False
    last_error_date: int | None = None
    last_error_message: str | None = None


@dataclass
class Presentation:
    """How a bot presents itself."""

    names: dict[str, str] = field(default_factory=dict)
    """By language code; ``""`` for everybody else. So are the next two."""
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, int | None, str], list[dict[str, str]]] = field(default_factory=dict)
    """By scope, chat and language code."""
    menu_buttons: dict[int | None, dict[str, Any]] = field(default_factory=dict)
    """By chat; ``None`` for all others."""

    def commands_for(self, chat_id: int, language: str) -> list[dict[str, str]]:
        """Return the commands that a person sees: the narrowest scope wins, then the language."""
        for kind, chat in (("chat", chat_id), ("all_private_chats", None), ("default", None)):
            for code in (language, ""):
                if found := self.commands.get((kind, chat, code)):
                    return found
        return []


class Account:
    """A bot.

    Args:
        token: ``ID:SECRET``.
        name: What people see at the top of the chat.
        username: Without ``@``; it ends in ``bot``.
        first_update_id: Id of its first update.
        first_message_id: Id of the first message in any of its chats: they count on through all chats.
    """

    def __init__(
        self, token: str, *, name: str, username: str, first_update_id: int, first_message_id: int = 1
    ) -> None:
        self.id = int(token.partition(":")[0])
        self.token = token
        self.name = name
        self.username = username
        self.updates = UpdateQueue(first_update_id)
        self.files = FileStore()
        self.chats: dict[int, Chat] = {}
        self.presentation = Presentation()
        self.webhook = WebhookState()
        self._message_ids = itertools.count(first_message_id)

    def next_message_id(self) -> int:
        """Return the next message id; one counter serves all private chats of a bot, as on Telegram."""
        return next(self._message_ids)

    def as_user(self) -> dict[str, Any]:
        """Return the Bot API's User."""
        name = self.presentation.names.get("") or self.name
        return {"id": self.id, "is_bot": True, "first_name": name, "username": self.username}

    def add_person(self, human: Human) -> Chat:
        """Give a person a chat with this bot, not yet started."""
        return self.chats.setdefault(human.id, Chat(human))

    def chat(self, raw_id: str) -> Chat:
        """Return a chat that the bot may see.

        Args:
            raw_id: The parameter ``chat_id``.

        Raises:
            Refusal: If it is empty or of no chat.
        """
        if not raw_id:
            raise bad_request("chat_id is empty")
        try:
            chat = self.chats.get(int(raw_id))
        except ValueError:
            chat = None
            if not raw_id.startswith("@"):
                raise bad_request("chat identifier must be a valid Integer") from None
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def writable_chat(self, raw_id: str) -> Chat:
        """Return a chat that the bot may write to.

        Raises:
            Refusal: Also if the person has not started the bot, has blocked it, or is gone.
        """
        chat = self.chat(raw_id)
        if chat.status != "open":
            raise _closed(chat)
        return chat

    def message_as_json(self, chat: Chat, message: ChatMessage, *, nested: bool = False) -> dict[str, Any]:
        """Return the Bot API's Message.

        Args:
            chat: Where it stands.
            message: The message.
            nested: Whether it stands inside of another one; then the one it replies to is left out.
        """
        answer: dict[str, Any] = {
            "message_id": message.id,
            "from": self.as_user() if message.from_bot else chat.human.as_user(),
            "chat": chat.human.as_chat(),
            "date": int(message.date.timestamp()),
        }
        if message.edited is not None:
            answer["edit_date"] = int(message.edited.timestamp())
        answer |= message.body
        replied = answer.pop("reply_to", None)
        if replied is not None and not nested and (first := chat.messages.get(replied)) is not None:
            answer["reply_to_message"] = self.message_as_json(chat, first, nested=True)
        return answer


def _closed(chat: Chat) -> Refusal:
    if chat.status == "blocked":
        return forbidden("bot was blocked by the user")
    if chat.status == "deactivated":
        return forbidden("user is deactivated")
    return forbidden("bot can't initiate conversation with a user")
