"""Outages: the log has one line when something stops to answer and one when it answers again; the rest is counted."""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.core.log_events import event, note_told

_OWN = "/bot/"
"""In the path of this program's own code."""


class Outage:
    """Watches something that may stop to answer.

    Args:
        name: What the log calls it.
        logger: Where the lines go.
        means_away: Whether an error says that it does not answer.
        monotonic: Seconds that only grow.

    Attributes:
        failures: How often it did not answer, in all.
    """

    def __init__(
        self,
        name: str,
        logger: logging.Logger,
        means_away: Callable[[BaseException], bool],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._name = name
        self._logger = logger
        self._means_away = means_away
        self._monotonic = monotonic
        self._since: float | None = None
        self._failures_before = 0
        self.failures = 0

    @property
    def is_away(self) -> bool:
        """Whether it did not answer when it was asked last."""
        return self._since is not None

    @contextmanager
    def watch(self) -> Iterator[None]:
        """Ask it something within; an error that says it is away is marked as told and goes on."""
        try:
            yield
        except Exception as error:
            if self._means_away(error):
                self._fail(error)
            raise
        self._answer()

    def _fail(self, error: Exception) -> None:
        note_told(error)
        if self._since is None:
            self._since, self._failures_before = self._monotonic(), self.failures
            event(self._logger, logging.WARNING, f"{self._name}_away", error=_named(error), at=_place(error))
        self.failures += 1

    def _answer(self) -> None:
        if self._since is None:
            return
        seconds, self._since = round(self._monotonic() - self._since, 1), None
        failures = self.failures - self._failures_before
        event(self._logger, logging.WARNING, f"{self._name}_back", seconds=seconds, failures=failures)


def _named(error: BaseException) -> str:
    """Return the kinds of an error and of what it stands for; their words may quote what they were given."""
    cause = getattr(error, "orig", None) or error.__cause__
    return type(error).__name__ if cause is None else f"{type(error).__name__}/{type(cause).__name__}"


def _place(error: BaseException) -> str:
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if _OWN in frame.filename]
    return f"{own[-1].filename.rpartition(_OWN)[2]}:{own[-1].lineno}" if own else "-"
