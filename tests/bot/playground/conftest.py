"""A playground, a python-telegram-bot Bot on it, and a person."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import httpx
import pytest
from telegram import Bot

from bot.core.clock import JumpingClock
from bot.playground.scripting import Person
from bot.playground.server import Playground
from tests.bot.playground.raw import Api


def make_bot(playground: Playground, token: str | None = None) -> Bot:
    return Bot(
        token or playground.token,
        base_url=f"{playground.address}/bot",
        base_file_url=f"{playground.address}/file/bot",
    )


@pytest.fixture
async def clock() -> JumpingClock:
    return JumpingClock(datetime(2026, 11, 24, 18, 41, tzinfo=UTC))


@pytest.fixture
async def playground(clock: JumpingClock) -> AsyncIterator[Playground]:
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
