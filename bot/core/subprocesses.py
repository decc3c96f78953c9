"""Child processes for heavy models: started when they are needed, and never left behind."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


class ChildProcess:
    """One child process, started at the first call; it ends with its parent, also when that is killed."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    async def call(self, work: Callable[..., Result], *arguments: object) -> Result:
        """Return what a function of a module returns there.

        Raises:
            concurrent.futures.process.BrokenProcessPool: If the child died; :meth:`close` makes room for a new one.
            Exception: What the function raises.
        """
        return await asyncio.get_running_loop().run_in_executor(self._open(), work, *arguments)

    def begin(self, work: Callable[..., object], *arguments: object) -> None:
        """Have a function called there without waiting for it."""
        self._open().submit(work, *arguments)

    def is_running(self) -> bool:
        """Whether there is a child."""
        return self._pool is not None

    def close(self) -> None:
        """End the child, if there is one."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(1, mp_context=context, initializer=_follow_parent)
        return self._pool


def _follow_parent() -> None:
    """End with the parent: an orphan would keep the model in memory for ever."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def wait() -> None:
        parent.join()
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()
