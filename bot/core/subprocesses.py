"""Child processes for heavy models: started when they are needed, and never left behind."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from typing import TypeVar

Result = TypeVar("Result")


class ChildProcess:
    """One child process, started at the first call; it ends with its parent, also when that is killed."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._context = multiprocessing.get_context("spawn")
        self._ends: tuple[Connection, Connection] | None = None

    async def call(self, work: Callable[..., Result], *arguments: object) -> Result:
        """Return what a function of a module returns there.

        Raises:
            concurrent.futures.process.BrokenProcessPool: If the child died; :meth:`close` makes room for a new one.
            Exception: What the function raises.
        """
        with _without_interrupts():
            going = asyncio.get_running_loop().run_in_executor(self._open(), work, *arguments)
        return await going

    def begin(self, work: Callable[..., object], *arguments: object) -> None:
        """Have a function called there without waiting for it."""
        with _without_interrupts():
            self._open().submit(work, *arguments)

    def is_running(self) -> bool:
        """Whether there is a child."""
        return self._pool is not None

    def close(self) -> None:
        """End the child, if there is one, whatever it is at: the end of this process would wait for it."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None
        for end in self._ends or ():
            end.close()
        self._ends = None

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._ends = self._context.Pipe(duplex=False)  # of this child: the one before may still be at it
            self._pool = ProcessPoolExecutor(
                1, mp_context=self._context, initializer=_follow_parent, initargs=self._ends[:1]
            )
        return self._pool


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Let a child that is started within never hear Ctrl-C: its parent does, and ends it; the child would only print.

    What is blocked here is inherited; the parent hears of it when the block ends.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # it is a child too, and its start would unblock the signal
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _follow_parent(told: Connection) -> None:
    """End with the parent, or when it lets go of its end: an orphan would keep the model in memory for ever."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    for wait in (parent.join, partial(_until_closed, told)):
        threading.Thread(target=_end_after, args=(wait,), daemon=True).start()


def _until_closed(told: Connection) -> None:
    with suppress(EOFError, OSError):
        told.recv_bytes()


def _end_after(wait: Callable[[], object]) -> None:
    wait()
    os._exit(0)
