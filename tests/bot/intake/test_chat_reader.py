"""Reading with a chat model, against a server here that speaks OpenAI's wire format."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.core.clock import JumpingClock
from bot.delivery.encoding import EncodingProcess
from bot.errors import SettingsError
from bot.intake.chat_reader import ChatReader
from bot.settings import Settings
from bot.storage.database import Database
from bot.web.server import WebServer
from tests.bot.conftest import MONDAY_MORNING
from tests.bot.messenger import memory_stage

FRENCH = "Je suis infirmière, j'ai 34 ans, j'aime la randonnée et j'habite à Lyon"
FORM = {
    "age": 34,
    "gender": None,
    "occupation": "nurse",
    "household": ["x" * 300],
    "limits": [],
    "likes": ["hiking", "hiking"],
    "dislikes": [],
    "screen_times": ["evenings", "whenever"],
    "place": "Lyon",
}


class Model:
    """A chat model that answers what it is told to, and remembers what it was asked."""

    def __init__(self) -> None:
        self.answer: Any = FORM
        self.status = 200
        self.asked: list[dict[str, Any]] = []

    async def complete(self, request: Request) -> Response:
        self.asked.append(await request.json())
        if self.status != 200:
            return JSONResponse({"error": {"message": "no"}}, self.status)
        content = self.answer if isinstance(self.answer, str) else json.dumps(self.answer)
        choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}
        return JSONResponse({"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]})


@pytest.fixture
async def model(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Model]:
    model = Model()
    server = WebServer([Route("/v1/chat/completions", model.complete, methods=["POST"])], "127.0.0.1", 0)
    port = await server.start()
    monkeypatch.setenv("OPENAI_API_KEY", "key")
    monkeypatch.setenv("OPENAI_BASE_URL", f"http://127.0.0.1:{port}/v1")
    yield model
    await server.stop()


@pytest.fixture
async def reader(model: Model) -> AsyncIterator[ChatReader]:
    reader = ChatReader("some-model", Database("sqlite+aiosqlite://"))
    yield reader
    await reader.close()


async def test_what_the_model_fills_in_is_checked_like_an_answer(model: Model, reader: ChatReader) -> None:
    told = await reader.read(FRENCH)
    assert told is not None
    assert (told.age, told.occupation, told.likes, told.time_zone) == ("34", "nurse", ("hiking",), "Europe/Paris")
    assert told.household == ()  # too long to be one
    assert [(span.start, span.end) for span in told.windows] == [(1140, 1320)]
    [asked] = model.asked
    assert asked["model"] == "some-model"
    assert asked["response_format"]["type"] == "json_schema"
    assert asked["messages"][-1] == {"role": "user", "content": FRENCH}


@pytest.mark.parametrize("form", [{**FORM, "age": 400}, {**FORM, "gender": "giraffe", "place": "Atlantis IV"}])
async def test_what_does_not_hold_is_dropped(model: Model, reader: ChatReader, form: dict[str, Any]) -> None:
    model.answer = form
    told = await reader.read(FRENCH)
    assert told is not None
    assert told.age in (None, "34")
    assert told.gender is None
    assert told.occupation == "nurse"


@pytest.mark.parametrize(("status", "answer"), [(401, FORM), (400, FORM), (200, "no json"), (200, '{"age": "many"}')])
async def test_a_model_that_fails_says_nothing(model: Model, reader: ChatReader, status: int, answer: object) -> None:
    model.status, model.answer = status, answer
    assert await reader.read(FRENCH) is None


def test_a_model_without_a_key_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(SettingsError, match="OPENAI_API_KEY"):
        ChatReader("some-model", Database("sqlite+aiosqlite://"))


@pytest.mark.parametrize("agrees", [True, False])
async def test_only_words_of_who_agreed_leave_the_machine(
    model: Model, settings: Settings, encoder: EncodingProcess, agrees: bool
) -> None:
    own = settings.model_copy(update={"chat_model": "some-model"})
    async with memory_stage(own, clock=JumpingClock(MONDAY_MORNING), encoder=encoder) as on:
        person = on.playground.person("Fr An", language="fr")
        await person.sends("/start")
        await person.receives("Is that all right?")
        await person.presses("Yes, let's start")
        await person.receives("May I send it what you write?")
        await person.presses("Yes, that's fine" if agrees else "No, keep my words here")
        await person.receives("1 of 9")
        await person.sends(FRENCH)
        answer = await person.receives()
        assert ("nurse" in answer.text) == agrees
        assert bool(model.asked) == agrees
        await person.sends("/privacy")
        privacy = await person.receives("some-model")
        await person.presses("Let no model read my words" if agrees else "Let the model read my words", message=privacy)
        await privacy.becomes("you did not agree" if agrees else "as you agreed")


async def test_a_model_that_is_away_leaves_the_rules_and_that_is_said(
    model: Model, settings: Settings, encoder: EncodingProcess
) -> None:
    model.status = 400
    own = settings.model_copy(update={"chat_model": "some-model"})
    async with memory_stage(own, clock=JumpingClock(MONDAY_MORNING), encoder=encoder) as on:
        person = on.playground.person("Aw Ay")
        await person.sends("/start")
        await person.receives("Is that all right?")
        await person.presses("Yes, let's start")
        await person.receives("May I send it what you write?")
        await person.presses("Yes, that's fine")
        await person.receives("1 of 9")
        await person.sends("I'm 34, a nurse, and I love hiking")
        answer = await person.receives("hiking")
        assert "by myself" in answer.text
