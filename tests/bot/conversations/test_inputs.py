"""What comes in, told apart; nothing is kept of what is not needed."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Update

from bot.conversations.inputs import (
    Command,
    Edited,
    Elsewhere,
    Input,
    Location,
    Membership,
    Press,
    Text,
    Wordless,
    clean,
    discreet,
    is_private,
    understand,
)
from bot.conversations.turns import answer_elsewhere

ME = {"id": 5, "is_bot": False, "first_name": "Ida"}
BOT = {"id": 9, "is_bot": True, "first_name": "Offscreen"}
PRIVATE = {"id": 5, "type": "private"}
GROUP = {"id": -7, "type": "group", "title": "us"}
CHANNEL = {"id": -8, "type": "channel", "title": "news"}


def message(chat: dict[str, Any] = PRIVATE, **content: Any) -> dict[str, Any]:
    return {"message_id": 3, "date": 1_772_442_000, "chat": chat, "from": ME, **content}


def update(**content: Any) -> dict[str, Any]:
    return {"update_id": 1, **content}


def member(chat: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    def state(status: str) -> dict[str, Any]:
        extra: dict[str, Any] = {"until_date": 0} if status == "kicked" else {}
        return {"status": status, "user": BOT, **extra}

    change = {"chat": chat, "from": ME, "date": 1, "old_chat_member": state(old), "new_chat_member": state(new)}
    return update(my_chat_member=change)


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        (update(message=message(text="hello \u202eyou")), Text("hello you")),
        (update(message=message(text="/Nudge@some_bot now  please")), Command("nudge", "now  please")),
        (update(message=message(text="/start\nstudy-a")), Command("start", "study-a")),
        (update(message=message(text="/ x")), Text("/ x")),
        (update(message=message(text="\u200b")), Wordless("empty")),
        (update(message=message(contact={"phone_number": "+49", "first_name": "Jo"})), Wordless("contact")),
        (update(message=message(dice={"emoji": "🎲", "value": 3})), Wordless("sticker")),
        (update(message=message(location={"latitude": 48.85, "longitude": 2.35})), Location("Europe/Paris")),
        (update(message=message(pinned_message=message(text="x"))), None),
        (update(edited_message=message(text="x", edit_date=2)), Edited()),
        (update(edited_message=message(GROUP, text="x", edit_date=2)), None),
        (update(message=message(GROUP, text="good morning all")), Elsewhere(addressed=False)),
        (update(message=message(GROUP, text="/start@some_bot")), Elsewhere(addressed=True)),
        (update(channel_post=message(CHANNEL, text="news")), None),
        (update(edited_channel_post=message(CHANNEL, text="news")), None),
        (member(PRIVATE, "member", "kicked"), Membership(blocked=True)),
        (member(PRIVATE, "kicked", "member"), Membership(blocked=False)),
        (member(GROUP, "left", "member"), Elsewhere(addressed=True)),
        (member(GROUP, "member", "left"), None),
        (member(CHANNEL, "left", "administrator"), None),
    ],
)
def test_what_somebody_does_is_told_apart(payload: dict[str, Any], expected: Input | None) -> None:
    if "administrator" in str(payload):
        rights = (
            "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats "
            "can_restrict_members can_promote_members can_change_info can_invite_users can_post_stories "
            "can_edit_stories can_delete_stories"
        ).split()
        payload["my_chat_member"]["new_chat_member"] |= dict.fromkeys(rights, False)
    stored = discreet(Update.de_json(payload, None).to_dict())
    assert understand(Update.de_json(stored, None)) == expected


def test_a_press_keeps_its_message() -> None:
    query = {"id": "q", "from": ME, "chat_instance": "c", "data": "ob:1:yes", "message": message(text="?")}
    given = understand(Update.de_json(update(callback_query=query), None))
    assert given == Press("ob:1:yes", "q", 3)


def test_of_a_place_only_the_zone_is_stored_and_of_a_contact_nothing() -> None:
    place = {"location": {"latitude": 48.8534, "longitude": 2.3488}}
    stored = str(discreet(update(message=message(**place))))
    assert "48.8" not in stored
    assert "2.34" not in stored
    contact = {"phone_number": "+4917012345", "first_name": "Jo", "vcard": "TEL:+4917012345"}
    stored = str(discreet(update(message=message(contact=contact))))
    assert "4917012345" not in stored
    assert "Jo" not in stored


def test_groups_are_answered_only_when_they_speak_to_the_bot() -> None:
    assert answer_elsewhere(Elsewhere(addressed=False)) == []
    assert len(answer_elsewhere(Elsewhere(addressed=True))) == 1
    assert not is_private(Update.de_json(update(message=message(GROUP, text="x")), None))


def test_texts_are_cleaned_but_emoji_stay_whole() -> None:
    assert clean("a\r\nb\x00\u202e") == "a\nb"
    assert clean("👨\u200d👩\u200d👧") == "👨\u200d👩\u200d👧"
    assert clean("e\u0301") == "é"
