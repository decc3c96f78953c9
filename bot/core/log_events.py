"""Logging for a service that knows private things: event names and internal ids, never words or secrets."""

from __future__ import annotations

import logging

FORMAT = "%s%s"
"""What every event is logged with: its name is the first argument."""


def event(logger: logging.Logger, level: int, name: str, **fields: object) -> None:
    """Log ``name`` with ``fields`` as ``key=value``."""
    logger.log(level, FORMAT, name, "".join(f" {key}={value}" for key, value in fields.items()))
