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

from bot.core.messenger import SendProblem
from bot.telegram.addresses import telegram_address
from bot.telegram.failures import judge

SERVER = ConnectionKey("localhost", 1, False, True, None, None, None)


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (caused(NetworkError("x"), ClientConnectorError(SERVER, OSError("refused"))), SendProblem.RETRY),
        (caused(NetworkError("x"), ClientConnectorDNSError(SERVER, OSError("no such name"))), SendProblem.RETRY),
        (caused(TimedOut("x"), ConnectionTimeoutError("late, or all connections busy")), SendProblem.RETRY),
        (caused(TimedOut("x"), SocketTimeoutError("late")), SendProblem.UNKNOWN),
        (caused(TimedOut("x"), TimeoutError()), SendProblem.UNKNOWN),
        (caused(NetworkError("x"), ServerDisconnectedError()), SendProblem.UNKNOWN),
        (caused(NetworkError("x"), ClientOSError(104, "reset")), SendProblem.UNKNOWN),
        (caused(NetworkError("x"), ClientPayloadError("cut")), SendProblem.UNKNOWN),
        (NetworkError("Internal Server Error (500)"), SendProblem.UNKNOWN),
        (NetworkError("Bad Gateway"), SendProblem.UNKNOWN),
        (Forbidden("bot was blocked by the user"), SendProblem.BLOCKED),
        (Forbidden("user is deactivated"), SendProblem.BLOCKED),
        (BadRequest("Chat not found"), SendProblem.REFUSED),
        (BadRequest("wrong file identifier/HTTP URL specified"), SendProblem.STALE_FILE),
        (BadRequest("Wrong remote file identifier specified: wrong padding"), SendProblem.STALE_FILE),
        (InvalidToken("x"), SendProblem.RETRY),
        (Conflict("x"), SendProblem.REFUSED),
        (TelegramError("x"), SendProblem.REFUSED),
    ],
)
def test_problems(error: TelegramError, problem: SendProblem) -> None:
    assert judge(error).problem is problem


def test_what_belongs_to_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    assert judge(RetryAfter(17)).wait == timedelta(seconds=17)
    moved = judge(ChatMigrated(-100123))
    assert (moved.problem, moved.new_address) == (SendProblem.MOVED, telegram_address(-100123))
    assert judge(BadRequest("Chat not found")).text == "BadRequest: Chat not found"
