"""Signals from one loop to another within a process: "look now, do not wait", and "people are waiting"."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


class Wake:
    """Lets one loop sleep until another has work for it.

    What is stored in the database is the truth; this only saves waiting for the next look.
    """

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def set(self) -> None:
        """Wake the loop that waits, or the next one that would."""
        self._event.set()

    async def wait(self, timeout: float) -> bool:
        """Return when woken, or after ``timeout`` seconds; whether it was woken."""
        try:
            async with asyncio.timeout(timeout):
                await self._event.wait()
        except TimeoutError:
            pass
        woken = self._event.is_set()
        self._event.clear()
        return woken


class AnswerPriority:
    """Lets work that nobody waits for step back while somebody waits for an answer."""

    def __init__(self) -> None:
        self._waiting = 0
        self._nobody = asyncio.Event()
        self._nobody.set()

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Somebody waits for what is done within."""
        self._waiting += 1
        self._nobody.clear()
        try:
            yield
        finally:
            self._waiting -= 1
            if not self._waiting:
                self._nobody.set()

    async def give_way(self, longest: float) -> None:
        """Return when nobody waits, after ``longest`` seconds at the latest: the other work must go on too."""
        try:
            async with asyncio.timeout(longest):
                await self._nobody.wait()
        except TimeoutError:
            pass


@dataclass(frozen=True)
class Signals:
    """The wakes of a process: whoever stores work sets the one of the loop that does it, if that runs here.

    Attributes:
        decide: A moment may be due.
        send: A nudge may be on its way.
        notify: A notice may be.
        watch: Events of devices were stored, or rules changed.
        work: An operator may have given a job.
        priority: Knows whether people wait for answers.
    """

    decide: Wake = field(default_factory=Wake)
    send: Wake = field(default_factory=Wake)
    notify: Wake = field(default_factory=Wake)
    watch: Wake = field(default_factory=Wake)
    work: Wake = field(default_factory=Wake)
    priority: AnswerPriority = field(default_factory=AnswerPriority)


_to_stranger: ContextVar[bool] = ContextVar("to_stranger", default=False)


@contextmanager
def to_strangers() -> Iterator[None]:
    """What is said within goes to somebody who has agreed to nothing yet: after people we know, and bulk to them."""
    token = _to_stranger.set(True)
    try:
        yield
    finally:
        _to_stranger.reset(token)


def is_to_stranger() -> bool:
    """Whether what is said now goes to somebody who has agreed to nothing yet."""
    return _to_stranger.get()
