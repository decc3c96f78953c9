"""Replies out: what the conversations decided to say, turned into calls to Telegram."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.constants import ChatAction
from telegram.error import BadRequest
from telegram.ext import ExtBot

from bot.chart import draw_progress
from bot.core.replies import (
    TOKEN_PLACE,
    Acknowledge,
    Busy,
    Edit,
    EditButtons,
    Reply,
    Rows,
    Say,
    SendChart,
    SendExport,
    ShowToken,
    TellOwners,
)

_HARMLESS = ("message is not modified", "query is too old", "query id is invalid", "message to edit not found")
"""What Telegram says when there is nothing left to do: a second press, or one that was answered too late."""

_NOT_EDITABLE = ("message to edit not found", "no text in the message to edit", "message can't be edited")
"""What Telegram says of a message that was deleted, or that was never ours to change: the answer is still due."""


def markup(rows: Rows) -> InlineKeyboardMarkup | None:
    """Return an inline keyboard, or ``None`` for no buttons."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(button.label, callback_data=button.data) for button in row] for row in rows]
    )


class Speaker:
    """Makes replies through a bot.

    Args:
        bot: Through which.
        export: Returns the file with everything stored about a user, by id; ``None`` where no reply asks for it.
        tell_owners: Tells the owners something, by its kind and in words; ``None`` where no reply asks for it.
        new_token: Makes a device's token, by the device's id, and stores its hash; ``None`` where no reply asks for it.
    """

    def __init__(
        self,
        bot: ExtBot[Any],
        export: Callable[[int], Awaitable[bytes]] | None = None,
        tell_owners: Callable[[str, str], Awaitable[None]] | None = None,
        new_token: Callable[[int], Awaitable[str | None]] | None = None,
    ) -> None:
        self._bot = bot
        self._new_token = new_token
        self._export = export
        self._tell_owners = tell_owners

    async def say(self, chat_id: int, html: str, rows: Rows = ()) -> int:
        """Send a text; return the message's id.

        Raises:
            telegram.error.TelegramError: As Telegram or the network has it.
        """
        return await self._send(chat_id, html, markup(rows))

    async def make(self, reply: Reply, chat_id: int) -> int | None:
        """Make one reply. That there is nothing left to change or to acknowledge is no error.

        Returns:
            The id of the message that asks a question; ``None`` for everything else.

        Raises:
            telegram.error.TelegramError: As Telegram or the network has it.
        """
        match reply:
            case Say(keyboard=None):
                said = await self.say(chat_id, reply.html, reply.buttons)
                return said if reply.question else None
            case Say():
                await self._send(chat_id, reply.html, _keyboard(reply))
            case Busy():
                await self._bot.send_chat_action(chat_id, ChatAction.TYPING)
            case SendChart():
                picture = await asyncio.to_thread(draw_progress, reply.progress)
                await self._bot.send_photo(
                    chat_id, picture, caption=reply.html, parse_mode="HTML", filename="progress.png"
                )
            case SendExport():
                await self._send_export(reply, chat_id)
            case ShowToken():
                await self._show_token(reply, chat_id)
            case TellOwners():
                if self._tell_owners is None:
                    raise TypeError("this speaker was made without owners")
                await self._tell_owners(reply.about, reply.text)
            case _:
                await self._change(reply, chat_id)
        return None

    async def _change(self, reply: Edit | EditButtons | Acknowledge, chat_id: int) -> None:
        try:
            match reply:
                case Edit():
                    await self._bot.edit_message_text(
                        reply.html,
                        chat_id,
                        reply.message_id,
                        parse_mode="HTML",
                        reply_markup=markup(reply.buttons),
                        link_preview_options=LinkPreviewOptions(is_disabled=True),
                    )
                case EditButtons():
                    await self._bot.edit_message_reply_markup(
                        chat_id, reply.message_id, reply_markup=markup(reply.buttons)
                    )
                case Acknowledge():
                    await self._bot.answer_callback_query(reply.query_id, reply.text)
        except BadRequest as error:
            words = error.message.lower()
            if isinstance(reply, Edit) and any(reason in words for reason in _NOT_EDITABLE):
                await self.say(chat_id, reply.html, reply.buttons)
            elif not any(harmless in words for harmless in _HARMLESS):
                raise

    async def _send(
        self, chat_id: int, html: str, keys: InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | None
    ) -> int:
        sent = await self._bot.send_message(
            chat_id,
            html,
            parse_mode="HTML",
            reply_markup=keys,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
        return sent.message_id

    async def _send_export(self, reply: SendExport, chat_id: int) -> None:
        if self._export is None:
            raise TypeError("this speaker was made without export")
        file = await self._export(reply.user_id)
        await self._bot.send_document(
            chat_id, file, caption=reply.html, parse_mode="HTML", filename="offscreen-export.json"
        )

    async def _show_token(self, reply: ShowToken, chat_id: int) -> None:
        if self._new_token is None:
            raise TypeError("this speaker was made without new_token")
        token = await self._new_token(reply.device_id)
        if token is not None:  # else the device was removed meanwhile
            await self.say(chat_id, reply.html.replace(TOKEN_PLACE, token), reply.buttons)


def _keyboard(reply: Say) -> ReplyKeyboardMarkup | ReplyKeyboardRemove:
    if reply.keyboard == "ask_place":
        return ReplyKeyboardMarkup(
            [[KeyboardButton(reply.key, request_location=True)]], resize_keyboard=True, one_time_keyboard=True
        )
    return ReplyKeyboardRemove()
