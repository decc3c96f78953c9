"""Logging for a service that knows private things: event names and internal ids, never words or secrets."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType

from bot.errors import OffscreenError

_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


def configure_logging(level: str) -> None:
    """Log to stderr from ``level`` on, with the libraries that would write secrets kept quiet.

    httpx logs each request's address at INFO, and a Bot API address holds the token.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(DiscreetFormatter(_FORMAT))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in ("httpx", "httpcore", "telegram", "alembic", "aiosqlite", "asyncio", "sqlalchemy.engine"):
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a tick that overlaps the next is no news


class DiscreetFormatter(logging.Formatter):
    """Writes where an exception happened and of what kind it is, without its words.

    Databases, parsers and Telegram quote in their messages what they were given: names, answers, ids. What our own
    errors say is ours.
    """

    def formatException(  # noqa: N802 - the name is logging's
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """Return the frames and types of an exception and of those that led to it, the first one first."""
        written: list[str] = []
        error = ei[1]
        while error is not None:
            frames = "".join(traceback.format_tb(error.__traceback__)).rstrip()
            words = f": {error}" if isinstance(error, OffscreenError) else ""
            written.append(f"{frames}\n{type(error).__module__}.{type(error).__qualname__}{words}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\nwhich led to\n".join(reversed(written))


def event(logger: logging.Logger, level: int, name: str, **fields: object) -> None:
    """Log ``name`` with ``fields`` as ``key=value``."""
    logger.log(level, "%s%s", name, "".join(f" {key}={value}" for key, value in fields.items()))
