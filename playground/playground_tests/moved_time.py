"""A time that tests move."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

START = datetime(2026, 11, 24, 18, 41, tzinfo=UTC)


class MovedTime:
    """Stands still until it is moved."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start
        self._listeners: list[Callable[[], None]] = []

    def now(self) -> datetime:
        return self._now

    def forward(self, by: timedelta) -> None:
        self._now += by
        for listener in self._listeners:
            listener()

    def on_jump(self, listener: Callable[[], None]) -> None:
        self._listeners.append(listener)
