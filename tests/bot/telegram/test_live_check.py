"""One nudge to the owner: against the playground all is well, and what a server does otherwise is said."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from PIL import Image
from pydantic import SecretStr

from bot.cli.doctor_live import check_live
from bot.delivery.nudge_buttons import nudge_buttons
from bot.settings import Settings
from bot.telegram.answer_shapes import (
    EXPECTED,
    Difference,
    Shape,
    WatchedTransport,
    differences,
    expected_shapes,
)
from bot.telegram.connection import TelegramConnection
from bot.telegram.live_check import LiveCheck, LiveStep
from telegram_playground.faults import Kind
from telegram_playground.scripting import Person
from telegram_playground.server import Playground

OWNER = 77
PATIENCE_SECONDS = 30.0


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground() as playground:
        yield playground


def settings(playground: Playground) -> Settings:
    return Settings(
        _env_file=None,
        telegram_token=SecretStr(playground.token),
        telegram_api=playground.address,
        owners=frozenset({OWNER}),
        data_dir=Path("nowhere"),
    )


async def owner(playground: Playground) -> Person:
    person = playground.person("Olga", id=OWNER)
    await person.sends("/start")
    return person


async def steps(playground: Playground, react: str) -> tuple[list[LiveStep], dict[str, Shape]]:
    """Make the check; the owner reacts with an emoji, by a press, or not at all."""
    person = await owner(playground)
    waiting = asyncio.Event()
    connection = TelegramConnection(settings(playground), WatchedTransport)
    await connection.open()
    check = LiveCheck(
        connection,
        min(connection.owners),
        picture(),
        "Water the plants.",
        nudge_buttons(0, frozenset()),
        lambda _told: waiting.set(),
        PATIENCE_SECONDS if react else 0,
    )
    checking = asyncio.create_task(check.run())
    if react:
        await waiting.wait()
        await _react(person, react)
    found = await checking
    await connection.close()
    return found, check.shapes()


async def _react(person: Person, how: str) -> None:
    shown = next(message for message in person.messages if message.photo)
    if how == "press":
        data = shown.stored.buttons[0][0]["callback_data"]
        person.world.person_presses(person.account, person.chat, shown.stored, data)
    else:
        await person.reacts(shown, how)


def picture() -> bytes:
    made = BytesIO()
    Image.new("RGB", (640, 480), "olive").save(made, "JPEG")
    return made.getvalue()


def faulty(found: list[LiveStep]) -> dict[str, str]:
    return {step.name: step.text for step in found if not step.good}


@pytest.mark.parametrize("react", ["press", "👍"])
async def test_all_is_well_against_the_playground(playground: Playground, react: str) -> None:
    found, _shapes = await steps(playground, react)
    assert faulty(found) == {}
    names = ["Menu", "Description", "Nudge", "By name", "Change", "Too late", "Reaction", "Answers"]
    assert [step.name for step in found] == names
    assert found[-1].text == "they are what the playground answers."


async def test_what_is_expected_is_what_the_playground_answers() -> None:
    assert await answered() == expected_shapes(), "python -m tests.bot.telegram.test_live_check writes them anew"


async def answered() -> dict[str, Shape]:
    """Return the shapes of everything that the playground answers to a check."""
    found: dict[str, Shape] = {}
    for react in ("press", "👍"):
        async with Playground() as playground:
            found |= (await steps(playground, react))[1]
    return found


async def test_a_nudge_that_is_refused_ends_the_check(playground: Playground) -> None:
    person = await owner(playground)
    await person.blocks()
    connection = TelegramConnection(settings(playground), WatchedTransport)
    await connection.open()
    found = await LiveCheck(connection, min(connection.owners), picture(), "x", (), print).run()
    await connection.close()
    assert "press Start" in faulty(found)["Nudge"]
    assert found[-1].name == "Nudge"


@pytest.mark.parametrize(
    ("kind", "method", "step", "said"),
    [
        ("error", "editMessageCaption", "Change", "Internal Server Error"),
        ("error", "getMyCommands", "Menu", "Internal Server Error"),
        ("error", "getFile", "By name", "Internal Server Error"),
        ("error", "answerCallbackQuery", "Too late", "Internal Server Error"),
        ("drop_before", "editMessageReplyMarkup", "Change", "Error"),
        ("drop_before", "deleteMessage", "By name", "Error"),
    ],
)
async def test_each_fault_is_said_where_it_is(
    playground: Playground, kind: Kind, method: str, step: str, said: str
) -> None:
    playground.faults.add(kind, method, times=None)
    found, _shapes = await steps(playground, "")
    assert set(faulty(found)) - {"Answers"} == {step, "Reaction"}
    assert said in faulty(found)[step]


async def test_with_a_webhook_no_reaction_is_waited_for(playground: Playground) -> None:
    connection = TelegramConnection(settings(playground))
    await connection.open()
    await connection.bot.set_webhook("https://bot.example.org/telegram")
    await connection.close()
    found, _shapes = await steps(playground, "")
    assert "by webhook" in next(step.text for step in found if step.name == "Reaction")


def test_differences_are_told_and_more_than_expected_does_no_harm() -> None:
    expected = {
        "sendPhoto 200": {"result.photo[].file_id": "text", "result.date": "number"},
        "x 400": {"description": "a"},
    }
    same, more = differences(expected, expected), {"sendPhoto 200": {**expected["sendPhoto 200"], "result.new": "text"}}
    assert same == []
    assert differences(more, expected) == [Difference("sendPhoto 200", more=("result.new",))]
    assert differences(more, expected)[0].is_harmless
    lacking, other = {"sendPhoto 200": {"result.date": "text"}}, {"x 400": {"description": "b"}}
    assert differences(lacking, expected) == [
        Difference("sendPhoto 200", ("result.photo[].file_id",), ("result.date: 'text' and not 'number'",))
    ]
    assert not differences(other, expected)[0].is_harmless
    assert not differences({"sendPhoto 429": {}}, expected)[0].is_harmless


async def test_the_command_line_sends_a_nudge_of_the_starter_library(playground: Playground) -> None:
    person = await owner(playground)
    found = dict(await check_live(settings(playground), print, 0))
    assert found["Nudge"].good
    assert any(message.photo for message in person.messages)
    nobody = settings(playground).model_copy(update={"owners": frozenset()})
    assert "OFFSCREEN_OWNERS" in dict(await check_live(nobody, print))["Live"].text


if __name__ == "__main__":
    EXPECTED.write_text(yaml.safe_dump(asyncio.run(answered()), allow_unicode=True), encoding="utf-8")
