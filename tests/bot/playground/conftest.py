"""A playground, a python-telegram-bot Bot on it, and a person."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from bot.playground.scripting import Person
from bot.playground.server import Playground


def make_bot(playground: Playground, token: str | None = None) -> Bot:
    return Bot(
        token or playground.token,
        base_url=f"{playground.address}/bot",
        base_file_url=f"{playground.address}/file/bot",
    )


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground(first_update_id=1_000) as playground:
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
