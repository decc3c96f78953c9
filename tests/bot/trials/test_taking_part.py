"""Taking part: links, eligibility, allocation, answers, leaving, being forgotten."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import select

from bot.core.buttons import TRIAL
from bot.services.base import Change, Scene
from bot.services.consent import Forget
from bot.services.grounds import RecentMoments
from bot.services.trials import AnswerCheckIn, JoinTrial, LeaveTrial, OfferTrial, OwnTrial, StoredTrial
from bot.services.weekly_answers import AnswerWeek
from bot.storage.database import Database
from bot.storage.export import export_user
from bot.storage.models import (
    Attribute,
    Decision,
    DecisionOutcome,
    Device,
    Moment,
    MomentState,
    Notice,
    Origin,
    Reason,
    TrialMember,
    TrialPoint,
    TrialRecord,
    User,
    WeeklyAnswer,
)
from bot.storage.queries.moments import purge_moments
from bot.storage.queries.trials import memberships_of
from bot.storage.trial_data import data_set
from tests.bot.factories import NOON, add_items, add_trial, add_user
from tests.bot.turns import taken, taps, words


async def apply(database: Database, user_id: int, *changes: Change) -> None:
    async with database.writing() as session:
        scene = Scene(await session.get_one(User, user_id), "r", "k", NOON, session)
        for change in changes:
            await change.apply(scene)


async def members(database: Database) -> list[TrialMember]:
    async with database.reading() as session:
        return list(await session.exec(select(TrialMember)))


async def notices(database: Database) -> list[Notice]:
    async with database.reading() as session:
        return list(await session.exec(select(Notice)))


async def test_one_link_leads_people_into_cohorts_evenly_within_strata(sqlite: Database) -> None:
    await add_trial(sqlite, {})
    for place in range(12):
        await apply(sqlite, await add_user(sqlite, language="de" if place % 2 else "en"), JoinTrial("evenings"))
    found = await members(sqlite)
    assert Counter((member.stratum, member.place) for member in found) == {
        (language, place): 1 for language in ("en", "de") for place in range(6)
    }
    for language in ("en", "de"):
        counts = Counter(member.cohort for member in found if member.stratum == language)
        assert set(counts.values()) <= {1, 2}


async def test_a_cohorts_own_link_needs_no_chance(sqlite: Database) -> None:
    cohorts = {"half": {"send": 0.5, "link": "clinic"}, "often": {"send": 0.7}}
    await add_trial(sqlite, {}, cohorts=cohorts)
    await apply(sqlite, await add_user(sqlite), JoinTrial("clinic"))
    (member,) = await members(sqlite)
    assert (member.cohort, member.place) == ("half", None)


async def test_a_link_that_leads_nowhere_changes_nothing(sqlite: Database) -> None:
    await add_trial(sqlite, {})
    user = await add_user(sqlite)
    await apply(sqlite, user, OfferTrial("anything"), JoinTrial("anything"))
    assert await members(sqlite) == []
    assert await notices(sqlite) == []


async def test_the_consent_text_comes_with_its_question(sqlite: Database) -> None:
    plan = await add_trial(sqlite, {}, consent="Some <words> to agree to. " * 8)
    await apply(sqlite, await add_user(sqlite), OfferTrial("evenings"))
    (notice,) = await notices(sqlite)
    assert "Some &lt;words&gt; to agree to." in notice.html
    assert [row[0]["data"] for row in notice.buttons or []] == [
        TRIAL.payload("join", plan.link), TRIAL.payload("no", plan.link)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "told", "may"),
    [
        ({"languages": ["de"]}, {}, False),
        ({"languages": ["en", "de"]}, {}, True),
        ({"least_age": 18}, {}, False),
        ({"least_age": 18}, {"age": "17"}, False),
        ({"least_age": 18}, {"age": "34"}, True),
        ({"device": True}, {}, False),
        ({"device": True}, {"device": "yes"}, True),
    ],
)
async def test_who_may_take_part(sqlite: Database, wanted: dict[str, Any], told: dict[str, str], may: bool) -> None:
    await add_trial(sqlite, {}, eligibility=wanted)
    user = await add_user(sqlite)
    async with sqlite.writing() as session:
        if "age" in told:
            session.add(Attribute(user_id=user, name="age", value=told["age"]))
        if "device" in told:
            session.add(Device(user_id=user, name="phone", digest="d", created_at=NOON))
    await apply(sqlite, user, OfferTrial("evenings"), JoinTrial("evenings"))
    assert bool(await members(sqlite)) is may
    (notice,) = await notices(sqlite)
    assert bool(notice.buttons) is may


async def test_one_trial_at_a_time(sqlite: Database) -> None:
    user = await add_user(sqlite)
    await add_trial(sqlite, {user: "half"})
    await add_trial(sqlite, {}, name="second")
    await apply(sqlite, user, JoinTrial("second"))
    assert [member.trial for member in await members(sqlite)] == ["evenings"]


async def point(database: Database, user: int, key: str = "a", **changes: Any) -> int:
    """Add a decision point of a member; return the decision's id."""
    async with database.writing() as session:
        moment = Moment(
            user_id=user, origin=Origin.WINDOW, origin_key=key, due_at=NOON, expires_at=NOON, state=MomentState.DECIDED
        )
        session.add(moment)
        await session.flush()
        decision = Decision(
            moment_id=moment.id or 0, user_id=user, decided_at=NOON, outcome=DecisionOutcome.WITHHELD,
            reason=Reason.BY_CHANCE, send_probability=0.5, seed=1, policy="p", candidates=[["m0", "i0", 1.0, 0.4]],
        )  # fmt: skip
        session.add(decision)
        await session.flush()
        member = (await session.exec(select(TrialMember).where(TrialMember.user_id == user))).one()
        session.add(
            TrialPoint(decision_id=decision.id or 0, user_id=user, member_id=member.id, available=True, **changes)
        )
        return decision.id or 0


