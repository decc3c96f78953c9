"""What is told about a user, exported and forgotten, on both kinds of database."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import numpy as np
from sqlmodel import select

from bot.core.address import Address
from bot.core.weekly_windows import EVERY_DAY, WEEKDAYS, WEEKEND, Span
from bot.services.base import Scene
from bot.services.schedules import SetPlace
from bot.storage.database import Database
from bot.storage.export import export_user, rows_of, tables_of_users
from bot.storage.models import (
    Attribute,
    Counter,
    Critique,
    CritiqueKind,
    ItemKind,
    NudgeState,
    Reaction,
    ReactionKind,
    User,
    Vector,
    VectorOwner,
)
from bot.storage.queries.history import add_to_counter, count_rows, last_nudge, next_moment_of, past_nudges
from bot.storage.queries.nudges import add_reaction
from bot.storage.queries.people import (
    add_taste,
    delete_user,
    exclude,
    find_or_add_user,
    load_people,
    remove_taste,
    replace_windows,
)
from bot.storage.queries.reactions import (
    drop_critique,
    forget_what_was_learned,
    include_again,
    reactions_of,
    store_critique,
    take_back,
)
from bot.storage.queries.vectors import load_vectors, store_vectors, text_hash
from recommender.policies.context import Whereabouts
from tests.bot.factories import EVENING, NOON, add_items, add_nudge, add_user

ENCODER = "some-encoder"


def vector(*values: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.array(values, dtype=np.float32)


async def test_forgetting_removes_every_row_and_vector_and_touches_nobody_else(database: Database) -> None:
    await add_items(database)
    gone = await add_user(database, windows=(EVENING,))
    stays = await add_user(database, windows=(EVENING,))
    for user_id in (gone, stays):
        await add_nudge(database, user_id, key="a", state=NudgeState.SENT)
    async with database.writing() as session:
        await store_vectors({"walking": vector(1, 0)}, ENCODER, session=session)
        await store_vectors({"origami": vector(0, 1)}, ENCODER, owner=gone, session=session)
        await store_vectors({"chess": vector(1, 1)}, ENCODER, owner=stays, session=session)
        await add_taste(gone, "origami", session=session)
        session.add(Attribute(user_id=gone, name="limits", value=", ".join(["x" * 60] * 12)))
        for user_id in (gone, stays):
            nudge = await last_nudge(user_id, session=session)
            if nudge is None or nudge.id is None:
                raise AssertionError("a nudge was sent")
            await add_reaction(nudge.id, user_id, ReactionKind.NOT_FOR_ME, NOON, session=session)
            critique = Critique(nudge_id=nudge.id, user_id=user_id, kind=CritiqueKind.TONE, at=NOON, undo={"a": [1]})
            await store_critique(critique, session=session)
            await exclude(user_id, ItemKind.IMAGE, "i0", NOON, session=session)
    async with database.reading() as session:
        others = await rows_of(stays, session=session)
        document = json.loads(await export_user(gone, NOON, session=session))
        assert document["tables"] == await rows_of(gone, session=session)
        counts = await count_rows(gone, session=session)
        assert counts == {name: len(rows) for name, rows in document["tables"].items()}
    assert counts.keys() >= {"user", "account", "taste", "window", "nudge", "reaction", "critique", "vector_owner"}

    async with database.writing() as session:
        [person] = (await load_people([gone], session=session)).values()
        await delete_user(person.user, session=session)
    assert await database.scrub()
    async with database.reading() as session:
        assert await rows_of(gone, session=session) == {}
        assert await rows_of(stays, session=session) == others
        left = await load_vectors(["walking", "origami", "chess"], ENCODER, session=session)
    assert left.keys() == {"walking", "chess"}


async def test_words_of_somebody_who_is_gone_are_not_stored(database: Database) -> None:
    async with database.writing() as session:
        await store_vectors({"origami": vector(0, 1)}, ENCODER, owner=1, session=session)
    async with database.reading() as session:
        assert not (await session.exec(select(Vector))).all()
        assert not (await session.exec(select(VectorOwner))).all()


async def test_words_are_kept_once_per_user(database: Database) -> None:
    user_id = await add_user(database)
    for _time in range(2):
        async with database.writing() as session:
            await store_vectors({"origami": vector(0, 1)}, ENCODER, owner=user_id, session=session)
    async with database.reading() as session:
        [owner] = (await session.exec(select(VectorOwner))).all()
    assert owner.text_hash == text_hash("origami")


async def test_past_nudges_tell_what_was_done(database: Database) -> None:
    await add_items(database, 2)
    user_id = await add_user(database)
    await add_nudge(database, user_id, key="a", state=NudgeState.SENT)
    await add_nudge(database, user_id, key="b", state=NudgeState.FAILED, item=1)
    async with database.writing() as session:
        nudge = await last_nudge(user_id, session=session)
        assert nudge is not None
        nudge.sent_at = NOON
        session.add(nudge)
        await add_reaction(nudge.id or 0, user_id, ReactionKind.DID_IT, NOON, session=session)
    async with database.reading() as session:
        [past] = await past_nudges(user_id, NOON - timedelta(days=1), session=session)
        assert await past_nudges(user_id, NOON + timedelta(days=1), session=session) == []
    assert (past.at, past.done) == (NOON, True)


async def test_reactions_teach_until_they_are_to_be_forgotten_or_are_taken_back(database: Database) -> None:
    await add_items(database)
    user_id = await add_user(database)
    await add_nudge(database, user_id, key="a", state=NudgeState.SENT)
    async with database.writing() as session:
        nudge = await last_nudge(user_id, session=session)
        assert nudge is not None
        await add_reaction(nudge.id or 0, user_id, ReactionKind.LIKE, NOON, session=session)
        [felt] = (await reactions_of([user_id], session=session))[user_id]
        assert (felt.teaches, felt.message, felt.image) == (0.7, "m0", "i0")
        [person] = (await load_people([user_id], session=session)).values()
        await forget_what_was_learned(person.user, NOON + timedelta(minutes=1), session=session)
        assert await reactions_of([user_id], session=session) == {}
        assert await take_back(nudge, ReactionKind.LIKE, session=session)
        assert not await take_back(nudge, ReactionKind.LIKE, session=session)
        assert (await session.exec(select(Reaction))).all() == []


async def test_what_was_changed_for_a_critique_can_be_undone(database: Database) -> None:
    await add_items(database)
    user_id = await add_user(database)
    nudge_id = await add_nudge(database, user_id, key="a", state=NudgeState.SENT)
    async with database.writing() as session:
        await exclude(user_id, ItemKind.IMAGE, "i0", NOON, session=session)
        await add_taste(user_id, "cooking", session=session)
        critique = Critique(nudge_id=nudge_id, user_id=user_id, kind=CritiqueKind.ACTIVITY, at=NOON)
        await store_critique(critique, session=session)
    async with database.writing() as session:
        stored = await session.get_one(Critique, nudge_id)
        await drop_critique(stored, session=session)
        await include_again(user_id, ItemKind.IMAGE, "i0", session=session)
        await include_again(user_id, ItemKind.IMAGE, "i0", session=session)
        await remove_taste(user_id, "cooking", session=session)
        [person] = (await load_people([user_id], session=session)).values()
    assert (person.dislikes, person.excluded_images) == ((), frozenset())


async def test_languages_are_kept_by_their_first_part(database: Database) -> None:
    async with database.writing() as session:
        user = await find_or_add_user(Address("telegram", "1"), "zh-hant-TW", NOON, session=session)
    assert user.language == "zh"


async def test_counters_only_grow(database: Database) -> None:
    for _time in range(2):
        async with database.writing() as session:
            await add_to_counter("forgotten_users", 1, session=session)
    async with database.reading() as session:
        counter = await session.get_one(Counter, "forgotten_users")
    assert counter.value == 2


def test_every_table_that_names_a_user_is_exported() -> None:
    names = {table.name for table, _column in tables_of_users()}
    assert names >= {"user", "account", "attribute", "taste", "window", "dialogue", "inbox", "moment", "decision"}
    assert names >= {"nudge", "reaction", "critique", "exclusion", "notice", "vector_owner"}


async def test_where_somebody_is_stays_known_when_their_times_change(database: Database) -> None:
    lunch, night = Span(WEEKDAYS, 720, 780), Span(EVERY_DAY, 1380, 60)
    user_id = await add_user(database, windows=(lunch, night))
    async with database.writing() as session:
        scene = Scene(await session.get_one(User, user_id), "", "k", NOON, session)
        await SetPlace(lunch, Whereabouts.WORK).apply(scene)
        await SetPlace(night, Whereabouts.HOME).apply(scene)
        await SetPlace(Span(EVERY_DAY, 0, 60), Whereabouts.HOME).apply(scene)  # there is no such window
        assert (await next_moment_of(user_id, NOON, session=session)) is not None
    longer, later, other = replace(lunch, end=840), Span(EVERY_DAY, 0, 90), Span(WEEKEND, 720, 780)
    async with database.writing() as session:
        await replace_windows(user_id, (longer, later, other), session=session)
    async with database.reading() as session:
        person = (await load_people([user_id], session=session))[user_id]
    assert person.places == {longer: Whereabouts.WORK, later: Whereabouts.HOME}
    both = Span(EVERY_DAY, 780, 30)  # no one place: it takes in a part of each
    async with database.writing() as session:
        await replace_windows(user_id, (both,), session=session)
    async with database.reading() as session:
        assert (await load_people([user_id], session=session))[user_id].places == {}
