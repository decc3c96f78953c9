"""What a person can do in a chat, told apart once, at the door."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any, Literal

from telegram import ChatMember, ChatMemberUpdated, Message, Update
from telegram.constants import ChatType

from bot.conversations.places import zone_at
from bot.conversations.told import Told


@dataclass(frozen=True)
class Text:
    """Something written that is not a command; cleaned of control characters."""

    text: str
    told: Told | None = None
    """What a chat model has read from it; ``None`` where none was asked."""
    reader_failed: bool = False
    """Whether a chat model was asked and gave no answer, so that the rules here must do."""


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
class Location:
    """A shared place, of which only the time zone is known here."""

    zone: str | None
    """IANA name; ``None`` where there is none."""


@dataclass(frozen=True)
class Membership:
    """The person blocked the bot, or came back."""

    blocked: bool


WordlessKind = Literal["empty", "photo", "voice", "sticker", "contact", "video", "other"]


@dataclass(frozen=True)
class Wordless:
    """Something without words for us: a photo, a voice message, a sticker."""

    kind: WordlessKind


@dataclass(frozen=True)
class Edited:
    """The person changed something they had sent before."""


@dataclass(frozen=True)
class Elsewhere:
    """Something said in a group, where the bot does not work."""

    addressed: bool
    """Whether the bot was spoken to by a command, or was just added."""


Input = Text | Command | Press | Location | Membership | Wordless | Edited | Elsewhere

_KEPT = {"\n", "\u200d", "\ufe0f"}
"""Line breaks, and the joiners that emoji are made with."""

_HERE = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.RESTRICTED)


def clean(text: str) -> str:
    """Return ``text`` in composed form without control, direction-overriding and unassigned characters."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return "".join(sign for sign in composed if sign in _KEPT or unicodedata.category(sign)[0] != "C").strip()


def discreet(payload: dict[str, Any]) -> dict[str, Any]:
    """Return an update as it may be stored: of a place its time zone, of a contact nothing."""
    message = payload.get("message")
    if not isinstance(message, dict) or not ("location" in message or "contact" in message):
        return payload
    kept = {name: value for name, value in message.items() if name not in ("venue", "reply_to_message")}
    if "location" in message:
        place = message["location"]
        kept[_ZONE] = zone_at(place["latitude"], place["longitude"])
        kept["location"] = {"latitude": 0, "longitude": 0}
    if "contact" in message:
        kept["contact"] = {"phone_number": "", "first_name": ""}
    return {**payload, "message": kept}


_ZONE = "offscreen_time_zone"
"""Where a stored update holds the time zone of a shared place."""


def understand(update: Update) -> Input | None:
    """Return what the person did, or ``None`` for an update that needs no answer, such as a channel's post."""
    if update.my_chat_member is not None:
        return _membership(update.my_chat_member)
    if update.callback_query is not None:
        query = update.callback_query
        return Press(query.data or "", query.id, query.message.message_id if query.message else None)
    if update.message is not None:
        return _message(update.message)
    if update.edited_message is not None and update.edited_message.chat.type == ChatType.PRIVATE:
        return Edited()
    return None


def is_private(update: Update) -> bool:
    """Whether an update belongs to a chat between one person and the bot."""
    chat = update.effective_chat
    return chat is not None and chat.type == ChatType.PRIVATE


def _membership(change: ChatMemberUpdated) -> Membership | Elsewhere | None:
    if change.chat.type == ChatType.PRIVATE:
        return Membership(blocked=change.new_chat_member.status == ChatMember.BANNED)
    added = change.new_chat_member.status in _HERE and change.old_chat_member.status not in _HERE
    return Elsewhere(addressed=True) if added and change.chat.type != ChatType.CHANNEL else None


def _message(message: Message) -> Input | None:
    if message.chat.type != ChatType.PRIVATE:
        return Elsewhere(addressed=(message.text or "").startswith("/"))
    if message.text is not None:
        text = clean(message.text)
        if text.startswith("/") and len(text) > 1 and not text[1].isspace():
            parts = text[1:].split(maxsplit=1)
            name, argument = parts[0], parts[1] if len(parts) > 1 else ""
            return Command(name.partition("@")[0].lower(), argument.strip())
        return Text(text) if text else Wordless("empty")
    if message.location is not None:
        return Location(message.api_kwargs.get(_ZONE))
    if message.effective_attachment is None:
        return None  # service messages
    return Wordless(_kind(message))


def _kind(message: Message) -> WordlessKind:
    if message.photo:
        return "photo"
    if message.voice or message.audio or message.video_note:
        return "voice"
    if message.sticker or message.dice:
        return "sticker"
    if message.contact:
        return "contact"
    return "video" if message.video or message.animation else "other"
