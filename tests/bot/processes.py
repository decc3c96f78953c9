"""The bot as a process of its own, as it runs for real, to be started and killed."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """Return this process's environment with a data folder and ``OFFSCREEN_`` settings, and no others of these."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OFFSCREEN_", "OPENAI_"))}
    own = {f"OFFSCREEN_{name.upper()}": value for name, value in settings.items()}
    return {**kept, "PYTHONPATH": str(REPOSITORY), "OFFSCREEN_DATA_DIR": str(folder), **own}


async def start(*arguments: str, env: dict[str, str], cwd: Path) -> asyncio.subprocess.Process:
    """Start ``offscreen`` with these arguments."""
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        env=env,
        cwd=cwd,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def finish(process: asyncio.subprocess.Process) -> tuple[int, str, str]:
    """End what a process reads, and wait for its own end; return exit code, stdout and stderr."""
    out, err = await process.communicate(None if process.stdin is None else b"")
    return process.returncode or 0, out.decode(), err.decode()


async def call(*arguments: str, env: dict[str, str], cwd: Path) -> tuple[int, str, str]:
    """Run ``offscreen`` to its end; return exit code, stdout and stderr."""
    return await finish(await start(*arguments, env=env, cwd=cwd))


@asynccontextmanager
async def running(*arguments: str, env: dict[str, str], cwd: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run ``offscreen`` within the block, and kill it at the end if it still runs."""
    async with ending(await start(*arguments, env=env, cwd=cwd)) as process:
        yield process


@asynccontextmanager
async def ending(process: asyncio.subprocess.Process) -> AsyncIterator[asyncio.subprocess.Process]:
    """Kill a process at the end of the block if it still runs, whatever has failed."""
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()
