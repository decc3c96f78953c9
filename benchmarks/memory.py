"""How much memory the whole bot takes while it encodes, and how long the first text waits for the encoder.

The bot runs as ``offscreen run`` does, on SQLite and against the playground, in a process of its own. Memory is PSS,
summed over its processes: pages that several share count once (Linux only).
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from threading import Event, Thread

from benchmarks.report import Outcome, at_most, main
from bot.application import Offscreen
from bot.core.clock import SystemClock
from bot.settings import Settings
from telegram_playground.server import Playground

MOST_MIB = 400.0
"""What a small rented machine with half a gigabyte leaves."""
LONGEST_WAIT_S = 3.0
"""From the first text to its vector, the encoder not yet started."""
ROLE = "OFFSCREEN_BENCHMARK_ADDRESS"


def measure(quick: bool) -> Outcome:
    """Start the bot and let it encode."""
    seen = asyncio.run(_measured(100 if quick else 1000))
    for name, value in seen.items():
        print(f"{name} {value:.4g}" if isinstance(value, float) else f"{name} {value}")
    return Outcome(
        seen,
        (
            at_most("MiB (PSS) of all processes while encoding", float(seen["encoding_mib"]), MOST_MIB),
            at_most("seconds to the first vector", float(seen["first_vector_s"]), LONGEST_WAIT_S),
        ),
    )


async def _measured(texts: int) -> dict[str, float | str]:
    with tempfile.TemporaryDirectory() as folder:
        async with Playground() as playground:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-c", "from benchmarks.memory import work; work()"),  # no module for a child to load
                env={**os.environ, ROLE: json.dumps([playground.token, playground.address, folder, texts])},
                stdout=asyncio.subprocess.PIPE,
            )
            out, _ = await process.communicate()
    found: dict[str, float | str] = json.loads(out.decode().splitlines()[-1])
    return found


async def _run(token: str, address: str, folder: str, texts: int) -> dict[str, float | str]:
    settings = Settings(_env_file=None, telegram_token=token, telegram_api=address, data_dir=Path(folder))
    bot = Offscreen(settings, SystemClock())
    await bot.start()
    await bot.matcher.library()
    idle = pss_mib()
    begun = time.perf_counter()
    await bot.matcher.vectors(["the first words of somebody"])
    first = time.perf_counter() - begun
    ended, most = Event(), [0.0]
    watch = Thread(target=_watch, args=(ended, most))
    watch.start()
    await bot.matcher.vectors([f"somebody who likes long walks and {number} other things" for number in range(texts)])
    ended.set()
    watch.join()
    await bot.stop()
    return {"encoder": bot.encoder.fingerprint, "idle_mib": idle, "first_vector_s": first, "encoding_mib": most[0]}


def _watch(ended: Event, most: list[float]) -> None:
    while not ended.wait(0.05):
        most[0] = max(most[0], pss_mib())


def pss_mib() -> float:
    """Return the memory that this process and its children hold, in MiB."""
    tasks = Path("/proc/self/task").iterdir()
    children = [pid for task in tasks for pid in (task / "children").read_text().split()]
    lines = [line for pid in ["self", *children] for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()]
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def work() -> None:
    """Be the bot that is measured; what the encoder's process loads beside it is what it loads below ``offscreen``."""
    print(json.dumps(asyncio.run(_run(*json.loads(os.environ.pop(ROLE))))))


if __name__ == "__main__":
    main("memory", measure)
