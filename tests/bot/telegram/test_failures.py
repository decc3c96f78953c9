"""Errors of Telegram and the network, told apart by their cause."""

from __future__ import annotations

from datetime import timedelta

import pytest
from aiohttp import (
    ClientConnectorDNSError,
    ClientConnectorError,
    ClientOSError,
    ClientPayloadError,
    ConnectionTimeoutError,
    ServerDisconnectedError,
    SocketTimeoutError,
)
from aiohttp.client_reqrep import ConnectionKey
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.telegram.failures import Verdict, judge

SERVER = ConnectionKey("localhost", 1, False, True, None, None, None)


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "verdict"),
    [
        (caused(NetworkError("x"), ClientConnectorError(SERVER, OSError("refused"))), Verdict.RETRY),
        (caused(NetworkError("x"), ClientConnectorDNSError(SERVER, OSError("no such name"))), Verdict.RETRY),
        (caused(TimedOut("x"), ConnectionTimeoutError("late, or all connections busy")), Verdict.RETRY),
        (caused(TimedOut("x"), SocketTimeoutError("late")), Verdict.UNKNOWN),
        (caused(TimedOut("x"), TimeoutError()), Verdict.UNKNOWN),
        (caused(NetworkError("x"), ServerDisconnectedError()), Verdict.UNKNOWN),
        (caused(NetworkError("x"), ClientOSError(104, "reset")), Verdict.UNKNOWN),
        (caused(NetworkError("x"), ClientPayloadError("cut")), Verdict.UNKNOWN),
        (NetworkError("Internal Server Error (500)"), Verdict.UNKNOWN),
        (NetworkError("Bad Gateway"), Verdict.UNKNOWN),
        (Forbidden("bot was blocked by the user"), Verdict.BLOCKED),
        (Forbidden("user is deactivated"), Verdict.BLOCKED),
        (BadRequest("Chat not found"), Verdict.REFUSED),
        (BadRequest("wrong file identifier/HTTP URL specified"), Verdict.STALE_FILE),
        (BadRequest("Wrong remote file identifier specified: wrong padding"), Verdict.STALE_FILE),
        (InvalidToken("x"), Verdict.RETRY),
        (Conflict("x"), Verdict.REFUSED),
        (TelegramError("x"), Verdict.REFUSED),
    ],
)
def test_verdicts(error: TelegramError, verdict: Verdict) -> None:
    assert judge(error).verdict is verdict


def test_what_belongs_to_a_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    assert judge(RetryAfter(17)).wait == timedelta(seconds=17)
    moved = judge(ChatMigrated(-100123))
    assert (moved.verdict, moved.new_chat) == (Verdict.MOVED, -100123)
    assert judge(BadRequest("Chat not found")).text == "BadRequest: Chat not found"
