"""One update of Telegram's as the port has it."""

from __future__ import annotations

from dataclasses import replace

from telegram import Message, Update

from bot.core.address import Address
from bot.core.inputs import Input
from bot.core.messenger import Correspondent
from bot.core.operator_inputs import OperatorInput
from bot.telegram.addresses import telegram_address
from bot.telegram.operator_parsing import operator_input_of
from bot.telegram.parsing import is_private, understand


class TelegramUpdate:
    """An update, read as far as it is asked.

    Args:
        update: As it was parsed.
        username: The bot's own, without ``@``.
    """

    def __init__(self, update: Update, username: str | None) -> None:
        self._update = update
        self._username = username

    @property
    def number(self) -> int:
        """Telegram's id of the update."""
        return self._update.update_id

    @property
    def sender(self) -> Correspondent | None:
        """The person it comes from."""
        person = self._update.effective_user
        if person is None or person.is_bot:
            return None
        return Correspondent(telegram_address(person.id), person.language_code or "en")

    @property
    def chat(self) -> Address | None:
        """The chat's id; the press of a button in an inline message has no chat, but a sender."""
        chat = self._update.effective_chat
        if chat is not None:
            return replace(telegram_address(chat.id), topic=self._topic)
        return self.sender.address if self.sender is not None else None

    @property
    def _topic(self) -> int | None:
        message = self._update.effective_message
        return message.message_thread_id if message is not None and message.is_topic_message else None

    @property
    def is_private(self) -> bool:
        """Whether it belongs to a chat between one person and the bot."""
        return is_private(self._update)

    @property
    def query_id(self) -> str | None:
        """The callback query's id, if it is one."""
        return self._update.callback_query.id if self._update.callback_query is not None else None

    @property
    def pressed_picture(self) -> int | None:
        """The pressed message, if it has no text."""
        query = self._update.callback_query
        pressed = query.message if query is not None else None
        return pressed.message_id if isinstance(pressed, Message) and pressed.text is None else None

    def understand(self) -> Input | None:
        """Return what the person did."""
        return understand(self._update, self._username)

    def for_operators(self) -> OperatorInput | None:
        """Return what it is if an operator did it."""
        return operator_input_of(self._update)
