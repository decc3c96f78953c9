"""Stopping waits for what has begun, and for nothing that never ends by itself."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot import supervisor
from bot.application import Offscreen
from bot.core.clock import JumpingClock
from bot.delivery.encoding import EncodingProcess
from bot.settings import Settings
from bot.terminal.connection import TerminalConnection
from tests.bot.conftest import MONDAY_MORNING
from tests.bot.filled import copy_filled


async def test_an_idle_bot_stops_without_the_time_that_is_granted(
    settings: Settings, encoder: EncodingProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "GRACE_SECONDS", 3600.0)
    own = settings.model_copy(update={"data_dir": tmp_path, "database_url": None})
    connection = TerminalConnection([], lambda _text: None, tmp_path)
    await copy_filled(tmp_path, encoder.fingerprint)
    bot = Offscreen(own, JumpingClock(MONDAY_MORNING), encoder, connection=connection)
    await bot.start()
    async with asyncio.timeout(60):
        await bot.stop()
