"""python-telegram-bot's bot, with the one call that is made for every nudge as light as it can be."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from telegram import InputFile
from telegram.ext import ExtBot

from bot.replies import Rows


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

        Like ``send_photo``, but Telegram's answer is not made into objects that nobody looks at: a sender of many
        nudges spends a third of its time on that.

        Args:
            chat_id: To whom.
            picture: Its file id, or its bytes to upload it.
            html: The text.
            rows: The buttons.
            turn: Given by the pacer.

        Raises:
            telegram.error.TelegramError: As Telegram or the network has it.
        """
        keyboard = [[{"text": button.label, "callback_data": button.data} for button in row] for row in rows]
        answer = await self._post(
            "sendPhoto",
            {
                "chat_id": chat_id,
                "photo": picture if isinstance(picture, str) else InputFile(picture),
                "caption": html,
                "parse_mode": "HTML",
                "reply_markup": json.dumps({"inline_keyboard": keyboard}),
            },
            api_kwargs=self._merge_api_rl_kwargs(None, turn),
        )
        sizes = answer.get("photo") or [{}]
        return SentPicture(answer["message_id"], sizes[-1].get("file_id"))
