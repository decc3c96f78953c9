"""Decisions: every due moment ends in a row, on both databases, with many workers and after mishaps."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from numpy.typing import NDArray
from sqlmodel import col, select, update

from bot.core.signals import Wake
from bot.delivery.decisions import AHEAD_SECONDS, BATCH, Decider
from bot.delivery.encoding import EncodingProcess
from bot.delivery.matcher import Matcher
from bot.delivery.plans import plan_next, replan
from bot.delivery.records import draw, seed_of
from bot.delivery.replay import is_same
from bot.delivery.silence import QUIET_AFTER
from bot.monitoring.metrics import Metrics
from bot.storage.database import Database
from bot.storage.models import (
    Decision,
    DecisionOutcome,
    ItemKind,
    Moment,
    MomentState,
    Notice,
    Nudge,
    NudgeState,
    Origin,
    Reason,
    TrialPoint,
    User,
)
from bot.storage.queries.moments import (
    add_broadcast,
    add_moment,
    ask_for_nudge,
    due_moments,
    purge_moments,
    snooze_nudge,
)
from bot.storage.queries.people import exclude, load_people
from recommender import EncoderError
from recommender.policies.slate import LeftOut
from tests.bot.factories import EVENING, NOON, add_items, add_nudge, add_trial, add_user

EXPIRY = timedelta(minutes=20)


class RandomEncoder(EncodingProcess):
    """Vectors without meaning, at once; or a fault."""

    def __init__(self) -> None:
        super().__init__("all-MiniLM-L6-v2")
        self.broken = False

    async def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if self.broken:
            raise EncoderError("the model cannot be loaded")
        rows = [np.random.default_rng(len(text)).normal(size=16) for text in texts]
        return np.stack([row / np.linalg.norm(row) for row in rows]).astype(np.float32)


@dataclass
class Desk:
    """A decider with its surroundings."""

    database: Database
    encoder: RandomEncoder

    def decider(self, nudges_per_second: float = 25.0) -> Decider:
        matcher = Matcher(self.database, self.encoder)
        return Decider(self.database, matcher, Wake(), Metrics(), nudges_per_second)

    async def decide(self, now: datetime = NOON, decider: Decider | None = None) -> list[Decision]:
        """Decide all that is due, waiting for what has to be encoded; return all decisions so far."""
        decider = decider or self.decider()
        for _look in range(4):  # the library, the person, the decision, nothing more
            while await decider.decide_due(now):
                pass
            await decider.settled()
        return await self.decisions()

    async def decisions(self) -> list[Decision]:
        async with self.database.reading() as session:
            return list((await session.exec(select(Decision).order_by(col(Decision.id)))).all())

    async def nudges(self) -> list[Nudge]:
        async with self.database.reading() as session:
            return list((await session.exec(select(Nudge).order_by(col(Nudge.id)))).all())

    async def points(self) -> list[TrialPoint]:
        async with self.database.reading() as session:
            return list((await session.exec(select(TrialPoint).order_by(col(TrialPoint.decision_id)))).all())

    async def notices(self) -> list[Notice]:
        async with self.database.reading() as session:
            return list((await session.exec(select(Notice).order_by(col(Notice.id)))).all())

    async def moments(self, state: MomentState = MomentState.PENDING) -> list[Moment]:
        async with self.database.reading() as session:
            found = await session.exec(select(Moment).where(Moment.state == state).order_by(col(Moment.due_at)))
            return list(found.all())

    async def moment(self, user: int, key: str = "a", origin: Origin = Origin.WINDOW, at: datetime = NOON) -> None:
        async with self.database.writing() as session:
            await add_moment(user, origin, key, at, at + EXPIRY, session=session)


@pytest.fixture
async def desk(database: Database) -> Desk:
    await add_items(database, 8)
    return Desk(database, RandomEncoder())


async def test_a_decision_holds_all_that_it_was_made_from(desk: Desk) -> None:
    user = await add_user(desk.database)
    await desk.moment(user)
    (decision,) = await desk.decide()
    (nudge,) = await desk.nudges()
    assert (decision.outcome, decision.reason) == (DecisionOutcome.SENT, None)
    assert decision.send_probability == 1.0
    assert decision.encoder == desk.encoder.fingerprint
    assert decision.centre is not None
    assert decision.policy.startswith("offscreen")
    assert decision.library_version == 0
    assert decision.candidates is not None
    assert decision.candidates[0][:2] == [nudge.message_id, nudge.image_id]
    assert decision.candidates[0][3] == decision.item_probability
    assert sum(candidate[3] for candidate in decision.candidates) == pytest.approx(1)
    assert decision.activities is not None
    assert sum(decision.activities.values()) == pytest.approx(1, abs=1e-3)
    assert is_same(decision)
    assert len(decision.candidates) <= 20
    assert decision.contributions
    assert (nudge.state, nudge.decision_id, nudge.expires_at) == (NudgeState.PLANNED, decision.id, NOON + EXPIRY)


async def test_a_decision_counts_what_each_class_of_reason_left_out(desk: Desk) -> None:
    user = await add_user(desk.database)
    async with desk.database.writing() as session:
        await exclude(user, ItemKind.MESSAGE, "m0", NOON, session=session)
    await desk.moment(user)
    (decision,) = await desk.decide()
    assert decision.left_out is not None
    assert decision.left_out["refused"] == [1, 0]
    assert decision.left_out.keys() <= set(LeftOut)
    row = decision.model_dump(include={"candidates", "activities", "left_out", "contributions"})
    assert len(json.dumps(row)) <= 2048


async def test_every_due_moment_ends_in_a_row(desk: Desk) -> None:
    database = desk.database
    reasons = {
        await add_user(database, paused_at=NOON): Reason.PAUSED,
        await add_user(database, blocked_at=NOON): Reason.BLOCKED,
        await add_user(database, consented_at=None): Reason.NOT_CONSENTED,
        await add_user(database, quiet_start=0, quiet_end=1439, quiet_chosen=True): Reason.QUIET_HOURS,
        await add_user(database, nudges_per_day=0): Reason.CAP_REACHED,
    }
    for user in reasons:
        await desk.moment(user)
    close = await add_user(database)
    await add_nudge(database, close, key="before", at=NOON - timedelta(minutes=30), state=NudgeState.SENT)
    late = await add_user(database)
    await desk.moment(close)
    await desk.moment(late, at=NOON - EXPIRY)
    decisions = await desk.decide()
    found = {decision.user_id: decision.reason for decision in decisions if decision.policy != "test"}
    assert found == {**reasons, close: Reason.TOO_SOON, late: Reason.EXPIRED}
    assert await desk.moments() == []


async def test_nothing_suitable_is_told_to_who_asked(desk: Desk) -> None:
    user = await add_user(desk.database)
    async with desk.database.writing() as session:
        for number in range(8):
            await exclude(user, ItemKind.MESSAGE, f"m{number}", NOON, session=session)
        await ask_for_nudge(user, "k", NOON, EXPIRY, session=session)
    (decision,) = await desk.decide()
    assert decision.reason is Reason.NOTHING_SUITABLE
    async with desk.database.reading() as session:
        assert len((await session.exec(select(Notice))).all()) == 1


async def test_two_workers_decide_each_moment_once(desk: Desk) -> None:
    users = [await add_user(desk.database) for _user in range(30)]
    for user in users:
        await desk.moment(user)
        await desk.moment(user, "b", Origin.SCREEN_TIME)
    await asyncio.gather(*(desk.decide(decider=desk.decider()) for _worker in range(3)))
    decisions = await desk.decide()
    assert len(decisions) == 60
    # Of two moments of one user at once the second knows the first: the gap holds whoever decides.
    assert sorted(nudge.user_id for nudge in await desk.nudges()) == sorted(users)
    assert {decision.reason for decision in decisions} == {None, Reason.TOO_SOON}


async def test_an_encoder_that_fails_lets_moments_wait_and_then_expire(desk: Desk) -> None:
    user = await add_user(desk.database)
    await desk.moment(user)
    desk.encoder.broken = True
    assert await desk.decide() == []
    assert len(await desk.moments()) == 1
    (decision,) = await desk.decide(NOON + EXPIRY)
    assert decision.reason is Reason.EXPIRED


async def test_a_window_moment_plans_the_next_one(desk: Desk) -> None:
    user = await add_user(desk.database, windows=(EVENING,))
    async with desk.database.writing() as session:
        due = await replan(user, NOON, session=session)
    assert due is not None
    await desk.decide(due)
    (pending,) = await desk.moments()
    assert due + timedelta(hours=20) < pending.due_at < due + timedelta(hours=28)


async def test_planning_stops_for_who_blocked_the_bot(desk: Desk) -> None:
    user = await add_user(desk.database, windows=(EVENING,))
    async with desk.database.writing() as session:
        due = await replan(user, NOON, session=session)
    assert due is not None
    async with desk.database.writing() as session:
        (await session.get_one(User, user)).blocked_at = NOON
    (decision,) = await desk.decide(due)
    assert decision.reason is Reason.BLOCKED
    assert await desk.moments() == []
    async with desk.database.writing() as session:
        (await session.get_one(User, user)).blocked_at = None
        await replan(user, due, session=session)
    assert len(await desk.moments()) == 1


async def test_travelling_west_does_not_end_planning(desk: Desk) -> None:
    """The same window of the same local day comes twice for who flies west: planning goes on with the next day."""
    user = await add_user(desk.database, windows=(EVENING,), time_zone="Asia/Tokyo")
    async with desk.database.writing() as session:
        due = await replan(user, NOON - timedelta(hours=6), session=session)
    assert due is not None
    await desk.decide(due)
    async with desk.database.writing() as session:
        (await session.get_one(User, user)).time_zone = "America/Los_Angeles"
        await session.flush()
        again = await replan(user, due + timedelta(hours=1), session=session)
    assert again is not None
    (pending,) = await desk.moments()
    assert pending.due_at == again > due + timedelta(hours=20)


async def test_a_clock_that_stood_still_for_days_skips_what_is_over(desk: Desk) -> None:
    user = await add_user(desk.database, windows=(EVENING,))
    async with desk.database.writing() as session:
        await replan(user, NOON, session=session)
    later = NOON + timedelta(days=3)
    (decision,) = await desk.decide(later)
    assert decision.reason is Reason.EXPIRED
    (pending,) = await desk.moments()
    assert later < pending.due_at < later + timedelta(days=1)


async def test_chance_withholds_in_a_trial_with_its_cohorts_probability(desk: Desk) -> None:
    users = [await add_user(desk.database) for _user in range(40)]
    await add_trial(desk.database, dict.fromkeys(users, "half"))
    for user in users:
        await desk.moment(user)
    decisions = await desk.decide()
    assert {decision.send_probability for decision in decisions} == {0.5}
    assert {decision.reason for decision in decisions} == {None, Reason.BY_CHANCE}
    for decision in decisions:
        assert (draw(decision.seed) < 0.5) == (decision.outcome is DecisionOutcome.SENT)
        assert decision.candidates  # what would have been sent is known too
    points = await desk.points()
    assert len(points) == 40
    assert all(point.available for point in points)
    asked = await desk.notices()
    assert {notice.not_before for notice in asked} == {NOON + timedelta(minutes=15)}  # of everybody, sent or not
    assert len(asked) == 40


async def test_chance_leaves_everybody_else_and_what_was_asked_for_alone(desk: Desk) -> None:
    users = [await add_user(desk.database) for _user in range(12)]
    await add_trial(desk.database, dict.fromkeys(users, "half"))
    for user in users:
        async with desk.database.writing() as session:
            await ask_for_nudge(user, "k", NOON, EXPIRY, session=session)
    for _stranger in range(6):
        await desk.moment(await add_user(desk.database))
    assert {(one.outcome, one.send_probability) for one in await desk.decide()} == {(DecisionOutcome.SENT, 1.0)}
    assert await desk.points() == []


async def test_who_is_not_available_is_known_before_chance_decides(desk: Desk) -> None:
    """Fallen silent, paused: with or without a draw in their favour they are unavailable, and nobody is asked."""
    users = [await add_user(desk.database, heard_at=NOON - timedelta(days=9)) for _user in range(3)]
    users.append(await add_user(desk.database, paused_at=NOON))
    await add_trial(desk.database, dict.fromkeys(users, "half"))
    for user in users:
        for number in range(QUIET_AFTER if user in users[:3] else 0):
            at = NOON - timedelta(days=3, hours=number)
            await add_nudge(desk.database, user, key=f"{number}", state=NudgeState.SENT, at=at)
        await desk.moment(user)
    before = len(await desk.notices())
    decisions = [decision for decision in await desk.decide() if decision.decided_at == NOON]
    assert {decision.reason for decision in decisions} == {Reason.UNANSWERED, Reason.PAUSED}
    assert not any(point.available for point in await desk.points())
    assert len(await desk.notices()) == before + 3  # what is said about the silence, and no question of the trial


async def test_broadcasts_are_never_randomised_and_stay_out_of_trials(desk: Desk) -> None:
    users = [await add_user(desk.database) for _user in range(8)]
    await add_trial(desk.database, dict.fromkeys(users[:4], "half"))
    await add_trial(desk.database, dict.fromkeys(users[4:6], "half"), name="other", broadcasts="apart")
    async with desk.database.writing() as session:
        await add_broadcast("broadcast/1", users, NOON, EXPIRY, session=session)
    by_user = {decision.user_id: decision for decision in await desk.decide()}
    assert {by_user[user].reason for user in users[:4]} == {Reason.IN_TRIAL}
    assert {by_user[user].reason for user in users[4:]} == {None}
    assert {decision.send_probability for decision in by_user.values()} == {1.0}
    later = NOON + timedelta(minutes=10)
    for user in users[4:]:
        await desk.moment(user, at=later)
    reasons = {decision.user_id: decision.reason for decision in await desk.decide(later)}
    assert {reasons[user] for user in users[4:6]} <= {None, Reason.BY_CHANCE}  # the gap does not count it
    assert {reasons[user] for user in users[6:]} == {Reason.TOO_SOON}


async def test_messages_are_drawn_within_an_arm_and_a_fallback_is_noted(desk: Desk) -> None:
    arms = {"first": ("m0",), "none": ("nothing",)}
    users = [await add_user(desk.database) for _user in range(20)]
    await add_trial(desk.database, dict.fromkeys(users, "all"), arms=arms)
    for user in users:
        await desk.moment(user)
    chosen = {one.id: (one.candidates or [[""]])[0][0] for one in await desk.decide()}
    points = await desk.points()
    assert {point.arm for point in points} == {"first", "none"}
    for point in points:
        assert point.fallback == (point.arm == "none")
        assert point.fallback or chosen[point.decision_id] == "m0"


async def test_before_and_after_a_trial_nothing_is_drawn(desk: Desk) -> None:
    user = await add_user(desk.database)
    await add_trial(desk.database, {user: "half"}, start=NOON.date() + timedelta(days=1))
    await desk.moment(user)
    assert [one.send_probability for one in await desk.decide()] == [1.0]
    assert await desk.points() == []


async def test_draws_are_even() -> None:
    moments = [
        Moment(user_id=n, origin=Origin.WINDOW, origin_key="k", due_at=NOON, expires_at=NOON) for n in range(4000)
    ]
    mean = float(np.mean([draw(seed_of(moment)) for moment in moments]))
    assert abs(mean - 0.5) < 0.02  # the standard error is 0.0046


async def test_snooze_brings_the_same_pair_again(desk: Desk) -> None:
    user = await add_user(desk.database)
    first = await add_nudge(desk.database, user, key="a", item=3, state=NudgeState.SENT)
    later = NOON + timedelta(minutes=30)
    async with desk.database.writing() as session:
        nudge = await session.get_one(Nudge, first)
        await snooze_nudge(nudge, later - timedelta(minutes=10), EXPIRY, session=session)
        await snooze_nudge(nudge, later, EXPIRY, session=session)  # put off once more: still one moment
    assert [moment.due_at for moment in await desk.moments()] == [later]
    await desk.decide(later)
    again = (await desk.nudges())[-1]
    assert (again.message_id, again.image_id, again.origin) == ("m3", "i3", Origin.SNOOZE)
    assert (await desk.decisions())[-1].policy == "given"


async def test_a_snoozed_pair_that_was_refused_meanwhile_does_not_come(desk: Desk) -> None:
    user = await add_user(desk.database)
    first = await add_nudge(desk.database, user, key="a", item=3, state=NudgeState.SENT)
    later = NOON + timedelta(minutes=30)
    async with desk.database.writing() as session:
        await snooze_nudge(await session.get_one(Nudge, first), later, EXPIRY, session=session)
        await exclude(user, ItemKind.IMAGE, "i3", NOON, session=session)
    assert (await desk.decide(later))[-1].reason is Reason.NOTHING_SUITABLE


async def test_a_broadcast_reaches_each_once(desk: Desk) -> None:
    users = [await add_user(desk.database) for _user in range(5)]
    for expected in (5, 0):
        async with desk.database.writing() as session:
            added = await add_broadcast("news", users, NOON, EXPIRY, pair=("m1", "i2"), session=session)
            assert added == expected
    await desk.decide()
    assert {(nudge.message_id, nudge.image_id) for nudge in await desk.nudges()} == {("m1", "i2")}


async def test_old_moments_go_with_everything_that_came_of_them(desk: Desk) -> None:
    user = await add_user(desk.database)
    await add_nudge(desk.database, user, key="old", at=NOON - timedelta(days=100), state=NudgeState.SENT)
    await add_nudge(desk.database, user, key="new", state=NudgeState.SENT)
    await desk.moment(user, "pending", at=NOON - timedelta(days=100))
    async with desk.database.writing() as session:
        assert await purge_moments(NOON - timedelta(days=60), 10, session=session) == 1
    assert len(await desk.nudges()) == len(await desk.decisions()) == 1
    assert len(await desk.moments()) == 1  # what is not decided is not forgotten


async def test_no_plan_without_a_time_zone(desk: Desk) -> None:
    user = await add_user(desk.database, windows=(EVENING,), time_zone=None)
    async with desk.database.writing() as session:
        person = (await load_people([user], session=session))[user]
        assert await plan_next(person, datetime(2026, 1, 1, tzinfo=UTC), session=session) is None


async def test_what_somebody_asked_for_is_decided_before_a_crowd_that_nobody_waits_for(desk: Desk) -> None:
    for _number in range(BATCH + 5):
        await desk.moment(await add_user(desk.database), at=NOON - timedelta(minutes=5))
    waiting = await add_user(desk.database)
    await desk.moment(waiting, origin=Origin.ASKED)
    async with desk.database.reading() as session:
        due = await due_moments(NOON, BATCH, session=session)
        everything = await due_moments(NOON, 2 * BATCH, session=session)
    assert [moment.user_id for moment in due] == [waiting]
    assert len(everything) == BATCH + 6


async def test_decisions_go_no_further_ahead_than_what_can_be_sent_soon(desk: Desk) -> None:
    decider = desk.decider(nudges_per_second=0.1)
    ahead = BATCH + int(AHEAD_SECONDS * 0.1)
    for _number in range(ahead + BATCH):
        await desk.moment(await add_user(desk.database))
    await desk.decide(decider=decider)
    planned = len(await desk.nudges())
    assert ahead <= planned < ahead + BATCH
    waiting = await add_user(desk.database)
    await desk.moment(waiting, origin=Origin.ASKED)
    await desk.decide(decider=decider)
    assert [nudge.user_id for nudge in await desk.nudges()][planned:] == [waiting]
    assert len(await desk.moments()) == ahead + BATCH - planned  # the others are still to come


async def test_the_crowd_is_decided_as_the_outbox_empties(desk: Desk) -> None:
    decider = desk.decider(nudges_per_second=0.1)
    for _number in range(3 * BATCH):
        await desk.moment(await add_user(desk.database))
    for _round in range(3):
        await desk.decide(decider=decider)
        async with desk.database.writing() as session:
            await session.exec(update(Nudge).values(state=NudgeState.SENT))
    assert len(await desk.nudges()) == 3 * BATCH
    assert not await desk.moments()
