"""What operators' side asks of the database, on each kind of it."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlmodel import select

from bot.core.address import Address
from bot.operators.broadcasts import EXPIRY
from bot.queue.rows import release
from bot.storage.database import Database
from bot.storage.models import (
    Account,
    Broadcast,
    BroadcastState,
    Decision,
    ItemKind,
    JobKind,
    JobState,
    Nudge,
    NudgeState,
    Origin,
    Reaction,
    ReactionKind,
    Role,
    User,
)
from bot.storage.queries.broadcasts import (
    BroadcastProgress,
    cohorts_in_use,
    count_audience,
    get_broadcast,
    key_of,
    next_users,
    progress_of,
    take_back,
    try_failed_again,
    unsettled_broadcasts,
)
from bot.storage.queries.growth import growth
from bot.storage.queries.item_outcomes import item_outcomes
from bot.storage.queries.moments import add_broadcast
from bot.storage.queries.nudges import Withdrawal
from bot.storage.queries.operators import (
    JOBS,
    add_job,
    claim_jobs,
    ensure_owner,
    finish_job,
    is_any_job,
    outdated_menus,
    role_of,
    set_role,
)
from bot.storage.queries.people import zone_of
from bot.storage.queries.statistics import outcomes
from recommender.evaluate.clustered import ClusterSums
from tests.bot.factories import NOON, add_items, add_nudge, add_trial, add_user


async def test_roles_come_from_the_setting_or_from_a_grant_and_menus_follow(database: Database) -> None:
    owner, editor = await add_user(database), await add_user(database)
    async with database.writing() as session:
        telegram = {
            account.user_id: Address(account.messenger, account.address)
            for account in await session.exec(select(Account))
        }
        owners = frozenset({telegram[owner]})
        await ensure_owner(owner, NOON, session=session)
        await set_role(editor, Role.EDITOR, NOON, session=session)
        assert await role_of(owner, telegram[owner], owners, session=session) is Role.OWNER
        assert await role_of(owner, telegram[owner], frozenset(), session=session) is None  # no owner any more
        assert await role_of(editor, telegram[editor], owners, session=session) is Role.EDITOR
        for operator, _address in await outdated_menus("telegram", session=session):
            operator.menu = operator.role
            session.add(operator)
        await session.flush()
        await set_role(editor, None, NOON, session=session)
        outdated = await outdated_menus("telegram", session=session)
        assert [(operator.user_id, address) for operator, address in outdated] == [(editor, telegram[editor])]
        assert await role_of(editor, telegram[editor], owners, session=session) is None


async def test_a_job_is_claimed_once_given_back_by_the_dead_and_not_tried_for_ever(database: Database) -> None:
    user = await add_user(database)
    async with database.writing() as session:
        for _number in range(2):
            await add_job(user, JobKind.CHART, NOON, {"days": 7}, session=session)
    other = await add_user(database)
    async with database.writing() as session:
        assert len(await claim_jobs("first", 1, "telegram", session=session)) == 1
        assert (
            await claim_jobs("second", 10, "telegram", session=session) == []
        )  # those of one operator are done in order
        assert not await is_any_job(session=session)
        await add_job(other, JobKind.CHART, NOON, session=session)
        assert await is_any_job(session=session)
        assert not await is_any_job(without=[other], session=session)
        assert [job.user_id for job, _chat in await claim_jobs("second", 10, "telegram", session=session)] == [other]
        await session.rollback()
    tried = []
    for attempt in range((JOBS.retry.attempts or 0) + 1):
        async with database.writing() as session:
            claimed = await claim_jobs(f"worker{attempt}", 10, "telegram", session=session)
            assert await claim_jobs("another", 10, "telegram", session=session) == []
        tried.append(len(claimed))
        given_up = JOBS.retry.is_over(claimed[-1][0].attempts)
        if attempt == 0:
            async with database.writing() as session:
                await finish_job(claimed[0][0].id or 0, JobState.DONE, result=["x"], session=session)
        async with database.writing() as session:
            await release(JOBS, [f"worker{attempt}"], died=True, session=session)
    assert tried == [2, 1, 1, 1]
    assert given_up


async def test_a_broadcasts_audience_is_counted_walked_and_its_outcome_added_up(database: Database) -> None:
    await add_items(database)
    users = [await add_user(database), await add_user(database, language="de")]
    await add_trial(database, {users[0]: "half"}, name="spring")
    users.sort()
    await add_user(database, paused_at=NOON)
    await add_user(database, blocked_at=NOON)
    await add_user(database, onboarded_at=None)
    nudge = await add_nudge(database, users[0], key="a", state=NudgeState.SENT)
    async with database.writing() as session:
        session.add(Reaction(nudge_id=nudge, user_id=users[0], kind=ReactionKind.LIKE, at=NOON))
        await session.flush()
        counts = {
            audience: await count_audience(audience, NOON + timedelta(days=2), session=session)
            for audience in (
                "all",
                "cohort:half",
                "cohort:none",
                "language:de",
                "active:1",
                "active:7",
                "all+active:7",
                "cohort:half+language:de",
            )
        }
        assert counts == {
            "all": 2, "cohort:half": 1, "cohort:none": 0, "language:de": 1, "active:1": 0, "active:7": 1,
            "all+active:7": 1, "cohort:half+language:de": 0,
        }  # fmt: skip
        broadcast = Broadcast(state=BroadcastState.RUNNING, audience="all", created_at=NOON)
        session.add(broadcast)
        await session.flush()
        assert await next_users(broadcast, NOON, 1, session=session) == users[:1]
        broadcast.cursor = users[0]
        assert await next_users(broadcast, NOON, 9, session=session) == users[1:]
        name = key_of(broadcast.id or 0)
        assert await add_broadcast(name, users, NOON, EXPIRY, session=session) == 2
        assert await add_broadcast(name, users, NOON, EXPIRY, session=session) == 0
        progress = await progress_of(broadcast.id or 0, session=session)
    assert progress == BroadcastProgress(undecided=2)


async def test_a_broadcast_takes_back_what_waits_and_what_failed_is_tried_again(database: Database) -> None:
    await add_items(database)
    users = sorted([await add_user(database) for _ in range(5)])
    async with database.writing() as session:
        broadcast = Broadcast(state=BroadcastState.RUNNING, audience="all", created_at=NOON, cursor=users[-1])
        session.add(broadcast)
        await session.flush()
        number = broadcast.id or 0
        await add_broadcast(key_of(number), users[4:], NOON, EXPIRY, session=session)
    states = (NudgeState.SENT, NudgeState.PLANNED, NudgeState.SENDING, NudgeState.FAILED)
    for user, state in zip(users, states, strict=False):
        await add_nudge(database, user, key=key_of(number), state=state, origin=Origin.BROADCAST)
    async with database.writing() as session:
        stored = await get_broadcast(number, session=session)
        assert stored is not None
        stored.state = BroadcastState.PAUSED
        await take_back(stored, Withdrawal.PAUSED, session=session)
        assert stored.cursor == users[1] - 1
        progress = await progress_of(number, session=session)
        assert progress == BroadcastProgress(sent=1, on_the_way=1, failed=1, taken_back=1)
        assert await unsettled_broadcasts(session=session) == [number]
        again = await next_users(stored, NOON, 9, session=session)
        assert (
            await add_broadcast(key_of(number), again, NOON, EXPIRY, session=session) == 2
        )  # the pending, the planned
        stored.cursor = users[-1]
        await try_failed_again(stored, session=session)
        assert stored.cursor == users[3] - 1
        again = await next_users(stored, NOON, 9, session=session)
        assert await add_broadcast(key_of(number), again, NOON, EXPIRY, session=session) == 1
        assert await progress_of(number, session=session) == BroadcastProgress(sent=1, on_the_way=1, undecided=3)
        assert await cohorts_in_use(session=session) == set()


async def test_outcomes_are_added_up_by_day_hour_and_item(database: Database) -> None:
    await add_items(database, 2)
    user = await add_user(database)
    done, refused = [
        await add_nudge(database, user, key=key, state=NudgeState.SENT, item=item) for key, item in (("a", 0), ("b", 1))
    ]
    await add_nudge(database, user, key="c", state=NudgeState.FAILED)
    async with database.writing() as session:
        from_done = [ReactionKind.DID_IT, ReactionKind.LIKE]
        session.add_all(Reaction(nudge_id=done, user_id=user, kind=kind, at=NOON) for kind in from_done)
        session.add(Reaction(nudge_id=refused, user_id=user, kind=ReactionKind.NOT_FOR_ME, at=NOON))
        for nudge in (await session.exec(select(Nudge).where(Nudge.state == NudgeState.SENT))).all():
            nudge.sent_at = NOON
            session.add(nudge)
    async with database.reading() as session:
        found = await outcomes(NOON + timedelta(hours=1), 7, session=session)
        items = await item_outcomes(ItemKind.MESSAGE, session=session)
    assert (found.sent, found.failed, found.users["active"]) == (2, 1, 1)
    assert [(day.hits, day.total) for day in found.by_day] == [(0, 0)] * 6 + [(1, 2)]
    assert [(hour.name, hour.hits, hour.total) for hour in found.by_hour] == [("14", 1, 2)]  # Berlin, in summer
    assert {share.name: share.hits for share in found.reactions if share.hits} == {
        "did_it": 1,
        "like": 1,
        "not_for_me": 1,
    }
    assert (items["m0"].sent, items["m0"].well.hits, items["m0"].refused.hits) == (1, 1, 0)
    assert (items["m1"].sent, items["m1"].well.hits, items["m1"].refused.hits) == (1, 0, 1)
    assert items["m1"].refused.sums == ClusterSums.of([1], [1])


async def test_figures_know_whose_answers_they_are_and_what_chance_chose(database: Database) -> None:
    """Ann got four and did two, Ben one; only Ben's was drawn among others. At 22:30 UTC it is tomorrow in Berlin."""
    await add_items(database)
    ann, ben = await add_user(database), await add_user(database)
    for number, user in enumerate([ann, ann, ann, ann, ben]):
        nudge = await add_nudge(database, user, key=str(number), state=NudgeState.SENT)
        async with database.writing() as session:
            stored = await session.get_one(Nudge, nudge)
            stored.sent_at = NOON.replace(hour=22, minute=30)
            if user == ben:
                (await session.get_one(Decision, stored.decision_id)).item_probability = 0.2
            if number in (1, 2):
                session.add(Reaction(nudge_id=nudge, user_id=user, kind=ReactionKind.DID_IT, at=NOON))
    berlin = ZoneInfo("Europe/Berlin")
    async with database.reading() as session:
        found = await outcomes(NOON.replace(hour=23), 2, berlin, session=session)
        items = await item_outcomes(ItemKind.MESSAGE, session=session)
    assert items["m0"].well.sums == ClusterSums.of([2, 0], [4, 1])
    assert found.well.sums == ClusterSums.of([2, 0], [4, 1])
    tomorrow = (NOON + timedelta(days=1)).date().isoformat()
    assert [(day.name, day.total) for day in found.by_day] == [(NOON.date().isoformat(), 0), (tomorrow, 5)]
    assert [(share.hits, share.total) for share in found.by_technique] == [(0, 1)]


