"""Cards in an operator's chat: sent once, and changed from then on."""

from __future__ import annotations

from typing import Any

from telegram import LinkPreviewOptions
from telegram.error import BadRequest
from telegram.ext import ExtBot

from bot.core.replies import Rows
from bot.telegram.speaking import markup

_UNCHANGED = "message is not modified"


class Showing:
    """Sends and changes cards.

    Args:
        bot: Through which.
    """

    def __init__(self, bot: ExtBot[Any]) -> None:
        self._bot = bot

    async def show(
        self, chat_id: int, html: str, rows: Rows = (), *, picture: bytes | None = None, card_id: int | None = None
    ) -> int:
        """Show a card; return its message id.

        Args:
            chat_id: Where.
            html: Telegram's HTML; at most 1024 characters below a picture.
            rows: Buttons.
            picture: A picture's file, if it has one. It cannot change afterwards.
            card_id: The card that is to change; ``None``, or one that was deleted: a new one.

        Raises:
            telegram.error.TelegramError: As Telegram or the network has it.
        """
        if card_id is not None and await self._change(chat_id, card_id, html, rows, of_picture=picture is not None):
            return card_id
        if picture is None:
            sent = await self._bot.send_message(
                chat_id,
                html,
                parse_mode="HTML",
                reply_markup=markup(rows),
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        else:
            sent = await self._bot.send_photo(
                chat_id, picture, caption=html, parse_mode="HTML", reply_markup=markup(rows)
            )
        return int(sent.message_id)

    async def send_file(self, chat_id: int, data: bytes, name: str, html: str) -> None:
        """Send a file.

        Raises:
            telegram.error.TelegramError: As Telegram or the network has it.
        """
        await self._bot.send_document(chat_id, data, caption=html, parse_mode="HTML", filename=name)

    async def busy(self, chat_id: int) -> None:
        """Show that an answer is on its way.

        Raises:
            telegram.error.TelegramError: As Telegram or the network has it.
        """
        await self._bot.send_chat_action(chat_id, "typing")

    async def _change(self, chat_id: int, card_id: int, html: str, rows: Rows, *, of_picture: bool) -> bool:
        try:
            if of_picture:
                await self._bot.edit_message_caption(
                    chat_id, card_id, caption=html, parse_mode="HTML", reply_markup=markup(rows)
                )
            else:
                await self._bot.edit_message_text(
                    html,
                    chat_id,
                    card_id,
                    parse_mode="HTML",
                    reply_markup=markup(rows),
                    link_preview_options=LinkPreviewOptions(is_disabled=True),
                )
        except BadRequest as error:
            return _UNCHANGED in error.message.lower()
        return True
