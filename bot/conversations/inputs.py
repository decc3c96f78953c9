"""What a person can do in a chat, told apart once, at the door."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Any, Literal

from telegram import ChatMember, ChatMemberUpdated, Message, Update
from telegram.constants import ChatType
from telegram.ext.filters import StatusUpdate

from bot.conversations.places import zone_at
from bot.conversations.told import Told
from bot.core.provenance import Provenance
from bot.screentime.tokens import mask_tokens


@dataclass(frozen=True)
class Text:
    """Something written that is not the sender's own command; cleaned, and as much of it as is read."""

    text: str
    told: Told | None = None
    """What a chat model has read from it; ``None`` where none was asked."""
    reader_failed: bool = False
    """Whether a chat model was asked and gave no answer, so that the rules here must do."""
    provenance: Provenance = Provenance.OWN
    beyond: str = ""
    """What was written beyond what is read; it is only searched for words of somebody in danger."""


@dataclass(frozen=True)
class Command:
    """A command of the sender's own, without its slash and the bot's name, in lower case."""

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
    provenance: Provenance = Provenance.OWN


@dataclass(frozen=True)
class Membership:
    """The person blocked the bot, or came back."""

    blocked: bool


WordlessKind = Literal["empty", "photo", "voice", "sticker", "contact", "video", "other"]


@dataclass(frozen=True)
class Wordless:
    """Something without words for us: a photo, a voice message, a sticker."""

    kind: WordlessKind
    caption: str = ""
    """What was written below it."""
    provenance: Provenance = Provenance.OWN


@dataclass(frozen=True)
class Edited:
    """The person changed something they had sent before."""

    text: str = ""
    """What it says now; it is not taken as an answer."""
    provenance: Provenance = Provenance.OWN


@dataclass(frozen=True)
class Elsewhere:
    """Something said in a group, where the bot does not work."""

    addressed: bool
    """Whether the bot was spoken to, or was just added."""


Input = Text | Command | Press | Location | Membership | Wordless | Edited | Elsewhere


def is_own(given: Input) -> bool:
    """Whether something done is the sender's own doing, such as a tap or a command always is."""
    return not isinstance(given, Text | Location | Wordless | Edited) or given.provenance.is_own


_KEPT = {"\n", "\u200d", "\ufe0f"}
"""Line breaks, and the joiners that emoji are made with."""

READ_LIMIT = 1000
"""Characters of a text that are read; nobody needs more to answer a question or to say what they wish."""

_TEXT_LIMIT = 4096
"""Characters; Telegram's own limit of a message."""

_WORD_LIMIT = 60
"""Characters that a word may have not to be cut in two."""

_BLANK = dict.fromkeys(map(ord, "\t\u115f\u1160\u2800\u3164\uffa0"), " ")
"""Signs that look like a space and are none."""

_UNSEEN = dict.fromkeys([0x034F, 0x17B4, 0x17B5, *range(0x180B, 0x1810), *range(0xFE00, 0xFE0F)])
"""Signs without width that are no control characters."""

_LOOSE_JOINERS = re.compile("(?:^|(?<=[\\s\u200d\ufe0f]))[\u200d\ufe0f](?<!\ufe0f\u200d)")
"""Joiners with nothing before them to be joined."""

_HERE = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.RESTRICTED)


