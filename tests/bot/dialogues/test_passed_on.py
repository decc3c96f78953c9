"""What somebody else said and a person passes on: content, and never theirs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from sqlmodel import select
from telegram import Update

from bot.core.clock import JumpingClock
from bot.core.inputs import Command, Edited, Input, Location, Text, UnsupportedMessage, is_own
from bot.core.provenance import Provenance
from bot.delivery.encoding import EncodingProcess
from bot.demo.stage import Stage
from bot.settings import Settings
from bot.storage.models import Dialogue, Moment, Notice, Operator, User
from bot.storage.queries.people import find_user
from bot.telegram.addresses import telegram_address
from bot.telegram.parsing import understand
from telegram_playground.scripting import Message, Person
from tests.bot.conftest import MONDAY_MORNING
from tests.bot.messenger import memory_stage
from tests.bot.talks import onboard

pytestmark = pytest.mark.asyncio(loop_scope="module")

STRANGER = {"id": 4712, "is_bot": False, "first_name": "Sid"}
OTHER_BOT = {"id": 4713, "is_bot": True, "first_name": "Gif", "username": "gif_bot"}
CHANNEL = {"id": -100_888, "type": "channel", "title": "news"}
ME = {"id": 5, "is_bot": False, "first_name": "Ida"}
PHOTO = [{"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9}]
CRISIS = "I want to kill myself"

WAYS: dict[str, tuple[dict[str, Any], Provenance]] = {
    "user": ({"forward_origin": {"type": "user", "date": 1, "sender_user": STRANGER}}, Provenance.FORWARDED),
    "hidden user": (
        {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "Sid"}},
        Provenance.FORWARDED,
    ),
    "chat": ({"forward_origin": {"type": "chat", "date": 1, "sender_chat": CHANNEL}}, Provenance.FORWARDED),
    "channel": (
        {"forward_origin": {"type": "channel", "date": 1, "chat": CHANNEL, "message_id": 3}},
        Provenance.FORWARDED,
    ),
    "own words": ({"forward_origin": {"type": "user", "date": 1, "sender_user": ME}}, Provenance.FORWARDED),
    "old server": ({"forward_from": STRANGER, "forward_date": 1}, Provenance.FORWARDED),
    "automatic": ({"is_automatic_forward": True}, Provenance.FORWARDED),
    "inline bot": ({"via_bot": OTHER_BOT}, Provenance.BY_BOT),
    "business bot": ({"sender_business_bot": OTHER_BOT}, Provenance.BY_BOT),
    "chat's name": ({"sender_chat": CHANNEL}, Provenance.FOR_CHAT),
    "other chat's message": (
        {"external_reply": {"origin": {"type": "channel", "date": 1, "chat": CHANNEL, "message_id": 3}}},
        Provenance.QUOTING,
    ),
}
ENTRIES: dict[str, tuple[str, dict[str, Any], type[Input]]] = {
    "command": ("message", {"text": "/forget"}, Text),
    "words": ("message", {"text": "34"}, Text),
    "caption": ("message", {"photo": PHOTO, "caption": "34"}, UnsupportedMessage),
    "file": (
        "message",
        {"document": {"file_id": "f", "file_unique_id": "u"}, "caption": "/forget"},
        UnsupportedMessage,
    ),
    "contact": ("message", {"contact": {"phone_number": "", "first_name": "Sid", "user_id": 4712}}, UnsupportedMessage),
    "place": ("message", {"location": {"latitude": 52.5, "longitude": 13.4}}, Location),
    "edited": ("edited_message", {"edit_date": 2, "text": "/forget"}, Edited),
}


def private(person: dict[str, Any], **content: Any) -> dict[str, Any]:
    return {
        "message_id": 3,
        "date": 1_772_442_000,
        "chat": {"id": person["id"], "type": "private", "first_name": "Ida"},
        "from": person,
        **content,
    }


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("entry", ENTRIES)
async def test_whose_it_is_stands_on_every_input(way: str, entry: str) -> None:
    kind, content, expected = ENTRIES[entry]
    mark, provenance = WAYS[way]
    given = understand(Update.de_json({"update_id": 1, kind: private(ME, **content, **mark)}, None))
    assert isinstance(given, Text | UnsupportedMessage | Location | Edited)
    assert isinstance(given, expected)
    assert given.provenance is provenance
    assert not is_own(given)
    own = understand(Update.de_json({"update_id": 1, kind: private(ME, **content)}, None))
    assert own is not None
    assert is_own(own)
    assert isinstance(own, Command if entry == "command" else expected)


async def test_an_answer_to_something_forwarded_is_ones_own() -> None:
    replied = private(ME, text="hi", **WAYS["user"][0])
    given = understand(
        Update.de_json({"update_id": 1, "message": private(ME, text="/x", reply_to_message=replied)}, None)
    )
    assert given == Command("x", "")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(settings: Settings, encoder: EncodingProcess) -> AsyncIterator[Stage]:
    own = settings.model_copy(update={"owners": frozenset({8_150})})
    async with memory_stage(own, clock=JumpingClock(MONDAY_MORNING), encoder=encoder) as on:
        yield on


async def passes_on(person: Person, way: str, kind: str = "message", **content: Any) -> Message:
    """Let somebody send what is not their own, and return the answer."""
    told = {**private(person.human.as_user()), "chat": person.human.as_chat(), **content, **WAYS[way][0]}
    person.catches_up()
    person.account.updates.push(kind, told)
    return await person.receives()


async def stored(on: Stage, person: Person) -> tuple[User, str | None]:
    async with on.bot.database.reading() as session:
        user = await find_user(telegram_address(person.id), session=session)
        assert user is not None
        dialogue = await session.get(Dialogue, user.id)
        return user, dialogue.state if dialogue is not None else None


@pytest.mark.parametrize("way", WAYS)
async def test_crisis_words_of_another_bring_help_lines_and_change_nothing(shared: Stage, way: str) -> None:
    owner = shared.playground.person("Olga", id=8_150)
    if not owner.messages:
        await owner.sends("/start")
        await owner.receives()
    owner.catches_up()
    person = shared.playground.person(f"Friend {way}")
    await onboard(person)
    for kind, content in (
        ("message", {"text": CRISIS}),
        ("message", {"photo": PHOTO, "caption": CRISIS}),
        ("edited_message", {"text": CRISIS, "edit_date": 2}),
    ):
        answer = await passes_on(person, way, kind, **content)
        assert "not your own words" in answer.text
        assert "0800 111 0 111" in answer.text
    user, dialogue = await stored(shared, person)
    assert (user.paused_at, user.paused_for_care, dialogue) == (None, False, None)
    async with shared.bot.database.reading() as session:
        assert not [told for told in (await session.exec(select(Notice))).all() if "crisis" in told.html]
    assert not [told for told in owner.messages if "crisis" in told.text]


@pytest.mark.parametrize("way", WAYS)
async def test_nothing_of_another_is_a_command_an_answer_or_a_wish(shared: Stage, way: str) -> None:
    person = shared.playground.person(f"Ida {way}")
    await onboard(person)
    async with shared.bot.database.reading() as session:
        before = len((await session.exec(select(Moment))).all())
    for content in ({"text": "/forget"}, {"text": "/pause"}, {"text": "/nudge"}, {"text": "something quiet indoors"}):
        answer = await passes_on(person, way, **content)
        assert "I don't take it as said" in answer.text
        assert answer.buttons == []
    answer = await passes_on(person, way, location={"latitude": 35.7, "longitude": 139.7})
    assert "I don't take it as said" in answer.text
    user, dialogue = await stored(shared, person)
    assert (user.time_zone, user.paused_at, dialogue) == ("Europe/Berlin", None, None)
    async with shared.bot.database.reading() as session:
        assert len((await session.exec(select(Moment))).all()) == before


async def test_an_open_question_is_not_answered_by_another(shared: Stage) -> None:
    person = shared.playground.person("New Comer")
    await person.sends("/start")
    await person.receives("Is that all right?")
    await person.presses("Yes, let's start")
    await person.receives("1 of 9")
    for way in WAYS:
        answer = await passes_on(person, way, text="34")
        assert "1 of 9" in answer.text
    _user, dialogue = await stored(shared, person)
    assert dialogue is not None
    assert '"age":"34"' not in dialogue
    await person.sends("34")
    await person.receives("2 of 9")


async def test_tastes_of_another_are_noted_with_a_tap_alone(shared: Stage) -> None:
    person = shared.playground.person("Taste Ful")
    await onboard(person)
    asked = await passes_on(person, "user", text="I am 61 and I love pottery, but I hate jogging.")
    assert "Shall I note this about you?" in asked.text
    assert "pottery" in asked.text
    assert "61" not in asked.text
    await person.sends("/profile")
    assert "pottery" not in (await person.receives()).text


async def test_a_forwarded_grant_gives_nobody_a_role(shared: Stage) -> None:
    owner = shared.playground.person("Olga", id=8_150)
    if not owner.messages:
        await owner.sends("/start")
        await owner.receives()
    thief = shared.playground.person("Thi Ef")
    await thief.sends("/start")
    await thief.receives()
    for way in WAYS:
        for command in (f"/grant editor {thief.id}", "/broadcast all", f"/revoke {thief.id}", "/library"):
            answer = await passes_on(owner, way, text=command)
            assert "I don't take it as said" in answer.text or "Is that all right?" in answer.text
    async with shared.bot.database.reading() as session:
        assert [operator.role for operator in (await session.exec(select(Operator))).all()] == ["owner"]
