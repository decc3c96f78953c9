"""The process killed at any point of the onboarding and started again: no answer lost, no question asked thrice."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import AsyncExitStack
from itertools import cycle
from pathlib import Path

import pytest

from telegram_playground.journal import Call
from telegram_playground.server import Playground
from tests.bot.processes import environment, running
from tests.bot.talks import PATIENCE_SECONDS, Answers, steps

MARA = Answers(occupation="nurse", household="two children", dislikes="washing up", place="Lisbon")

POINTS = ("getUpdates", "sendMessage", "answered")
"""Where it is killed: while the update is on its way to it, while its reply is on its way back, and after."""


async def killed_at(point: str, playground: Playground, process: asyncio.subprocess.Process) -> None:
    """Kill the process when the next call of this kind arrives, before it gets the answer."""
    arrived = asyncio.Event()

    def look(call: Call) -> None:
        if call.method == point and call.answer and process.returncode is None and not arrived.is_set():
            process.kill()
            arrived.set()

    playground.on_call(look)
    async with asyncio.timeout(PATIENCE_SECONDS):
        await arrived.wait()
        await process.wait()


@pytest.mark.long
async def test_killed_at_every_step_no_answer_is_lost(tmp_path: Path) -> None:
    async with Playground() as playground:
        env = environment(tmp_path, telegram_token=playground.token, telegram_api=playground.address)
        person = playground.person("Mara")
        async with AsyncExitStack() as processes:

            async def start() -> asyncio.subprocess.Process:
                return await processes.enter_async_context(running("run", env=env, cwd=tmp_path))

            process = await start()
            for step, point in zip(steps(MARA), cycle(POINTS), strict=False):
                await playground.polled(timeout=PATIENCE_SECONDS)
                if point == "answered":
                    await step.take(person)
                    await person.receives(step.answer, timeout=PATIENCE_SECONDS)
                    process.kill()
                    process = await start()
                else:
                    killing = asyncio.create_task(killed_at(point, playground, process))
                    doing = asyncio.create_task(step.take(person))
                    await killing
                    process = await start()
                    await doing
                    await person.receives(step.answer, timeout=PATIENCE_SECONDS)
            await person.until(
                lambda: next((message for message in person.messages if message.photo), None),
                "the first nudge",
                timeout=PATIENCE_SECONDS,
            )
            await person.sends("/profile")
            profile = await person.receives("long walks", timeout=PATIENCE_SECONDS)
        for told in ("34", "nurse", "two children", "washing up", "weekdays 20:00–22:30"):
            assert told in profile.text
        asked = Counter(message.text.split("\n")[0] for message in person.messages if " of 9" in message.text)
        assert set(asked) == {f"{number} of 9" for number in range(1, 10)}
        several = {"4 of 9", "6 of 9", "7 of 9", "8 of 9"}  # shown once more after words were added
        for question, times in asked.items():
            assert times <= (4 if question in several else 2), f"{question} came {times} times"
