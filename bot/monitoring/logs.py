"""What becomes of log records: discreet, limited by kind, and on stderr."""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Callable
from types import TracebackType

from bot.core.log_events import FORMAT, is_told
from bot.errors import OffscreenError

_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"

WARNINGS_A_MINUTE = 30
"""Lines of one kind: enough to see what happens, too few to fill a disk. Only the first of them has its traceback."""

_MINUTE_SECONDS = 60.0
_KINDS = 1_000


def configure_logging(level: str) -> None:
    """Log to stderr from ``level`` on, with the libraries that would write secrets kept quiet.

    httpx logs each request's address at INFO, and a Bot API address holds the token.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(DiscreetFormatter(_FORMAT))
    handler.addFilter(LimitedByKind())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in ("httpx", "httpcore", "telegram", "alembic", "aiosqlite", "asyncio", "sqlalchemy.engine"):
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
    logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)  # a broken connection is the database's line
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a tick that overlaps the next is no news


class LimitedByKind(logging.Filter):
    """Lets warnings and errors of one kind through up to a number a minute, then says how many it kept back.

    A kind is a logger with an event name, or with a message before its values are put in.
    """

    def __init__(self, a_minute: int = WARNINGS_A_MINUTE, monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._a_minute = a_minute
        self._monotonic = monotonic
        self._kinds: dict[tuple[str, object], tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a record is written; the first one of a new minute tells of those that were not."""
        if record.levelno < logging.WARNING:
            return True
        error = record.exc_info[1] if record.exc_info else None
        if is_told(error):
            return False
        args = record.args
        name = args[0] if record.msg == FORMAT and isinstance(args, tuple) and args else record.msg
        kind, now = (record.name, str(name)), self._monotonic()
        since, count = self._kinds.get(kind, (now, 0))
        if now - since >= _MINUTE_SECONDS:
            if count > self._a_minute:
                record.msg, record.args = f"{record.getMessage()} kept_back={count - self._a_minute}", ()
            since, count = now, 0
        if len(self._kinds) >= _KINDS:
            self._kinds.clear()
        self._kinds[kind] = (since, count + 1)
        if error is not None and count:
            record.msg, record.args, record.exc_info = f"{record.getMessage()} error={type(error).__name__}", (), None
        return count < self._a_minute


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
