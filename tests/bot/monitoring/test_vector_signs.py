from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest

from bot.cli.doctor_encoders import judge_vectors
from bot.monitoring.vector_signs import vector_signs
from bot.storage.database import Database
from bot.storage.models import Decision, Nudge, NudgeState, Reaction, ReactionKind, StoredImage, StoredMessage
from bot.storage.queries.vectors import store_vectors
from recommender.profile import describe
from recommender.reference import reference_profiles
from recommender.study.signatures import Signatures, enjoyed
from tests.bot.databases import sqlite
from tests.bot.factories import NOON, add_nudge, add_user

ACTIVITIES = ("walking", "reading", "cooking")


async def add_library(database: Database) -> None:
    """A message and a picture of each activity, with vectors in which the activity is all that counts."""
    rng = np.random.default_rng(0)
    told = {text for one in reference_profiles() for text in (describe(one.attributes), *one.likes, *one.dislikes)}
    vectors = {text: rng.normal(size=8).astype(np.float32) + 3 for text in sorted(told)}
    async with database.writing() as session:
        for at, name in enumerate(ACTIVITIES):
            session.add(StoredMessage(id=f"m{at}", text=f"do {name}", activities=[name], created_at=NOON))
            session.add(
                StoredImage(
                    id=f"i{at}",
                    title=name,
                    caption=f"seen {name}",
                    alt=name,
                    file=f"{name}.png",
                    activities=[name],
                    created_at=NOON,
                )
            )
            vectors[f"do {name}"] = np.eye(8, dtype=np.float32)[at]
            vectors[f"seen {name}"] = np.eye(8, dtype=np.float32)[at] - 3
        await store_vectors(vectors, "e", session=session)


async def answer(database: Database, user: int, score: float, kind: ReactionKind) -> None:
    nudge = await add_nudge(database, user, key=str(score), state=NudgeState.SENT)
    async with database.writing() as session:
        sent = await session.get_one(Nudge, nudge)
        (await session.get_one(Decision, sent.decision_id)).score = score
        session.add(Reaction(nudge_id=nudge, user_id=user, kind=kind, at=NOON))


async def test_the_live_library_is_measured_with_what_is_stored(sqlite: Database) -> None:
    assert await vector_signs(sqlite, "e", NOON) is None
    await add_library(sqlite)
    user = await add_user(sqlite)
    await answer(sqlite, user, 2.0, ReactionKind.DID_IT)
    await answer(sqlite, user, 1.0, ReactionKind.NOT_FOR_ME)
    await answer(sqlite, user, 3.0, ReactionKind.NOT_FOR_ME)
    found = await vector_signs(sqlite, "e", NOON - timedelta(days=1))
    assert found is not None
    assert (found.same_activity, found.enjoyed) == (1, 0.5)
    assert found.types_before > 0.3
    assert found.types_after == pytest.approx(0, abs=1e-6)
    assert await vector_signs(sqlite, "another encoder", NOON) is None


def test_answers_are_held_against_scores_within_each_person() -> None:
    assert enjoyed([]) is None
    assert enjoyed([(1, 9.0, True), (2, 1.0, False)]) is None
    # person 1: 2 above 1; person 2: 5 equals 5, 5 below 7
    answers = [(1, 2.0, True), (1, 1.0, False), (2, 5.0, True), (2, 5.0, False), (2, 7.0, False)]
    assert enjoyed(answers) == pytest.approx((1 + 0.5 + 0) / 3)


def test_an_encoder_that_reads_nothing_is_named() -> None:
    assert judge_vectors(None).good
    assert judge_vectors(Signatures(0.9, 0.2, 0.0)).good
    blind = judge_vectors(Signatures(0.52, 0.2, 0.0))
    assert not blind.good
    assert "OFFSCREEN_ENCODER" in blind.text


__all__ = ["sqlite"]
