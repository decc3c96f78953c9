"""Devices on both databases: what several workers do with one at the same time."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlmodel import select

from bot.storage.database import Database
from bot.storage.models import Device
from bot.storage.queries.devices import add_device, find_senders, give_token, note_use
from tests.bot.factories import NOON, add_user

DIGEST = "0" * 64


async def with_device(database: Database) -> None:
    user = await add_user(database)
    async with database.writing() as session:
        device = await add_device(user, "phone", NOON, session=session)
        await give_token(device.id, DIGEST, session=session)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)  # SQLite's writers come one after another
async def test_two_workers_that_hear_of_a_device_at_once_do_not_wait_for_each_other(database: Database) -> None:
    await with_device(database)
    async with asyncio.timeout(20), database.writing() as one, database.writing() as other:
        senders = [(await find_senders([DIGEST], session=session)).values() for session in (one, other)]
        for session, found in zip((one, other), senders, strict=True):
            await note_use(found, NOON, session=session)
    async with database.writing() as session:
        await note_use((await find_senders([DIGEST], session=session)).values(), NOON, session=session)
    async with database.reading() as session:
        assert (await session.exec(select(Device.last_used_at))).one() == NOON


async def test_a_device_is_noted_once_a_minute(database: Database) -> None:
    await with_device(database)
    noted = []
    for seconds in (0, 30, 60):
        async with database.writing() as session:
            found = await find_senders([DIGEST], session=session)
            await note_use(found.values(), NOON + timedelta(seconds=seconds), session=session)
        async with database.reading() as session:
            noted.append((await session.exec(select(Device.last_used_at))).one())
    assert noted == [NOON, NOON, NOON + timedelta(seconds=60)]
