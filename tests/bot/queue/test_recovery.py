"""One recovery for all queues: what a dead worker had goes back, and what it was sending is never sent again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlmodel import select, update

from bot.queue.rows import claim, start
from bot.queue.spec import Guarantee, QueueSpec
from bot.storage.database import Database
from bot.storage.models import EventKind, InboxState, Job, JobKind, Nudge, NudgeState
from bot.storage.queries.inbox import INBOX, claim_updates, store_updates
from bot.storage.queries.inbox import Arrival as ArrivedUpdate
from bot.storage.queries.notices import NOTICES, new_notice
from bot.storage.queries.operators import JOBS
from bot.storage.queries.outbox import OUTBOX
from bot.storage.queries.queues import QUEUES, recover
from bot.storage.queries.screen import SCREEN_PENDING, ScreenArrival, store_events
from tests.bot.factories import NOON, add_items, add_nudge, add_user

BOT = 1


async def add_update(database: Database, user: int) -> None:
    async with database.writing() as session:
        await store_updates(BOT, [ArrivedUpdate(1, {"update_id": 1}, user)], NOON, session=session)


async def add_outgoing(database: Database, user: int) -> None:
    await add_nudge(database, user, key="a")


async def add_told(database: Database, user: int) -> None:
    async with database.writing() as session:
        session.add(new_notice(user, "Hello", NOON))


async def add_work(database: Database, user: int) -> None:
    async with database.writing() as session:
        session.add(Job(user_id=user, kind=JobKind.CHART, created_at=NOON))


async def add_events(database: Database, user: int) -> None:
    async with database.writing() as session:
        arrived = ScreenArrival(user, 1, EventKind.ACTIVE, None, NOON, NOON, None, None)
        await store_events([arrived], session=session)


ADD: dict[str, Callable[[Database, int], Awaitable[None]]] = {
    INBOX.name: add_update,
    OUTBOX.name: add_outgoing,
    NOTICES.name: add_told,
    JOBS.name: add_work,
    SCREEN_PENDING.name: add_events,
}


async def row(database: Database, queue: QueueSpec) -> Any:
    async with database.reading() as session:
        return (await session.exec(select(queue.table))).one()


async def take(database: Database, queue: QueueSpec, worker: str = "dead") -> int:
    """Claim the one row of a queue; return its key."""
    async with database.writing() as session:
        if queue is INBOX:
            await claim_updates(BOT, worker, 1, session=session)
        keys = (await session.exec(select(queue.key))).all()
        if queue is not INBOX:
            await claim(queue, keys, worker, session=session)
        return int(keys[0])


async def recovered(database: Database, *, died: bool) -> dict[str, tuple[int, int]]:
    async with database.writing() as session:
        found = await recover(["dead"], died=died, session=session)
    return {name: (one.back, one.unknown) for name, one in found.items()}


@pytest.fixture
async def user(database: Database) -> int:
    await add_items(database)
    return await add_user(database)


@pytest.mark.parametrize("queue", QUEUES, ids=lambda queue: queue.name)
async def test_what_a_dead_worker_had_claimed_goes_back(database: Database, user: int, queue: QueueSpec) -> None:
    await ADD[queue.name](database, user)
    await take(database, queue)
    assert (await row(database, queue)).claimed_by == "dead"
    assert await recovered(database, died=True) == {queue.name: (1, 0)}
    left = await row(database, queue)
    # What goes out counts its attempts when it is sent, all else when it is claimed.
    assert (left.claimed_by, left.attempts) == (None, int(queue.guarantee is Guarantee.AT_LEAST_ONCE))
    assert await recovered(database, died=True) == {}


@pytest.mark.parametrize("queue", QUEUES, ids=lambda queue: queue.name)
async def test_what_an_orderly_end_leaves_was_not_tried(database: Database, user: int, queue: QueueSpec) -> None:
    await ADD[queue.name](database, user)
    await take(database, queue)
    assert await recovered(database, died=False) == {queue.name: (1, 0)}
    assert (await row(database, queue)).attempts == 0


@pytest.mark.parametrize("queue", [OUTBOX, NOTICES], ids=lambda queue: queue.name)
@pytest.mark.parametrize("died", [True, False])
async def test_what_was_being_sent_is_unknown_and_never_sent_again(
    database: Database, user: int, queue: QueueSpec, died: bool
) -> None:
    await ADD[queue.name](database, user)
    key = await take(database, queue)
    async with database.writing() as session:
        assert await start(queue, [key], "dead", session=session) == {key}
    assert await recovered(database, died=died) == {queue.name: (0, 1)}
    assert (await row(database, queue)).state is NudgeState.UNKNOWN
    async with database.writing() as session:
        assert await start(queue, [key], "dead", session=session) == set()
        assert (await session.exec(select(queue.key).where(queue.waiting))).all() == []


async def test_an_update_whose_replies_are_on_their_way_counts_no_attempt(database: Database, user: int) -> None:
    await add_update(database, user)
    async with database.writing() as session:
        await session.exec(update(INBOX.table).values(state=InboxState.ANSWERING, attempts=1))
    await take(database, INBOX)
    await recovered(database, died=False)
    assert (await row(database, INBOX)).attempts == 1


async def test_what_others_have_stays_theirs(database: Database, user: int) -> None:
    await add_outgoing(database, user)
    await take(database, OUTBOX, "living")
    assert await recovered(database, died=True) == {}
    async with database.reading() as session:
        assert (await session.exec(select(Nudge.claimed_by))).one() == "living"
