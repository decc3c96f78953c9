"""The HTTP face: webhook, health and metrics, over real HTTP."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr
from sqlmodel import select

from bot.application import Offscreen
from bot.core.clock import SystemClock
from bot.core.service import ProcessRole
from bot.delivery.encoding import EncodingProcess
from bot.demo.stage import free_port
from bot.errors import WebError
from bot.settings import Settings
from bot.storage.models import InboxUpdate
from bot.web.server import WebServer
from telegram_playground.server import Playground
from tests.bot.filled import copy_filled

SECRET = "s3cret"
HEADER = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground() as playground:
        yield playground


@pytest.fixture
def own(playground: Playground, tmp_path: Path) -> Settings:
    port = free_port()
    return Settings(
        _env_file=None,
        telegram_token=SecretStr(playground.token),
        telegram_api=playground.address,
        data_dir=tmp_path,
        public_url=f"http://127.0.0.1:{port}",
        webhook_secret=SecretStr(SECRET),
        http_port=port,
        metrics_port=str(free_port()),
    )


@pytest.fixture
async def bot(own: Settings, encoder: EncodingProcess) -> AsyncIterator[Offscreen]:
    await copy_filled(own.data_dir, encoder.fingerprint)
    bot = Offscreen(own, SystemClock(), encoder, role=ProcessRole.RECEIVE)
    await bot.start()
    yield bot
    await bot.stop()


async def stored(bot: Offscreen) -> list[InboxUpdate]:
    async with bot.database.reading() as session:
        return list((await session.exec(select(InboxUpdate))).all())


def update(number: int) -> dict[str, Any]:
    person = {"id": 77, "is_bot": False, "first_name": "Ada", "language_code": "en"}
    message = {"message_id": 1, "date": 1, "chat": {"id": 77, "type": "private"}, "from": person, "text": "hello"}
    return {"update_id": number, "message": message}


async def test_a_person_is_answered_and_counted_by_webhook(
    bot: Offscreen, own: Settings, playground: Playground
) -> None:
    ada = playground.person("Ada")
    await ada.sends("/help")
    await ada.receives("/nudge")
    await bot.inbox.settled()
    assert own.metrics_address is not None
    async with httpx.AsyncClient() as client:
        page = (await client.get(f"http://127.0.0.1:{own.metrics_address[1]}/metrics")).text
    assert "offscreen_updates_total 1.0" in page


async def test_who_does_not_show_the_secret_is_refused(bot: Offscreen, own: Settings) -> None:
    async with httpx.AsyncClient(base_url=own.public_url or "") as client:
        for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "guess"}, {"X-Telegram-Bot-Api-Secret-Token": "é"}):
            encoded = [(name.encode(), value.encode()) for name, value in headers.items()]
            answer = await client.post("/telegram", json=update(1), headers=encoded)
            assert answer.status_code == 403
    assert await stored(bot) == []


async def test_a_repeated_update_is_stored_once(bot: Offscreen, own: Settings) -> None:
    async with httpx.AsyncClient(base_url=own.public_url or "", headers=HEADER) as client:
        for _time in range(3):
            assert (await client.post("/telegram", json=update(5))).status_code == 200
    assert [row.update_id for row in await stored(bot)] == [5]


@pytest.mark.parametrize(("body", "status"), [(b"{", 400), (b"[]", 400), (b"{}", 400), (b"x" * 1_000_001, 413)])
async def test_nonsense_is_refused(bot: Offscreen, own: Settings, body: bytes, status: int) -> None:
    async with httpx.AsyncClient(base_url=own.public_url or "", headers=HEADER) as client:
        assert (await client.post("/telegram", content=body)).status_code == status
        assert (await client.get("/telegram")).status_code == 405
    assert await stored(bot) == []


async def test_an_update_that_is_too_deep_does_not_come_again_and_again(bot: Offscreen, own: Settings) -> None:
    body = json.dumps(update(6)).replace('"hello"', '"hello", "odd": ' + "[" * 5_000 + "]" * 5_000)
    async with httpx.AsyncClient(base_url=own.public_url or "", headers=HEADER) as client:
        assert (await client.post("/telegram", content=body.encode())).status_code == 200
    assert [row.update_id for row in await stored(bot)] == [6]


async def test_health_and_metrics(bot: Offscreen, own: Settings) -> None:
    async with httpx.AsyncClient() as client:
        base = own.public_url
        assert (await client.get(f"{base}/healthz")).json() == {"working": True}
        assert (await client.get(f"{base}/readyz")).json() == {"working": True, "database": True, "receiving": True}
        bot.supervisor.tasks["inbox"].cancel()
        await asyncio.wait({bot.supervisor.tasks["inbox"]})
        assert (await client.get(f"{base}/healthz")).status_code == 503
        assert own.metrics_address is not None
        page = (await client.get(f"http://127.0.0.1:{own.metrics_address[1]}/metrics")).text
    assert "offscreen_moments_due 0.0" in page
    assert 'offscreen_outbox{state="planned"} 0.0' in page
    assert "offscreen_too_many_requests_total 0.0" in page


async def test_a_taken_port_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(WebError, match=f"127.0.0.1:{port}"):
            await WebServer([], "127.0.0.1", port).start()
