"""Several receivers: one polls, the others wait for it to go."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.application import Offscreen, Role
from bot.core.clock import SystemClock
from bot.settings import Settings
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
    )
    bot = Offscreen(settings, SystemClock(), role=Role.RECEIVE)
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
