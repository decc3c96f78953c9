"""The checkup: owners are told when the database, the encoder or delivery fails, of each kind at most once an hour."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import NoReturn

import pytest
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.clock import JumpingClock
from bot.delivery.encoding import EncodingProcess
from bot.monitoring.alerts import AT_MOST_EVERY
from bot.monitoring.checkup import LATE_AFTER
from bot.storage.models import NudgeState
from recommender import EncoderError
from telegram_playground.scripting import Message
from tests.bot.factories import add_items, add_nudge, add_user
from tests.bot.operators.conftest import Staff, staff

__all__ = ["staff"]


def told(staff: Staff) -> list[str]:
    """Return the alerts so far."""
    return [message.text for message in staff.owner.messages if is_alert(message)]


def is_alert(message: Message) -> bool:
    return message.from_bot and message.text.startswith("⚠️")


async def test_nothing_is_told_while_all_is_well(staff: Staff) -> None:
    await staff.on.bot.checkup.look()
    assert told(staff) == []


async def test_a_database_that_stays_away_is_told_once_an_hour(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    database, clock = staff.on.bot.database, staff.on.clock

    @asynccontextmanager
    async def away() -> AsyncIterator[AsyncSession]:
        raise OSError("connection refused")
        yield

    with monkeypatch.context() as gone:
        gone.setattr(database, "reading", away)
        gone.setattr(database, "writing", away)
        await staff.on.bot.checkup.look()
        assert told(staff) == []  # it may only be starting anew
        for _ in range(5):
            await staff.on.bot.checkup.look()
        assert len(told(staff)) == 1
        assert "The database does not answer (OSError)" in told(staff)[0]
        clock.jump_to(clock.now() + AT_MOST_EVERY)
        await staff.on.bot.checkup.look()
        assert len(told(staff)) == 2
    for _ in range(2):
        await staff.on.bot.checkup.look()
    assert len(told(staff)) == 2
    clear = [message.text for message in staff.owner.messages if message.text.startswith("✅ All clear: the database")]
    assert len(clear) == 1


async def test_an_encoder_that_fails_is_told_until_it_works_again(
    staff: Staff, encoder: EncodingProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    matcher = staff.on.bot.matcher

    async def refuse(texts: Sequence[str]) -> NoReturn:
        raise EncoderError("the model's file is damaged: download it again")

    with monkeypatch.context() as broken:
        broken.setattr(encoder, "encode", refuse)
        with pytest.raises(EncoderError):
            await matcher.vectors(["words that nobody has encoded"])
        for _ in range(3):
            await staff.on.bot.checkup.look()
        assert [text for text in told(staff) if "damaged: download it again" in text] == told(staff)[:1]
        assert len(told(staff)) == 1
    await matcher.vectors(["words that nobody has encoded"])
    staff.on.clock.jump_to(staff.on.clock.now() + AT_MOST_EVERY)
    await staff.on.bot.checkup.look()
    assert len(told(staff)) == 1


async def test_nudges_that_do_not_leave_are_told(staff: Staff) -> None:
    database, clock = staff.on.bot.database, staff.on.clock
    await add_items(database)
    user = await add_user(database)
    before = clock.now() - LATE_AFTER
    await add_nudge(database, user, key="a", state=NudgeState.SENT, at=before - timedelta(hours=2))
    await staff.on.bot.checkup.look()
    assert told(staff) == []
    await staff.on.bot.sender.stop()
    for key in ("b", "c"):
        await add_nudge(database, user, key=key, at=before - timedelta(seconds=1), expiry=timedelta(hours=1))
    await add_nudge(database, user, key="d", at=before + timedelta(minutes=1), expiry=timedelta(hours=1))
    for _ in range(2):
        await staff.on.bot.checkup.look()
    (alert,) = told(staff)
    assert "2 nudges have been on their way for more than 10 minutes" in alert
    assert isinstance(clock, JumpingClock)