async def test_answers_are_stored_once_and_of_nobody_else(sqlite: Database) -> None:
    user, other = await add_user(sqlite), await add_user(sqlite)
    await add_trial(sqlite, {user: "half"})
    decision = await point(sqlite, user)
    await apply(sqlite, other, AnswerCheckIn(decision, True))
    async with sqlite.reading() as session:
        assert (await session.get_one(TrialPoint, decision)).outcome is None
    await apply(sqlite, user, AnswerCheckIn(decision, True))
    async with sqlite.reading() as session:
        assert (await session.get_one(TrialPoint, decision)).outcome == 1.0


@pytest.mark.parametrize(("rule", "left"), [("keep", 1), ("drop", 0)])
async def test_leaving_is_at_once_and_rows_stay_or_go_as_agreed(sqlite: Database, rule: str, left: int) -> None:
    user = await add_user(sqlite)
    plan = await add_trial(sqlite, {user: "half"}, data={"after_leaving": rule})
    await point(sqlite, user)
    await apply(sqlite, user, LeaveTrial())
    async with sqlite.reading() as session:
        assert await memberships_of([user], session=session) == {}
        assert len((await data_set(plan, session=session))["decisions"]) == left
    await apply(sqlite, user, JoinTrial("evenings"))  # and may come back, into the same cohort
    (member,) = await members(sqlite)
    assert (member.left_at, member.cohort) == (None, "half")


@pytest.mark.parametrize(("rule", "left"), [("keep", 1), ("drop", 0)])
async def test_forgetting_leaves_what_was_agreed_and_nothing_that_leads_back(
    sqlite: Database, rule: str, left: int
) -> None:
    user = await add_user(sqlite)
    plan = await add_trial(sqlite, {user: "half"}, data={"after_forgetting": rule})
    await point(sqlite, user, outcome=1.0)
    async with sqlite.reading() as session:
        exported = json.loads(await export_user(user, NOON, session=session))
    assert {"trial_member", "trial_point"} <= exported["tables"].keys()
    await apply(sqlite, user, Forget({}))
    assert await members(sqlite) == []
    async with sqlite.reading() as session:
        records = list(await session.exec(select(TrialRecord)))
        tables = await data_set(plan, session=session)
        assert len(records) == len(tables["decisions"]) == len(tables["people"]) == left
        assert str(user) not in json.dumps([record.tables for record in records])


