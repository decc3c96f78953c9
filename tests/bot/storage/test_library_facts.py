"""Facts of stored items: kept, and told to libraries of an earlier release."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from sqlmodel import select, update

from bot.starter import fill_empty_library
from bot.storage.database import Database
from bot.storage.models import StoredImage, StoredMessage
from content.manifest import starter_library
from recommender.facts import read_facts

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


async def test_a_library_of_an_earlier_release_learns_what_its_items_need(database: Database, tmp_path: Path) -> None:
    assert await fill_empty_library(database, tmp_path, "none", NOW)
    own = "Walk to the mill and back."
    async with database.writing() as session:
        await session.exec(update(StoredMessage).values(facts=None))
        await session.exec(update(StoredImage).values(facts=None))
        changed = await session.get_one(StoredMessage, "walk-quiet-path")
        changed.text = own
        session.add(changed)
    assert await fill_empty_library(database, tmp_path, "none", NOW) == 0
    library = starter_library()
    async with database.reading() as session:
        messages = {one.id: one for one in await session.exec(select(StoredMessage))}
        images = {one.id: one for one in await session.exec(select(StoredImage))}
    for message in library.messages:
        stored = messages[message.id]
        assert stored.facts is None if stored.text == own else read_facts(stored.facts) == message.facts
    assert all(read_facts(images[image.id].facts) == image.facts for image in library.images)


async def test_of_several_first_starts_one_fills_the_library(database: Database, tmp_path: Path) -> None:
    added = await asyncio.gather(*(fill_empty_library(database, tmp_path, "none", NOW) for _start in range(4)))
    assert sorted(map(bool, added)) == [False, False, False, True]
