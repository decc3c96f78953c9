"""Updates as Telegram sends them, and what the person did by them; what cannot be read stands in nobody's way."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from telegram import (
    ChatMember,
    ChatMemberUpdated,
    Message,
    MessageReactionUpdated,
    ReactionType,
    ReactionTypeEmoji,
    Update,
)
from telegram.constants import ChatType
from telegram.ext import ExtBot
from telegram.ext.filters import StatusUpdate

from bot.core.inputs import (
    Command,
    Edited,
    EmojiReaction,
    GroupMessage,
    Input,
    Location,
    Membership,
    Press,
    Text,
    UnsupportedKind,
    UnsupportedMessage,
    read_words,
    readable,
)
from bot.core.log_events import event
from bot.core.provenance import Provenance
from bot.telegram.discretion import ZONE_FIELD

ALLOWED_UPDATES = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.MESSAGE_REACTION,
    Update.MY_CHAT_MEMBER,
)
"""The kinds that we ask for; of others nothing is read or kept."""

_CORE = ("message_id", "date", "edit_date", "chat", "from")
"""What is kept of a message that cannot be read: who wrote it, where and when."""

_LAST_DATE = 2**32
"""In the year 2106; far beyond, no calendar has the day."""

_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, OverflowError, OSError, RecursionError)
"""What the library raises for a field of another kind, or a date that no calendar has."""

_HERE = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.RESTRICTED)

_log = logging.getLogger(__name__)


def parse_update(payload: dict[str, Any], bot: ExtBot[Any] | None) -> Update:
    """Return an update; one that cannot be read as a whole without what it brings, so that it can be answered.

    Telegram adds to its messages all the time, and a library knows them as of one day.

    Args:
        payload: From Telegram.
        bot: Whose update it is.

    Raises:
        KeyError: If it has no ``update_id``.
    """
    number = payload["update_id"]
    if not _is_ours(payload):
        return Update(number)
    for tried in (payload, _core(payload)):
        try:
            return Update.de_json(tried, bot)
        except _UNREADABLE as error:
            event(_log, logging.WARNING, "update_not_readable", update=number, error=type(error).__name__)
    return Update(number)


def has_number(payload: Any) -> bool:
    """Whether something that came is an update at all."""
    return isinstance(payload, dict) and type(payload.get("update_id")) is int


def only_ours(payload: dict[str, Any]) -> dict[str, Any]:
    """Return an update as it came, or its bare number if it is none of ours."""
    return payload if _is_ours(payload) else {"update_id": payload["update_id"]}


def _is_ours(payload: dict[str, Any]) -> bool:
    """Whether an update is of a kind that we asked for, and said to us and not to somebody's business account."""
    if not any(kind in payload for kind in ALLOWED_UPDATES):
        return False
    query = payload.get("callback_query")
    said = query.get("message") if isinstance(query, dict) else payload.get("message")
    return not (isinstance(said, dict) and "business_connection_id" in said)


def _core(payload: dict[str, Any]) -> dict[str, Any]:
    core: dict[str, Any] = {"update_id": payload["update_id"]}
    for kind in ("message", "edited_message"):
        if isinstance(message := payload.get(kind), dict):
            core[kind] = _core_of(message)
    if isinstance(query := payload.get("callback_query"), dict):
        kept = {name: query[name] for name in ("id", "from", "data") if name in query}
        message = query.get("message")
        told = _core_of(message) if isinstance(message, dict) else None
        core["callback_query"] = {"chat_instance": "", **kept, **({"message": told} if told else {})}
    return core


def _core_of(message: dict[str, Any]) -> dict[str, Any]:
    core = {name: message[name] for name in _CORE if name in message}
    for name in ("date", "edit_date"):
        if name in core and not (isinstance(core[name], int) and 0 <= core[name] <= _LAST_DATE):
            core[name] = 0  # nobody here reads it, and who wrote it shall have an answer
    return core


def understand(update: Update, username: str | None = None) -> Input | None:
    """Return what the person did, or ``None`` for an update that needs no answer, such as a channel's post.

    Args:
        update: As it came in, or as it was stored.
        username: The bot's own, without ``@``, to know in groups who is spoken to; ``None``: it is always us.
    """
    if update.my_chat_member is not None:
        return _membership(update.my_chat_member)
    if update.callback_query is not None:
        query = update.callback_query
        return Press(query.data or "", query.id, query.message.message_id if query.message else None)
    if update.message_reaction is not None:
        return _emoji(update.message_reaction)
    if update.message is not None:
        return _of(update.message, _message(update, update.message, username))
    edited = update.edited_message
    if edited is None or edited.chat.type != ChatType.PRIVATE or edited.location is not None:
        return None  # a live location moves on all the time
    return _of(edited, Edited(_whole(edited.text or edited.caption)))


