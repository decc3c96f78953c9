"""An end for work that would keep everybody waiting: what runs too long without a pause is broken off.

The timer counts this process's processor time, so that a busy machine breaks nothing off. It is a signal, which
also reaches into a regular expression that will never come to its end; a thread could not, nor a task.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Awaitable, Callable, Generator, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Generic, TypeVar

LONGEST_SECONDS = 1.0
"""Processor time that one person's turn may take at a stretch, while nobody else is answered."""

Result = TypeVar("Result")


class OverrunError(Exception):
    """Something ran too long without a pause and was broken off."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Break off what runs within, by :class:`OverrunError`, after that much processor time.

    Outside of the main thread, where Python takes no signals, and on systems without such timers nothing is broken
    off. Not to be nested.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    within = True

    def break_off(_signal: int, _frame: FrameType | None) -> None:
        if within:
            raise OverrunError(f"broken off after {seconds} s of processor time")

    before = signal.signal(signal.SIGVTALRM, break_off)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
        yield
    finally:
        within = False
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


class Stretches(Awaitable[Result], Generic[Result]):
    """Awaits something whose every stretch between two pauses may take so much processor time and no more.

    Args:
        work: Returns what is awaited.
        seconds: For each stretch.

    Raises:
        OverrunError: When awaited, if one took longer.
    """

    def __init__(self, work: Callable[[], Awaitable[Result]], seconds: float = LONGEST_SECONDS) -> None:
        self._work = work
        self._seconds = seconds

    def __await__(self) -> Generator[Any, Any, Result]:
        going = self._work().__await__()
        thrown: BaseException | None = None
        while True:
            try:
                with at_most(self._seconds):
                    pause = going.send(None) if thrown is None else going.throw(thrown)
            except StopIteration as done:
                result: Result = done.value
                return result
            thrown = None
            try:
                yield pause
            except BaseException as error:  # such as being cancelled: for the work itself to handle
                thrown = error
