"""Telegram as a messenger: the port's calls made through python-telegram-bot, its errors told by their meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, contextmanager
from typing import Any

from telegram import (
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.constants import ChatAction
from telegram.error import BadRequest, TelegramError
from telegram.ext import ExtBot

from bot.core.address import Address
from bot.core.messenger import SendPermit, SentPicture
from bot.core.replies import Rows, Say
from bot.telegram.addresses import MESSENGER, chat_id_of
from bot.telegram.discretion import discreet
from bot.telegram.failures import judge
from bot.telegram.incoming import TelegramUpdate
from bot.telegram.pacing import Pacer
from bot.telegram.parsing import only_ours, parse_update

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

_UNCHANGED = "message is not modified"

_NOT_EDITABLE = ("message to edit not found", "no text in the message to edit", "message can't be edited")
"""What Telegram says of a message that was deleted, or that was never ours to change."""

_HARMLESS = (_UNCHANGED, "query is too old", "query id is invalid", "message to edit not found")
"""What Telegram says when there is nothing left to do: a second press, or one that was answered too late."""


class TelegramMessenger:
    """Sends, changes and reads messages of one bot.

    Args:
        bot: python-telegram-bot's, with ``pacer`` as its rate limiter.
        pacer: Gives permits.
    """

    name = MESSENGER

    def __init__(self, bot: ExtBot[Any], pacer: Pacer) -> None:
        self._bot = bot
        self._pacer = pacer

    @property
    def bot_id(self) -> int:
        """Which bot it is."""
        return self._bot.id

    def link(self, payload: str) -> str:
        """Return a deep link."""
        return f"https://t.me/{self._bot.username}?start={payload}"

    async def send(self, address: Address, said: Say, permit: SendPermit | None = None) -> int:
        """Send a text; return the message's id."""
        with _judged():
            sent = await self._bot.send_message(
                chat_id_of(address),
                said.html,
                parse_mode="HTML",
                reply_markup=_keys(said),
                link_preview_options=None if said.preview else _NO_PREVIEW,
                disable_notification=said.silent,
                message_thread_id=address.topic,
                rate_limit_args=permit,
            )
        return sent.message_id

    async def send_picture(
        self,
        address: Address,
        picture: str | bytes,
        html: str,
        rows: Rows = (),
        permit: SendPermit | None = None,
        *,
        silent: bool = False,
    ) -> SentPicture:
        """Send a picture, by its file id or its bytes."""
        with _judged():
            sent = await self._bot.send_photo(
                chat_id_of(address),
                picture,
                caption=html,
                parse_mode="HTML",
                reply_markup=_markup(rows),
                disable_notification=silent,
                message_thread_id=address.topic,
                rate_limit_args=permit,
            )
        return SentPicture(sent.message_id, sent.photo[-1].file_id if sent.photo else None)

    async def send_file(self, address: Address, data: bytes, name: str, html: str) -> None:
        """Send a file."""
        with _judged():
            await self._bot.send_document(
                chat_id_of(address),
                data,
                caption=html,
                parse_mode="HTML",
                filename=name,
                message_thread_id=address.topic,
            )

    async def edit(self, address: Address, message_id: int, html: str, rows: Rows, *, of_picture: bool = False) -> bool:
        """Change a message; return whether it could be."""
        try:
            if of_picture:
                await self._bot.edit_message_caption(
                    chat_id_of(address), message_id, caption=html, parse_mode="HTML", reply_markup=_markup(rows)
                )
            else:
                await self._bot.edit_message_text(
                    html,
                    chat_id_of(address),
                    message_id,
                    parse_mode="HTML",
                    reply_markup=_markup(rows),
                    link_preview_options=_NO_PREVIEW,
                )
        except BadRequest as error:
            if _says(error, _NOT_EDITABLE):
                return False
            if not _says(error, (_UNCHANGED,)):
                raise judge(error) from error
        except TelegramError as error:
            raise judge(error) from error
        return True

    async def edit_buttons(self, address: Address, message_id: int, rows: Rows) -> None:
        """Change a message's buttons."""
        with _judged(harmless=_HARMLESS):
            await self._bot.edit_message_reply_markup(chat_id_of(address), message_id, reply_markup=_markup(rows))

    async def acknowledge(self, query_id: str, text: str | None) -> None:
        """Answer a callback query."""
        with _judged(harmless=_HARMLESS):
            await self._bot.answer_callback_query(query_id, text)

    async def show_busy(self, address: Address) -> None:
        """Show that the bot is typing."""
        with _judged():
            await self._bot.send_chat_action(chat_id_of(address), ChatAction.TYPING, message_thread_id=address.topic)

    async def fetch_file(self, file_id: str) -> bytes:
        """Return a file that somebody sent."""
        with _judged():
            return bytes(await (await self._bot.get_file(file_id)).download_as_bytearray())

    async def set_menu(self, address: Address, commands: Sequence[tuple[str, str]]) -> None:
        """Show somebody a menu of their own, or everybody's."""
        scope = BotCommandScopeChat(chat_id_of(address))
        with _judged():
            if commands:
                own = [BotCommand(name, description) for name, description in commands]
                await self._bot.set_my_commands(own, scope=scope)
            else:
                await self._bot.delete_my_commands(scope=scope)

    def permit(self, address: Address, *, bulk: bool) -> AbstractAsyncContextManager[SendPermit]:
        """Wait for the pacer."""
        return self._pacer.permit(chat_id_of(address), bulk=bulk)

    def read(self, payload: Mapping[str, Any]) -> TelegramUpdate:
        """Return an update."""
        return TelegramUpdate(parse_update(dict(payload), self._bot), self._bot.username)

    def storable(self, payload: dict[str, Any]) -> dict[str, Any]:
        """Return an update as it may be stored."""
        return discreet(only_ours(payload))


@contextmanager
def _judged(harmless: Sequence[str] = ()) -> Iterator[None]:
    """Raise what Telegram and the network raise by its meaning; let pass what only says that nothing is left to do."""
    try:
        yield
    except TelegramError as error:
        if not (isinstance(error, BadRequest) and _says(error, harmless)):
            raise judge(error) from error


def _says(error: TelegramError, reasons: Sequence[str]) -> bool:
    return any(reason in error.message.lower() for reason in reasons)


def _markup(rows: Rows) -> InlineKeyboardMarkup | None:
    """Return an inline keyboard, or ``None`` for no buttons."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(button.label, callback_data=button.data) for button in row] for row in rows]
    )


def _keys(said: Say) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | None:
    if said.keyboard is None:
        return _markup(said.buttons)
    if said.keyboard == "remove":
        return ReplyKeyboardRemove()
    key = KeyboardButton(said.key, request_location=True)
    return ReplyKeyboardMarkup([[key]], resize_keyboard=True, one_time_keyboard=True)