async def test_growth_is_counted_by_the_operators_days_and_steps_one_after_the_other(database: Database) -> None:
    """Ann came long ago and reacted twice; Ben came tonight, was sent one, and blocked the bot; Cem only began."""
    await add_items(database)
    ann, ben, cem = await add_user(database), await add_user(database), await add_user(database)
    late = NOON.replace(hour=22, minute=30)  # in Berlin it is tomorrow
    nudges = {user: await add_nudge(database, user, key="a", state=NudgeState.SENT) for user in (ann, ben)}
    async with database.writing() as session:
        (await session.get_one(User, ann)).created_at = NOON - timedelta(days=90)
        for user in (ben, cem):
            (await session.get_one(User, user)).created_at = late
        (await session.get_one(User, ben)).blocked_at = late
        stranger = await session.get_one(User, cem)
        stranger.consented_at = stranger.onboarded_at = None
        for kind in (ReactionKind.DID_IT, ReactionKind.LIKE):
            session.add(Reaction(nudge_id=nudges[ann], user_id=ann, kind=kind, at=NOON))
    async with database.reading() as session:
        found = await growth(NOON.replace(hour=23), 2, ZoneInfo("Europe/Berlin"), session=session)
        assert await zone_of(None, session=session) == ZoneInfo("UTC")
    assert [(day.joined, day.active, day.blocked) for day in found.days] == [(0, 1, 0), (2, 0, 1)]
    assert (found.joined, found.active, found.blocked) == (2, 1, 1)
    assert found.funnel == {"began": 2, "agreed": 1, "onboarded": 1, "got a nudge": 1, "reacted": 0}
