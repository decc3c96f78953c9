"""An end for work that would keep everybody waiting: what runs too long without a pause is broken off.

The timer counts processor time, so that a busy machine breaks nothing off, and what other threads take is no time of
the work's. It is a signal, which also reaches into a regular expression that will never come to its end; a thread could
not, nor a task.
"""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Awaitable, Callable, Generator
from types import FrameType
from typing import Any, Generic, TypeVar

LONGEST_SECONDS = 4.0
"""Processor time that one person's turn may take at a stretch, while nobody else is answered.

More than a first use of the map of time zones costs on a busy machine, less than anybody should wait."""

_SHORTEST_SECONDS = 0.001
"""No time at all would end the timer."""

Result = TypeVar("Result")


class OverrunError(Exception):
    """Something ran too long without a pause and was broken off."""


class AtMost:
    """Breaks off what runs within, by :class:`OverrunError`, after so much processor time; not to be nested.

    Outside of the main thread, where Python takes no signals, and on systems without such timers nothing is broken
    off.

    Args:
        seconds: Of processor time.
    """

    _ends_at: float | None = None
    """Of the thread's processor time."""
    _is_heard = False

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._counts = threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer")

    def __enter__(self) -> None:
        if self._counts:
            if not AtMost._is_heard:  # once and for all: it costs more than all the rest
                signal.signal(signal.SIGVTALRM, _break_off)
                AtMost._is_heard = True
            AtMost._ends_at = time.thread_time() + self._seconds
            signal.setitimer(signal.ITIMER_VIRTUAL, self._seconds)

    def __exit__(self, *_error: object) -> None:
        if self._counts:
            AtMost._ends_at = None
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    @classmethod
    def seconds_left(cls) -> float | None:
        """Return what is left to what runs within one; ``None`` where nothing does: a signal came a moment too late."""
        return None if cls._ends_at is None else cls._ends_at - time.thread_time()


def _break_off(_signal: int, _frame: FrameType | None) -> None:
    left = AtMost.seconds_left()
    if left is None:
        return
    if left > 0:  # the rest was other threads', which the timer counts too
        signal.setitimer(signal.ITIMER_VIRTUAL, max(left, _SHORTEST_SECONDS))
        return
    raise OverrunError("ran too long without a pause")


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
                with AtMost(self._seconds):
                    pause = going.send(None) if thrown is None else going.throw(thrown)
            except StopIteration as done:
                result: Result = done.value
                return result
            thrown = None
            try:
                yield pause
            except BaseException as error:  # such as being cancelled: for the work itself to handle
                thrown = error
