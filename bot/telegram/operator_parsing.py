"""Updates as operators send them: pictures, and commands about somebody."""

from __future__ import annotations

from telegram import Message, MessageEntity, MessageOriginUser, Update
from telegram import User as TelegramUser

from bot.core.inputs import Command, Press, Text, clean
from bot.core.operator_inputs import OperatorInput, Order, Sent, Somebody, Words
from bot.telegram.addresses import telegram_address
from bot.telegram.parsing import is_private, provenance_of, understand


def operator_input_of(update: Update) -> OperatorInput | None:
    """Return what an operator did, or ``None`` if it can be nothing for an operator."""
    if not is_private(update):
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
        return Somebody(telegram_address(contact.user_id), clean(f"{contact.first_name} {contact.last_name or ''}"))
    return None


def _somebody(person: TelegramUser) -> Somebody:
    return Somebody(telegram_address(person.id), clean(person.full_name))
