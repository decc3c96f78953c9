"""What an operator can do in a chat beyond what every person can: pictures, and commands about somebody."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Message, MessageEntity, MessageOriginUser, Update
from telegram import User as TelegramUser
from telegram.constants import ChatType

from bot.core.inputs import Command, Press, Text, clean
from bot.core.provenance import Provenance
from bot.telegram.parsing import provenance_of, understand


@dataclass(frozen=True)
class Somebody:
    """A person as an operator points at them.

    Attributes:
        telegram_id: Whose.
        name: As the operator's Telegram shows it; empty if they only gave the id.
    """

    telegram_id: int
    name: str = ""


@dataclass(frozen=True)
class Order:
    """A command of an operator's own.

    Attributes:
        name: Without its slash, in lower case.
        argument: What follows it; lines are kept.
        about: The person it is about, if that was said by replying or mentioning.
    """

    name: str
    argument: str
    about: Somebody | None


@dataclass(frozen=True)
class Words:
    """Something written, perhaps in reply to a message of the bot."""

    text: str
    reply_to: int | None
    provenance: Provenance = Provenance.OWN


@dataclass(frozen=True)
class Sent:
    """A picture, as a photo or as a file.

    Attributes:
        file_id: What Telegram calls it.
        size: In bytes, as Telegram says; ``None`` if it does not.
        name: The file's name; ``None`` for a photo.
        caption: What was written below it.
        provenance: Whose it is.
    """

    file_id: str
    size: int | None
    name: str | None
    caption: str
    provenance: Provenance = Provenance.OWN


Deed = Order | Words | Press | Sent


def deed_of(update: Update) -> Deed | None:
    """Return what an operator did, or ``None`` if it can be nothing for an operator."""
    if update.effective_chat is None or update.effective_chat.type != ChatType.PRIVATE:
        return None
    message = update.message
    if message is not None and (sent := _sent(message)) is not None:
        return sent
    given = understand(update)
    if isinstance(given, Press):
        return given
    if message is None:
        return None
    if isinstance(given, Command):
        raw = clean(message.text or "").split(maxsplit=1)
        return Order(given.name, raw[1].strip() if len(raw) > 1 else "", _about(message))
    if isinstance(given, Text):
        replied = message.reply_to_message
        return Words(clean(message.text or ""), replied.message_id if replied is not None else None, given.provenance)
    return None


def _sent(message: Message) -> Sent | None:
    caption, provenance = clean(message.caption or ""), provenance_of(message)
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return Sent(largest.file_id, largest.file_size, None, caption, provenance)
    if message.document is not None:
        document = message.document
        name = clean(document.file_name or "file")[:120]
        return Sent(document.file_id, document.file_size, name, caption, provenance)
    return None


def _about(message: Message) -> Somebody | None:
    for entity in message.entities:
        if entity.type == MessageEntity.TEXT_MENTION and entity.user is not None and not entity.user.is_bot:
            return _somebody(entity.user)
    replied = message.reply_to_message
    if replied is None:
        return None
    if isinstance(replied.forward_origin, MessageOriginUser):
        return _somebody(replied.forward_origin.sender_user)
    contact = replied.contact
    if contact is not None and contact.user_id is not None:
        return Somebody(contact.user_id, clean(f"{contact.first_name} {contact.last_name or ''}"))
    return None


def _somebody(person: TelegramUser) -> Somebody:
    return Somebody(person.id, clean(person.full_name))
