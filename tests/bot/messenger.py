"""A messenger in memory, so that dialogues are tested without HTTP.

People are the playground's, and so are its rules of what may be sent and changed; what the bot says reaches them by a
call, and nothing is paced. Journeys and the tests of the transport go through the real thing.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from starlette.routing import Route
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

from bot.application import Offscreen
from bot.core.address import Address
from bot.core.clock import JumpingClock
from bot.core.commands import menu
from bot.core.free_budget import FreeBudget
from bot.core.messenger import SendPermit, SentPicture
from bot.core.replies import Rows, Say
from bot.delivery.encoding import EncodingProcess
from bot.demo.stage import BOT_NAME, BOT_USERNAME, Stage, free_port
from bot.intake.connection import UpdateSink, UpdateSource
from bot.settings import Settings
from bot.telegram.addresses import MESSENGER, telegram_address
from bot.telegram.discretion import discreet
from bot.telegram.failures import judge
from bot.telegram.incoming import TelegramUpdate
from bot.telegram.parsing import ALLOWED_UPDATES, only_ours, parse_update
from telegram_playground.account import Account
from telegram_playground.api import BotApi
from telegram_playground.parameters import Parameters, Upload
from telegram_playground.server import Playground
from tests.bot.filled import copy_filled

UNCHANGED = "message is not modified"
NOT_EDITABLE = ("message to edit not found", "no text in the message to edit", "message can't be edited")
HARMLESS = (UNCHANGED, "message to edit not found", "query is too old")


class MemoryMessenger:
    """Carries out the port's calls in the playground's world, at once."""

    name = MESSENGER

    def __init__(self, playground: Playground) -> None:
        self._world = playground.world
        self._account = playground.world.main
        self._api = BotApi(self._world, limits=False)
        self.bot_id = self._account.id

    def link(self, payload: str) -> str:
        return f"https://t.me/{self._account.username}?start={payload}"

    async def send(self, address: Address, said: Say, permit: SendPermit | None = None) -> int:
        sent = await self.call("sendMessage", chat_id=address, text=said.html, reply_markup=_keys(said))
        return int(sent["message_id"])

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
        sent = await self.call("sendPhoto", chat_id=address, photo=picture, caption=html, reply_markup=_inline(rows))
        return SentPicture(sent["message_id"], sent["photo"][-1]["file_id"])

    async def send_file(self, address: Address, data: bytes, name: str, html: str) -> None:
        await self.call("sendDocument", chat_id=address, document=data, caption=html, file_name=name)

    async def edit(self, address: Address, message_id: int, html: str, rows: Rows, *, of_picture: bool = False) -> bool:
        method, words = ("editMessageCaption", "caption") if of_picture else ("editMessageText", "text")
        content = {words: html, "reply_markup": _inline(rows)}
        try:
            await self._try(method, chat_id=address, message_id=message_id, **content)
        except TelegramError as error:
            if _says(error, NOT_EDITABLE):
                return False
            if not _says(error, (UNCHANGED,)):
                raise judge(error) from error
        return True

    async def edit_buttons(self, address: Address, message_id: int, rows: Rows) -> None:
        await self.call(
            "editMessageReplyMarkup", HARMLESS, chat_id=address, message_id=message_id, reply_markup=_inline(rows)
        )

    async def acknowledge(self, query_id: str, text: str | None) -> None:
        await self.call("answerCallbackQuery", HARMLESS, callback_query_id=query_id, text=text)

    async def show_busy(self, address: Address) -> None:
        await self.call("sendChatAction", chat_id=address, action="typing")

    async def fetch_file(self, file_id: str) -> bytes:
        await self.call("getFile", file_id=file_id)
        return self._account.files.by_id(file_id).data

    async def set_menu(self, address: Address | None, commands: Sequence[tuple[str, str]]) -> None:
        scope = json.dumps({"type": "chat", "chat_id": int(address.id)} if address is not None else {"type": "default"})
        listed = json.dumps([{"command": name, "description": what} for name, what in commands])
        await self.call("setMyCommands" if commands else "deleteMyCommands", commands=listed, scope=scope)

    @asynccontextmanager
    async def permit(self, address: Address, *, bulk: bool) -> AsyncIterator[SendPermit]:
        yield address

    def read(self, payload: Mapping[str, Any]) -> TelegramUpdate:
        return TelegramUpdate(parse_update(dict(payload), None), self._account.username)

    def storable(self, payload: dict[str, Any]) -> dict[str, Any]:
        return discreet(only_ours(payload))

    async def call(self, method: str, harmless: Sequence[str] = (), **values: Any) -> Any:
        try:
            return await self._try(method, **values)
        except TelegramError as error:
            if not _says(error, harmless):
                raise judge(error) from error

    async def _try(self, method: str, **values: Any) -> Any:
        files = {
            name: Upload(values.get("file_name", "picture.png"), "", value)
            for name, value in values.items()
            if isinstance(value, bytes)
        }
        texts = {name: str(value) for name, value in values.items() if value is not None and name not in files}
        await self._api.perform(self._account, method, Parameters({"parse_mode": "HTML", **texts}, files))
        made = self._world.journal[-1]
        if made.status == 200:
            return made.answer
        words = str(made.answer)
        if made.status == 0:
            raise NetworkError(words)
        raise Forbidden(words) if made.status == 403 else BadRequest(words)


class MemorySource(UpdateSource):
    """Brings the updates of the playground's people to the inbox."""

    def __init__(self, account: Account, inbox: UpdateSink) -> None:
        self._updates = account.updates
        self._inbox = inbox

    def routes(self) -> list[Route]:
        return []

    def is_answered(self) -> None: ...

    async def prepare(self) -> None:
        self._updates.allow(list(ALLOWED_UPDATES))

    async def run(self) -> None:
        offset = 0
        while True:
            if updates := self._updates.get(offset, 100):
                await self._inbox.store(updates)
                offset = updates[-1]["update_id"] + 1
            else:
                await self._updates.changed.wait()


