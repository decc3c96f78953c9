"""Replies out: what the conversations decided to say, turned into calls to Telegram."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.error import BadRequest
from telegram.ext import ExtBot

from bot.replies import Acknowledge, Edit, EditButtons, Reply, Rows, Say

_HARMLESS = ("message is not modified", "query is too old", "query id is invalid", "message to edit not found")
"""What Telegram says when there is nothing left to do: a second press, or one that was answered too late."""


def markup(rows: Rows) -> InlineKeyboardMarkup | None:
    """Return an inline keyboard, or ``None`` for no buttons."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(button.label, callback_data=button.data) for button in row] for row in rows]
    )


class Speaker:
    """Makes replies through a bot."""

    def __init__(self, bot: ExtBot[str]) -> None:
        self._bot = bot

    async def say(self, telegram_id: int, html: str, rows: Rows = ()) -> None:
        """Send a text.

        Raises:
            telegram.error.TelegramError: As Telegram or the network has it.
        """
        await self._bot.send_message(
            telegram_id,
            html,
            parse_mode="HTML",
            reply_markup=markup(rows),
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )

    async def make(self, reply: Reply, telegram_id: int) -> None:
        """Make one reply. That there is nothing left to change or to acknowledge is no error.

        Raises:
            telegram.error.TelegramError: As Telegram or the network has it.
        """
        if isinstance(reply, Say):
            await self.say(telegram_id, reply.html, reply.buttons)
            return
        try:
            match reply:
                case Edit():
                    await self._bot.edit_message_text(
                        reply.html,
                        telegram_id,
                        reply.message_id,
                        parse_mode="HTML",
                        reply_markup=markup(reply.buttons),
                    )
                case EditButtons():
                    await self._bot.edit_message_reply_markup(
                        telegram_id, reply.message_id, reply_markup=markup(reply.buttons)
                    )
                case Acknowledge():
                    await self._bot.answer_callback_query(reply.query_id, reply.text)
        except BadRequest as error:
            if not any(words in error.message.lower() for words in _HARMLESS):
                raise
