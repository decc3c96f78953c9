"""Logging for a service that knows private things: event names and internal ids, never words or secrets."""

from __future__ import annotations

import logging

_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


def configure_logging(level: str) -> None:
    """Log to stderr from ``level`` on, with the libraries that would write secrets kept quiet.

    httpx logs each request's address at INFO, and a Bot API address holds the token.
    """
    logging.basicConfig(level=level, format=_FORMAT, force=True)
    for name in ("httpx", "httpcore", "telegram", "alembic", "aiosqlite", "asyncio", "sqlalchemy.engine"):
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a tick that overlaps the next is no news


def event(logger: logging.Logger, level: int, name: str, **fields: object) -> None:
    """Log ``name`` with ``fields`` as ``key=value``."""
    logger.log(level, "%s%s", name, "".join(f" {key}={value}" for key, value in fields.items()))
