"""Content that is added at one worker is recommended by the others within seconds, with no restart."""

from __future__ import annotations

import time
from contextlib import AsyncExitStack
from pathlib import Path

from benchmarks.postgresql import PostgresqlServer
from bot.playground.server import Playground
from tests.bot.dialogues import PATIENCE_SECONDS, Answers, steps
from tests.bot.operators.conftest import OWNER_ID
from tests.bot.operators.test_adding import picture
from tests.bot.processes import environment, running

SECONDS = 20.0
"""Within which it must come, on a machine that is busy with other tests; a lone one needs two or three."""


async def test_what_is_added_is_in_the_nudges_of_all_workers(
    postgresql: PostgresqlServer, migrated: str, tmp_path: Path
) -> None:
    async with Playground() as playground, AsyncExitStack() as processes:
        env = environment(
            tmp_path / "data",
            telegram_token=playground.token,
            telegram_api=playground.address,
            owners=str(OWNER_ID),
            database_url=postgresql.create_database(template=migrated),
        )
        owner, person = playground.person("Olga", id=OWNER_ID), playground.person("Kit")
        first = await processes.enter_async_context(running("run", env=env, cwd=tmp_path))
        await playground.polled(timeout=PATIENCE_SECONDS)
        await processes.enter_async_context(running("run", env=env, cwd=tmp_path))  # has the library as it is now
        for step in steps(Answers()):
            await step.take(person)
            await person.receives(step.answer, timeout=PATIENCE_SECONDS)
        await person.receives(photo=True, timeout=PATIENCE_SECONDS)

        await owner.sends("/start")
        await owner.receives("You own this bot", timeout=PATIENCE_SECONDS)
        await owner.sends_photo(picture(1), "a girl flies a big red kite on a windy hill")
        card = await owner.receives("kite", photo=True, timeout=PATIENCE_SECONDS)
        await owner.presses("Add it", message=card, timeout=PATIENCE_SECONDS)
        await owner.sends("/addmessage Take the kite up the hill and let the wind have it.")
        card = await owner.receives("New message", timeout=PATIENCE_SECONDS)
        await owner.presses("Add it", message=card, timeout=PATIENCE_SECONDS)
        await card.becomes("In the library", timeout=PATIENCE_SECONDS)

        person.catches_up()
        await person.sends("/nudge flying a kite")
        begun = time.monotonic()
        nudge = await person.receives(photo=True, timeout=PATIENCE_SECONDS)
        assert "Take the kite up the hill" in nudge.text
        assert time.monotonic() - begun < SECONDS
        first.terminate()  # whatever the first one did, from now on it is the second one
        await first.communicate()
        other = playground.person("Kim")
        for step in steps(Answers()):
            await step.take(other)
            await other.receives(step.answer, timeout=PATIENCE_SECONDS)
        await other.receives(photo=True, timeout=PATIENCE_SECONDS)
        await other.sends("/nudge flying a kite")
        assert "Take the kite up the hill" in (await other.receives(photo=True, timeout=PATIENCE_SECONDS)).text
