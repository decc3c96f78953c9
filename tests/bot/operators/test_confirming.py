"""Roles and broadcasts take a tap; what is passed on to an operator is content, and never an order."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlmodel import select

from bot.core.clock import JumpingClock
from bot.delivery.encoding import EncodingProcess
from bot.demo.stage import Stage
from bot.settings import Settings
from bot.storage.models import Broadcast, BroadcastState, DraftState, ItemDraft, Operator, Role
from bot.storage.queries.people import find_user
from bot.telegram.addresses import telegram_address
from telegram_playground.scripting import Message, Person
from tests.bot.conftest import MONDAY_MORNING
from tests.bot.dialogues.test_passed_on import WAYS, passes_on
from tests.bot.messenger import memory_stage
from tests.bot.operators.conftest import OWNER_ID, Staff
from tests.bot.operators.test_adding import picture

PATIENCE_SECONDS = 60.0
SECOND_OWNER_ID = OWNER_ID + 1


@pytest.fixture
async def two_owners(settings: Settings, encoder: EncodingProcess) -> AsyncIterator[tuple[Staff, Person]]:
    own = settings.model_copy(update={"owners": frozenset({OWNER_ID, SECOND_OWNER_ID})})
    async with memory_stage(own, clock=JumpingClock(MONDAY_MORNING), encoder=encoder) as on:
        owner = on.playground.person("Olga Owner", id=OWNER_ID)
        second = on.playground.person("Otto Owner", id=SECOND_OWNER_ID)
        for person in (owner, second):
            await person.sends("/start")
            await person.receives("You own this bot")
            person.catches_up()
        yield Staff(on, owner), second


async def role_of(on: Stage, person: Person) -> Role | None:
    async with on.bot.database.reading() as session:
        user = await find_user(telegram_address(person.id), session=session)
        operator = await session.get(Operator, user.id) if user is not None else None
        return operator.role if operator is not None else None


def data_of(message: Message) -> list[str]:
    return [button["callback_data"] for row in message.json["reply_markup"]["inline_keyboard"] for button in row]


async def test_a_role_is_given_by_a_tap_that_names_who_and_what(staff: Staff) -> None:
    edda = await staff.somebody("Edda")
    await staff.owner.sends(f"/grant editor {edda.id}")
    asked = await staff.owner.receives("Shall")
    assert str(edda.id) in asked.text
    assert "editor" in asked.text
    assert asked.buttons == [[f"Yes, make {edda.id} an editor"], ["No"]]
    assert await role_of(staff.on, edda) is None
    yes, _no = data_of(asked)
    await staff.owner.presses("No", message=asked)
    await asked.becomes("Left as it is")
    assert (await staff.owner.presses_data(yes, asked)).text == "That is answered already."
    assert await role_of(staff.on, edda) is None


async def test_a_tap_counts_once(staff: Staff) -> None:
    edda = await staff.somebody("Edda")
    await staff.owner.sends(f"/grant editor {edda.id}")
    asked = await staff.owner.receives("Shall")
    yes, _no = data_of(asked)
    await staff.owner.presses("Yes", message=asked)
    await asked.becomes("is an editor now")
    await staff.revokes(edda)
    assert (await staff.owner.presses_data(yes, asked)).text == "That is answered already."
    assert await role_of(staff.on, edda) is None


async def test_a_tap_is_for_who_asked_and_for_some_minutes(two_owners: tuple[Staff, Person]) -> None:
    staff, second = two_owners
    edda = await staff.somebody("Edda")
    await staff.owner.sends(f"/grant editor {edda.id}")
    asked = await staff.owner.receives("Shall")
    yes, _no = data_of(asked)
    for person in (second, edda):
        await person.sends("/help")
        anything = await person.receives()
        assert (await person.presses_data(yes, anything)).text
        assert await role_of(staff.on, edda) is None
    staff.on.clock.jump_to(staff.on.clock.now() + timedelta(minutes=11))
    await staff.owner.presses("Yes", message=asked)
    await asked.becomes("too long ago")
    assert await role_of(staff.on, edda) is None


async def test_a_broadcast_is_sent_by_who_asked_and_for_some_minutes(two_owners: tuple[Staff, Person]) -> None:
    staff, second = two_owners
    await staff.owner.sends("/broadcast all walk-around-the-block forest-path")
    card = await staff.owner.receives("nothing is sent yet")
    start = data_of(card)[0].rpartition(":")[0] + ":start"
    await second.sends("/help")
    anything = await second.receives()
    assert (await second.presses_data(start, anything)).text == "Only who asked for a broadcast can send it."
    staff.on.clock.jump_to(staff.on.clock.now() + timedelta(minutes=11))
    assert "too long ago" in ((await staff.owner.presses_data(start, card)).text or "")
    async with staff.on.bot.database.reading() as session:
        assert (await session.exec(select(Broadcast))).one().state is BroadcastState.DRAFTED


async def test_what_is_passed_on_is_content_where_content_is_asked_for(staff: Staff) -> None:
    editor = await staff.somebody("Edda", "editor")
    await editor.sends("/addmessage")
    await editor.receives("Write the message")
    answer = await passes_on(editor, "user", text="Take a short walk along the river.")
    assert "along the river" in answer.text
    assert "Add it" in answer.buttons[0][0]
    await editor.sends("/help")
    await editor.receives()
    answer = await passes_on(editor, "user", text="Take a long walk along the river.")
    assert "along the river" not in answer.text


@pytest.mark.parametrize("way", ["user", "inline bot"])
async def test_a_picture_that_is_passed_on_becomes_a_draft_with_a_tap(way: str, staff: Staff) -> None:
    editor = await staff.somebody("Edda", "editor")
    own = await editor.sends_photo(picture(), "a kite above a hill in the wind")
    await editor.receives("a kite", photo=True, timeout=PATIENCE_SECONDS)
    sizes = own.json["photo"]
    for label in ("No", "Yes"):
        asked = await passes_on(editor, way, photo=sizes, caption="a kite above a green hill")
        assert "Shall I make a draft of it?" in asked.text
        async with staff.on.bot.database.reading() as session:
            assert DraftState.OFFERED in [draft.state for draft in (await session.exec(select(ItemDraft))).all()]
        await editor.presses(label, message=asked)
    await editor.receives("green hill", photo=True, timeout=PATIENCE_SECONDS)
    assert way in WAYS


async def test_a_person_is_named_as_the_owner_knows_them(staff: Staff) -> None:
    edda = await staff.somebody("Edda Elm")
    origin = {"type": "user", "date": 1, "sender_user": edda.human.as_user()}
    passed = {"message_id": 3, "date": 1, "chat": staff.owner.human.as_chat(), "from": staff.owner.human.as_user()}
    about = {**passed, "message_id": 4, "text": "/grant viewer"}
    about["reply_to_message"] = {**passed, "text": "hi", "forward_origin": origin}
    staff.owner.account.updates.push("message", about)
    asked = await staff.owner.receives("Shall")
    assert f"Edda Elm ({edda.id})" in asked.text
    assert "viewer" in asked.text
    assert await role_of(staff.on, edda) is None
    await staff.owner.presses("Yes", message=asked)
    await asked.becomes("is a viewer now")
    assert await role_of(staff.on, edda) is Role.VIEWER
