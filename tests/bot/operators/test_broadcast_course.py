"""The course of a broadcast: paused and gone on with, cancelled, killed in the middle; each user at most once."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import col, func, select

from bot.operators import broadcasts
from bot.storage.database import Database
from bot.storage.models import Account, AuditEntry, Broadcast, Moment, Nudge, NudgeState, Origin, User
from telegram_playground.scripting import Message, Person
from telegram_playground.server import Playground
from tests.bot.factories import NOON
from tests.bot.operators.conftest import OWNER_ID, Staff
from tests.bot.processes import environment, running
from tests.bot.talks import PATIENCE_SECONDS

WORDS = "walk once around the block"
"""In the message of these broadcasts."""


async def make_ready(database: Database, people: list[Person], **values: object) -> None:
    """Let people who have pressed Start have answered the onboarding long ago."""
    async with database.writing() as session:
        for person in people:
            found = await session.exec(
                select(User)
                .join(Account, col(Account.user_id) == col(User.id))
                .where(Account.address == str(person.id))
            )
            user = found.one()
            user.consented_at = user.onboarded_at = NOON - timedelta(days=300)
            user.time_zone, user.quiet_chosen, user.quiet_start, user.quiet_end = "Europe/Berlin", True, 0, 0
            for name, value in values.items():
                setattr(user, name, value)
            session.add(user)


async def crowd(staff: Staff, count: int) -> list[Person]:
    people = [staff.on.playground.person(f"P{number}") for number in range(count)]
    for person in people:
        await person.sends("/start")
        await person.receives()
    await make_ready(staff.on.bot.database, people)
    return people


def arrivals(people: list[Person]) -> list[int]:
    """Return how often each of them got the broadcast."""
    return [sum(message.from_bot and WORDS in message.text for message in person.messages) for person in people]


async def begin(owner: Person, count: int) -> Message:
    await owner.sends("/broadcast all walk-around-the-block forest-path")
    card = await owner.receives("nothing is sent yet")
    assert f"For all: {count} users" in card.text
    return card


async def test_it_is_tried_out_on_the_operator_alone(staff: Staff) -> None:
    people = await crowd(staff, 2)
    card = await begin(staff.owner, 2)
    await staff.owner.presses("Test to me", message=card)
    shown = await staff.owner.receives(WORDS, photo=True, timeout=PATIENCE_SECONDS)
    assert shown.photo
    assert arrivals(people) == [0, 0]
    await staff.owner.presses("Cancel", message=card)
    await card.becomes("is cancelled")
    assert card.buttons == []
    async with staff.on.bot.database.reading() as session:
        assert (await session.exec(select(func.count()).select_from(Moment))).one() == 0


async def test_without_a_pair_somebody_unknown_is_told_so(staff: Staff) -> None:
    await crowd(staff, 1)
    await staff.owner.sends("/broadcast all")
    card = await staff.owner.receives("what suits them best")
    answer = await staff.owner.presses("Test to me", message=card)
    assert "I don't know you yet" in answer.text


async def test_it_pauses_and_goes_on_by_button_and_counts_who_has_blocked(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(broadcasts, "BATCH", 1)
    people = await crowd(staff, 6)
    people[1].chat.status = "blocked"  # and nobody has told the bot
    card = await begin(staff.owner, 6)
    slow = staff.on.playground.faults.add("slow", "sendPhoto", times=None, delay=timedelta(seconds=0.7))
    await staff.owner.presses("Send to 6 users", message=card)
    await card.becomes("sent: 1", timeout=PATIENCE_SECONDS)
    await staff.owner.presses("Pause", message=card)
    await card.becomes("is paused")
    assert card.buttons == [["▶️ Go on", "✖️ Cancel"]]
    staff.on.playground.faults.remove(slow)
    await staff.on.bot.ticker.tick()
    await staff.on.bot.sender.drain()
    under_way = sum(arrivals(people))
    for _ in range(3):
        await staff.on.bot.job_runner.work()
        await staff.on.bot.ticker.tick()
        await staff.on.bot.sender.drain()
    assert sum(arrivals(people)) == under_way < 5
    await staff.owner.presses("Go on", message=card)
    await card.becomes("is done", timeout=PATIENCE_SECONDS)
    assert arrivals(people) == [1, 0, 1, 1, 1, 1]
    for said in ("6/6", "sent: 5", "blocked me: 1"):
        assert said in card.text
    async with staff.on.bot.database.reading() as session:
        log = (await session.exec(select(AuditEntry.action).order_by(col(AuditEntry.id)))).all()
    assert log == ["broadcast start", "broadcast pause", "broadcast resume"]


async def test_a_card_that_was_deleted_comes_once_anew(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broadcasts, "BATCH", 1)
    people = await crowd(staff, 3)
    card = await begin(staff.owner, 3)
    slow = staff.on.playground.faults.add("slow", "sendPhoto", times=None, delay=timedelta(seconds=0.7))
    await staff.owner.presses("Send to 3 users", message=card)
    await card.becomes("sent: 1", timeout=PATIENCE_SECONDS)
    del staff.owner.chat.messages[card.id]
    again = await staff.owner.receives("The broadcast is", timeout=PATIENCE_SECONDS)
    staff.on.playground.faults.remove(slow)
    await again.becomes("is done", timeout=PATIENCE_SECONDS)
    assert arrivals(people) == [1, 1, 1]
    assert sum("The broadcast is" in message.text for message in staff.owner.messages) == 1


@pytest.mark.long
async def test_killed_in_the_middle_it_goes_on_and_nobody_gets_it_twice(tmp_path: Path) -> None:
    count = 12
    async with Playground() as playground:
        env = environment(
            tmp_path, telegram_token=playground.token, telegram_api=playground.address, owners=str(OWNER_ID)
        )
        owner = playground.person("Olga", id=OWNER_ID)
        people = [playground.person(f"P{number}") for number in range(count)]
        database = Database(f"sqlite+aiosqlite:///{tmp_path / 'offscreen.sqlite'}")
        async with AsyncExitStack() as processes:
            process = await processes.enter_async_context(running("run", env=env, cwd=tmp_path))
            for person in (owner, *people):
                await person.sends("/start")
            for person in (owner, *people):
                await person.receives(timeout=PATIENCE_SECONDS)
            await make_ready(database, people)
            owner.catches_up()
            card = await begin(owner, count)
            playground.faults.add("slow", "sendPhoto", times=None, delay=timedelta(seconds=0.3))
            await owner.presses("Send to 12 users", message=card)
            async with asyncio.timeout(PATIENCE_SECONDS):
                while not sum(arrivals(people)):
                    await people[0].chat.changed.until(lambda: sum(arrivals(people)) or None, timeout=0.2)
            process.kill()
            await process.wait()
            before = sum(arrivals(people))
            playground.faults.clear()
            await processes.enter_async_context(running("run", env=env, cwd=tmp_path))
            await card.becomes("is done", timeout=PATIENCE_SECONDS)
        async with database.reading() as session:
            states = (await session.exec(select(Nudge.state).where(Nudge.origin == Origin.BROADCAST))).all()
            assert (await session.exec(select(Broadcast))).one().total == count
        await database.close()
    got = arrivals(people)
    assert 0 < before <= sum(got)
    assert max(got) == 1
    assert len(states) == count
    unknown = sum(state is NudgeState.UNKNOWN for state in states)
    assert states.count(NudgeState.SENT) == count - unknown
    assert sum(got) >= count - unknown
    assert f"{count}/{count}" in card.text
