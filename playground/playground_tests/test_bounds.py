"""Many people, long chats, and memory that does not grow without end."""

from __future__ import annotations

import asyncio
import time

import httpx
import pytest
from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from playground_tests.raw import Api, picture
from telegram_playground import chats, files
from telegram_playground.errors import Refusal
from telegram_playground.files import FileStore
from telegram_playground.journal import CALLS_KEPT
from telegram_playground.scripting import Person
from telegram_playground.server import Playground
from telegram_playground.signals import Feed, Pulse


async def test_fifty_people_at_once(playground: Playground) -> None:
    async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        await update.message.reply_text(f"You said {update.message.text}")

    builder = Application.builder().token(playground.token).base_url(f"{playground.address}/bot")
    application = builder.concurrent_updates(True).connection_pool_size(64).pool_timeout(30).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    people = [playground.person(f"Person {number}") for number in range(50)]
    page = playground.world.feed.subscribe()

    async def talk(person: Person) -> None:
        for turn in range(5):
            await person.sends(f"turn {turn}")
            await person.receives(f"You said turn {turn}")

    async with application:
        assert application.updater is not None
        await application.updater.start_polling()
        await application.start()
        started = time.monotonic()
        await asyncio.gather(*(talk(person) for person in people))
        seconds = time.monotonic() - started
        await application.updater.stop()
        await application.stop()
    shown = [page.get_nowait() for _ in range(page.qsize())]
    told = [event for event in shown if event is not None and event["kind"] == "message"]
    assert len(told) == 50 * 5 * 2
    assert seconds < 10  # about 1 s on two slow cores


async def test_fifty_pages_at_once(playground: Playground) -> None:
    people = [playground.person(f"Person {number}") for number in range(50)]

    async def look(http: httpx.AsyncClient, person: Person) -> int:
        """Open a page, write, and count the messages of all people that it is told of."""
        told = 0
        async with http.stream("GET", "/page/events") as events:
            lines = events.aiter_lines()
            await anext(lines)
            opened.append(person.id)
            all_open.beat()
            assert await all_open.until(lambda: True if len(opened) == 50 else None, timeout=20)
            await http.post(f"/page/chats/{person.id}/text", json={"text": "hello"})
            async for line in lines:
                told += '"kind":"message"' in line
                if told == 50:
                    return told
        return told

    opened: list[int] = []
    all_open = Pulse()
    limits = httpx.Limits(max_connections=200)
    started = time.monotonic()
    async with httpx.AsyncClient(base_url=playground.address, limits=limits, timeout=30) as http:
        assert await asyncio.gather(*(look(http, person) for person in people)) == [50] * 50
        state = (await http.get("/page/state")).json()
    assert [person["last"]["text"] for person in state["people"]] == ["hello"] * 50
    assert time.monotonic() - started < 20  # about 1 s on two slow cores


async def test_ten_thousand_messages_are_sent_quickly(playground: Playground, ada: Person, api: Api) -> None:
    world, account = playground.world, playground.world.main
    for number in range(10_000):
        world.bot_says(account, ada.chat, {"text": f"number {number}"})
    started = time.monotonic()
    for _ in range(20):
        await api.http.get(f"{playground.address}/page/chats/{ada.id}")
        await api.result("sendMessage", text="one more")
    assert (time.monotonic() - started) / 20 < 0.25


def test_an_old_message_is_forgotten(monkeypatch: pytest.MonkeyPatch, playground: Playground, ada: Person) -> None:
    monkeypatch.setattr(chats, "MESSAGES_KEPT", 100)
    for _ in range(150):
        playground.world.bot_says(playground.world.main, ada.chat, {"text": "hi"})
    assert len(ada.messages) == 100
    assert ada.messages[-1].id - ada.messages[0].id == 99


def test_old_files_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    store = FileStore()
    first = store.add_photo(picture())
    document = store.add_document(b"x" * 1_000, "a.txt")
    monkeypatch.setattr(files, "STORED_BYTES", 2_500)
    newest = store.add_document(b"y" * 2_000, "b.txt")
    for gone in (first.sizes[-1]["file_id"], document.file.id):
        with pytest.raises(Refusal, match="wrong file_id or the file is temporarily unavailable"):
            store.by_id(gone)
    assert store.by_id(newest.file.id).data == b"y" * 2_000
    assert store.by_path(document.file.path) is None
    assert store.add_photo(picture()).sizes[-1]["file_id"] != first.sizes[-1]["file_id"]


async def test_the_journal_is_bounded(playground: Playground, api: Api) -> None:
    await api.result("getMe")
    call = playground.journal[-1]
    for _ in range(CALLS_KEPT + 10):
        playground.journal.add(call)
    assert len(playground.journal) == CALLS_KEPT


def test_a_page_that_lags_is_cut_off() -> None:
    feed = Feed()
    slow, quick = feed.subscribe(), feed.subscribe()
    for number in range(Feed.QUEUED + 1):
        feed.publish({"number": number})
        quick.get_nowait()
    told = [slow.get_nowait() for _ in range(slow.qsize())]
    assert told[-1] is None  # it ends, and the page starts afresh
    assert len(feed) == 1
    feed.unsubscribe(quick)
    assert len(feed) == 0
