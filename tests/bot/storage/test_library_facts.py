"""Facts of stored items: kept, and told to libraries of an earlier release."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from sqlmodel import select, update

from bot.services.starter_library import fill_empty_library, starter_texts
from bot.storage.database import Database
from bot.storage.models import StoredImage, StoredMessage
from bot.storage.queries.vectors import load_vectors, store_vectors
from content.manifest import starter_library
from recommender import open_encoder
from recommender.encoders import MINILM, NANO_E5
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


async def test_a_library_of_an_earlier_release_learns_which_pictures_were_chosen(
    database: Database, tmp_path: Path
) -> None:
    assert await fill_empty_library(database, tmp_path, "none", NOW)
    async with database.writing() as session:
        await session.exec(update(StoredMessage).values(pictures=None))
        for name, words, pictures in (("read-two-pages", "Own words.", None), ("cook-cocoa", None, ["own"])):
            changed = await session.get_one(StoredMessage, name)
            changed.text, changed.pictures = words or changed.text, pictures
            session.add(changed)
    assert await fill_empty_library(database, tmp_path, "none", NOW) == 0
    async with database.reading() as session:
        stored = {one.id: one.pictures for one in await session.exec(select(StoredMessage))}
    assert (stored.pop("read-two-pages"), stored.pop("cook-cocoa")) == (None, ["own"])
    assert {message.id: stored[message.id] for message in starter_library().messages if message.id in stored} == {
        message.id: list(message.pictures) or None for message in starter_library().messages if message.id in stored
    }


async def test_after_a_change_of_the_encoder_the_vectors_that_ship_are_stored_beside_the_old_ones(
    database: Database, tmp_path: Path
) -> None:
    english, many = (open_encoder(name).fingerprint for name in (MINILM, NANO_E5))
    assert await fill_empty_library(database, tmp_path, english, NOW)
    text = starter_texts()[0]
    async with database.writing() as session:
        await store_vectors({"own words": np.ones(3, dtype=np.float32)}, english, session=session)
    assert await fill_empty_library(database, tmp_path, many, NOW) == 0
    async with database.reading() as session:
        before, after = [
            await load_vectors([*starter_texts(), "own words"], fingerprint, session=session)
            for fingerprint in (english, many)
        ]
    assert set(before) == {*starter_texts(), "own words"}
    assert set(after) == set(starter_texts())
    assert not np.allclose(before[text], after[text])


async def test_of_several_first_starts_one_fills_the_library(database: Database, tmp_path: Path) -> None:
    added = await asyncio.gather(*(fill_empty_library(database, tmp_path, "none", NOW) for _start in range(4)))
    assert sorted(map(bool, added)) == [False, False, False, True]
