"""The time by which messages are dated: the machine's, or one that a test or a program moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol, runtime_checkable


class TimeSource(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        ...


@runtime_checkable
class MovableTime(Protocol):
    """A time that tells when it was moved; the page then shows it at once."""

    def on_jump(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` after every move."""
        ...


class MachineTime:
    """The machine's own time."""

    def now(self) -> datetime:
        """Return the present instant, in UTC."""
        return datetime.now(UTC)
