"""Updates that the library does not know: answered as far as they can be, and in nobody's way."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.inputs import Edited, Input, Press, Text, UnsupportedMessage
from bot.telegram.parsing import parse_update, understand

ME = {"id": 5, "is_bot": False, "first_name": "Ida"}
BASE = {"message_id": 3, "date": 1_772_442_000, "chat": {"id": 5, "type": "private"}, "from": ME}
OLD_POLL = {"id": "1", "question": "?", "options": []}


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        ({"message": {**BASE, "text": "hello"}}, Text("hello")),
        ({"message": {**BASE, "poll": OLD_POLL}}, UnsupportedMessage("other")),
        ({"message": {**BASE, "text": "see", "reply_to_message": {"poll": OLD_POLL}}}, UnsupportedMessage("other")),
        ({"edited_message": {**BASE, "edit_date": 1_772_442_001, "poll": OLD_POLL}}, Edited()),
        ({"callback_query": {"id": "q", "from": ME, "data": "ob:1:yes", "message": BASE}}, Press("ob:1:yes", "q", 3)),
        ({"message": {**BASE, "date": 10**15, "text": "hello"}}, UnsupportedMessage("other")),
        ({"message": {**BASE, "location": {"longitude": 1}}}, UnsupportedMessage("other")),
        ({"message": {"poll": OLD_POLL}}, None),
        ({"message": "nonsense"}, None),
        ({"something_new": {"x": 1}}, None),
    ],
)
def test_what_cannot_be_read_is_left_out(payload: dict[str, Any], expected: Input | None) -> None:
    update = parse_update({"update_id": 7, **payload}, None)
    assert update.update_id == 7
    assert understand(update) == expected


@pytest.mark.parametrize(
    "payload",
    [
        {"business_message": {**BASE, "business_connection_id": "b"}},
        {"business_connection": {"id": "b", "user": ME}},
        {"message": {**BASE, "text": "hi", "business_connection_id": "b"}},
        {
            "callback_query": {
                "id": "1",
                "from": ME,
                "data": "x",
                "chat_instance": "",
                "message": {**BASE, "business_connection_id": "b"},
            }
        },
    ],
)
def test_what_is_said_to_somebodys_business_account_is_not_ours(payload: dict[str, Any]) -> None:
    update = parse_update({"update_id": 5, **payload}, None)
    assert update.update_id == 5
    assert update.effective_user is None
