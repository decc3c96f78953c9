"""Announcements: asked for, seen before they go out, taken back, tried again; each reader gets one copy at most."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, select

from bot.services.announcements import hand_out
from bot.storage.database import Database
from bot.storage.models import Broadcast, BroadcastState, Notice, NudgeState
from bot.storage.queries.announcements import (
    LEFT,
    announce_again,
    announcement_progress,
    cancel_announcement,
    count_due,
    next_readers,
    pause_announcement,
)
from bot.storage.queries.notices import claim_notices
from telegram_playground.scripting import Person
from tests.bot.factories import add_user
from tests.bot.operators.conftest import Staff
from tests.bot.operators.test_adding import picture
from tests.bot.talks import onboard

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
NIGHT = datetime(2026, 3, 2, 23, 0, tzinfo=UTC)


async def _announced(database: Database, now: datetime = NOON, people: int = 3) -> tuple[int, list[int]]:
    ids = [await add_user(database, onboarded_at=NOON, consented_at=NOON) for _each in range(people)]
    async with database.writing() as session:
        broadcast = Broadcast(state=BroadcastState.RUNNING, text="We are back <soon> & well", created_at=NOON)
        session.add(broadcast)
        await session.flush()
        readers = await next_readers(broadcast, now, 100, session=session)
        await hand_out(broadcast, readers, now, session=session)
        broadcast.cursor = readers[-1].id
        number = broadcast.id or 0
    return number, sorted(ids)


async def test_each_gets_one_copy_and_what_failed_can_be_tried_again(sqlite: Database) -> None:
    number, ids = await _announced(sqlite)
    async with sqlite.writing() as session:
        broadcast = await session.get_one(Broadcast, number)
        broadcast.cursor = 0
        assert await next_readers(broadcast, NOON, 100, session=session) == []
        copies = (await session.exec(select(Notice).order_by(col(Notice.user_id)))).all()
        assert [copy.user_id for copy in copies] == ids
        assert {copy.html for copy in copies} == {"We are back &lt;soon&gt; &amp; well"}
        ends = ((NudgeState.SENT, None), (NudgeState.FAILED, "Bad Request"), (NudgeState.FAILED, f"{LEFT}: Forbidden"))
        for copy, (state, error) in zip(copies, ends, strict=True):
            copy.state, copy.error = state, error
            session.add(copy)
        progress = await announcement_progress(number, session=session)
        assert (progress.sent, progress.failed, dict(progress.withheld)) == (1, 1, {"blocked": 1})
        await announce_again(broadcast, NOON, session=session)
        again = await announcement_progress(number, session=session)
        assert (again.sent, again.on_the_way, again.failed, dict(again.withheld)) == (1, 1, 0, {"blocked": 1})


async def test_a_pause_takes_all_back_and_a_cancel_for_good(sqlite: Database) -> None:
    number, ids = await _announced(sqlite)
    async with sqlite.writing() as session:
        broadcast = await session.get_one(Broadcast, number)
        first = (await session.exec(select(Notice).where(Notice.user_id == ids[0]))).one()
        first.state = NudgeState.SENT
        session.add(first)
        await pause_announcement(broadcast, session=session)
        assert (await announcement_progress(number, session=session)).on_the_way == 0
        readers = await next_readers(broadcast, NOON, 100, session=session)
        assert [reader.id for reader in readers] == ids[1:]
        await hand_out(broadcast, readers, NOON, session=session)
        await cancel_announcement(broadcast, session=session)
        progress = await announcement_progress(number, session=session)
    assert (progress.sent, progress.on_the_way, progress.taken_back, progress.failed) == (1, 0, 2, 0)


async def test_a_copy_waits_for_the_end_of_quiet_hours(sqlite: Database) -> None:
    number, _ids = await _announced(sqlite, NIGHT, people=1)
    async with sqlite.writing() as session:
        assert await count_due(number, NIGHT, session=session) == 0
        copy = (await session.exec(select(Notice))).one()
        assert copy.not_before == NIGHT + timedelta(hours=8)  # 08:00 in Berlin


async def test_other_notices_are_not_claimed_with_copies(sqlite: Database) -> None:
    await _announced(sqlite, people=1)
    async with sqlite.writing() as session:
        assert await claim_notices("w", "telegram", NOON, 10, session=session) == []


async def _asked(staff: Staff, words: str) -> None:
    await staff.owner.sends(words)
    await staff.owner.receives("Write the announcement")


@pytest.mark.parametrize("with_photo", [False, True])
async def test_an_announcement_is_seen_and_sent(staff: Staff, with_photo: bool) -> None:
    reader: Person = staff.on.playground.person("Rea")
    await onboard(reader)
    reader.catches_up()
    await staff.owner.sends("/announce cohort:nobody")
    await staff.owner.receives("There is no cohort nobody")
    await _asked(staff, "/announce all+language:en")
    words = "We moved: https://example.org <b>really</b>"
    if with_photo:
        await staff.owner.sends_photo(picture(71), words)
    else:
        await staff.owner.sends(words)
    card = await staff.owner.receives("A broadcast, nothing is sent yet")
    assert words in card.text
    await staff.owner.receives(words, photo=True if with_photo else None)
    await staff.owner.presses("Send to 1 users", message=card)
    got = await reader.receives(words)
    assert (got.photo is not None) is with_photo
    await card.becomes("The broadcast is done")
    assert "sent: 1" in card.text
