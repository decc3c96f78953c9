"""The database goes away in the middle of a blast, for real, and comes back."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.postgresql import PostgresqlServer
from bot.storage.database import Database
from bot.storage.models import NudgeState
from tests.bot.delivery.conftest import open_post

NUDGES = 80


@pytest.fixture
def server() -> Iterator[PostgresqlServer]:
    """A server of its own, that may be stopped."""
    with PostgresqlServer(durable=False) as server:
        yield server


async def test_a_blast_survives_a_crash_of_the_database(server: PostgresqlServer, tmp_path: Path) -> None:
    database = Database(await asyncio.to_thread(server.create_database))
    await database.open()
    async with open_post(database, tmp_path) as post:
        people = [await post.person(f"P{number}") for number in range(NUDGES)]
        for _person, user in people:
            await post.nudge(user)
        begun = asyncio.Event()
        post.playground.on_call(lambda call: begun.set() if len(post.photos()) > NUDGES // 4 else None)
        async with post.sending():
            await begun.wait()
            await asyncio.to_thread(server.stop)  # the sender goes on trying meanwhile; starting takes some seconds
            await asyncio.to_thread(server.start)
            nudges = await post.settled()
        arrived = Counter(call.chat_id for call in post.photos() if call.ok)
    await database.close()
    assert {nudge.state for nudge in nudges} == {NudgeState.SENT}
    assert arrived == Counter(person.id for person, _user in people)


async def test_a_locked_file_is_waited_for(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'offscreen.sqlite'}"
    database, other = Database(url), Database(url)
    await database.open()
    async with open_post(database, tmp_path) as post:
        people = [await post.person(f"P{number}") for number in range(30)]
        for _person, user in people:
            await post.nudge(user)
        begun = asyncio.Event()
        post.playground.on_call(lambda call: begun.set() if len(post.photos()) > 5 else None)
        async with post.sending():
            await begun.wait()
            async with other.writing():  # another program holds the file, while calls come back
                assert any(nudge.state is not NudgeState.SENT for nudge in await post.nudges())
            nudges = await post.settled()
    await other.close()
    await database.close()
    assert {nudge.state for nudge in nudges} == {NudgeState.SENT}
    assert Counter(call.chat_id for call in post.photos()) == Counter(person.id for person, _user in people)
