"""Somebody is forgotten while more of what they did waits: it is answered in its order, as from a stranger."""

from __future__ import annotations

import logging

import pytest
from sqlmodel import SQLModel

from bot.core.clock import JumpingClock
from bot.delivery.encoding import EncodingProcess
from bot.settings import Settings
from tests.bot.conftest import MONDAY_MORNING
from tests.bot.filled import filled_stage


async def test_what_waits_when_somebody_is_forgotten_is_answered_in_its_order(
    settings: Settings, encoder: EncodingProcess, database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    clock = JumpingClock(MONDAY_MORNING)
    async with filled_stage(settings, clock=clock, encoder=encoder, database_url=database_url) as on:
        person = on.playground.person("For Gotten")
        await person.sends("/start")
        await person.receives("Is that all right?")
        await person.sends("yes")
        await person.receives("1 of 9")
        await person.sends("I'm 34, a zither tuner, and I love moss gazing")
        await person.receives("moss gazing")
        await person.sends("/forget")
        asked = await person.receives("Shall I delete it?")
        yes = next(button for row in asked.stored.buttons for button in row if "yes" in button["callback_data"])
        on.playground.world.person_presses(person.account, person.chat, asked.stored, yes["callback_data"])
        for words in ("yes", "34", "skip", "nurse", "a cat"):
            await person.sends(words)
        await person.receives("Before we talk I need your consent", timeout=30)
        said = [message.text for message in person.messages if message.from_bot]
        assert sum("Something went wrong" in text for text in said) == 0
        assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
        async with on.bot.database.reading() as session:
            for table in SQLModel.metadata.sorted_tables:
                rows = (await (await session.connection()).execute(table.select())).all()
                assert not any(word in str(row) for row in rows for word in ("zither", "moss gazing")), table.name
