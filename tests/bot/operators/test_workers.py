"""Content that is added at one worker is recommended by the others within seconds, with no restart."""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from benchmarks.postgresql import PostgresqlServer
from telegram_playground.server import Playground
from tests.bot.operators.conftest import OWNER_ID
from tests.bot.operators.test_adding import picture
from tests.bot.processes import environment, running
from tests.bot.talks import PATIENCE_SECONDS, onboard, with_answers

AT_NOON = ("run", "--clock-at", "2026-06-01T12:00:00+00:00")
"""A kite flies by day: at night the new message would fit nobody."""


@pytest.mark.long
async def test_what_is_added_is_in_the_nudges_of_all_workers(postgresql: PostgresqlServer, tmp_path: Path) -> None:
    async with Playground() as playground, AsyncExitStack() as processes:
        env = environment(
            tmp_path / "data",
            telegram_token=playground.token,
            telegram_api=playground.address,
            owners=str(OWNER_ID),
            database_url=await asyncio.to_thread(postgresql.create_database),
        )
        owner = playground.person("Olga", id=OWNER_ID)
        first = await processes.enter_async_context(running(*AT_NOON, env=env, cwd=tmp_path))
        await playground.polled(timeout=PATIENCE_SECONDS)
        await processes.enter_async_context(running(*AT_NOON, env=env, cwd=tmp_path))  # has the library as it is now
        await onboard(playground.person("Ray"))

        await owner.sends("/start")
        await owner.receives("You own this bot", timeout=PATIENCE_SECONDS)
        await owner.sends_photo(picture(1), "a girl flies a big red kite on a windy hill")
        card = await owner.receives("kite", photo=True, timeout=PATIENCE_SECONDS)
        await owner.presses("Add it", message=card, timeout=PATIENCE_SECONDS)
        await owner.sends("/addmessage Take the kite up the hill and let the wind have it.")
        card = await owner.receives("New message", timeout=PATIENCE_SECONDS)
        await owner.presses("Add it", message=card, timeout=PATIENCE_SECONDS)
        await card.becomes("In the library", timeout=PATIENCE_SECONDS)

        begun = time.monotonic()
        nudge = await onboard(playground.person("Kit"), with_answers(likes="flying kites"))
        assert "Take the kite up the hill" in nudge.text
        assert time.monotonic() - begun < PATIENCE_SECONDS
        first.terminate()  # whatever the first one did, from now on it is the second one
        await first.communicate()
        await playground.polled(timeout=PATIENCE_SECONDS)
        nudge = await onboard(playground.person("Kim"), with_answers(likes="flying kites"))
        assert "Take the kite up the hill" in nudge.text