def _emoji(change: MessageReactionUpdated) -> EmojiReaction | None:
    """Return what stands below a message now; in groups, and of somebody without a name, it says nothing to us."""
    if change.chat.type != ChatType.PRIVATE or change.user is None:
        return None
    return EmojiReaction(change.message_id, _emoji_of(change.old_reaction), _emoji_of(change.new_reaction))


def _emoji_of(reactions: Sequence[ReactionType]) -> tuple[str, ...]:
    return tuple(one.emoji for one in reactions if isinstance(one, ReactionTypeEmoji))


def provenance_of(message: Message) -> Provenance:
    """Return whose words a message brings.

    An answer to a message of the same chat is the sender's own, whomever that one is from: it is pointed at, and
    not sent. Fields that older servers and later versions of Telegram name after forwarding count as such.
    """
    if (
        message.forward_origin is not None
        or message.is_automatic_forward
        or any(name.startswith("forward") for name in message.api_kwargs)
    ):
        return Provenance.FORWARDED
    if message.via_bot is not None or message.sender_business_bot is not None:
        return Provenance.BY_BOT
    if message.sender_chat is not None:
        return Provenance.FOR_CHAT
    if message.external_reply is not None or message.reply_to_story is not None:
        return Provenance.QUOTING
    return Provenance.OWN


def _of(message: Message, given: Input | None) -> Input | None:
    """Return an input with whose words it brings; a command of somebody else is nothing but a text."""
    provenance = provenance_of(message)
    if provenance.is_own:
        return given
    match given:
        case Command():
            read, beyond = readable(message.text or "")
            return Text(read, provenance=provenance, beyond=beyond)
        case Text() | Location() | UnsupportedMessage() | Edited():
            return replace(given, provenance=provenance)
    return given


def is_private(update: Update) -> bool:
    """Whether an update belongs to a chat between one person and the bot."""
    chat = update.effective_chat
    return chat is not None and chat.type == ChatType.PRIVATE


def _membership(change: ChatMemberUpdated) -> Membership | GroupMessage | None:
    if change.chat.type == ChatType.PRIVATE:
        return Membership(blocked=change.new_chat_member.status == ChatMember.BANNED)
    added = change.new_chat_member.status in _HERE and change.old_chat_member.status not in _HERE
    return GroupMessage(addressed=True) if added and change.chat.type != ChatType.CHANNEL else None


def _message(update: Update, message: Message, username: str | None) -> Input | None:
    if message.chat.type != ChatType.PRIVATE:
        return GroupMessage(_is_to_us(message, username))
    if message.text is not None:
        return _answering(read_words(message.text), message)
    if message.location is not None:
        return Location(message.api_kwargs.get(ZONE_FIELD))
    if StatusUpdate.ALL.check_update(update):
        return None
    photo = message.photo[-1].file_id if message.photo else ""
    return UnsupportedMessage(_kind(message), _whole(message.caption), photo=photo)


def _answering(given: Command | Text | UnsupportedMessage, message: Message) -> Command | Text | UnsupportedMessage:
    """Return words with the message of ours that they answer, if they answer one."""
    answered = message.reply_to_message
    ours = answered is not None and answered.from_user is not None and answered.from_user.is_bot
    if answered is None or not ours or not isinstance(given, Text):
        return given
    return replace(given, reply_to=answered.message_id)


def _whole(text: str | None) -> str:
    return "\n".join(part for part in readable(text or "") if part)


def _is_to_us(message: Message, username: str | None) -> bool:
    """Whether something said in a group is said to this bot: a command, its name, or an answer to it."""
    words = message.text or message.caption or ""
    if username is None:
        return words.startswith("/")
    name = f"@{username}".casefold()
    if words.startswith("/"):
        addressee = words.split(maxsplit=1)[0].casefold().partition("@")
        return not addressee[1] or f"@{addressee[2]}" == name
    answered = message.reply_to_message.from_user if message.reply_to_message is not None else None
    if answered is not None and answered.username is not None and f"@{answered.username}".casefold() == name:
        return True
    return re.search(rf"{re.escape(name)}(?!\w)", words.casefold()) is not None


def _kind(message: Message) -> UnsupportedKind:
    if message.photo:
        return "photo"
    if message.voice or message.audio or message.video_note:
        return "voice"
    if message.sticker or message.dice:
        return "sticker"
    if message.contact:
        return "contact"
    return "video" if message.video or message.animation else "other"
