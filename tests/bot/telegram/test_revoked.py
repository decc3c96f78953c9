"""The real program when its token is revoked: it ends by itself, in order, with one sentence."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from benchmarks.front import open_front, telegrams
from telegram_playground.server import Playground
from tests.bot.filled import copy_filled
from tests.bot.processes import ending, environment, finish

PROGRAM = """
import sys
from bot.telegram.token_watch import TokenWatch

TokenWatch.__init__.__defaults__ = (0.0,)
sys.argv = ["offscreen", "run"]
from bot.cli import main
main()
"""
"""The real program, which takes three refusals for enough and does not wait three minutes besides."""


async def test_a_revoked_token_ends_the_program_with_one_sentence(tmp_path: Path) -> None:
    await copy_filled(tmp_path)
    async with Playground() as playground, open_front() as front:
        front.behind = playground.address
        env = environment(tmp_path, telegram_token=playground.token, telegram_api=front.address)
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            PROGRAM,
            env=env,
            cwd=tmp_path,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        async with ending(process):
            ada = playground.person("Ada")
            await ada.sends("/start")
            await ada.receives("Is that all right?", timeout=60)
            front.always = {name: telegrams(401, "Unauthorized") for name in ("getUpdates", "getMe")}
            await ada.sends("hello?")
            code, _out, said = await asyncio.wait_for(finish(process), 60)
    assert code == 1
    assert said.splitlines()[-1].startswith("offscreen: Telegram no longer accepts the token. Ask @BotFather")
    assert "Unclosed" not in said
    assert "stopped worker=" in said
