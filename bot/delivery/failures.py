"""What a failed call to Telegram means for the nudge that it carried, judged by its cause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.transport import NEVER_SENT


class Verdict(StrEnum):
    """What is to be done."""

    RETRY = "retry"
    """Surely not delivered: once more, later."""
    UNKNOWN = "unknown"
    """Perhaps delivered: never again."""
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


def judge(error: TelegramError) -> Failure:
    """Return what ``error`` means."""
    text = f"{type(error).__name__}: {error.message}"
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        return Failure(Verdict.WAIT, text, wait if isinstance(wait, timedelta) else timedelta(seconds=wait))
    if isinstance(error, Forbidden):
        return Failure(Verdict.BLOCKED, text)
    if isinstance(error, ChatMigrated):
        return Failure(Verdict.MOVED, text, new_chat=error.new_chat_id)
    if isinstance(error, BadRequest):  # before NetworkError, which it derives from
        stale = any(words in error.message.lower() for words in _STALE)
        return Failure(Verdict.STALE_FILE if stale else Verdict.REFUSED, text)
    if isinstance(error, InvalidToken):
        return Failure(Verdict.RETRY, text)
    if isinstance(error, NetworkError):
        return Failure(Verdict.RETRY if isinstance(error.__cause__, NEVER_SENT) else Verdict.UNKNOWN, text)
    return Failure(Verdict.REFUSED, text)
