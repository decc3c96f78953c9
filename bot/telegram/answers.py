"""Is it Telegram who answered? Judged by the form of an answer first, and by its HTTP status only then.

A proxy, a firewall or a sign-in page in between answers too: with a 404 or 403 page, or an empty 200. Such an answer
says nothing of the token, of a user, or of what became of a call.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from telegram.error import NetworkError, RetryAfter

LONGEST_WAIT_SECONDS = 3600
"""A wait that Telegram names is believed up to here; to ask again after an hour does no harm."""

_WORDS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    413: "Request Entity Too Large",
    429: "Too Many Requests",
}
"""How Telegram's own words begin, by status; those of 5xx vary."""

_SERVER_ERROR = 500


class OddAnswerError(NetworkError):
    """What came back is not Telegram's: nobody knows what became of the call."""

    def __init__(self, method: str, status: int) -> None:
        super().__init__(f"the answer to {method} with status {status} is not Telegram's")
        self.method = method
        self.status = status


class UnreadableResultError(OddAnswerError):
    """Telegram's form, and it says yes, but what it brings is not what the method returns."""


class ForbiddenToAllError(NetworkError):
    """Telegram forbids writing to most people at once: an outage. This call was surely not carried out."""


def check_answer(method: str, status: int, body: bytes) -> None:
    """Return if it is Telegram's answer: a result of the method's form, or a refusal in words that are known.

    Args:
        method: Name of the Bot API method that was called.
        status: HTTP status.
        body: What was answered.

    Raises:
        OddAnswerError: If it is not Telegram's.
        UnreadableResultError: If it says yes and brings something else than the method returns.
        telegram.error.RetryAfter: If Telegram wants to be asked later.
    """
    answer = _parsed(body)
    if not isinstance(answer, dict) or not isinstance(answer.get("ok"), bool):
        raise OddAnswerError(method, status)
    if answer["ok"]:
        if not 200 <= status < 300 or "result" not in answer:
            raise OddAnswerError(method, status)
        if not _has_form(method, answer["result"]):
            raise (OddAnswerError if method.startswith("get") else UnreadableResultError)(method, status)
        return
    words, parameters = answer.get("description"), answer.get("parameters", {})
    known = status >= _SERVER_ERROR or status in _WORDS
    if not (known and answer.get("error_code") == status and isinstance(words, str) and isinstance(parameters, dict)):
        raise OddAnswerError(method, status)
    if not words.startswith(_WORDS.get(status, "")) or not all(_is_number(each) for each in parameters.values()):
        raise OddAnswerError(method, status)
    if status == 429:
        raise RetryAfter(min(max(parameters.get("retry_after", 1), 1), LONGEST_WAIT_SECONDS))


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _has_form(method: str, result: Any) -> bool:
    """Whether a result is of the kind that the method returns; methods that this bot doesn't call have any form."""
    is_form = _FORMS.get(method)
    return is_form is None or is_form(result)


def _is_updates(result: Any) -> bool:
    return isinstance(result, list) and all(
        isinstance(update, dict) and _is_number(update.get("update_id")) for update in result
    )


def _is_bot(result: Any) -> bool:
    return (
        isinstance(result, dict)
        and _is_number(result.get("id"))
        and isinstance(result.get("is_bot"), bool)
        and all(isinstance(result.get(name), str) for name in ("first_name", "username"))
    )


def _is_file(result: Any) -> bool:
    return isinstance(result, dict) and all(
        isinstance(result.get(name), str) for name in ("file_id", "file_unique_id", "file_path")
    )


def _is_changed(result: Any) -> bool:
    return result is True or _is_message(result)


def _is_message(result: Any) -> bool:
    if not isinstance(result, dict) or not isinstance(chat := result.get("chat"), dict):
        return False
    return all(_is_number(one) for one in (result.get("message_id"), result.get("date"), chat.get("id")))


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


SENDING = ("sendMessage", "sendPhoto", "sendDocument")
CHANGING = ("editMessageText", "editMessageCaption", "editMessageReplyMarkup")

_FORMS: Mapping[str, Callable[[Any], bool]] = {
    "getUpdates": _is_updates,
    "getMe": _is_bot,
    "getFile": _is_file,
    "getMyDescription": lambda result: isinstance(result, dict) and isinstance(result.get("description"), str),
    "getWebhookInfo": lambda result: isinstance(result, dict) and isinstance(result.get("url"), str),
    **dict.fromkeys(SENDING, _is_message),
    **dict.fromkeys(CHANGING, _is_changed),
}


def in_brief(answer: bytes) -> bytes:
    """Return of a message that was sent or changed only what this bot reads, in the form that the library expects.

    A sender of many nudges would spend a third of its time on making the rest into objects that nobody looks at.

    Args:
        answer: That :func:`check_answer` has passed.
    """
    result = json.loads(answer)["result"]
    if not isinstance(result, dict):
        return answer
    chat = {"id": result["chat"]["id"], "type": "private"}
    brief = {"message_id": result["message_id"], "date": result["date"], "chat": chat}
    sizes = result.get("photo")
    if isinstance(sizes, list) and sizes and _is_size(sizes[-1]):
        brief["photo"] = sizes[-1:]
    return json.dumps({"ok": True, "result": brief}).encode()


def _is_size(size: Any) -> bool:
    return (
        isinstance(size, dict)
        and all(isinstance(size.get(name), str) for name in ("file_id", "file_unique_id"))
        and all(_is_number(size.get(name)) for name in ("width", "height"))
    )
