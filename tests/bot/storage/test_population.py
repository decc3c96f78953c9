"""What all people's reactions say about the library: counted once a nudge, stored, told to the policy when it moves."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.clock import JumpingClock
from bot.delivery import population as refreshing
from bot.delivery.population import PopulationRefresher
from bot.storage.database import Database
from bot.storage.models import NudgeState, Origin, Reaction, ReactionKind, User
from bot.storage.queries.library import library_version
from bot.storage.queries.population import (
    answers_by_message,
    kinds_of_messages,
    latest_population,
    population_of,
    store_population,
)
from recommender.policies.population import Population
from tests.bot.factories import NOON, add_items, add_nudge, add_user

YEAR_AGO = NOON - timedelta(days=365)


async def react(database: Database, user: int, nudge: int, *kinds: ReactionKind) -> None:
    async with database.writing() as session:
        session.add_all(Reaction(nudge_id=nudge, user_id=user, kind=kind, at=NOON) for kind in kinds)


async def test_a_nudge_counts_once_and_only_if_it_was_answered(database: Database) -> None:
    await add_items(database, 3)
    user = await add_user(database)
    loved, refused, asked = [
        await add_nudge(database, user, key=str(at), state=NudgeState.SENT, item=at) for at in range(3)
    ]
    await react(database, user, loved, ReactionKind.DID_IT, ReactionKind.LIKE, ReactionKind.KEEP)
    await react(database, user, refused, ReactionKind.NOT_FOR_ME)
    await react(database, user, asked, ReactionKind.WHY)
    reminder = await add_nudge(database, user, key="own", state=NudgeState.SENT, origin=Origin.OWN)
    await react(database, user, reminder, ReactionKind.DID_IT)
    async with database.reading() as session:
        assert await answers_by_message(YEAR_AGO, session=session) == {"m0": (1.0, 1.0), "m1": (0.0, 1.0)}
        assert await answers_by_message(NOON + timedelta(days=1), session=session) == {}
        assert await kinds_of_messages(session=session) == {"m0": "", "m1": "", "m2": ""}


async def test_what_somebody_asked_to_forget_does_not_count(database: Database) -> None:
    await add_items(database)
    user = await add_user(database)
    nudge = await add_nudge(database, user, key="x", state=NudgeState.SENT)
    await react(database, user, nudge, ReactionKind.DID_IT)
    async with database.writing() as session:
        (await session.get_one(User, user)).learning_since = NOON + timedelta(minutes=1)
    async with database.reading() as session:
        assert await answers_by_message(YEAR_AGO, session=session) == {}


async def test_the_policy_is_told_only_what_has_moved(database: Database) -> None:
    first, second = (Population(0.5, {"walking": mean}, {"m0": 0.7}) for mean in (0.6, 0.65))
    versions = []
    for at, found in enumerate((first, first, second)):
        async with database.writing() as session:
            await store_population(found, 300, NOON + timedelta(days=at), session=session)
            versions.append(await library_version(session=session))
    assert versions == [versions[0], versions[0], versions[0] + 1]
    async with database.reading() as session:
        assert population_of(await latest_population(session=session)) == second


@pytest.mark.long
async def test_all_answers_are_counted_in_a_process_of_its_own_once_a_day(database: Database) -> None:
    await add_items(database)
    user = await add_user(database)
    for at in range(refreshing.LEAST_ANSWERS):
        nudge = await add_nudge(database, user, key=str(at), state=NudgeState.SENT)
        await react(database, user, nudge, ReactionKind.DID_IT)
    clock = JumpingClock(NOON + timedelta(hours=1))
    refresher = PopulationRefresher(database, clock)
    await refresher.look()
    async with database.reading() as session:
        first = await latest_population(session=session)
    assert first is not None
    assert first.answers == refreshing.LEAST_ANSWERS
    assert first.data["items"]["m0"] > 0.9
    await refresher.look()
    async with database.reading() as session:
        again = await latest_population(session=session)
    assert again is not None
    assert again.at == first.at


@pytest.mark.long
async def test_a_few_answers_are_no_population(database: Database) -> None:
    await add_items(database)
    assert await PopulationRefresher(database, JumpingClock(NOON)).refresh() is None
    async with database.reading() as session:
        assert await latest_population(session=session) is None
