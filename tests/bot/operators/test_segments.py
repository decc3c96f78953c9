"""Figures of a cohort, a language, or both: of its people alone, and of none where they are too few."""

from __future__ import annotations

import pytest
from sqlalchemy import update
from sqlmodel import col, select

from bot.core.replies import Say
from bot.operators.outcomes import ask_for_chart, chart_buttons, say_outcomes
from bot.operators.tables import table_of
from bot.storage.database import Database
from bot.storage.models import Job, Nudge, NudgeState, Reaction, ReactionKind
from bot.storage.queries.growth import growth
from bot.storage.queries.statistics import outcomes
from bot.storage.queries.weeks import weeks_asked
from tests.bot.factories import NOON, add_items, add_nudge, add_trial, add_user


async def _studied(database: Database) -> int:
    """Add six people of one cohort, two of them German and the first with a liked nudge, and one of another."""
    await add_items(database)
    ids = [await add_user(database, language="de" if number < 2 else "en") for number in range(7)]
    await add_trial(database, {**dict.fromkeys(ids[:6], "half"), ids[6]: "often"})
    nudges = [await add_nudge(database, user_id, key="k", state=NudgeState.SENT) for user_id in ids]
    async with database.writing() as session:
        await session.exec(update(Nudge).where(col(Nudge.id).in_(nudges)).values(sent_at=NOON))
        session.add(Reaction(nudge_id=nudges[0], user_id=ids[0], kind=ReactionKind.LIKE, at=NOON))
    return ids[0]


async def test_figures_are_of_the_segments_people_alone(sqlite: Database) -> None:
    await _studied(sqlite)
    async with sqlite.reading() as session:
        both = await outcomes(NOON, 30, segments="cohort:half+language:de", session=session)
        other = await outcomes(NOON, 30, segments="cohort:often", session=session)
        grown = await growth(NOON, 40, segments="cohort:half+language:de", session=session)
        weeks = await weeks_asked(NOON, 40, segments="cohort:half+language:de", session=session)
        all_ = await outcomes(NOON, 30, session=session)
    assert (both.sent, both.well.hits, sum(both.users.values())) == (2, 1, 2)
    assert (other.sent, other.well.hits) == (1, 0)
    assert (all_.sent, all_.well.hits) == (7, 1)
    assert (grown.joined, grown.active, grown.funnel["reacted"]) == (2, 1, 1)
    assert "cohort:half+language:de" in say_outcomes(both, grown, weeks, "cohort:half+language:de")


async def test_the_table_of_cohorts(sqlite: Database) -> None:
    await _studied(sqlite)
    async with sqlite.reading() as session:
        columns, rows = await table_of("cohorts", NOON, session=session)
    assert set(columns) == set(rows[0])
    assert [(row["cohort"], row["people"], row["sent"], row["well"]) for row in rows] == [
        ("half", 6, 6, 1),
        ("often", 1, 1, 0),
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("30 cohort:nobody", "There is no cohort nobody. The cohorts that somebody is in: half, often."),
        ("cohort:often", "Those are only 1 people"),
        ("30 cohort:half+language:de", "Those are only 2 people"),
        ("thirty", "I can't read thirty"),
    ],
)
async def test_what_cannot_be_counted_is_said(sqlite: Database, words: str, said: str) -> None:
    user_id = await _studied(sqlite)
    async with sqlite.writing() as session:
        (reply,) = await ask_for_chart(user_id, words, NOON, session=session)
    assert isinstance(reply, Say)
    assert said in reply.html


async def test_a_chart_of_a_cohort_is_drawn(sqlite: Database) -> None:
    user_id = await _studied(sqlite)
    async with sqlite.writing() as session:
        assert await ask_for_chart(user_id, "90 cohort:half", NOON, session=session) == []
        job = (await session.exec(select(Job))).one()
    assert job.payload == {"days": 90, "segments": "cohort:half"}
    assert next(button.data for row in chart_buttons("cohort:half") for button in row) == "o:stats:7:cohort:half"
    assert chart_buttons("cohort:" + "a" * 60) == ()
