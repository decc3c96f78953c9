"""The server under python-telegram-bot, untouched."""

from __future__ import annotations

import asyncio
import io
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from PIL import Image
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaPhoto,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes, MessageHandler, filters

from playground_tests.conftest import make_bot
from telegram_playground.errors import NoSuchButton, NothingHappened, PlaygroundError
from telegram_playground.scripting import Person
from telegram_playground.server import BOT_ID, Playground


def picture(size: tuple[int, int] = (640, 480), colour: str = "seagreen") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, "PNG")
    return buffer.getvalue()


async def test_the_bot_knows_itself(client: Bot) -> None:
    me = await client.get_me()
    assert (me.id, me.is_bot, me.username) == (BOT_ID, True, "playground_bot")


async def test_a_wrong_token_is_refused(playground: Playground) -> None:
    bot = make_bot(playground, "7214659083:wrong")
    with pytest.raises(InvalidToken, match="rejected by the server"):
        async with bot:
            pass
    async with httpx.AsyncClient(base_url=playground.address) as http:
        wrong = await http.get("/bot7214659083:wrong/getMe")
        assert (wrong.status_code, wrong.json()) == (
            401,
            {"ok": False, "error_code": 401, "description": "Unauthorized"},
        )
        malformed = await http.get("/botnonsense/getMe")
        unknown = await http.get(f"/bot{playground.token}/getYou")
        for answer in (malformed, unknown):
            assert answer.json() == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_a_text_arrives_with_its_formatting_and_keyboard(client: Bot, ada: Person) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="y")]])
    sent = await client.send_message(ada.id, "<b>Hi</b> 🌳 <i>you</i>", parse_mode="HTML", reply_markup=keyboard)
    received = await ada.receives("you")
    assert received.id == sent.message_id
    assert received.text == "Hi 🌳 you"
    assert received.html == "<b>Hi</b> 🌳 <i>you</i>"
    assert received.buttons == [["Yes"]]
    assert sent.parse_entities() == {sent.entities[0]: "Hi", sent.entities[1]: "you"}


async def test_a_photo_is_uploaded_reused_and_downloaded(client: Bot, ada: Person, tmp_path: Path) -> None:
    data = picture()
    sent = await client.send_photo(ada.id, data, caption="<b>out</b>", parse_mode="HTML")
    again = await client.send_photo(ada.id, sent.photo[-1].file_id)
    assert (await ada.receives(photo=True)).photo == data
    assert (await ada.receives(photo=True)).photo == data
    assert sent.photo[-1].width == 640
    assert [size.file_id for size in again.photo] == [size.file_id for size in sent.photo]
    file = await (await client.get_file(sent.photo[-1].file_id)).download_as_bytearray()
    with Image.open(io.BytesIO(file)) as opened:
        assert (opened.format, opened.size) == ("JPEG", (640, 480))


async def test_a_document_keeps_its_name_and_bytes(client: Bot, ada: Person) -> None:
    sent = await client.send_document(ada.id, InputFile(b"a,b\n", filename="items.csv"))
    received = await ada.receives()
    assert (received.document, received.file_name) == (b"a,b\n", "items.csv")
    assert sent.document is not None
    assert bytes(await (await sent.document.get_file()).download_as_bytearray()) == b"a,b\n"


async def test_an_album_arrives_in_order(client: Bot, ada: Person) -> None:
    media = [InputMediaPhoto(picture(colour=colour), caption=colour) for colour in ("red", "blue")]
    await client.send_media_group(ada.id, media)
    assert [(await ada.receives(photo=True)).text for _ in media] == ["red", "blue"]


async def test_an_edit_is_seen_in_place(client: Bot, ada: Person) -> None:
    sent = await client.send_message(ada.id, "one")
    received = await ada.receives("one")
    await client.edit_message_text("two", ada.id, sent.message_id)
    assert (received.text, received.edited) == ("two", True)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await client.edit_message_text("two", ada.id, sent.message_id)


async def test_a_photo_is_edited(client: Bot, ada: Person) -> None:
    sent = await client.send_photo(ada.id, picture(), caption="one")
    received = await ada.receives("one")
    await client.edit_message_caption(ada.id, sent.message_id, caption="two")
    assert received.text == "two"
    other = picture(colour="red")
    await client.edit_message_media(InputMediaPhoto(other, caption="three"), ada.id, sent.message_id)
    assert (received.text, received.photo) == ("three", other)
    await client.delete_message(ada.id, sent.message_id)
    assert received.deleted


