"""The watchdog: ends a process whose event loop stands still, so that its supervisor starts it anew.

It looks from outside of the loop: a timer of the system, wound up anew by the loop as long as that turns, reaches the
main thread even in the middle of a regular expression. Where not even that can run, in a library that holds the
interpreter, a second timer ends the process without it.
"""

from __future__ import annotations

import asyncio
import faulthandler
import logging
import os
import signal
import sys
import traceback
from types import FrameType

from bot.core.log_events import event

PATIENCE_SECONDS = 30.0
"""How long the loop may stand still."""

STOP_SECONDS = 5.0
"""The same once the process was told to end: then nobody waits longer."""

EXIT_CODE = 70
"""An internal software error, as sysexits.h names it."""

_AGAIN_SECONDS = 2.0
"""What the loop has left to turn in once it is missed: after a machine's sleep all timers are due at once."""

_FRAMES = 12

_log = logging.getLogger(__name__)


class Watchdog:
    """Watches the event loop in which it is started; for the main thread alone.

    Args:
        patience: Seconds that the loop may stand still.
    """

    def __init__(self, patience: float = PATIENCE_SECONDS) -> None:
        self._patience = patience
        self._missed = False
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to watch; where the system has no such timer, nobody watches."""
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, self._miss)
            self._task = asyncio.create_task(self._turn(), name="watchdog")

    def hurry(self) -> None:
        """Have less patience until the loop turns the next time; may be called from a signal's handler."""
        if self._task is not None:
            signal.setitimer(signal.ITIMER_REAL, min(STOP_SECONDS, self._patience))

    def stop(self) -> None:
        """Watch no more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            signal.setitimer(signal.ITIMER_REAL, 0)
            faulthandler.cancel_dump_traceback_later()

    async def _turn(self) -> None:
        while True:
            self._missed = False
            signal.setitimer(signal.ITIMER_REAL, self._patience)
            if sys.__stderr__ is not None:
                faulthandler.dump_traceback_later(2 * self._patience + _AGAIN_SECONDS, exit=True, file=sys.__stderr__)
            await asyncio.sleep(self._patience / 10)

    def _miss(self, _signal: int, frame: FrameType | None) -> None:
        if not self._missed:
            self._missed = True
            signal.setitimer(signal.ITIMER_REAL, min(_AGAIN_SECONDS, self._patience))
            return
        try:
            event(_log, logging.CRITICAL, "loop_stands_still", patience=self._patience, at=_where(frame))
        finally:  # the log may be what it hangs in
            os._exit(EXIT_CODE)


def _where(frame: FrameType | None) -> str:
    """Return the places in the code that are being run, the innermost first; nothing of what they work on."""
    places = reversed(traceback.extract_stack(frame, limit=_FRAMES))
    return " < ".join(f"{place.filename}:{place.lineno}:{place.name}" for place in places)
