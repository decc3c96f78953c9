"""python-telegram-bot's bot, and the one call that is made for every nudge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from telegram.ext import ExtBot

from bot.core.replies import Rows
from bot.telegram.speaking import markup


@dataclass(frozen=True)
class SentPicture:
    """What is kept of a picture that Telegram took.

    Attributes:
        message_id: Telegram's id of the message.
        file_id: What Telegram calls the picture in its largest size.
    """

    message_id: int
    file_id: str | None


class Messenger(ExtBot[Any]):
    """The bot; beside what :class:`telegram.ext.ExtBot` does, it sends nudges."""

    async def send_nudge(self, chat_id: int, picture: str | bytes, html: str, rows: Rows, turn: object) -> SentPicture:
        """Send a picture with a text and buttons below.

        Args:
            chat_id: To whom.
            picture: Its file id, or its bytes to upload it.
            html: The text.
            rows: The buttons.
            turn: Given by the pacer.

        Raises:
            telegram.error.TelegramError: As Telegram or the network has it.
        """
        sent = await self.send_photo(
            chat_id, picture, caption=html, parse_mode="HTML", reply_markup=markup(rows), rate_limit_args=turn
        )
        return SentPicture(sent.message_id, sent.photo[-1].file_id if sent.photo else None)
