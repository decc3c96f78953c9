"""What a person can do in a chat, told apart once, at the door."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from telegram import ChatMember, ChatMemberUpdated, Message, Update
from telegram.constants import ChatType


@dataclass(frozen=True)
class Text:
    """Something written that is not a command; cleaned of control characters."""

    text: str


@dataclass(frozen=True)
class Command:
    """A command, without its slash and the bot's name, in lower case."""

    name: str
    argument: str


@dataclass(frozen=True)
class Press:
    """A press of an inline button."""

    data: str
    query_id: str
    """To acknowledge it."""
    message_id: int | None
    """The message whose button it was; ``None`` if Telegram no longer knows it."""


@dataclass(frozen=True)
class Membership:
    """The person blocked the bot, or came back."""

    blocked: bool


@dataclass(frozen=True)
class Unreadable:
    """Something without words for us: a photo, a voice message, a sticker."""

    kind: str


@dataclass(frozen=True)
class Elsewhere:
    """Something said in a group or channel, where the bot does not work."""

    addressed: bool
    """Whether the bot was spoken to by a command."""


Input = Text | Command | Press | Membership | Unreadable | Elsewhere

_KEPT = {"\n", "\u200d", "\ufe0f"}
"""Line breaks, and the joiners that emoji are made with."""


def clean(text: str) -> str:
    """Return ``text`` in composed form without control, direction-overriding and unassigned characters."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return "".join(sign for sign in composed if sign in _KEPT or unicodedata.category(sign)[0] != "C").strip()


def understand(update: Update) -> Input | None:
    """Return what the person did, or ``None`` for an update that needs no answer."""
    if update.my_chat_member is not None:
        return _membership(update.my_chat_member)
    if update.callback_query is not None:
        query = update.callback_query
        return Press(query.data or "", query.id, query.message.message_id if query.message else None)
    if update.message is not None:
        return _message(update.message)
    return None  # edited messages, channel posts and the like change nothing


def _membership(change: ChatMemberUpdated) -> Membership | None:
    if change.chat.type != ChatType.PRIVATE:
        return None
    return Membership(blocked=change.new_chat_member.status == ChatMember.BANNED)


def _message(message: Message) -> Input | None:
    if message.chat.type != ChatType.PRIVATE:
        return Elsewhere(addressed=(message.text or "").startswith("/"))
    if message.text is not None:
        text = clean(message.text)
        if text.startswith("/") and len(text) > 1 and not text[1].isspace():
            name, _, argument = text[1:].partition(" ")
            return Command(name.partition("@")[0].lower(), argument.strip())
        return Text(text) if text else Unreadable("empty text")
    if message.effective_attachment is None:
        return None  # service messages
    return Unreadable("attachment")
