"""Whether an answer is Telegram's: its form comes before its status."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from telegram import Message
from telegram.error import RetryAfter

from bot.telegram.answers import OddAnswerError, UnreadableResultError, check_answer, in_brief
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


@pytest.mark.parametrize(
    ("method", "result"),
    [
        ("editMessageText", [1]),
        ("editMessageText", {"message_id": "a"}),
        ("editMessageReplyMarkup", 5),
        ("sendDocument", {"message_id": 1}),
    ],
)
def test_what_was_done_and_brings_something_else(method: str, result: object) -> None:
    with pytest.raises(UnreadableResultError):
        check_answer(method, 200, json.dumps({"ok": True, "result": result}).encode())


@pytest.mark.parametrize(
    ("method", "result"),
    [
        ("getFile", True),
        ("getFile", {"file_id": 5, "file_unique_id": "a", "file_path": "b"}),
        ("getMyDescription", [1]),
        ("getWebhookInfo", "none"),
    ],
)
def test_what_was_asked_and_brings_something_else_may_be_asked_again(method: str, result: object) -> None:
    with pytest.raises(OddAnswerError) as found:
        check_answer(method, 200, json.dumps({"ok": True, "result": result}).encode())
    assert not isinstance(found.value, UnreadableResultError)


@pytest.mark.parametrize(
    "more",
    [
        {"text": 5, "entities": 7, "from": [], "reply_markup": "no"},
        {"photo": [5], "caption_entities": {"a": 1}},
        {"photo": [{"file_id": 5}]},
        {"photo": []},
        {"chat": {"id": 1, "type": 5, "permissions": 3}},
    ],
)
def test_what_nobody_reads_of_a_message_is_not_read(more: dict[str, object]) -> None:
    answer = json.dumps({"ok": True, "result": {**MESSAGE, **more}}).encode()
    check_answer("sendPhoto", 200, answer)
    message = Message.de_json(json.loads(in_brief(answer))["result"], None)
    assert (message.message_id, message.chat.id, message.photo) == (1, 1, ())
