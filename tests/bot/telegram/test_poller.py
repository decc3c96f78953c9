"""Several receivers: one polls, the others wait for it to go."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from pydantic import SecretStr
from telegram.error import TimedOut

from bot.application import Offscreen
from bot.core.backoff import LONGEST_SECONDS
from bot.core.clock import SystemClock
from bot.core.service import ProcessRole
from bot.demo.stage import free_port
from bot.settings import Settings
from bot.storage.queries.workers import remove_workers
from bot.telegram import poller
from telegram_playground.server import Playground


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground() as playground:
        yield playground


async def start(database_url: str, folder: Path, playground: Playground) -> Offscreen:
    settings = Settings(
        _env_file=None,
        telegram_token=SecretStr(playground.token),
        telegram_api=playground.address,
        database_url=database_url,
        data_dir=folder,
        http_port=free_port(),
    )
    bot = Offscreen(settings, SystemClock(), role=ProcessRole.RECEIVE)
    await bot.start()
    return bot


async def test_one_polls_and_the_next_takes_over(database_url: str, tmp_path: Path, playground: Playground) -> None:
    first = await start(database_url, tmp_path, playground)
    await playground.polled()
    second = await start(database_url, tmp_path, playground)
    ada = playground.person("Ada")
    await ada.sends("/help")
    await ada.receives("/nudge")
    async with asyncio.timeout(10):  # SIGTERM does this and must be over within ten seconds
        await first.stop()
    await ada.sends("/help")
    await ada.receives("/nudge")
    await second.stop()
    polls = playground.journal.of("getUpdates")
    assert all(call.ok for call in polls)  # nobody met a 409
    assert len([message for message in ada.messages if message.from_bot]) == 2


class DeadLine:
    """A bot whose line is dead for the first poll."""

    base_url = "http://telegram"

    def __init__(self) -> None:
        self.request = self
        self.asked: list[tuple[int, float]] = []

    async def delete_webhook(self, **_known: object) -> None: ...

    async def post(self, url: str, *, read_timeout: float) -> list[dict[str, Any]]:
        held = int(dict(parse_qsl(urlsplit(url).query))["timeout"])
        self.asked.append((held, read_timeout))
        if len(self.asked) == 1:
            raise TimedOut
        if len(self.asked) == 3:
            raise asyncio.CancelledError
        return []


async def test_a_dead_line_is_noticed_soon_and_a_slow_telegram_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(poller, "backoff", lambda _failures: 0.0)
    bot = DeadLine()

    async def leads() -> bool:
        return True

    token: Any = SimpleNamespace(accepted=lambda: None)
    with pytest.raises(asyncio.CancelledError):
        await poller.Poller(cast("Any", bot), cast("Any", None), leads, token).run()
    first, second, third = bot.asked
    assert first == third
    assert first[1] + LONGEST_SECONDS <= 15
    assert (second[0], second[1] >= 30) == (0, True)


async def readiness(bot: Offscreen) -> tuple[int, bool]:
    """Return how ``/readyz`` answers, and what it says of receiving."""
    async with httpx.AsyncClient() as client:
        answer = await client.get(f"http://127.0.0.1:{bot.settings.http_port}/readyz")
    return answer.status_code, answer.json()["receiving"]


async def test_nobody_is_ready_while_nobody_polls(
    database_url: str, tmp_path: Path, playground: Playground, monkeypatch: pytest.MonkeyPatch
) -> None:
    leader = await start(database_url, tmp_path, playground)
    await playground.polled()
    standby = await start(database_url, tmp_path, playground)
    assert await readiness(leader) == await readiness(standby) == (200, True)
    monkeypatch.setattr(poller, "SILENT_SECONDS", 0.0)
    assert await readiness(leader) == (503, False)
    assert await readiness(standby) == (200, True)
    for bot in (leader, standby):  # as if their loops stood still, and their leases had ended
        for name in ("source", "worker_lease"):
            bot.supervisor.tasks[name].cancel()
    async with leader.database.writing() as session:
        await remove_workers([leader.worker_lease.worker], session=session)
    assert await readiness(standby) == (503, False)
    await leader.stop()
    await standby.stop()
