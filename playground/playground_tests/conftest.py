"""A playground, a python-telegram-bot Bot on it, and a person."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from telegram import Bot

from playground_tests.moved_time import MovedTime
from playground_tests.raw import Api
from telegram_playground.scripting import Person
from telegram_playground.server import Playground


def make_bot(playground: Playground, token: str | None = None) -> Bot:
    return Bot(
        token or playground.token,
        base_url=f"{playground.address}/bot",
        base_file_url=f"{playground.address}/file/bot",
    )


@pytest.fixture
async def clock() -> MovedTime:
    return MovedTime()


@pytest.fixture
async def playground(clock: MovedTime) -> AsyncIterator[Playground]:
    async with Playground(clock=clock, first_update_id=1_000) as playground:
        yield playground


@pytest.fixture
async def client(playground: Playground) -> AsyncIterator[Bot]:
    async with make_bot(playground) as bot:
        yield bot


@pytest.fixture
async def ada(playground: Playground) -> Person:
    """Somebody who has started the bot; no update waits."""
    person = playground.person("Ada Byron")
    await person.sends("/start")
    playground.world.main.updates.clear()
    return person


@pytest.fixture
async def api(playground: Playground, ada: Person) -> AsyncIterator[Api]:
    """Raw calls; ``chat_id`` is Ada's unless another is given."""
    async with httpx.AsyncClient() as http:
        yield Api(playground, http, ada.id)
