"""What comes in, told apart; nothing is kept of what is not needed."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Update

from bot.core.inputs import (
    READ_LIMIT,
    Command,
    Edited,
    GroupMessage,
    Input,
    Location,
    Membership,
    Press,
    Text,
    UnsupportedMessage,
    clean,
    readable,
)
from bot.core.replies import Acknowledge
from bot.dialogues.group_chats import answer_elsewhere
from bot.telegram.discretion import discreet
from bot.telegram.parsing import is_private, understand

ME = {"id": 5, "is_bot": False, "first_name": "Ida"}
BOT = {"id": 9, "is_bot": True, "first_name": "Offscreen", "username": "some_bot"}
PRIVATE = {"id": 5, "type": "private"}
GROUP = {"id": -7, "type": "group", "title": "us"}
PHOTO = {"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9}
POLL = {
    "id": "1",
    "question": "?",
    "options": [],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": True,
    "members_only": False,
}
CHANNEL = {"id": -8, "type": "channel", "title": "news"}
FROM_US = {"message_id": 2, "date": 1, "chat": GROUP, "from": BOT, "text": "I only work in a private chat"}


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
        (update(message=message(text="\u200b")), UnsupportedMessage("empty")),
        (update(message=message(contact={"phone_number": "+49", "first_name": "Jo"})), UnsupportedMessage("contact")),
        (update(message=message(dice={"emoji": "🎲", "value": 3})), UnsupportedMessage("sticker")),
        (update(message=message(location={"latitude": 48.85, "longitude": 2.35})), Location("Europe/Paris")),
        (update(message=message(pinned_message=message(text="x"))), None),
        (
            update(message=message(photo=[PHOTO], caption="look\x00 here")),
            UnsupportedMessage("photo", "look here", photo=str(PHOTO["file_id"])),
        ),
        (update(message=message(poll=POLL)), UnsupportedMessage("other")),
        (update(message=message(story={"chat": PRIVATE, "id": 4})), UnsupportedMessage("other")),
        (update(message=message(a_kind_of_tomorrow={"x": 1})), UnsupportedMessage("other")),
        (update(edited_message=message(text="x", edit_date=2)), Edited("x")),
        (update(edited_message=message(photo=[PHOTO], caption="y", edit_date=2)), Edited("y")),
        (update(edited_message=message(location={"latitude": 1, "longitude": 2, "live_period": 60})), None),
        (update(edited_message=message(GROUP, text="x", edit_date=2)), None),
        (update(message=message(GROUP, text="good morning all")), GroupMessage(addressed=False)),
        (update(message=message(GROUP, text="/start")), GroupMessage(addressed=True)),
        (update(message=message(GROUP, text="/start@Some_Bot study-a")), GroupMessage(addressed=True)),
        (update(message=message(GROUP, text="/start@other_bot")), GroupMessage(addressed=False)),
        (update(message=message(GROUP, text="hey @some_bot, are you there?")), GroupMessage(addressed=True)),
        (update(message=message(GROUP, text="hey @some_bottle")), GroupMessage(addressed=False)),
        (update(message=message(GROUP, text="yes", reply_to_message=FROM_US)), GroupMessage(addressed=True)),
        (update(message=message(GROUP, migrate_to_chat_id=-1009)), GroupMessage(addressed=False)),
        (update(channel_post=message(CHANNEL, text="news")), None),
        (update(edited_channel_post=message(CHANNEL, text="news")), None),
        (member(PRIVATE, "member", "kicked"), Membership(blocked=True)),
        (member(PRIVATE, "kicked", "member"), Membership(blocked=False)),
        (member(GROUP, "left", "member"), GroupMessage(addressed=True)),
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
    assert understand(Update.de_json(stored, None), "some_bot") == expected


def test_a_press_keeps_its_message() -> None:
    query = {"id": "q", "from": ME, "chat_instance": "c", "data": "ob:1:yes", "message": message(text="?")}
    given = understand(Update.de_json(update(callback_query=query), None))
    assert given == Press("ob:1:yes", "q", 3)


def test_of_a_place_only_the_zone_is_stored_and_of_a_contact_nothing() -> None:
    place = {"location": {"latitude": 48.8534, "longitude": 2.3488}}
    stored = str(discreet(update(message=message(**place))))
    assert "48.8" not in stored
    assert "2.34" not in stored
    moving = {"location": {"latitude": 48.8534, "longitude": 2.3488, "live_period": 600}}
    for answered in (
        update(edited_message=message(**moving)),
        update(message=message(text="here", reply_to_message=message(**place))),
        update(message=message(text="here", external_reply={"origin": {}, "venue": {"title": "Home", **place}})),
        update(message=message(pinned_message=message(**place))),
    ):
        assert "48.8" not in str(discreet(answered))
    contact = {"phone_number": "+4917012345", "first_name": "Jo", "vcard": "TEL:+4917012345"}
    stored = str(discreet(update(message=message(contact=contact))))
    assert "4917012345" not in stored
    assert "Jo" not in stored


def test_groups_are_answered_only_when_they_speak_to_the_bot() -> None:
    assert answer_elsewhere(GroupMessage(addressed=False)) == []
    assert len(answer_elsewhere(GroupMessage(addressed=True))) == 1
    assert answer_elsewhere(Press("ob:1:yes", "q", None)) == [
        Acknowledge(query_id="q", text="I only work in a private chat, just you and me.")
    ]
    assert not is_private(Update.de_json(update(message=message(GROUP, text="x")), None))


def test_texts_are_cleaned_but_emoji_stay_whole() -> None:
    assert clean("a\r\nb\x00\u202e") == "a\nb"
    assert clean("👨\u200d👩\u200d👧") == "👨\u200d👩\u200d👧"
    assert clean("e\u0301") == "é"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("I'm  " * 3, "I'm I'm I'm"),
        ("a\u00a0\u2003b\u3000c\u2028d\te", "a b c\nd e"),
        ("one \n\n\n  two\r\n", "one\ntwo"),
        ("ho\u200bme \u2060\ufeffoffice", "home office"),
        ("a\u2800\u3164b", "a b"),
        ("x\u200d\u200d\u200d \u200d y\ufe0f\ufe0f", "x\u200d y\ufe0f"),
        ("\u034f\u180b\ufe00", ""),
        ("👩‍💻 and ❤️‍🔥", "👩‍💻 and ❤️‍🔥"),
    ],
)
def test_spaces_and_what_has_no_width_are_put_right_before_anything_reads(written: str, read: str) -> None:
    assert readable(written) == (read, "")


def test_a_long_text_is_cut_between_words_and_its_end_is_kept_apart() -> None:
    read, beyond = readable("lovely " * 500)
    assert len(read) <= READ_LIMIT
    assert read.endswith("lovely")
    assert f"{read} {beyond}" == " ".join(["lovely"] * 500)
    assert [len(part) for part in readable("x" * 9_000)] == [READ_LIMIT, 3_096]  # of what Telegram would ever send


def test_a_text_of_nothing_that_can_be_seen_is_empty() -> None:
    assert understand(Update.de_json(update(message=message(text="\u200d\ufe0f \u2800")), None)) == UnsupportedMessage(
        "empty"
    )
