"""Reply markup: what the Bot API accepts, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit

from telegram_playground.errors import bad_request
from telegram_playground.parameters import decode_json

CALLBACK_DATA_BYTES = 64
"""Most bytes of ``callback_data`` in UTF-8."""
MARKUP_BYTES = 10_000
"""Telegram names no number for REPLY_MARKUP_TOO_LONG; about this size is refused."""

_SPECIAL = (
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "copy_text",
    "web_app",
    "login_url",
    "pay",
)


@dataclass(frozen=True)
class Markup:
    """A reply markup after its checks."""

    kind: Literal["inline", "keyboard", "remove", "force_reply"]
    rows: list[list[dict[str, Any]]] = field(default_factory=list)
    """Buttons as JSON, row by row; empty for the last two kinds."""
    options: dict[str, Any] = field(default_factory=dict)
    """``one_time_keyboard``, ``is_persistent``, ``resize_keyboard``, ``input_field_placeholder``."""

    def as_json(self) -> dict[str, Any]:
        """Return the ``reply_markup`` field of a message: inline keyboards only."""
        return {"inline_keyboard": self.rows}


def read_markup(raw: str | None) -> Markup | None:
    """Check the parameter ``reply_markup``.

    Args:
        raw: JSON, or ``None`` or empty for none.

    Raises:
        Refusal: With Telegram's reason.
    """
    if not raw:
        return None
    value = decode_json(raw, "reply keyboard markup")
    if value is None:
        return None
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    keyboard = [row for row in _rows(value, "keyboard", 'field "keyboard" must be an Array of Arrays') if row]
    inline = _rows(
        value,
        "inline_keyboard",
        'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    )
    keyboard = [[_keyboard_button(button) for button in row] for row in keyboard]
    inline = [[_inline_button(button) for button in row] for row in inline if row]
    if len(raw.encode()) > MARKUP_BYTES:
        raise bad_request("reply markup is too long")
    names = ("one_time_keyboard", "is_persistent", "resize_keyboard", "selective", "input_field_placeholder")
    options = {name: value[name] for name in names if value.get(name)}
    if len(str(options.get("input_field_placeholder", ""))) > 64:
        raise bad_request("input field placeholder is too long")
    if keyboard:
        return Markup("keyboard", keyboard, options)
    if inline:
        return Markup("inline", inline)
    if value.get("remove_keyboard"):
        return Markup("remove", [], options)
    if value.get("force_reply"):
        return Markup("force_reply", [], options)
    return None


def _rows(value: dict[str, Any], name: str, complaint: str) -> list[list[Any]]:
    rows = value.get(name) or []
    if not isinstance(rows, list) or any(not isinstance(row, list) for row in rows):
        raise bad_request(complaint)
    return rows


def _keyboard_button(button: Any) -> dict[str, Any]:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise bad_request("can't parse keyboard button: KeyboardButton must be a String or an Object")
    if not isinstance(button.get("text"), str):
        raise bad_request("can't parse keyboard button: Can't find field \"text\"")
    if not button["text"].strip():
        raise bad_request("keyboard button text must be non-empty")
    return button


def _inline_button(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not any(button.get(name) for name in ("url", "callback_data")) and not any(name in button for name in _SPECIAL):
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    for name in ("url", "callback_data"):
        if not isinstance(button.get(name, ""), str):
            reason = f'Field "{name}" must be of type String'
            raise bad_request(f"can't parse inline keyboard button: {reason}")
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if url := button.get("url"):
        _check_url(url)
    elif len(button.get("callback_data", "").encode()) > CALLBACK_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    return button


def _check_url(url: str) -> None:
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
    except ValueError:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong URL") from None
    if parts.scheme not in ("http", "https", "tg", "ton"):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    if parts.scheme in ("http", "https") and "." not in (parts.hostname or ""):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
