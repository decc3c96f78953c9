"""The process killed while an operator adds a picture: what was sent and asked is still known afterwards."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from telegram_playground.server import Playground
from tests.bot.operators.conftest import OWNER_ID
from tests.bot.operators.test_adding import picture
from tests.bot.processes import environment, running
from tests.bot.talks import PATIENCE_SECONDS
from tests.bot.test_crash import killed_at


@pytest.mark.long
async def test_a_picture_and_an_open_question_survive_being_killed(tmp_path: Path) -> None:
    async with Playground() as playground:
        env = environment(
            tmp_path, telegram_token=playground.token, telegram_api=playground.address, owners=str(OWNER_ID)
        )
        owner = playground.person("Olga", id=OWNER_ID)
        async with AsyncExitStack() as processes:

            async def start() -> asyncio.subprocess.Process:
                process = await processes.enter_async_context(running("run", env=env, cwd=tmp_path))
                await playground.polled(timeout=PATIENCE_SECONDS)
                return process

            process = await start()
            killing = asyncio.create_task(killed_at("getFile", playground, process))
            await owner.sends_photo(picture(5))
            await killing
            process = await start()
            card = await owner.receives("What does it show?", photo=True, timeout=PATIENCE_SECONDS)
            await playground.polled(timeout=PATIENCE_SECONDS)
            process.kill()
            await process.wait()
            process = await start()
            await owner.sends("two cats asleep on a warm stone wall", reply_to=card)
            await owner.until(
                lambda: next((one for one in owner.messages if "two cats asleep" in one.text and one.from_bot), None),
                "a card with the caption",
                timeout=PATIENCE_SECONDS,
            )
            answer = await owner.presses("Add it", timeout=PATIENCE_SECONDS)
            assert answer.text == "It is in the library."
