"""What a failed call to Telegram means for the nudge that it carried, judged by its cause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from aiohttp import ClientConnectorError, ConnectionTimeoutError
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.telegram.answers import ForbiddenToAllError, UnreadableResultError

NEVER_SENT = (ClientConnectorError, ConnectionTimeoutError)
"""Errors that come before a byte of the request has left; any other may mean that it arrived."""


class Verdict(StrEnum):
    """What is to be done."""

    RETRY = "retry"
    """Surely not delivered: once more, later."""
    UNKNOWN = "unknown"
    """Perhaps delivered: never again."""
    TAKEN = "taken"
    """Telegram says that it was delivered, and nothing else that can be read."""
    OUTAGE = "outage"
    """Telegram forbids writing to most people: surely not delivered, and nobody has left."""
    WAIT = "wait"
    """Telegram says when."""
    BLOCKED = "blocked"
    """The user does not want to hear from us."""
    MOVED = "moved"
    """The chat has another id now."""
    STALE_FILE = "stale_file"
    """The picture must be uploaded again."""
    REFUSED = "refused"
    """The request itself is wrong."""


@dataclass(frozen=True)
class Failure:
    """A verdict with what belongs to it."""

    verdict: Verdict
    text: str
    """What Telegram or the network said; holds nothing a user wrote."""
    wait: timedelta = timedelta(0)
    new_chat: int | None = None


_STALE = (
    "wrong file identifier",
    "wrong remote file",
    "file_reference",
    "file is temporarily unavailable",
    "invalid file_id",
)

_DEPARTED = (
    "bot was blocked by the user",
    "user is deactivated",
    "bot was kicked",
    "bot can't initiate conversation",
    "bot is not a member",
    "bot can't send messages to bots",
)
"""What Telegram says of somebody who does not want to hear from us, or is gone."""


def is_departure(words: str) -> bool:
    """Whether Telegram's words say that somebody has left."""
    return any(reason in words.lower() for reason in _DEPARTED)


def judge(error: TelegramError) -> Failure:
    """Return what ``error`` means."""
    text = f"{type(error).__name__}: {error.message}"
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        return Failure(Verdict.WAIT, text, wait if isinstance(wait, timedelta) else timedelta(seconds=wait))
    if isinstance(error, Forbidden):
        return Failure(Verdict.BLOCKED if is_departure(error.message) else Verdict.REFUSED, text)
    if isinstance(error, ChatMigrated):
        return Failure(Verdict.MOVED, text, new_chat=error.new_chat_id)
    if isinstance(error, BadRequest):  # before NetworkError, which it derives from
        stale = any(words in error.message.lower() for words in _STALE)
        return Failure(Verdict.STALE_FILE if stale else Verdict.REFUSED, text)
    if isinstance(error, InvalidToken):
        return Failure(Verdict.RETRY, text)
    if isinstance(error, UnreadableResultError):
        return Failure(Verdict.TAKEN, text)
    if isinstance(error, ForbiddenToAllError):
        return Failure(Verdict.OUTAGE, text)
    if isinstance(error, NetworkError):
        return Failure(Verdict.RETRY if isinstance(error.__cause__, NEVER_SENT) else Verdict.UNKNOWN, text)
    return Failure(Verdict.REFUSED, text)
