"""A process whose event loop stands still ends by itself, saying where; one that turns is left alone."""

from __future__ import annotations

import asyncio
import signal
import sys

import pytest

from bot.monitoring.watchdog import EXIT_CODE

PROGRAM = """
import asyncio, re, signal, sys, time
from bot.monitoring.logs import configure_logging
from bot.monitoring.watchdog import Watchdog

async def main():
    watchdog = Watchdog(float(sys.argv[1]))
    watchdog.start()
    signal.signal(signal.SIGTERM, lambda *_: watchdog.hurry())
    await asyncio.sleep(0)
    print("watched", flush=True)
    {work}
    watchdog.stop()

configure_logging("INFO")
asyncio.run(main())
"""

RUNAWAY = 're.match(r"(?:a+)+b", "secret words " + "a" * 60) or re.match(r"(?:a+)+b", "a" * 60)'
COUNTING = "while True: pass"
BLOCKING = "__import__('threading').Event().wait()"


async def start(work: str, patience: float) -> asyncio.subprocess.Process:
    program = PROGRAM.format(work=work)
    pipe = asyncio.subprocess.PIPE
    return await asyncio.create_subprocess_exec(sys.executable, "-c", program, str(patience), stdout=pipe, stderr=pipe)


@pytest.mark.parametrize("work", [RUNAWAY, COUNTING, BLOCKING])
async def test_a_loop_that_stands_still_ends_the_process(work: str) -> None:
    process = await start(work, 0.2)
    async with asyncio.timeout(30):
        _out, err = await process.communicate()
    assert process.returncode == EXIT_CODE
    assert b"loop_stands_still" in err
    assert b":main" in err  # where it was
    assert b"secret" not in err


async def test_a_loop_that_turns_is_left_alone() -> None:
    process = await start("await asyncio.sleep(1.5)", 0.3)
    async with asyncio.timeout(30):
        await process.communicate()
    assert process.returncode == 0


async def test_told_to_end_it_ends_soon_even_where_it_hangs() -> None:
    process = await start(RUNAWAY, 600)
    assert process.stdout is not None
    async with asyncio.timeout(30):
        await process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        await process.communicate()
    assert process.returncode == EXIT_CODE