async def test_updates_stay_until_they_are_confirmed(client: Bot, ada: Person) -> None:
    await ada.sends("one")
    await ada.sends("two")
    first = await client.get_updates()
    again = await client.get_updates()
    assert [update.update_id for update in first] == [update.update_id for update in again] == [1001, 1002]
    rest = await client.get_updates(offset=1002)
    assert [update.message.text for update in rest if update.message] == ["two"]
    assert await client.get_updates(offset=1003) == ()


async def test_a_poll_waits_for_what_comes(client: Bot, ada: Person) -> None:
    poll = asyncio.create_task(client.get_updates(timeout=20))
    await asyncio.sleep(0)
    await ada.sends("now")
    assert [update.message.text for update in await poll if update.message] == ["now"]


async def test_the_older_of_two_polls_ends_in_conflict(playground: Playground, client: Bot, ada: Person) -> None:
    older = asyncio.create_task(client.get_updates(timeout=20))
    await playground.polled()
    async with make_bot(playground) as second:
        newer = asyncio.create_task(second.get_updates(timeout=20))
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await older
        await ada.sends("hello")
        assert len(await newer) == 1


async def test_a_killed_bot_no_longer_waits(playground: Playground, ada: Person) -> None:
    updates = playground.world.main.updates
    async with httpx.AsyncClient() as http:
        address = f"{playground.address}/bot{playground.token}/getUpdates?timeout=30"
        poll = asyncio.create_task(http.get(address, timeout=60))
        await playground.polled()
        poll.cancel()  # closes the connection
        assert await updates.asked.until(lambda: None if updates.awaited else True, timeout=10)
        await ada.sends("for the next one")
        assert len((await http.get(address)).json()["result"]) == 1


async def test_a_press_reaches_the_bot_and_is_answered(client: Bot, ada: Person) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Did it ✓", callback_data="did:1")]])
    await client.send_message(ada.id, "Go out", reply_markup=keyboard)
    press = asyncio.create_task(ada.presses("Did it"))
    (update,) = await client.get_updates(timeout=10)
    assert update.callback_query is not None
    assert update.callback_query.data == "did:1"
    assert update.callback_query.message is not None
    assert await client.answer_callback_query(update.callback_query.id, "Well done", show_alert=True)
    answer = await press
    assert (answer.text, answer.alert, answer.data) == ("Well done", True, "did:1")
    with pytest.raises(BadRequest, match="Query is too old and response timeout expired or query id is invalid"):
        await client.answer_callback_query(update.callback_query.id)


async def test_a_reply_keyboard_is_shown_pressed_and_removed(client: Bot, ada: Person) -> None:
    keyboard = ReplyKeyboardMarkup([["Morning", "Evening"], [KeyboardButton("Here", request_location=True)]])
    await client.send_message(ada.id, "When?", reply_markup=keyboard)
    assert ada.keyboard == [["Morning", "Evening"], ["Here"]]
    await ada.presses("Even")
    await ada.presses("Here")
    text, place = await client.get_updates()
    assert text.message is not None
    assert text.message.text == "Evening"
    assert place.message is not None
    assert place.message.location is not None
    await client.send_message(ada.id, "Thanks", reply_markup=ReplyKeyboardRemove())
    assert ada.keyboard == []


async def test_nobody_is_written_to_against_their_will(playground: Playground, client: Bot) -> None:
    bob = playground.person("Bob")
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await client.send_message(bob.id, "hi")
    await bob.sends("/start")
    await client.send_message(bob.id, "hi")
    await bob.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await client.send_message(bob.id, "hi")
    await bob.returns()
    await client.send_message(bob.id, "hi")
    updates = await client.get_updates()
    members = [update.my_chat_member for update in updates if update.my_chat_member]
    assert [member.new_chat_member.status for member in members] == ["kicked", "member"]
    await bob.leaves_telegram()
    with pytest.raises(Forbidden, match="user is deactivated"):
        await client.send_message(bob.id, "hi")
    with pytest.raises(BadRequest, match="Chat not found"):
        await client.send_message(42, "hi")


