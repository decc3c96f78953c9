"""Pictures on their way to Telegram: uploaded once, then resent by the name that Telegram gave them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.storage.pictures import read_picture
from bot.storage.queries.outbox import OutgoingNudge


class Pictures:
    """Knows what to hand to Telegram for a picture.

    Args:
        folder: Where the pictures lie.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, str] = {}
        self._uploading: dict[str, asyncio.Lock] = {}

    @asynccontextmanager
    async def of(self, nudge: OutgoingNudge) -> AsyncIterator[str | bytes | OSError]:
        """Give a picture's file id, or its bytes if it has to be uploaded, or why it cannot be read.

        Whoever gets the bytes uploads them within the block; all others wait for what comes of it.
        """
        name = nudge.image_file
        known = nudge.file_id or self._known.get(name)
        if known is not None:
            yield known
            return
        async with self._uploading.setdefault(name, asyncio.Lock()):
            if (known := self._known.get(name)) is not None:
                yield known
                return
            try:
                data: bytes | OSError = await asyncio.to_thread(read_picture, self._folder, name)
            except OSError as error:
                data = error
            yield data

    def remember(self, name: str, file_id: str) -> None:
        """Keep what Telegram calls a picture."""
        self._known[name] = file_id

    def forget(self, name: str) -> bool:
        """Drop a name that no longer works; return whether there was one."""
        return self._known.pop(name, None) is not None
