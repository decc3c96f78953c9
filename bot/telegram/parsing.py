"""Updates as Telegram sends them: what cannot be read of one stands in nobody's way."""

from __future__ import annotations

import logging
from typing import Any

from telegram import Update
from telegram.ext import ExtBot

from bot.logs import event

ALLOWED_UPDATES = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER)
"""The kinds that we ask for; of others nothing is read or kept."""

_CORE = ("message_id", "date", "edit_date", "chat", "from")
"""What is kept of a message that cannot be read: who wrote it, where and when."""

_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, OverflowError, OSError, RecursionError)
"""What the library raises for a field of another kind, or a date that no calendar has."""

_log = logging.getLogger(__name__)


def parse_update(payload: dict[str, Any], bot: ExtBot[Any] | None) -> Update:
    """Return an update; one that cannot be read as a whole without what it brings, so that it can be answered.

    Telegram adds to its messages all the time, and a library knows them as of one day.

    Args:
        payload: From Telegram.
        bot: Whose update it is.

    Raises:
        KeyError: If it has no ``update_id``.
    """
    number = payload["update_id"]
    if not _is_ours(payload):
        return Update(number)
    for tried in (payload, _core(payload)):
        try:
            return Update.de_json(tried, bot)
        except _UNREADABLE as error:
            event(_log, logging.WARNING, "update_not_readable", update=number, error=type(error).__name__)
    return Update(number)


def has_number(payload: Any) -> bool:
    """Whether something that came is an update at all."""
    return isinstance(payload, dict) and type(payload.get("update_id")) is int


def only_ours(payload: dict[str, Any]) -> dict[str, Any]:
    """Return an update as it came, or its bare number if it is none of ours."""
    return payload if _is_ours(payload) else {"update_id": payload["update_id"]}


def _is_ours(payload: dict[str, Any]) -> bool:
    """Whether an update is of a kind that we asked for, and said to us and not to somebody's business account."""
    if not any(kind in payload for kind in ALLOWED_UPDATES):
        return False
    query = payload.get("callback_query")
    said = query.get("message") if isinstance(query, dict) else payload.get("message")
    return not (isinstance(said, dict) and "business_connection_id" in said)


def _core(payload: dict[str, Any]) -> dict[str, Any]:
    core: dict[str, Any] = {"update_id": payload["update_id"]}
    for kind in ("message", "edited_message"):
        if isinstance(message := payload.get(kind), dict):
            core[kind] = {name: message[name] for name in _CORE if name in message}
    if isinstance(query := payload.get("callback_query"), dict):
        kept = {name: query[name] for name in ("id", "from", "data") if name in query}
        message = query.get("message")
        told = {name: message[name] for name in _CORE if name in message} if isinstance(message, dict) else None
        core["callback_query"] = {"chat_instance": "", **kept, **({"message": told} if told else {})}
    return core