async def test_the_data_set_says_what_was_delivered(sqlite: Database) -> None:
    await add_items(sqlite)
    user = await add_user(sqlite)
    plan = await add_trial(sqlite, {user: "half"})
    await point(sqlite, user, outcome=0.0, outcome_at=NOON, situation={"evening": 1}, timing_probability=0.3)
    async with sqlite.writing() as session:
        moment = (await session.exec(select(Moment))).one()
        moment.timing, moment.density = "even", 0.01
    async with sqlite.reading() as session:
        tables = await data_set(plan, session=session)
    (row,) = tables["decisions"]
    assert row["person"] == tables["people"][0]["person"]
    assert (row["assigned"], row["sent"], row["available"], row["reason"]) == (False, False, True, None)
    assert (row["send_probability"], row["outcome"], row["evening"], row["message"]) == (0.5, 0.0, 1, "m0")
    assert (row["timing"], row["timing_probability"], row["minute_density"]) == ("even", 0.3, 0.01)
    assert row["due_at"] == NOON.isoformat(timespec="seconds")
    assert (row["local_hour"], row["local_weekday"]) == (14, 1)  # Berlin in summer
    assert tables["people"][0]["profile"] is None
    assert [item["message"] for item in tables["items"]] == ["m0"]


async def test_decision_points_outlive_the_retention_while_their_trial_needs_them(sqlite: Database) -> None:
    user = await add_user(sqlite)
    await add_trial(sqlite, {user: "half"})
    await point(sqlite, user)
    later = NOON + timedelta(days=40)
    async with sqlite.writing() as session:
        assert await purge_moments(later, 10, trials=["evenings"], session=session) == 0
        assert await purge_moments(later, 10, session=session) == 1


async def test_why_does_not_unblind(sqlite: Database) -> None:
    user = await add_user(sqlite)
    await add_trial(sqlite, {user: "half"})
    await point(sqlite, user)
    async with sqlite.writing() as session:
        scene = Scene(await session.get_one(User, user), "r", "k", NOON, session)
        recent = await RecentMoments(NOON - timedelta(days=3), 3).answer(scene)
    assert recent.withheld == []


OWN = OwnTrial("Does it help?", NOON.date(), is_kept=True)


def test_what_people_see_of_it() -> None:
    assert "no study" in words(taken("/trial", {StoredTrial: None}))
    shown = taken("/trial", {StoredTrial: OWN})
    assert "Does it help?" in words(shown)
    assert taps(shown) == ["e:leave"]
    assert taken("[e:leave]", {StoredTrial: OWN}).changes == [LeaveTrial()]
    joined = taken("[e:join:evenings]", {StoredTrial: OWN})
    assert joined.changes == [JoinTrial("evenings")]
    assert "you take part" in words(joined)
    assert "over" in words(taken("[e:join:evenings]", {StoredTrial: None}))
    assert "fine" in words(taken("[e:no:evenings]", {}))
    assert taken("[e:in:12-1]", {}).changes == [AnswerCheckIn(12, True)]
    assert taken("[e:in:12-0]", {}).changes == [AnswerCheckIn(12, False)]
    assert not [change for change in taken("[e:in:12-2]", {}).changes if isinstance(change, AnswerCheckIn)]


@pytest.mark.parametrize(("rule", "left_out"), [("keep", 0), ("drop", 1)])
async def test_what_members_say_of_their_weeks_is_in_the_data_set(sqlite: Database, rule: str, left_out: int) -> None:
    users = [await add_user(sqlite) for _user in range(3)]
    plan = await add_trial(sqlite, dict.fromkeys(users[:2], "half"), data={"after_leaving": rule})
    week = date(2026, 6, 15)
    async with sqlite.writing() as session:
        session.add_all(WeeklyAnswer(user_id=user, week=week, asked_at=NOON + timedelta(days=5)) for user in users)
    await apply(sqlite, users[0], AnswerWeek(week, True))
    await apply(sqlite, users[0], AnswerWeek(week - timedelta(days=7), True))  # which nobody asked of
    async with sqlite.reading() as session:
        found = (await data_set(plan, session=session))["weeks"]
        assert "weekly_answer" in (await export_user(users[0], NOON, session=session)).decode()
    assert sorted((str(row["week"]), str(row["looked_up"])) for row in found) == [
        ("2026-06-15", "None"),
        ("2026-06-15", "True"),
    ]
    await apply(sqlite, users[1], LeaveTrial())
    async with sqlite.writing() as session:
        member = (await session.exec(select(TrialMember).where(TrialMember.user_id == users[1]))).one()
        member.left_at = NOON + timedelta(days=6)
    await apply(sqlite, users[0], Forget({}))
    async with sqlite.reading() as session:
        assert [one.user_id for one in await session.exec(select(WeeklyAnswer))] == users[1:]
        assert len((await data_set(plan, session=session))["weeks"]) == 1 - left_out
