"""Starting is quick: nothing heavy is loaded that is not needed."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

from bot.playground.server import Playground
from tests.bot.processes import REPOSITORY, environment

SCRIPT = """
import asyncio, json, sys
from bot.application import Offscreen
from bot.clock import SystemClock
from bot.settings import read_settings

async def main():
    bot = Offscreen(read_settings(None), SystemClock())
    await bot.start()
    shelf = await bot.matcher.shelf()
    encoding = bot.encoder.is_running()
    await bot.stop()
    heavy = {"torch", "transformers", "sentence_transformers"}
    loaded = sorted(heavy & {name.partition(".")[0] for name in sys.modules})
    print(json.dumps({"items": len(shelf.recommender.message_ids), "encoding": encoding, "loaded": loaded}))

if __name__ == "__main__":  # the encoding process imports this file too
    asyncio.run(main())
"""


async def test_a_start_without_new_texts_loads_neither_torch_nor_transformers(tmp_path: Path) -> None:
    script = tmp_path / "start.py"
    script.write_text(SCRIPT)
    async with Playground() as playground:
        env = environment(tmp_path, telegram_token=playground.token, telegram_api=playground.address)
        seen = []
        for _start in range(2):
            process = await asyncio.create_subprocess_exec(
                sys.executable, str(script), env=env, cwd=REPOSITORY, stdout=asyncio.subprocess.PIPE
            )
            out, _err = await process.communicate()
            assert process.returncode == 0
            seen.append(json.loads(out.decode().splitlines()[-1]))
    assert seen[0]["encoding"] is True  # the first start encodes the starter library, in a process of its own
    assert seen[0]["items"] == seen[1]["items"] >= 12
    assert seen[1] == {"items": seen[0]["items"], "encoding": False, "loaded": []}
    assert seen[0]["loaded"] == []
