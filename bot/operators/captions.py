"""Captions without standing in anybody's way: models of our own in a child process, servers in a thread."""

from __future__ import annotations

import asyncio
from concurrent.futures.process import BrokenProcessPool

from bot.core.subprocesses import ChildProcess
from content.captioners import Captioner, open_captioner
from content.errors import CaptionError

_captioner: Captioner | None = None
"""The child process's own; the parent never fills it."""


class Captioning:
    """A captioner at work.

    Args:
        name: As in :func:`content.captioners.open_captioner`.

    Raises:
        content.errors.CaptionError: If there is no such captioner.
    """

    def __init__(self, name: str | None) -> None:
        self._name = name
        self._captioner = open_captioner(name)
        self._child = ChildProcess()
        self._one_at_a_time = asyncio.Lock()

    @property
    def name(self) -> str | None:
        """Name of the captioner; ``None``: captions are written by hand."""
        return self._captioner.name if self._captioner is not None else None

    async def caption(self, picture: bytes) -> str:
        """Return what a picture shows.

        Raises:
            content.errors.CaptionError: If there are no words for it; a person has to write them.
        """
        captioner = self._captioner
        if captioner is None:
            raise CaptionError("captions are written by hand: set OFFSCREEN_CAPTIONER to have them suggested")
        async with self._one_at_a_time:
            if not captioner.heavy:
                return await asyncio.to_thread(captioner.caption, picture)
            try:
                return await self._child.call(_caption, self._name, picture)
            except BrokenProcessPool:
                self.close()
                raise CaptionError("the captioner died, for want of memory perhaps: write what it shows") from None

    def close(self) -> None:
        """End the child process, if there is one."""
        self._child.close()


def _caption(name: str | None, picture: bytes) -> str:
    global _captioner
    if _captioner is None:
        _captioner = open_captioner(name)
    if _captioner is None:
        raise CaptionError("captions are written by hand")
    return _captioner.caption(picture)
