"""The OpenAPI description: what it promises is kept, whatever is sent."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from bot.core.clock import SystemClock
from bot.core.signals import Wake
from bot.screentime.collector import Collector
from bot.screentime.flood import FloodGuard
from bot.storage.database import Database
from bot.web.events import DESCRIPTION_PATH, PATH, EventsPage
from bot.web.server import WebServer
from tests.bot.factories import add_user
from tests.bot.web.test_events import add_device


class Served:
    """The page in a thread of its own: what asks it here waits for its answers."""

    def __init__(self, folder: Path) -> None:
        self._url = f"sqlite+aiosqlite:///{folder / 'offscreen.sqlite'}"
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._done = asyncio.Event()
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=(self._serve(),))
        self._thread.start()
        assert self._ready.wait(30)

    async def _serve(self) -> None:
        database = Database(self._url)
        await database.open()
        self.token = await add_device(database, await add_user(database))
        collector = Collector(database, Wake())
        page = EventsPage(collector, SystemClock(), None, FloodGuard(most=1_000_000))
        server = WebServer(page.routes(), "127.0.0.1", 0)
        self.address = f"http://127.0.0.1:{await server.start()}"
        self._ready.set()
        await self._done.wait()
        await server.stop()
        await collector.close()
        await database.close()

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._done.set)
        self._thread.join(30)
        self._loop.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = Served(tmp_path_factory.mktemp("schema"))
    yield served
    served.close()


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_whatever_is_sent_is_answered_as_described(served: Served, mode: GenerationMode) -> None:
    described = schemathesis.openapi.from_url(served.address + DESCRIPTION_PATH)
    statuses = set()

    @settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(case=described[PATH]["POST"].as_strategy(generation_mode=mode))
    def send(case: schemathesis.Case[Any]) -> None:
        answer = case.call_and_validate(headers={"Authorization": f"Bearer {served.token}"})
        statuses.add(answer.status_code)

    send()
    assert statuses == {202} if mode is GenerationMode.POSITIVE else {422} <= statuses
