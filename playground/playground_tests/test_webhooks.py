"""Webhook mode: a bot behind a small web server of its own."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from telegram import Bot, Update
from telegram.error import Conflict
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from telegram_playground import webhooks
from telegram_playground.http_server import HttpServer
from telegram_playground.scripting import Person
from telegram_playground.server import Playground
from telegram_playground.signals import Pulse

SECRET = "X-Telegram-Bot-Api-Secret-Token"


class Receiver:
    """Takes updates at ``/hook`` and gives the answers that a test prepared, then 200."""

    def __init__(self) -> None:
        self.answers: list[Response] = []
        self.updates: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.changed = Pulse()
        self.server = HttpServer(Starlette(routes=[Route("/hook", self.take, methods=["POST"])]))
        self.hold: asyncio.Event | None = None
        self.url = ""

    async def start(self) -> None:
        listener = socket.create_server(("127.0.0.1", 0))
        await self.server.start(listener)
        self.url = f"http://127.0.0.1:{listener.getsockname()[1]}/hook"

    async def take(self, request: Request) -> Response:
        self.updates.append(await request.json())
        self.secrets.append(request.headers.get(SECRET))
        answer = self.answers.pop(0) if self.answers else Response()
        self.changed.beat()
        if self.hold is not None:
            await self.hold.wait()
        return answer

    async def received(self, count: int) -> list[int]:
        found = await self.changed.until(lambda: True if len(self.updates) >= count else None, timeout=10)
        assert found, f"{len(self.updates)} of {count} updates came"
        return [update["update_id"] for update in self.updates]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    await receiver.start()
    yield receiver
    if receiver.hold is not None:
        receiver.hold.set()
    await receiver.server.stop()


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhooks, "RETRY_SECONDS", (0.0,))


async def test_updates_come_with_the_secret(client: Bot, ada: Person, receiver: Receiver) -> None:
    await ada.sends("before")
    await client.set_webhook(receiver.url, secret_token="open-sesame")
    await ada.sends("after")
    await receiver.received(2)
    assert [update["message"]["text"] for update in receiver.updates] == ["before", "after"]
    assert receiver.secrets == ["open-sesame", "open-sesame"]


async def test_a_failed_delivery_is_repeated(client: Bot, ada: Person, receiver: Receiver) -> None:
    receiver.answers = [Response(status_code=500), Response(status_code=403)]
    await client.set_webhook(receiver.url)
    await ada.sends("one")
    await ada.sends("two")
    first, *others = await receiver.received(4)
    assert others == [first, first, first + 1]
    info = await client.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 403 Forbidden"
    assert info.last_error_date is not None


async def test_polling_and_webhooks_exclude_each_other(client: Bot, ada: Person, receiver: Receiver) -> None:
    poll = asyncio.create_task(client.get_updates(timeout=20))
    await ada.account.updates.asked.until(lambda: ada.account.updates.awaited or None, timeout=10)
    await client.set_webhook(receiver.url, allowed_updates=["message"], max_connections=5)
    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        await poll
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await client.get_updates()
    info = await client.get_webhook_info()
    assert (info.url, info.max_connections, info.allowed_updates) == (receiver.url, 5, ("message",))
    await client.delete_webhook()
    assert (await client.get_webhook_info()).url == ""
    await ada.sends("polled")
    assert len(await client.get_updates()) == 1


async def test_chats_go_side_by_side_each_in_order(
    client: Bot, playground: Playground, ada: Person, receiver: Receiver
) -> None:
    receiver.hold = asyncio.Event()
    bob = playground.person("Bob")
    await client.set_webhook(receiver.url)
    await ada.sends("a1")
    await ada.sends("a2")
    await bob.sends("b1")
    await receiver.received(2)
    assert [update["message"]["text"] for update in receiver.updates] == ["a1", "b1"]
    receiver.hold.set()
    await receiver.received(3)
    assert receiver.updates[-1]["message"]["text"] == "a2"


async def test_pending_updates_are_dropped_on_demand(client: Bot, ada: Person, receiver: Receiver) -> None:
    await ada.sends("one")
    assert (await client.get_webhook_info()).pending_update_count == 1
    await client.set_webhook(receiver.url, drop_pending_updates=True)
    await ada.sends("two")
    await receiver.received(1)
    assert receiver.updates[0]["message"]["text"] == "two"


async def test_a_method_may_come_as_the_answer(client: Bot, ada: Person, receiver: Receiver) -> None:
    receiver.answers = [JSONResponse({"method": "sendMessage", "chat_id": ada.id, "text": "at once"})]
    await client.set_webhook(receiver.url)
    await ada.sends("one")
    assert (await ada.receives()).text == "at once"


async def test_nobody_at_the_address(client: Bot, playground: Playground, ada: Person, receiver: Receiver) -> None:
    await receiver.server.stop()
    await client.set_webhook(receiver.url)
    await ada.sends("one")
    state = ada.account.webhook
    async with asyncio.timeout(10):
        while state.last_error_message is None:
            await client.get_webhook_info()
    assert state.last_error_message == "Connection refused"
    assert len(ada.account.updates) == 1


async def test_an_application_runs_behind_a_webhook(playground: Playground, receiver: Receiver) -> None:
    async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        await update.message.reply_text(f"You said {update.message.text}")

    builder = Application.builder().token(playground.token).updater(None)
    application = builder.base_url(f"{playground.address}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, echo))

    async def hook(request: Request) -> Response:
        await application.update_queue.put(Update.de_json(await request.json(), application.bot))
        return Response()

    server = HttpServer(Starlette(routes=[Route("/telegram", hook, methods=["POST"])]))
    listener = socket.create_server(("127.0.0.1", 0))
    await server.start(listener)
    async with application:
        await application.start()
        await application.bot.set_webhook(f"http://127.0.0.1:{listener.getsockname()[1]}/telegram")
        ada = playground.person("Ada")
        await ada.sends("hello")
        assert (await ada.receives()).text == "You said hello"
        await application.stop()
    await server.stop()
