"""Groups, channels, and what nobody should send, through the real Application: answered or not, and never stored."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from sqlmodel import col, select

from bot.core.clock import JumpingClock
from bot.delivery.encoding import EncodingProcess
from bot.demo.stage import Stage
from bot.settings import Settings
from bot.storage.models import InboxState, InboxUpdate
from bot.storage.queries.people import find_user
from bot.telegram.addresses import telegram_address
from telegram_playground.journal import Call
from tests.bot.conftest import MONDAY_MORNING
from tests.bot.filled import filled_stage

pytestmark = pytest.mark.asyncio(loop_scope="module")

STRANGER = {"id": 4711, "is_bot": False, "first_name": "Some", "last_name": "Body"}
GROUP = {"id": -100_777, "type": "supergroup", "title": "us"}
CHANNEL = {"id": -100_888, "type": "channel", "title": "news"}
TOLD = {"message_id": 5, "date": 1_772_442_000, "chat": GROUP, "from": STRANGER}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(settings: Settings, encoder: EncodingProcess) -> AsyncIterator[Stage]:
    async with filled_stage(settings, clock=JumpingClock(MONDAY_MORNING), encoder=encoder) as on:
        yield on


async def calls_after(on: Stage, updates: list[tuple[str, dict[str, Any]]]) -> list[Call]:
    """Let updates come in; return what the bot did because of them, as far as it is said in a chat or to a tap."""
    made: list[Call] = []
    on.playground.on_call(made.append)
    person = on.playground.person("Pri Vate", id=31_415)
    person.catches_up()
    for kind, payload in updates:
        person.account.updates.push(kind, payload)
    await person.sends("/help")  # those before it are handled by the time this is
    await person.receives()
    await on.bot.inbox.settled()
    wanted = [call for call in made if call.method.startswith(("send", "edit", "answer")) and call.chat_id != person.id]
    return [call for call in wanted if call.method != "sendChatAction"]


def member(status: str) -> dict[str, Any]:
    return {"user": {"id": 9, "is_bot": True, "first_name": "Offscreen"}, "status": status}


@pytest.mark.parametrize(
    "content",
    [
        {"text": "/start"},
        {"text": "/nudge@offscreen_playground_bot now"},
        {"text": "hey @Offscreen_Playground_Bot!"},
    ],
)
async def test_a_group_that_speaks_to_the_bot_hears_one_sentence(shared: Stage, content: dict[str, Any]) -> None:
    [call] = await calls_after(shared, [("message", {**TOLD, **content})])
    assert (call.method, call.chat_id) == ("sendMessage", GROUP["id"])


async def test_in_a_forum_the_sentence_stands_in_the_topic_in_which_it_was_asked(shared: Stage) -> None:
    asked = {**TOLD, "text": "/start", "message_thread_id": 12, "is_topic_message": True}
    [call] = await calls_after(shared, [("message", asked)])
    assert call.parameters["message_thread_id"] == "12"
    [call] = await calls_after(shared, [("message", {**TOLD, "text": "/start", "message_thread_id": 12})])
    assert "message_thread_id" not in call.parameters  # an answer to another message is no topic


async def test_being_added_to_a_group_is_answered_and_being_removed_is_not(shared: Stage) -> None:
    change = {"chat": GROUP, "from": STRANGER, "date": 1}
    added = {**change, "old_chat_member": member("left"), "new_chat_member": member("member")}
    removed = {**change, "old_chat_member": member("member"), "new_chat_member": member("left")}
    assert len(await calls_after(shared, [("my_chat_member", added)])) == 1
    assert await calls_after(shared, [("my_chat_member", removed)]) == []


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("message", {**TOLD, "text": "good morning all"}),
        ("message", {**TOLD, "text": "/start@some_other_bot"}),
        ("message", {**TOLD, "migrate_to_chat_id": -100_778}),
        ("message", {**TOLD, "new_chat_members": [STRANGER]}),
        ("edited_message", {**TOLD, "edit_date": 1_772_442_001, "text": "changed"}),
        ("channel_post", {"message_id": 1, "date": 1, "chat": CHANNEL, "sender_chat": CHANNEL, "text": "/start"}),
    ],
)
async def test_what_is_said_to_others_is_not_answered(shared: Stage, kind: str, payload: dict[str, Any]) -> None:
    assert await calls_after(shared, [(kind, payload)]) == []


async def test_a_tap_outside_a_private_chat_is_not_left_spinning(shared: Stage) -> None:
    query = {"id": "901", "from": STRANGER, "chat_instance": "1", "data": "ob:1:yes"}
    for shown in ({"message": TOLD}, {"inline_message_id": "7"}):
        [call] = await calls_after(shared, [("callback_query", {**query, **shown})])
        assert call.method == "answerCallbackQuery"


async def test_what_is_said_to_a_business_account_is_neither_answered_nor_kept(shared: Stage) -> None:
    private = {**TOLD, "chat": {"id": 4712, "type": "private"}, "from": {**STRANGER, "id": 4712}, "text": "/start"}
    through = {**private, "business_connection_id": "b"}
    gone = {"business_connection_id": "b", "chat": private["chat"], "message_ids": [1]}
    begun = {"id": "b", "user": private["from"], "user_chat_id": 4712, "date": 1, "is_enabled": True}
    said: list[Call] = []
    shared.playground.on_call(said.append)
    kinds = [("business_connection", begun), ("business_message", through), ("edited_business_message", through)]
    kinds += [("deleted_business_messages", gone), ("message", through)]
    updates = [{"update_id": number, kind: each} for number, (kind, each) in enumerate(kinds, start=10**12)]
    await shared.bot.inbox.store(updates)
    assert await calls_after(shared, []) == []
    assert not [call for call in said if call.chat_id == 4712]
    async with shared.bot.database.reading() as session:
        rows = (await session.exec(select(InboxUpdate).where(col(InboxUpdate.update_id) >= 10**12))).all()
        assert [row.state for row in rows] == [InboxState.DONE] * len(kinds)
        assert await find_user(telegram_address(4712), session=session) is None


async def test_nothing_of_a_group_is_kept(shared: Stage) -> None:
    await calls_after(shared, [("message", {**TOLD, "text": "/start me up"})])
    async with shared.bot.database.reading() as session:
        assert await find_user(telegram_address(4711), session=session) is None
        kept = (await session.exec(select(InboxUpdate).where(col(InboxUpdate.finished_at).is_not(None)))).all()
    assert kept
    assert all(row.payload is None and row.replies is None for row in kept)


async def test_what_no_telegram_would_send_harms_nobody(shared: Stage) -> None:
    person = shared.playground.person("Od D")
    base = {"message_id": 1, "date": 1, "chat": person.human.as_chat(), "from": person.human.as_user()}
    await person.sends("/start")
    await person.receives("Is that all right?")
    for number, text in enumerate(("half \ud83d of a pair", "\x00", "\udc00", "I love nul\x00l")):
        update = {"update_id": number + 1, "message": {**base, "text": text}}
        await shared.bot.inbox.store([update])
        await person.receives()
    assert not any("Something went wrong" in message.text for message in person.messages)
