"""What a failed call to Telegram means, judged by its cause."""

from __future__ import annotations

from datetime import timedelta

from aiohttp import ClientConnectorError, ClientHttpProxyError, ConnectionTimeoutError
from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.core.messenger import SendError, SendProblem
from bot.telegram.addresses import telegram_address
from bot.telegram.answers import ForbiddenToAllError, UnreadableResultError

NEVER_SENT = (
    ClientConnectorError,
    ConnectionTimeoutError,
    ClientHttpProxyError,
    ProxyError,
    ProxyConnectionError,
    ProxyTimeoutError,
)
"""Errors that come before a byte of the request has left; any other may mean that it arrived."""


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


def judge(error: TelegramError) -> SendError:
    """Return what ``error`` means."""
    text = f"{type(error).__name__}: {error.message}"
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        return SendError(SendProblem.WAIT, text, wait=wait if isinstance(wait, timedelta) else timedelta(seconds=wait))
    if isinstance(error, Forbidden):
        return SendError(SendProblem.BLOCKED if is_departure(error.message) else SendProblem.REFUSED, text)
    if isinstance(error, ChatMigrated):
        return SendError(SendProblem.MOVED, text, new_address=telegram_address(error.new_chat_id))
    if isinstance(error, BadRequest):  # before NetworkError, which it derives from
        stale = any(words in error.message.lower() for words in _STALE)
        return SendError(SendProblem.STALE_FILE if stale else SendProblem.REFUSED, text)
    if isinstance(error, InvalidToken):
        return SendError(SendProblem.RETRY, text)
    if isinstance(error, UnreadableResultError):
        return SendError(SendProblem.TAKEN, text)
    if isinstance(error, ForbiddenToAllError):
        return SendError(SendProblem.OUTAGE, text)
    if isinstance(error, NetworkError):
        return SendError(SendProblem.RETRY if isinstance(error.__cause__, NEVER_SENT) else SendProblem.UNKNOWN, text)
    return SendError(SendProblem.REFUSED, text)