def clean(text: str) -> str:
    """Return ``text`` in composed form without control, direction-overriding and unassigned characters."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return "".join(sign for sign in composed if sign in _KEPT or unicodedata.category(sign)[0] != "C").strip()


def readable(text: str) -> tuple[str, str]:
    """Return as much of a text as is read, and what is beyond it; lines in single spaces, without empty ones.

    Whatever looks like a space is one, and what has no width is left out, so that no reader has to know of it.
    """
    seen = _LOOSE_JOINERS.sub("", clean(text[:_TEXT_LIMIT].translate(_BLANK)).translate(_UNSEEN))
    lines = (" ".join(line.split()) for line in seen.splitlines())
    whole = "\n".join(line for line in lines if line)
    if len(whole) <= READ_LIMIT:
        return whole, ""
    space = max(whole.rfind(sign, READ_LIMIT - _WORD_LIMIT, READ_LIMIT + 1) for sign in " \n")
    end = space if space > 0 else READ_LIMIT
    return whole[:end], whole[end:].lstrip()


def discreet(payload: dict[str, Any]) -> dict[str, Any]:
    """Return an update as it may be stored: of a place its time zone, of a contact nothing but whose it is, no token.

    A press brings the whole message along that its button belongs to, such as the one that shows a token.
    """
    kept: dict[str, Any] = _without_secrets(payload)
    message = payload.get("message")
    place = message.get("location") if isinstance(message, dict) else None
    if isinstance(place, dict):
        kept["message"][_ZONE] = _zone_of(place)
    return kept


def _zone_of(place: dict[str, Any]) -> str | None:
    latitude, longitude = place.get("latitude"), place.get("longitude")
    if not isinstance(latitude, int | float) or not isinstance(longitude, int | float):
        return None
    return zone_at(latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _without_secrets(part: Any) -> Any:
    """Return a part of an update without places, numbers and tokens, also those of messages it answers or quotes."""
    if isinstance(part, str):
        return mask_tokens(part)
    if isinstance(part, list):
        return [_without_secrets(each) for each in part]
    if not isinstance(part, dict):
        return part
    kept = {name: _without_secrets(value) for name, value in part.items() if name != "venue"}
    if isinstance(part.get("location"), dict):
        kept["location"] = {"latitude": 0, "longitude": 0}
    if isinstance(part.get("contact"), dict):
        whose = {name: value for name, value in part["contact"].items() if name == "user_id"}
        kept["contact"] = {"phone_number": "", "first_name": "", **whose}
    return kept


_ZONE = "offscreen_time_zone"
"""Where a stored update holds the time zone of a shared place."""


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
    if update.message is not None:
        return _of(update.message, _message(update, update.message, username))
    edited = update.edited_message
    if edited is None or edited.chat.type != ChatType.PRIVATE or edited.location is not None:
        return None  # a live location moves on all the time
    return _of(edited, Edited(_whole(edited.text or edited.caption)))


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
        case Text() | Location() | Wordless() | Edited():
            return replace(given, provenance=provenance)
    return given


def is_private(update: Update) -> bool:
    """Whether an update belongs to a chat between one person and the bot."""
    chat = update.effective_chat
    return chat is not None and chat.type == ChatType.PRIVATE


def _membership(change: ChatMemberUpdated) -> Membership | Elsewhere | None:
    if change.chat.type == ChatType.PRIVATE:
        return Membership(blocked=change.new_chat_member.status == ChatMember.BANNED)
    added = change.new_chat_member.status in _HERE and change.old_chat_member.status not in _HERE
    return Elsewhere(addressed=True) if added and change.chat.type != ChatType.CHANNEL else None


def _message(update: Update, message: Message, username: str | None) -> Input | None:
    if message.chat.type != ChatType.PRIVATE:
        return Elsewhere(_is_to_us(message, username))
    if message.text is not None:
        text = clean(message.text[:_TEXT_LIMIT])
        if text.startswith("/") and len(text) > 1 and not text[1].isspace():
            parts = text[1:].split(maxsplit=1)
            name, argument = parts[0], parts[1] if len(parts) > 1 else ""
            return Command(name.partition("@")[0].lower(), argument.strip())
        read, beyond = readable(message.text)
        return Text(read, beyond=beyond) if read else Wordless("empty")
    if message.location is not None:
        return Location(message.api_kwargs.get(_ZONE))
    if StatusUpdate.ALL.check_update(update):
        return None
    return Wordless(_kind(message), _whole(message.caption))


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
