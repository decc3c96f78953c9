"""The server under another client library, aiogram, untouched."""

from __future__ import annotations

import asyncio
import importlib
import socket
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from playground_tests.raw import picture
from telegram_playground.http_server import HttpServer
from telegram_playground.server import Playground

aiogram = pytest.importorskip("aiogram", reason="aiogram is not installed")


def make_bot(playground: Playground) -> Any:
    servers = importlib.import_module("aiogram.client.telegram")
    sessions = importlib.import_module("aiogram.client.session.aiohttp")
    session = sessions.AiohttpSession(api=servers.TelegramAPIServer.from_base(playground.address))
    return aiogram.Bot(playground.token, session=session)


def make_dispatcher() -> Any:
    dispatcher = aiogram.Dispatcher()
    types, filters = aiogram.types, aiogram.filters

    async def start(message: Any) -> None:
        button = types.InlineKeyboardButton(text="More", callback_data="more")
        markup = types.InlineKeyboardMarkup(inline_keyboard=[[button]])
        await message.answer("<b>Welcome</b>", parse_mode="HTML", reply_markup=markup)

    async def more(query: Any) -> None:
        await query.answer("Here")
        await query.message.edit_text("More of it")

    async def photo(message: Any) -> None:
        await message.answer_photo(types.BufferedInputFile(picture(), "leaf.png"), caption="A leaf")

    async def echo(message: Any) -> None:
        await message.answer(f"You said {message.text}")

    dispatcher.message.register(start, filters.CommandStart())
    dispatcher.callback_query.register(more)
    dispatcher.message.register(photo, aiogram.F.text == "photo")
    dispatcher.message.register(echo)
    return dispatcher


async def talk(playground: Playground) -> None:
    ada = playground.person("Ada")
    await ada.sends("/start")
    welcome = await ada.receives("Welcome")
    assert welcome.html == "<b>Welcome</b>"
    assert (await ada.presses("More")).text == "Here"
    await welcome.becomes("More of it")
    await ada.sends("photo")
    assert (await ada.receives(photo=True)).photo == picture()
    await ada.sends("hello")
    assert (await ada.receives()).text == "You said hello"


async def test_polling(playground: Playground) -> None:
    bot, dispatcher = make_bot(playground), make_dispatcher()
    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=5))
    await playground.polled()
    await talk(playground)
    await dispatcher.stop_polling()
    await polling


async def test_a_webhook(playground: Playground) -> None:
    bot, dispatcher = make_bot(playground), make_dispatcher()

    async def hook(request: Request) -> Response:
        await dispatcher.feed_raw_update(bot, await request.json())
        return Response()

    server = HttpServer(Starlette(routes=[Route("/telegram", hook, methods=["POST"])]))
    listener = socket.create_server(("127.0.0.1", 0))
    await server.start(listener)
    await bot.set_webhook(f"http://127.0.0.1:{listener.getsockname()[1]}/telegram", secret_token="open-sesame")
    await talk(playground)
    await bot.delete_webhook()
    await bot.session.close()
    await server.stop()