async def test_an_application_runs_on_it(playground: Playground) -> None:
    async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("More", callback_data="more")]])
        await update.message.reply_text("Welcome", reply_markup=keyboard)

    async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        await update.message.reply_text(f"You said {update.message.text}")

    async def more(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.callback_query is not None
        await update.callback_query.answer("Here")
        await update.callback_query.edit_message_text("More of it")

    application = (
        Application.builder()
        .token(playground.token)
        .base_url(f"{playground.address}/bot")
        .base_file_url(f"{playground.address}/file/bot")
        .build()
    )
    application.add_handlers(
        [CommandHandler("start", start), CallbackQueryHandler(more), MessageHandler(filters.TEXT, echo)]
    )
    async with application:
        assert application.updater is not None
        await application.updater.start_polling()
        await application.start()
        ada, bob = playground.person("Ada"), playground.person("Bob")
        await ada.sends("/start")
        welcome = await ada.receives("Welcome")
        assert (await ada.presses("More")).text == "Here"
        await welcome.becomes("More of it")
        await bob.sends("hello")
        assert (await bob.receives()).text == "You said hello"
        assert len(ada.messages) == 2
        await application.updater.stop()
        await application.stop()


async def test_what_does_not_happen_is_told(ada: Person) -> None:
    with pytest.raises(NothingHappened, match="Ada Byron waited 0 s for a message containing 'x'"):
        await ada.receives("x", timeout=0)
    with pytest.raises(NoSuchButton, match="no button 'Go'"):
        await ada.presses("Go", timeout=0)
    with pytest.raises(PlaygroundError, match="nothing that could be sent"):
        await ada.sends("  ")


async def test_a_long_text_comes_in_pieces(client: Bot, ada: Person) -> None:
    await ada.sends("word " * 1_000)  # 4,999 signs without the last space
    texts = [update.message.text for update in await client.get_updates() if update.message]
    assert [len(text or "") for text in texts] == [4094, 904]


async def test_faults_strike_as_often_as_told(
    playground: Playground, client: Bot, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    playground.faults.add("error", "sendMessage")
    with pytest.raises(NetworkError, match="Internal Server Error"):
        await client.send_message(ada.id, "one")
    playground.faults.add("too_many", "sendmessage", chat_id=ada.id, retry_after=7)
    with pytest.raises(RetryAfter) as caught:
        await client.send_message(ada.id, "two")
    assert caught.value.retry_after == timedelta(seconds=7)
    playground.faults.add("drop_before", "sendMessage")
    with pytest.raises(NetworkError, match="disconnected"):
        await client.send_message(ada.id, "three")
    playground.faults.add("drop_after", "sendMessage")
    with pytest.raises(NetworkError, match="disconnected"):
        await client.send_message(ada.id, "four")
    playground.faults.add("moved", "sendMessage", to_chat=-100123)
    with pytest.raises(ChatMigrated) as moved:
        await client.send_message(ada.id, "where?")
    assert moved.value.new_chat_id == -100123
    await client.send_message(ada.id, "five")
    assert [message.text for message in ada.messages if message.from_bot] == ["four", "five"]
    assert len(playground.faults) == 0
    calls = playground.journal.of("sendMessage")
    assert [(call.status, call.fault) for call in calls] == [
        (500, "error"),
        (429, "too_many"),
        (0, "drop_before"),
        (0, "drop_after"),
        (400, "moved"),
        (200, None),
    ]
    assert calls[-1].parameters == {"chat_id": str(ada.id), "text": "five"}
    assert calls[-1].chat_id == ada.id


async def test_it_stops_at_once_although_a_poll_waits() -> None:
    playground = Playground()
    await playground.start()
    async with make_bot(playground) as bot:
        poll = asyncio.create_task(bot.get_updates(timeout=30))
        await playground.polled()
        async with asyncio.timeout(2):
            await playground.stop()
        assert await poll == ()


async def test_nothing_is_lost_in_an_outage(playground: Playground, client: Bot, ada: Person) -> None:
    port = int(playground.address.rpartition(":")[2])
    await ada.sends("before")
    await playground.stop()
    with pytest.raises(NetworkError, match="ConnectError"):
        await client.send_message(ada.id, "unheard")
    await ada.sends("meanwhile")
    assert await playground.start(port=port) == f"http://127.0.0.1:{port}"
    updates = await client.get_updates()
    assert [update.message.text for update in updates if update.message] == ["before", "meanwhile"]
    poll = asyncio.create_task(client.get_updates(offset=updates[-1].update_id + 1, timeout=20))
    await playground.polled()
    await ada.sends("after")
    assert len(await poll) == 1


async def test_a_taken_port_is_replaced() -> None:
    async with Playground() as first, Playground(token="9:x") as second:
        await second.stop()
        port = int(first.address.rpartition(":")[2])
        address = await second.start(port=port)
        assert address != first.address