class MemoryConnection:
    """Connects a bot to the people of a playground that serves nobody."""

    secret = "memory"
    trouble = None

    def __init__(self, playground: Playground, owners: Collection[int]) -> None:
        self._account = playground.world.main
        self.messenger = MemoryMessenger(playground)
        self.budget = FreeBudget()
        self.owners = frozenset(map(telegram_address, owners))

    def source(self, inbox: UpdateSink, lead: Callable[[], Awaitable[bool]]) -> MemorySource:
        return MemorySource(self._account, inbox)

    async def open(self) -> str:
        return self._account.username

    async def introduce(self) -> None:
        await self.messenger.set_menu(None, menu())

    async def close(self) -> None: ...


@asynccontextmanager
async def memory_stage(settings: Settings, *, clock: JumpingClock, encoder: EncodingProcess) -> AsyncIterator[Stage]:
    """Set up a bot with people in memory; its library is filled already."""
    playground = Playground(name=BOT_NAME, username=BOT_USERNAME, clock=clock)
    with tempfile.TemporaryDirectory(prefix="offscreen-test-") as name:
        folder = Path(name)
        await copy_filled(folder, encoder.fingerprint)
        devices = free_port()
        own = settings.model_copy(
            update={
                "telegram_token": SecretStr(playground.token),
                "database_url": None,
                "data_dir": folder,
                "http_port": devices,
                "public_url": f"http://127.0.0.1:{devices}",
                "webhook_secret": None,
            }
        )
        bot = Offscreen(own, clock, encoder, connection=MemoryConnection(playground, settings.owners))
        await bot.start()
        try:
            yield Stage("", playground, bot, clock)
        finally:
            await bot.stop()


def _says(error: TelegramError, reasons: Sequence[str]) -> bool:
    return any(reason in error.message.lower() for reason in reasons)


def _inline(rows: Rows) -> str | None:
    if not rows:
        return None
    keys = [[{"text": button.label, "callback_data": button.data} for button in row] for row in rows]
    return json.dumps({"inline_keyboard": keys})


def _keys(said: Say) -> str | None:
    if said.keyboard is None:
        return _inline(said.buttons)
    if said.keyboard == "remove":
        return json.dumps({"remove_keyboard": True})
    key = {"text": said.key, "request_location": True}
    return json.dumps({"keyboard": [[key]], "resize_keyboard": True, "one_time_keyboard": True})
