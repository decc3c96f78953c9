"""Logging for a service that knows private things: event names and internal ids, never words or secrets."""

from __future__ import annotations

import logging

FORMAT = "%s%s"
"""What every event is logged with: its name is the first argument."""


def event(logger: logging.Logger, level: int, name: str, **fields: object) -> None:
    """Log ``name`` with ``fields`` as ``key=value``."""
    logger.log(level, FORMAT, name, "".join(f" {key}={value}" for key, value in fields.items()))


_TOLD = "the log has a line about this already"


def note_told(error: BaseException) -> None:
    """Mark an error that the log has a line about, so that nobody who meets it writes another one."""
    error.add_note(_TOLD)


def is_told(error: BaseException | None) -> bool:
    """Whether the log has a line about an error, or about what led to it."""
    while error is not None:
        if _TOLD in getattr(error, "__notes__", ()):
            return True
        error = error.__cause__ or error.__context__
    return False
