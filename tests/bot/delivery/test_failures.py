"""Errors of Telegram and the network, told apart by their cause."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest
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

from bot.delivery.failures import Verdict, judge


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "verdict"),
    [
        (caused(NetworkError("x"), httpx.ConnectError("refused")), Verdict.RETRY),
        (caused(TimedOut("x"), httpx.ConnectTimeout("late")), Verdict.RETRY),
        (caused(TimedOut("x"), httpx.PoolTimeout("full")), Verdict.RETRY),
        (caused(TimedOut("x"), httpx.ReadTimeout("late")), Verdict.UNKNOWN),
        (caused(TimedOut("x"), httpx.WriteTimeout("late")), Verdict.UNKNOWN),
        (caused(NetworkError("x"), httpx.ReadError("cut")), Verdict.UNKNOWN),
        (caused(NetworkError("x"), httpx.RemoteProtocolError("cut")), Verdict.UNKNOWN),
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
