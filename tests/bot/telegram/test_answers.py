"""Whether an answer is Telegram's: its form comes before its status."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from telegram.error import RetryAfter

from bot.telegram.answers import OddAnswerError, UnreadableResultError, check_answer
from bot.telegram.line import FORBIDDING, REMEMBERED_SECONDS, LineMemory

MESSAGE = {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}


def refusal(code: object, description: object, **more: object) -> dict[str, object]:
    return {"ok": False, "error_code": code, "description": description, **more}


@pytest.mark.parametrize(
    ("method", "status", "answer"),
    [
        ("getUpdates", 200, {"ok": True, "result": []}),
        ("sendMessage", 200, {"ok": True, "result": MESSAGE}),
        ("setMyCommands", 200, {"ok": True, "result": True}),
        ("getUpdates", 401, refusal(401, "Unauthorized")),
        ("getUpdates", 404, refusal(404, "Not Found")),
        ("sendPhoto", 403, refusal(403, "Forbidden: bot was blocked by the user")),
        ("sendPhoto", 400, refusal(400, "Bad Request: chat not found", parameters={"migrate_to_chat_id": -100})),
        ("sendPhoto", 500, refusal(500, "Internal Server Error: restart")),
    ],
)
def test_telegrams_own(method: str, status: int, answer: object) -> None:
    check_answer(method, status, json.dumps(answer).encode())


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, b""),
        (200, b"<html>"),
        (200, b"null"),
        (200, b"[]"),
        (200, b'{"ok": 1, "result": true}'),
        (200, b'{"ok": true}'),
        (200, b'{"ok": false}'),
        (302, b'{"ok": true, "result": true}'),
        (404, b"<html>Not Found</html>"),
        (403, b'{"error": "access denied"}'),
        (403, json.dumps(refusal(403, "Access denied by policy")).encode()),
        (403, json.dumps(refusal(401, "Unauthorized")).encode()),
        (400, json.dumps(refusal(400, 7)).encode()),
        (400, json.dumps(refusal(400, "Bad Request: x", parameters=[1])).encode()),
        (429, json.dumps(refusal(429, "Too Many Requests", parameters={"retry_after": "soon"})).encode()),
        (418, json.dumps(refusal(418, "I'm a teapot")).encode()),
        (200, b"[" * 100_000),
    ],
)
def test_somebody_elses(status: int, body: bytes) -> None:
    with pytest.raises(OddAnswerError):
        check_answer("setMyCommands", status, body)


@pytest.mark.parametrize("result", [True, None, [], {}, {"message_id": "1", "date": 0, "chat": {"id": 1}}])
def test_a_yes_that_brings_something_else(result: object) -> None:
    with pytest.raises(UnreadableResultError):
        check_answer("sendMessage", 200, json.dumps({"ok": True, "result": result}).encode())


@pytest.mark.parametrize(("asked", "waits"), [(17, 17), (0, 1), (-5, 1), (10**9, 3600)])
def test_a_wait_is_believed_within_bounds(asked: int, waits: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    body = json.dumps(refusal(429, "Too Many Requests: retry", parameters={"retry_after": asked})).encode()
    with pytest.raises(RetryAfter) as caught:
        check_answer("sendMessage", 429, body)
    assert caught.value.retry_after == timedelta(seconds=waits)


def test_a_few_who_left_are_believed_and_many_at_once_are_not() -> None:
    now = [0.0]
    line = LineMemory(lambda: now[0])
    for chat in range(FORBIDDING - 1):
        line.note_chat(chat, forbidden=True)
    assert not line.forbids_everybody  # 4 of 4
    line.note_chat(99, forbidden=True)
    assert line.forbids_everybody  # 5 of 5
    for chat in range(100, 105):
        line.note_chat(chat, forbidden=False)
    assert not line.forbids_everybody  # 5 of 10
    line.note_chat(106, forbidden=True)
    assert line.forbids_everybody  # 6 of 11
    now[0] = REMEMBERED_SECONDS + 1
    assert not line.forbids_everybody


def test_owners_hear_of_pages_at_once_but_of_server_errors_only_if_there_are_many() -> None:
    line = LineMemory()
    for number in range(5):
        assert line.trouble is None
        line.note_odd(OddAnswerError("sendMessage", 502))
        if number < 4:
            continue
        assert "502" in (line.trouble or "")
    line.note_odd(OddAnswerError("getUpdates", 404))
    assert "status 404 to getUpdates" in (line.trouble or "")
