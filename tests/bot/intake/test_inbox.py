"""The inbox's rows, on both databases: stored once, handled in order per user, emptied when done."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from sqlmodel import select

from bot.demo.stage import Stage
from bot.queue.rows import release
from bot.storage.database import Database
from bot.storage.models import InboxState, InboxUpdate
from bot.storage.queries.inbox import (
    INBOX,
    PACE,
    Arrival,
    claim_updates,
    close_update,
    is_anything_open,
    note_replies,
    purge_updates,
    store_updates,
)
from tests.bot.factories import NOON, add_user

BOT = 7


async def put(database: Database, number: int, user: int | None, *, known: bool = True) -> None:
    async with database.writing() as session:
        await store_updates(BOT, [Arrival(number, {"update_id": number}, user, known)], NOON, session=session)


async def claim(database: Database, worker: str = "w", limit: int = 10, strangers: int | None = None) -> list[int]:
    async with database.writing() as session:
        rows = await claim_updates(BOT, worker, limit, strangers=strangers, session=session)
    return [row.update_id for row in rows]


async def close(database: Database, number: int) -> None:
    async with database.writing() as session:
        await close_update(BOT, number, NOON, None, session=session)


async def test_a_repeat_is_known(database: Database) -> None:
    user = await add_user(database)
    await put(database, 1, user)
    await put(database, 1, user)
    assert await claim(database) == [1]
    await close(database, 1)
    await put(database, 1, user)  # also when it is done
    async with database.reading() as session:
        assert not await is_anything_open(BOT, session=session)


async def test_one_update_of_each_user_at_a_time_in_order(database: Database) -> None:
    ada, bob = await add_user(database), await add_user(database)
    for number, user in ((1, ada), (2, ada), (3, bob), (4, None), (5, None), (6, bob)):
        await put(database, number, user)
    assert await claim(database) == [1, 3, 4, 5]
    assert await claim(database) == []
    await close(database, 1)
    assert await claim(database) == [2]
    await close(database, 3)
    assert await claim(database) == [6]


async def test_known_people_go_first_and_strangers_have_their_budget(database: Database) -> None:
    ada, others = await add_user(database), [await add_user(database) for _stranger in range(5)]
    for number, user in enumerate(others):
        await put(database, number, user, known=False)
    await put(database, 9, ada)
    assert await claim(database, limit=2) == [9, 0]
    assert await claim(database, strangers=0) == []
    assert await claim(database, strangers=3) == [1, 2, 3]
    async with database.reading() as session:
        assert not await is_anything_open(BOT, strangers=False, session=session)
        assert await is_anything_open(BOT, session=session)


async def test_who_sends_a_hundred_keeps_nobody_waiting_who_sends_one(database: Database) -> None:
    ada, bob = await add_user(database), await add_user(database)
    flood = [Arrival(number, {}, ada, known=True) for number in range(100)]
    async with database.writing() as session:
        await store_updates(BOT, flood, NOON, session=session)
        await store_updates(BOT, [Arrival(100, {}, bob, known=True)], NOON + PACE / 2, session=session)
    handled: list[int] = []
    for _step in range(4):
        [number] = await claim(database, limit=1)
        handled.append(number)
        await close(database, number)
    assert handled == [0, 100, 1, 2]


async def test_many_workers_keep_the_order(database: Database) -> None:
    users = [await add_user(database) for _user in range(5)]
    for number in range(40):
        await put(database, number, users[number % 5])
    handled: list[int] = []

    async def work(worker: str) -> None:
        while len(handled) < 40:
            for number in await claim(database, worker, 3):
                handled.append(number)
                await close(database, number)
            await asyncio.sleep(0)

    async with asyncio.timeout(60):
        await asyncio.gather(*(work(f"w{number}") for number in range(3)))
    assert sorted(handled) == list(range(40))
    for user in range(5):
        own = [number for number in handled if number % 5 == user]
        assert own == sorted(own)


async def test_what_a_dead_worker_had_is_handled_by_another(database: Database) -> None:
    user = await add_user(database)
    await put(database, 1, user)
    assert await claim(database, "dead") == [1]
    async with database.writing() as session:
        await note_replies(BOT, 1, 2, session=session)
        assert await release(INBOX, ["dead"], died=True, session=session) == (1, 0)
    async with database.writing() as session:
        (row,) = await claim_updates(BOT, "alive", 5, session=session)
    assert (row.update_id, row.replies_done) == (1, 2)


async def test_what_was_said_is_dropped_and_the_id_is_forgotten_later(database: Database) -> None:
    user = await add_user(database)
    await put(database, 1, user)
    await put(database, 2, user)
    await close(database, 1)
    async with database.reading() as session:
        row = await session.get_one(InboxUpdate, (BOT, 1))
    assert (row.state, row.payload, row.replies, row.claimed_by) == (InboxState.DONE, None, None, None)
    async with database.writing() as session:
        assert await purge_updates(NOON, session=session) == 0
        assert await purge_updates(NOON + timedelta(seconds=1), session=session) == 1
    async with database.reading() as session:
        assert [row.update_id for row in await session.exec(select(InboxUpdate))] == [2]


async def test_one_update_that_cannot_be_stored_stands_in_nobodys_way(on: Stage) -> None:
    ada = on.playground.person("Ada")
    await ada.sends("/help")
    await ada.receives("/nudge")
    person = {"id": ada.id, "is_bot": False, "first_name": "Ada"}
    good = {"message_id": 900, "date": 1_772_442_000, "chat": {"id": ada.id, "type": "private"}, "from": person}
    odd = [
        {**good, "date": 10**15, "text": "/help"},
        {**good, "location": {"longitude": 1}},
        {**good, "location": {"latitude": 1000, "longitude": 1}},
        {**good, "from": {**person, "id": 10**30}, "text": "/help"},
        {**good, "text": 5},
    ]
    payloads = [{"update_id": 10_000 + number, "message": message} for number, message in enumerate(odd)]
    await on.bot.inbox.store([*payloads, {"update_id": 10_010, "message": {**good, "text": "/privacy"}}])
    await ada.receives("delete")


async def test_a_chat_that_telegram_cannot_have_is_set_aside_at_once(on: Stage) -> None:
    ada = on.playground.person("Ada")
    person = {"id": ada.id, "is_bot": False, "first_name": "Ada"}
    told = {"message_id": 9, "date": 1_772_442_000, "chat": {"id": 2**70, "type": "private"}, "from": person}
    await on.bot.inbox.store([{"update_id": 10_000, "message": {**told, "text": "/help"}}])
    async with asyncio.timeout(30):
        while (row := await stored(on.bot.database, 10_000)).state is not InboxState.FAILED:
            await asyncio.sleep(0.01)
    assert (row.attempts, row.error) == (1, "SetAside")


async def stored(database: Database, number: int) -> InboxUpdate:
    async with database.reading() as session:
        return (await session.exec(select(InboxUpdate).where(InboxUpdate.update_id == number))).one()


async def attempts_of(database: Database, number: int) -> int:
    async with database.reading() as session:
        return (await session.get_one(InboxUpdate, (BOT, number))).attempts


async def test_an_attempt_is_counted_with_the_claim_and_not_when_the_end_was_orderly(database: Database) -> None:
    user = await add_user(database)
    await put(database, 1, user)
    assert await claim(database, "dead") == [1]
    assert await attempts_of(database, 1) == 1
    async with database.writing() as session:
        await release(INBOX, ["dead"], died=True, session=session)
    assert await attempts_of(database, 1) == 1
    assert await claim(database, "left") == [1]
    async with database.writing() as session:
        await release(INBOX, ["left"], died=False, session=session)
    assert await attempts_of(database, 1) == 1  # the second one was given back in order


async def test_of_what_was_tried_before_one_is_claimed_at_a_time(database: Database) -> None:
    users = [await add_user(database) for _user in range(4)]
    for number in range(3):
        await put(database, number, users[number])
    assert await claim(database, "dead") == [0, 1, 2]
    async with database.writing() as session:
        await release(INBOX, ["dead"], died=True, session=session)
    await put(database, 3, users[3])
    assert await claim(database) == [0, 3]  # what is new goes on beside it
    async with database.writing() as session:
        assert await claim_updates(BOT, "w", 10, tried=False, session=session) == []
    await close(database, 0)
    assert await claim(database) == [1]
