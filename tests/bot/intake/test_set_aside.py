"""An update that ends the process is set aside at its third claim, and nobody else waits for ever because of it."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest
from sqlmodel import select

from bot.storage.database import Database
from bot.storage.models import InboxState, InboxUpdate
from telegram_playground.server import Playground
from tests.bot.processes import environment

pytestmark = pytest.mark.long

DEADLY = "open sesame"

PROGRAM = f"""
import os, signal, sys
from bot.intake.conversation import Conversation

take = Conversation.take

async def deadly(self, visitor, given, *others, **named):
    if {DEADLY!r} in repr(given):
        os.kill(os.getpid(), signal.SIGKILL)
    return await take(self, visitor, given, *others, **named)

Conversation.take = deadly
sys.argv = ["offscreen", "run"]
from bot.cli import main
main()
"""
"""The real program, which is killed while it reads certain words."""


async def start(env: dict[str, str], folder: Path) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-c", PROGRAM, env=env, cwd=folder, stderr=asyncio.subprocess.DEVNULL
    )


async def test_what_ends_the_process_is_set_aside_at_its_third_claim(tmp_path: Path) -> None:
    async with Playground() as playground:
        env = environment(
            tmp_path, telegram_token=playground.token, telegram_api=playground.address, owners="5000000001"
        )
        owner = playground.person("Operator", id=5_000_000_001)
        deadly, innocent = playground.person("Ali Baba"), playground.person("Morgiana")
        first = await start(env, tmp_path)
        for person in (owner, deadly, innocent):
            await person.sends("/start")
            await person.receives("Is that all right?", timeout=60)
        await deadly.sends(DEADLY)
        assert await asyncio.wait_for(first.wait(), 60) == -9
        await innocent.sends("hello?")
        second = await start(env, tmp_path)
        assert await asyncio.wait_for(second.wait(), 60) == -9
        third = await start(env, tmp_path)
        try:
            await deadly.receives("Something went wrong", timeout=60)
            await innocent.receives("consent", timeout=60)
            await owner.receives("was set aside", timeout=60)
            await deadly.sends("/start")
            await deadly.receives("Is that all right?", timeout=60)
        finally:
            third.terminate()
            await third.wait()
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'offscreen.sqlite'}")
    async with database.reading() as session:
        rows = (await session.exec(select(InboxUpdate).where(InboxUpdate.error == "SetAside"))).all()
    await database.close()
    assert [(row.state, row.attempts, row.payload) for row in rows] == [(InboxState.FAILED, 3, None)]
