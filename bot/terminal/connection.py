"""The connection to a terminal: lines in, lines out."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import Any

from starlette.routing import Route

from bot.core.address import Address
from bot.core.free_budget import FreeBudget
from bot.intake.connection import UpdateSink, UpdateSource
from bot.terminal.messenger import TerminalMessenger


class TerminalConnection:
    """Connects to whoever sits at a terminal.

    Args:
        lines: What they write; read in a thread of its own.
        write: Writes a text for them.
        folder: Where pictures go.
    """

    secret = "terminal"
    trouble = None

    def __init__(self, lines: Iterable[str], write: Callable[[str], None], folder: Path) -> None:
        self._lines = lines
        self.messenger = TerminalMessenger(write, folder)
        self.budget = FreeBudget()
        self.owners = frozenset[Address]()

    def source(self, inbox: UpdateSink, lead: Callable[[], Awaitable[bool]]) -> UpdateSource:
        """Return what brings lines."""
        return TerminalSource(self._lines, self.messenger, inbox)

    async def open(self) -> str:
        """Return a name."""
        return "offscreen"

    async def introduce(self) -> None:
        """Say nothing: the command has said it."""

    async def close(self) -> None:
        """Close nothing."""


class TerminalSource(UpdateSource):
    """Brings lines to the inbox, until there are no more.

    Args:
        lines: They are read in a thread that nothing waits for.
        messenger: Knows what numbers stand for.
        inbox: Where they go.
    """

    def __init__(self, lines: Iterable[str], messenger: TerminalMessenger, inbox: UpdateSink) -> None:
        self._lines = lines
        self._messenger = messenger
        self._inbox = inbox
        self._read: asyncio.Queue[str | None] = asyncio.Queue()
        self._last = 0

    def routes(self) -> list[Route]:
        """Return nothing to serve."""
        return []

    def is_answered(self) -> None:
        """Return ``None``: nobody is asked."""

    async def prepare(self) -> None:
        """Begin to read."""
        loop = asyncio.get_running_loop()
        threading.Thread(target=self._follow, args=(loop,), daemon=True).start()

    async def run(self) -> None:
        """Store line by line; return at their end."""
        while (line := await self._read.get()) is not None:
            if line.strip():
                await self._inbox.store([self.payload(line)])

    def payload(self, line: str) -> dict[str, Any]:
        """Return a line as the inbox keeps it: a number of a button is its press, unless a space is before it."""
        self._last = max(self._last + 1, time.time_ns() // 1000)
        number = int(line) if line.strip().isdecimal() and not line.startswith(" ") else 0
        if (pressed := self._messenger.press(number)) is None:
            return {"update_id": self._last, "text": line.strip()}
        message_id, button, picture = pressed
        return {"update_id": self._last, "press": button.data, "message": message_id, "picture": picture}

    def _follow(self, loop: asyncio.AbstractEventLoop) -> None:
        for line in self._lines:
            loop.call_soon_threadsafe(self._read.put_nowait, line)
        loop.call_soon_threadsafe(self._read.put_nowait, None)
