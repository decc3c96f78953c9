"""The Bot API's rules for files, edits, answers, commands and updates, by the text with which each is broken."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from playground_tests.moved_time import MovedTime
from playground_tests.raw import Api, inline, picture
from telegram_playground.scripting import Message, Person
from telegram_playground.server import Playground

TREE = "\N{DECIDUOUS TREE}"  # two UTF-16 units

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as "
    "a current content and reply markup of the message"
)
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def test_captions_are_shorter_than_texts(api: Api) -> None:
    files = {"photo": picture()}
    sent = await api.result("sendPhoto", files, caption=f"<b>{TREE * 512}</b>", parse_mode="HTML")
    assert sent["caption"] == TREE * 512  # 1,024 units
    too_long = await api.refusal("sendPhoto", files, caption=TREE * 512 + "x")
    assert too_long == "Bad Request: message caption is too long"


@pytest.mark.parametrize(
    ("photo", "files", "text"),
    [
        (None, None, "Bad Request: there is no photo in the request"),
        (None, {"photo": b""}, "Bad Request: file must be non-empty"),
        (None, {"photo": b"GIF89a, almost"}, "Bad Request: IMAGE_PROCESS_FAILED"),
        (None, {"photo": picture()[:90]}, "Bad Request: IMAGE_PROCESS_FAILED"),
        (None, {"photo": picture(9_000, 1_001)}, "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (None, {"photo": picture(210, 10)}, "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        ("attach://elsewhere", {"photo": picture()}, "Bad Request: there is no file 'elsewhere' in the request"),
        ("https://e.org/x.png", None, "Bad Request: failed to get HTTP URL content"),
        ("AgACAgIAAxk", None, "Bad Request: wrong remote file identifier specified: Wrong string length"),
    ],
)
async def test_a_photo_is_refused(api: Api, photo: str | None, files: dict[str, bytes] | None, text: str) -> None:
    assert await api.refusal("sendPhoto", files, photo=photo) == text


async def test_a_photo_may_have_ten_megabytes(api: Api) -> None:
    heavy = picture() + b"\0" * (10 * 1024 * 1024)
    text = await api.refusal("sendPhoto", {"photo": heavy})
    assert text == (
        f"Bad Request: file of size {len(heavy)} bytes is too big for a photo; the maximum size is 10485760 bytes"
    )


async def test_file_ids_have_a_kind(api: Api) -> None:
    photo = (await api.result("sendPhoto", {"photo": picture()}))["photo"][-1]["file_id"]
    document = (await api.result("sendDocument", {"document": b"x"}))["document"]["file_id"]
    assert await api.refusal("sendDocument", document=photo) == "Bad Request: can't use file of type Photo as Document"
    assert await api.refusal("sendPhoto", photo=document) == "Bad Request: can't use file of type Document as Photo"
    assert await api.refusal("getFile", file_id="") == "Bad Request: file_id not specified"
    unknown = await api.refusal("getFile", file_id="nothing")
    assert unknown == "Bad Request: wrong file_id or the file is temporarily unavailable"


async def test_a_photo_has_sizes_up_to_its_own(api: Api) -> None:
    small = await api.result("sendPhoto", {"photo": picture(60, 40)})
    large = await api.result("sendPhoto", {"photo": picture(2_000, 1_000)})
    assert [size["width"] for size in small["photo"]] == [60]
    sizes = [(size["width"], size["height"]) for size in large["photo"]]
    assert sizes == [(90, 45), (320, 160), (800, 400), (1280, 640)]


@pytest.mark.parametrize(
    ("media", "text"),
    [
        (None, "Bad Request: expected an Array of InputMedia"),
        ([], "Bad Request: there are no messages to send"),
        ([{"type": "photo", "media": "x"}] * 11, "Bad Request: too many messages to send as an album"),
        (["x"], "Bad Request: can't parse InputMedia: expected an Object"),
        ([{"type": "photo"}], "Bad Request: can't parse InputMedia: media not found"),
        ([{"type": "song", "media": "attach://a"}], "Bad Request: can't parse InputMedia: type 'song' is unknown"),
        (
            [{"type": "photo", "media": "attach://a"}, {"type": "document", "media": "attach://a"}],
            "Bad Request: document can't be mixed with other media types",
        ),
    ],
)
async def test_an_album_is_refused(api: Api, media: Any, text: str) -> None:
    assert (await api.refusal("sendMediaGroup", {"a": picture()}, media=media)).startswith(text)


async def test_edits_of_what_cannot_be_edited(api: Api, ada: Person) -> None:
    text = (await api.result("sendMessage", text="one"))["message_id"]
    photo = (await api.result("sendPhoto", {"photo": picture()}, caption="one"))["message_id"]
    with_keys = (await api.result("sendMessage", text="keys", reply_markup={"keyboard": [["x"]]}))["message_id"]
    own = (await ada.sends("mine")).id

    async def edit(kind: str, message: int | None, **parameters: Any) -> str:
        return await api.refusal(f"editMessage{kind}", message_id=message, **parameters)

    assert await edit("Text", 999, text="two") == "Bad Request: message to edit not found"
    assert await edit("Text", None, text="two") == "Bad Request: message to edit not found"
    assert await edit("Text", None, text="two", chat_id="") == "Bad Request: message identifier is not specified"
    assert await edit("Text", text, text="one") == NOT_MODIFIED
    assert await edit("ReplyMarkup", text) == NOT_MODIFIED
    assert await edit("Caption", photo, caption="one") == NOT_MODIFIED
    assert await edit("Text", own, text="two") == "Bad Request: message can't be edited"
    assert await edit("Text", with_keys, text="two") == "Bad Request: message can't be edited"
    assert await edit("Text", photo, text="two") == "Bad Request: there is no text in the message to edit"
    assert await edit("Caption", text, caption="two") == "Bad Request: there is no caption in the message to edit"
    assert await edit("Text", text, text="two", reply_markup={"keyboard": [["x"]]}) == (
        "Bad Request: inline keyboard expected"
    )
    assert await edit("Text", text, text="") == "Bad Request: message text is empty"


async def test_an_edit_without_a_keyboard_removes_it(api: Api, ada: Person) -> None:
    button = {"text": "Go", "callback_data": "go"}
    message = (await api.result("sendMessage", text="one", **inline(button)))["message_id"]
    shown = Message(ada, ada.chat.messages[message])
    edited = await api.result("editMessageText", message_id=message, text="one")
    assert "reply_markup" not in edited
    assert shown.buttons == []
    edited = await api.result("editMessageReplyMarkup", message_id=message, **inline(button))
    assert edited["reply_markup"] == {"inline_keyboard": [[button]]}
    assert edited["edit_date"] >= edited["date"]


async def test_what_can_be_deleted(api: Api, ada: Person, clock: MovedTime) -> None:
    message = (await api.result("sendMessage", text="one"))["message_id"]
    own = (await ada.sends("mine")).id
    assert await api.result("deleteMessage", message_id=own) is True
    assert await api.refusal("deleteMessage", message_id=own) == "Bad Request: message to delete not found"
    clock.forward(timedelta(hours=49))
    text = await api.refusal("deleteMessage", message_id=message)
    assert text == "Bad Request: message can't be deleted for everyone"
    fresh = (await api.result("sendMessage", text="two"))["message_id"]
    assert await api.result("deleteMessages", message_ids=[own, fresh]) is True
    assert fresh not in ada.chat.messages


async def test_a_press_is_answered_once_and_in_time(api: Api, playground: Playground, ada: Person) -> None:
    world, account = playground.world, playground.world.main
    await api.result("sendMessage", text="hi", **inline({"text": "Go", "callback_data": "go"}))
    stored = next(reversed(ada.chat.messages.values()))
    first, second = (world.person_presses(account, ada.chat, stored, "go") for _ in range(2))
    assert await api.refusal("answerCallbackQuery", callback_query_id="1") == TOO_OLD
    assert await api.refusal("answerCallbackQuery", callback_query_id=first.id, text="x" * 201) == (
        "Bad Request: MESSAGE_TOO_LONG"
    )
    assert await api.result("answerCallbackQuery", callback_query_id=first.id) is True
    assert await api.refusal("answerCallbackQuery", callback_query_id=first.id) == TOO_OLD
    world.callback_seconds = -1.0
    assert await api.refusal("answerCallbackQuery", callback_query_id=second.id) == TOO_OLD


@pytest.mark.parametrize(
    ("commands", "text"),
    [
        ("{", "Bad Request: can't parse commands JSON object"),
        ({}, "Bad Request: expected an Array of BotCommand"),
        ([1], "Bad Request: can't parse BotCommand: expected an Object"),
        ([{"command": "a"}], 'Bad Request: can\'t parse BotCommand: Can\'t find field "description"'),
        ([{"command": "", "description": "x"}], "Bad Request: command must be non-empty"),
        ([{"command": "/", "description": "x"}], "Bad Request: command must be non-empty"),
        ([{"command": "a" * 33, "description": "x"}], "Bad Request: command length must not exceed 32"),
        ([{"command": "Start", "description": "x"}], "Bad Request: BOT_COMMAND_INVALID"),
        ([{"command": "go-on", "description": "x"}], "Bad Request: BOT_COMMAND_INVALID"),
        ([{"command": "a", "description": " "}], "Bad Request: command description must be non-empty"),
        ([{"command": "a", "description": "x" * 257}],
         "Bad Request: command description length must not exceed 256"),
        ([{"command": f"c{n}", "description": "x"} for n in range(101)], "Bad Request: BOT_COMMANDS_TOO_MUCH"),
    ],
)  # fmt: skip
async def test_commands_are_refused(api: Api, commands: Any, text: str) -> None:
    assert await api.refusal("setMyCommands", commands=commands) == text


@pytest.mark.parametrize(
    ("scope", "text"),
    [
        ({"type": "everybody"}, "Bad Request: can't parse BotCommandScope: Unsupported type specified"),
        ({"type": "chat"}, "Bad Request: can't parse BotCommandScope: Empty chat_id specified"),
        ({"type": "chat", "chat_id": 42}, "Bad Request: chat not found"),
        ("[]x", "Bad Request: can't parse scope JSON object"),
    ],
)
async def test_command_scopes_are_refused(api: Api, scope: Any, text: str) -> None:
    assert await api.refusal("setMyCommands", commands=[], scope=scope) == text


async def test_the_narrowest_scope_and_the_own_language_win(api: Api, playground: Playground, ada: Person) -> None:
    otto = playground.person("Otto", language="de")
    hold = [{"command": "/pause", "description": "Pause"}]
    await api.result("setMyCommands", commands=[{"command": "start", "description": "Begin"}])
    await api.result("setMyCommands", commands=hold, language_code="de")
    await api.result(
        "setMyCommands",
        commands=[{"command": "stats", "description": "Numbers"}],
        scope={"type": "chat", "chat_id": ada.id},
    )
    assert (ada.commands, otto.commands) == ({"stats": "Numbers"}, {"pause": "Pause"})
    assert await api.result("getMyCommands", language_code="de") == [{"command": "pause", "description": "Pause"}]
    await api.result("deleteMyCommands", scope={"type": "chat", "chat_id": ada.id})
    assert ada.commands == {"start": "Begin"}
    assert await api.refusal("getMyCommands", language_code="german") == "Bad Request: invalid language code specified"


@pytest.mark.parametrize(
    ("method", "field", "limit"),
    [("Name", "name", 64), ("Description", "description", 512), ("ShortDescription", "short_description", 120)],
)
async def test_texts_about_the_bot_have_limits(api: Api, method: str, field: str, limit: int) -> None:
    short: dict[str, Any] = {field: "x" * limit}
    german: dict[str, Any] = {field: "anders", "language_code": "de"}
    long: dict[str, Any] = {field: "x" * (limit + 1)}
    await api.result(f"setMy{method}", **short)
    assert await api.result(f"getMy{method}") == {field: "x" * limit}
    await api.result(f"setMy{method}", **german)
    assert await api.result(f"getMy{method}", language_code="de") == {field: "anders"}
    assert await api.result(f"getMy{method}", language_code="fr") == {field: "x" * limit}
    assert "is too long" in await api.refusal(f"setMy{method}", **long)


async def test_the_menu_button_is_kept_per_chat(api: Api, ada: Person) -> None:
    await api.result("setChatMenuButton", menu_button={"type": "commands"})
    assert await api.result("getChatMenuButton") == {"type": "commands"}
    bad = await api.refusal("setChatMenuButton", menu_button={"type": "pizza"})
    assert bad == "Bad Request: can't parse menu button: MenuButton has unsupported type"


async def test_an_action_must_be_known(api: Api, ada: Person) -> None:
    assert await api.refusal("sendChatAction", action="juggle") == "Bad Request: wrong parameter action in request"
    await api.result("sendChatAction", action="typing")
    assert ada.chat.action == "typing"
    await api.result("sendMessage", text="done")
    assert ada.chat.action is None


async def test_parameters_come_in_every_encoding(api: Api, ada: Person) -> None:
    await api.http.get(f"{api.root}/sendMessage", params={"chat_id": ada.id, "text": "query"})
    await api.http.post(f"{api.root}/SENDMESSAGE", data={"chat_id": ada.id, "text": "form"})
    body = {"chat_id": ada.id, "text": "json", **inline({"text": "x", "callback_data": "x"})}
    await api.http.post(f"{api.root}/sendmessage", json=body)
    parts = {"chat_id": (None, str(ada.id)), "text": (None, "multipart")}
    await api.http.post(f"{api.root}/sendMessage", files=parts)
    assert [message.text for message in ada.messages if message.from_bot] == ["query", "form", "json", "multipart"]
    headers = {"Content-Type": "application/json"}
    broken = await api.http.post(f"{api.root}/sendMessage", content=b"{", headers=headers)
    assert broken.json()["description"] == "Bad Request: can't parse request JSON object"


async def test_a_webhook_address_is_checked(api: Api) -> None:
    for address in ("nowhere", "ftp://e.org/", "https://", "https://e.org:99999/"):
        assert await api.refusal("setWebhook", url=address) == "Bad Request: invalid webhook URL specified"
    long = await api.refusal("setWebhook", url="https://e.org/", secret_token="s" * 257)
    assert long == "Bad Request: secret token is too long"
    strange = await api.refusal("setWebhook", url="https://e.org/", secret_token="a b")
    assert strange == "Bad Request: secret token contains unallowed characters"


async def test_what_a_bot_wants_to_hear_of(api: Api, ada: Person) -> None:
    await api.result("getUpdates", allowed_updates=["callback_query"])
    await ada.sends("unheard")
    assert await api.result("getUpdates") == []
    await api.result("getUpdates", allowed_updates=[])
    sent = await ada.sends("heard")
    await ada.edits(sent, "heard twice")
    kinds = [set(update) - {"update_id"} for update in await api.result("getUpdates")]
    assert kinds == [{"message"}, {"edited_message"}]


async def test_offsets_are_telegrams(api: Api, ada: Person) -> None:
    for text in ("one", "two", "three", "four"):
        await ada.sends(text)

    async def ids(**parameters: Any) -> list[int]:
        return [update["update_id"] for update in await api.result("getUpdates", **parameters)]

    first = (await ids(limit=1))[0]
    assert await ids(offset=0) == [first, first + 1, first + 2, first + 3]
    assert await ids(offset=first + 1, limit=2) == [first + 1, first + 2]
    assert await ids(offset=first + 1_000) == [first + 1, first + 2, first + 3]  # far ahead: counts as none
    assert await ids(offset=-1) == [first + 3]
    assert await ids() == [first + 3]
    assert await ids(offset=first + 4) == []
    assert await ids() == []
