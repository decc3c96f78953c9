"""The outbox's rows, on both databases: who has them, and where they go."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.core.address import Address
from bot.queue.rows import release, start
from bot.storage.database import Database
from bot.storage.models import Account, Nudge, NudgeState, Origin, Upload, User
from bot.storage.queries.outbox import (
    OUTBOX,
    Settlement,
    claim_nudges,
    count_open,
    is_anything_planned,
    settle_nudges,
    settle_unknown,
    unknown_nudges,
)
from tests.bot.factories import NOON, add_items, add_nudge, add_user

BOT = 99


async def nudge_of(database: Database, nudge_id: int) -> Nudge:
    async with database.reading() as session:
        return await session.get_one(Nudge, nudge_id)


async def claimed_ids(database: Database, worker: str, asked: int = 10, others: int = 10) -> list[int]:
    async with database.writing() as session:
        found = await claim_nudges(worker, BOT, "telegram", NOON, asked=asked, others=others, session=session)
    return [parcel.nudge_id for parcel in found]


async def test_claims_what_is_asked_for_first_and_nothing_twice(database: Database) -> None:
    await add_items(database)
    user = await add_user(database)
    late = await add_nudge(database, user, key="late", at=NOON - timedelta(minutes=1))
    early = await add_nudge(database, user, key="early", at=NOON - timedelta(minutes=2))
    asked = await add_nudge(database, user, key="asked", origin=Origin.ASKED)
    await add_nudge(database, user, key="future", at=NOON + timedelta(seconds=1))
    assert await claimed_ids(database, "w1", others=1) == [asked, early]
    assert await claimed_ids(database, "w2") == [late]
    assert await claimed_ids(database, "w3") == []


async def test_two_workers_claim_at_once_and_share(database: Database) -> None:
    await add_items(database)
    user = await add_user(database)
    ids = {await add_nudge(database, user, key=str(number)) for number in range(40)}
    claims = await asyncio.gather(*(claimed_ids(database, f"w{number}") for number in range(6)))
    taken = [nudge for claim in claims for nudge in claim]
    assert len(taken) == len(set(taken))
    assert set(taken) <= ids


async def test_a_parcel_holds_all_that_is_needed(database: Database) -> None:
    await add_items(database)
    user = await add_user(database)
    nudge = await add_nudge(database, user, key="a")
    async with database.writing() as session:
        session.add(Upload(image_file="i0.png", bot_id=BOT, file_id="FILE"))
        session.add(Upload(image_file="i0.png", bot_id=BOT + 1, file_id="ANOTHER BOT'S"))
    async with database.writing() as session:
        (parcel,) = await claim_nudges("w", BOT, "telegram", NOON, asked=1, others=1, session=session)
        account = await session.get_one(Account, user)
    assert (parcel.nudge_id, parcel.user_id, parcel.address.id) == (nudge, user, account.address)
    assert (parcel.text, parcel.image_file, parcel.file_id) == ("Message <0> & more", "i0.png", "FILE")
    assert parcel.origin is Origin.WINDOW
    assert (parcel.due_at, parcel.expires_at, parcel.attempts) == (NOON, NOON + timedelta(minutes=20), 0)


async def test_only_who_claimed_a_nudge_may_send_it(database: Database) -> None:
    await add_items(database)
    user = await add_user(database)
    ours = await add_nudge(database, user, key="ours", state=NudgeState.CLAIMED, worker="us")
    theirs = await add_nudge(database, user, key="theirs", state=NudgeState.CLAIMED, worker="them")
    back = await add_nudge(database, user, key="back", state=NudgeState.FAILED, worker="us")
    async with database.writing() as session:
        assert await start(OUTBOX, [ours, theirs, back], "us", session=session) == {ours}
    assert (await nudge_of(database, ours)).state is NudgeState.SENDING
    assert (await nudge_of(database, ours)).attempts == 1
    assert (await nudge_of(database, theirs)).state is NudgeState.CLAIMED


async def test_starting_again_after_a_commit_of_unknown_end(database: Database) -> None:
    await add_items(database)
    nudge = await add_nudge(database, await add_user(database), key="a", state=NudgeState.CLAIMED, worker="us")
    for _attempt in range(2):
        async with database.writing() as session:
            assert await start(OUTBOX, [nudge], "us", session=session) == {nudge}


async def test_settles_many_at_once(database: Database) -> None:
    await add_items(database)
    user = await add_user(database)
    sent, again, failed = [
        await add_nudge(database, user, key=key, state=NudgeState.SENDING, worker="us") for key in ("a", "b", "c")
    ]
    later = NOON + timedelta(seconds=30)
    async with database.writing() as session:
        await settle_nudges(
            [
                Settlement(sent, NudgeState.SENT, sent_at=NOON, telegram_message_id=2**40, uploaded=("i0.png", "FILE")),
                Settlement(again, NudgeState.PLANNED, "RetryAfter: wait", not_before=later),
                Settlement(failed, NudgeState.FAILED, "Forbidden: blocked", blocked_at=NOON),
            ],
            "us",
            BOT,
            session=session,
        )
    async with database.reading() as session:
        one, two, three = [await session.get_one(Nudge, nudge) for nudge in (sent, again, failed)]
        upload = await session.get_one(Upload, ("i0.png", BOT))
        blocked_at = (await session.get_one(User, user)).blocked_at
    assert (one.state, one.sent_at, one.telegram_message_id) == (NudgeState.SENT, NOON, 2**40)
    assert (two.state, two.claimed_by, two.not_before) == (NudgeState.PLANNED, None, later)
    assert (three.state, three.error, three.not_before) == (NudgeState.FAILED, "Forbidden: blocked", NOON)
    assert upload.file_id == "FILE"
    assert blocked_at == NOON


async def test_another_workers_nudge_is_not_settled(database: Database) -> None:
    await add_items(database)
    user = await add_user(database)
    theirs = await add_nudge(database, user, key="a", state=NudgeState.SENDING, worker="them")
    async with database.writing() as session:
        await settle_nudges([Settlement(theirs, NudgeState.SENT, sent_at=NOON)], "us", BOT, session=session)
    assert (await nudge_of(database, theirs)).state is NudgeState.SENDING


async def test_what_was_taken_for_unknown_becomes_known(database: Database) -> None:
    await add_items(database)
    nudge = await add_nudge(database, await add_user(database), key="a", state=NudgeState.SENDING, worker="us")
    async with database.writing() as session:
        assert await release(OUTBOX, ["us"], died=True, session=session) == (0, 1)
    assert (await nudge_of(database, nudge)).state is NudgeState.UNKNOWN
    async with database.writing() as session:
        await settle_nudges([Settlement(nudge, NudgeState.SENT, sent_at=NOON)], "us", BOT, session=session)
    assert (await nudge_of(database, nudge)).state is NudgeState.SENT


async def test_a_chat_that_moved_to_a_known_one_harms_nobody(database: Database) -> None:
    await add_items(database)
    user, other = await add_user(database), await add_user(database)
    nudge = await add_nudge(database, user, key="a", state=NudgeState.SENDING, worker="us")
    async with database.reading() as session:
        before = (await session.get_one(Account, user)).address
        taken = (await session.get_one(Account, other)).address
    for new, expected in ((taken, before), (f"{before}5", f"{before}5")):
        async with database.writing() as session:
            settlement = Settlement(nudge, NudgeState.SENDING, new_address=Address("telegram", new))
            await settle_nudges([settlement], "us", BOT, session=session)
        async with database.reading() as session:
            assert (await session.get_one(Account, user)).address == expected


async def test_recovers_what_the_dead_left_and_nothing_else(database: Database) -> None:
    await add_items(database)
    user = await add_user(database)
    claimed = await add_nudge(database, user, key="a", state=NudgeState.CLAIMED, worker="dead")
    sending = await add_nudge(database, user, key="b", state=NudgeState.SENDING, worker="dead")
    sent = await add_nudge(database, user, key="c", state=NudgeState.SENT, worker="dead")
    living = await add_nudge(database, user, key="d", state=NudgeState.SENDING, worker="alive")
    async with database.writing() as session:
        assert await release(OUTBOX, ["dead"], died=True, session=session) == (1, 1)
    states = [(await nudge_of(database, nudge)).state for nudge in (claimed, sending, sent, living)]
    assert states == [NudgeState.PLANNED, NudgeState.UNKNOWN, NudgeState.SENT, NudgeState.SENDING]
    async with database.reading() as session:
        assert [nudge.id for nudge in await unknown_nudges(session=session)] == [sending]
        assert await is_anything_planned(NOON, session=session)
        assert await count_open(session=session) == {
            NudgeState.PLANNED: 1,
            NudgeState.UNKNOWN: 1,
            NudgeState.SENDING: 1,
        }


@pytest.mark.parametrize(("arrived", "state"), [(True, NudgeState.SENT), (False, NudgeState.FAILED)])
async def test_an_owner_settles_what_is_unknown(database: Database, arrived: bool, state: NudgeState) -> None:
    await add_items(database)
    user = await add_user(database)
    unknown = await add_nudge(database, user, key="a", state=NudgeState.UNKNOWN, worker="dead")
    planned = await add_nudge(database, user, key="b")
    async with database.writing() as session:
        assert await settle_unknown([unknown, planned], arrived=arrived, session=session) == 1
    assert (await nudge_of(database, unknown)).state is state
    assert (await nudge_of(database, planned)).state is NudgeState.PLANNED
