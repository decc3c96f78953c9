"""``offscreen chat``: talk to the bot in a terminal, without Telegram."""

from __future__ import annotations

import asyncio
import io
import sys
from collections.abc import Iterator

from bot.application import Offscreen
from bot.cli.output import progress, result
from bot.core.clock import SystemClock
from bot.monitoring.logs import configure_logging
from bot.settings import Settings, read_settings
from bot.terminal.connection import TerminalConnection

_HELLO = (
    "This is Offscreen. Write /start to begin. A number presses the button that has it; to say a number instead, put a "
    "space before it. Ctrl-D ends."
)


def chat() -> None:
    """Talk to the bot in this terminal. What you tell it stays in the data folder, as with `run`."""
    settings = read_settings()
    configure_logging("ERROR" if settings.log_level == "INFO" else settings.log_level)
    asyncio.run(_chat(settings))


async def _chat(settings: Settings) -> None:
    connection = TerminalConnection(_lines(), result, settings.data_dir / "chat")
    bot = Offscreen(settings, SystemClock(), connection=connection)
    await bot.start()
    progress(_HELLO)
    try:
        await bot.wait()
        await bot.inbox.drained()
    finally:
        await bot.stop()


def _lines() -> Iterator[str]:
    """Read lines past Python's own buffer, whose lock a thread that still waits would hold at the end."""
    for line in io.FileIO(sys.stdin.fileno(), closefd=False):
        yield line.decode(errors="replace")
