"""Each figure of /stats and of the tables, counted once more: in plain SQL that shares nothing with the product's.

The week ends on the day after Europe's clocks were put forward, so one of its days has 23 hours in Berlin.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import DateTime, bindparam, inspect, text, update
from sqlmodel import col

from bot.operators.outcomes import say_outcomes
from bot.operators.tables import table_of
from bot.storage.database import Database
from bot.storage.models import (
    Decision,
    Nudge,
    NudgeState,
    Origin,
    Reaction,
    ReactionKind,
    StoredMessage,
    TrialMember,
    WeeklyAnswer,
)
from bot.storage.queries.growth import growth
from bot.storage.queries.statistics import outcomes
from bot.storage.queries.weeks import weeks_asked
from tests.bot.factories import add_items, add_nudge, add_trial, add_user

NOW = datetime(2026, 3, 30, 10, 0, tzinfo=UTC)
DAYS = 7
ZONES = ("Europe/Berlin", "America/Los_Angeles", "Asia/Kathmandu", None)
SHIFTS = {"America/Los_Angeles": -420, "Asia/Kathmandu": 345, None: 0}
"""Minutes from UTC in these weeks; Berlin's are 60, and 120 from 01:00 UTC on 29 March."""

MIDNIGHTS = {
    "Europe/Berlin": [datetime(2026, 3, 23 + day, 22 if day == 6 else 23, tzinfo=UTC) for day in range(7)],
    "UTC": [datetime(2026, 3, 24 + day, tzinfo=UTC) for day in range(7)],
}
"""When the seven days begin. In Berlin midnight is 23:00 UTC, on the 30th 22:00."""

SEGMENTS = {
    "all": "1 = 1",
    "cohort:half": "u.id IN (SELECT user_id FROM trial_member WHERE cohort = 'half' AND left_at IS NULL)",
    "cohort:half+language:de": "u.language = 'de' AND u.id IN "
    "(SELECT user_id FROM trial_member WHERE cohort = 'half' AND left_at IS NULL)",
}

WHERE = [*(("Europe/Berlin", name) for name in SEGMENTS), ("UTC", "all")]
"""Whose days, and of whom."""


def _instants(chance: random.Random) -> list[datetime]:
    """Return instants of ten days, and those around each midnight and each jump of a clock."""
    edges = [*MIDNIGHTS["Europe/Berlin"], *MIDNIGHTS["UTC"], datetime(2026, 3, 29, 1, tzinfo=UTC)]
    around = [edge + timedelta(microseconds=by) for edge in edges for by in (-1, 0, 1)]
    anywhere = [NOW - timedelta(seconds=chance.randrange(10 * 86_400)) for _number in range(60)]
    return around + anywhere


async def _fill(database: Database) -> None:
    chance = random.Random(7)
    instants = _instants(chance)
    await add_items(database, 4)
    people = [await add_user(database, **_person(number, chance.choice(instants))) for number in range(40)]
    await add_trial(database, {one: ("half", "often", "all")[place % 3] for place, one in enumerate(people[:24])})
    nudges = [
        (await add_nudge(database, chance.choice(people), key=f"{number}", at=at, **_nudge(chance)), at)
        for number, at in enumerate(instants)
    ]
    async with database.writing() as session:
        await session.exec(update(TrialMember).where(col(TrialMember.place).in_((3, 9))).values(left_at=NOW))
        for number, (activities, technique) in enumerate(
            [(["walking", "music"], "8.2"), ([], None), (["music"], "1.4")]
        ):
            message = await session.get_one(StoredMessage, f"m{number}")
            message.activities, message.technique = activities, technique
        for nudge_id, at in nudges:
            nudge = await session.get_one(Nudge, nudge_id)
            nudge.sent_at = at if nudge.state is NudgeState.SENT else None
            nudge.error = chance.choice([None, "Forbidden", "the broadcast was paused"])
            decision = await session.get_one(Decision, nudge.decision_id)
            decision.item_probability = chance.choice([None, 1.0, 0.3])
            for kind in chance.sample(list(ReactionKind), chance.choice([0, 0, 1, 1, 2])):
                session.add(Reaction(nudge_id=nudge_id, user_id=nudge.user_id, kind=kind, at=chance.choice(instants)))
        for one in people[:30]:
            for week in (date(2026, 3, 9), date(2026, 3, 16), date(2026, 3, 23)):
                asked, said = chance.choice(instants), chance.choice([None, True, True, False])
                session.add(WeeklyAnswer(user_id=one, week=week, asked_at=asked, looked_up=said))


def _person(number: int, came: datetime) -> dict[str, Any]:
    """Return one of those who are active, paused, back from a pause, not onboarded, not agreed, or gone."""
    states: list[dict[str, Any]] = [
        {},
        {"paused_at": came},
        {"paused_at": came, "paused_until": NOW - timedelta(minutes=1)},
        {"paused_at": came, "paused_until": NOW + timedelta(minutes=1)},
        {"onboarded_at": None},
        {"onboarded_at": None, "consented_at": None},
        {"blocked_at": came, "paused_at": came},
        {},
    ]
    return {
        "created_at": came,
        "language": "de" if number % 5 else "en",
        "time_zone": ZONES[number % 4],
        **states[number % 8],
    }


def _nudge(chance: random.Random) -> dict[str, Any]:
    states = [NudgeState.SENT] * 6 + [NudgeState.FAILED, NudgeState.UNKNOWN, NudgeState.PLANNED, NudgeState.SENDING]
    origins = [Origin.WINDOW, Origin.ASKED, Origin.BROADCAST, Origin.SNOOZE, Origin.OWN]
    return {
        "state": chance.choice(states),
        "origin": chance.choice(origins),
        "item": chance.randrange(4),
        "pictured": chance.random() < 0.7,
    }


class _Hand:
    """Counts by SQL written out."""

    def __init__(self, database: Database, zone: str, segments: str) -> None:
        self._database = database
        self._of = SEGMENTS[segments]
        self.midnights = MIDNIGHTS[zone]

    async def rows(self, sql: str, **instants: datetime) -> Sequence[Any]:
        """Return rows; ``{of}`` stands for the segments and ``:since`` for the first midnight."""
        given = {"since": self.midnights[0], **instants}
        typed = [bindparam(name, type_=DateTime(timezone=True)) for name in given if f":{name}" in sql]
        used = {one.key: given[one.key] for one in typed}
        async with self._database.reading() as session:
            connection = await session.connection()
            return (await connection.execute(text(sql.replace("{of}", self._of)).bindparams(*typed), used)).all()

    async def count(self, sql: str, **instants: datetime) -> int:
        """Return the one number that a query has for a result."""
        return int((await self.rows(sql, **instants))[0][0])

    async def by_day(self, sql: str) -> list[int]:
        """Return a count for each day, from ``:begins`` on and before ``:ends``."""
        ends = [*self.midnights[1:], NOW + timedelta(days=365)]
        return [await self.count(sql, begins=one, ends=two) for one, two in zip(self.midnights, ends, strict=True)]


SENT = (
    'FROM nudge n JOIN "user" u ON u.id = n.user_id JOIN decision d ON d.id = n.decision_id '
    "JOIN message m ON m.id = n.message_id "
    "WHERE n.state = 'sent' AND n.origin <> 'own' AND n.sent_at >= :since AND {of} "
)
WELL = "AND EXISTS (SELECT 1 FROM reaction r WHERE r.nudge_id = n.id AND r.kind IN ('did_it', 'like')) "
REACTED = (
    'FROM reaction r JOIN nudge n ON n.id = r.nudge_id JOIN "user" u ON u.id = r.user_id '
    "WHERE n.origin <> 'own' AND {of} "
)
ASKED = 'FROM weekly_answer w JOIN "user" u ON u.id = w.user_id WHERE w.asked_at >= :since AND {of} '


async def _check_sent(database: Database, zone: str, segments: str) -> None:
    hand = _Hand(database, zone, segments)
    async with database.reading() as session:
        found = await outcomes(NOW, DAYS, ZoneInfo(zone), segments, session=session)
    assert found.sent == await hand.count(f"SELECT count(*) {SENT}")
    assert found.well.hits == await hand.count(f"SELECT count(*) {SENT}{WELL}")
    for state, figure in (("failed", found.failed), ("unknown", found.unknown)):
        not_sent = SENT.replace("'sent'", f"'{state}'").replace("n.sent_at", "n.created_at")
        ours = "AND (n.error IS NULL OR n.error NOT LIKE 'the broadcast was %')"
        assert figure == await hand.count(f"SELECT count(*) {not_sent}{ours}"), state
    for share in found.reactions:
        given = f"AND EXISTS (SELECT 1 FROM reaction r WHERE r.nudge_id = n.id AND r.kind = '{share.name}')"
        assert (share.hits, share.total) == (await hand.count(f"SELECT count(*) {SENT}{given}"), found.sent)
    inside = "AND n.sent_at >= :begins AND n.sent_at < :ends "
    assert [share.total for share in found.by_day] == await hand.by_day(f"SELECT count(*) {SENT}{inside}")
    assert [share.hits for share in found.by_day] == await hand.by_day(f"SELECT count(*) {SENT}{inside}{WELL}")
    assert {share.name: share.total for share in found.by_technique} == dict(
        await hand.rows(
            f"SELECT coalesce(m.technique, 'none'), count(*) {SENT}AND d.item_probability < 1 GROUP BY m.technique"
        )
    )
    mains = {"m0": "walking", "m1": "none", "m2": "music", "m3": "none"}
    activities = dict.fromkeys(mains.values(), 0)
    for message_id, count in await hand.rows(f"SELECT n.message_id, count(*) {SENT}GROUP BY n.message_id"):
        activities[mains[message_id]] += count
    assert {share.name: share.total for share in found.by_activity} == {k: v for k, v in activities.items() if v}
    assert sum(share.total for share in found.by_day) == found.sent > 0


async def _check_hours(database: Database, zone: str, segments: str) -> None:
    hand = _Hand(database, zone, segments)
    async with database.reading() as session:
        found = await outcomes(NOW, DAYS, ZoneInfo(zone), segments, session=session)
    hours: dict[str, int] = {}
    sent = text(f"SELECT u.time_zone, n.sent_at {SENT}".replace("{of}", SEGMENTS[segments]))
    typed = sent.bindparams(bindparam("since", type_=DateTime(timezone=True))).columns(
        sent_at=inspect(Nudge).columns["sent_at"].type
    )
    async with database.reading() as session:
        rows = (await (await session.connection()).execute(typed, {"since": hand.midnights[0]})).all()
    for name, at in rows:
        instant = at if at.tzinfo else at.replace(tzinfo=UTC)
        summer = 120 if instant >= datetime(2026, 3, 29, 1, tzinfo=UTC) else 60
        local = instant + timedelta(minutes=SHIFTS.get(name, summer))
        hours[f"{local.hour:02d}"] = hours.get(f"{local.hour:02d}", 0) + 1
    assert {share.name: share.total for share in found.by_hour} == hours


async def _check_people(database: Database, zone: str, segments: str) -> None:
    hand = _Hand(database, zone, segments)
    async with database.reading() as session:
        found = await outcomes(NOW, DAYS, ZoneInfo(zone), segments, session=session)
        grown = await growth(NOW, DAYS, ZoneInfo(zone), segments, session=session)
    there = 'SELECT count(*) FROM "user" u WHERE {of} AND u.blocked_at IS NULL AND '
    resting = "u.paused_at IS NOT NULL AND (u.paused_until IS NULL OR u.paused_until > :now)"
    assert found.users == {
        "active": await hand.count(f"{there}u.onboarded_at IS NOT NULL AND NOT ({resting})", now=NOW),
        "paused": await hand.count(f"{there}u.onboarded_at IS NOT NULL AND {resting}", now=NOW),
        "not onboarded": await hand.count(f"{there}u.onboarded_at IS NULL"),
        "blocked": await hand.count('SELECT count(*) FROM "user" u WHERE {of} AND u.blocked_at IS NOT NULL'),
    }
    people = 'FROM "user" u WHERE {of} AND '
    span = "{0} >= :begins AND {0} < :ends"
    joined = await hand.by_day(f"SELECT count(*) {people}{span.format('u.created_at')}")
    assert [day.joined for day in grown.days] == joined
    assert [day.active for day in grown.days] == await hand.by_day(
        f"SELECT count(DISTINCT r.user_id) {REACTED}AND {span.format('r.at')}"
    )
    assert [day.blocked for day in grown.days] == await hand.by_day(
        f"SELECT count(*) {people}{span.format('u.blocked_at')}"
    )
    assert grown.active == await hand.count(f"SELECT count(DISTINCT r.user_id) {REACTED}AND r.at >= :since")
    steps = [
        "u.created_at >= :since",
        "u.consented_at IS NOT NULL",
        "u.onboarded_at IS NOT NULL",
        "u.id IN (SELECT user_id FROM nudge WHERE state = 'sent' AND origin <> 'own')",
        "u.id IN (SELECT r.user_id FROM reaction r JOIN nudge n ON n.id = r.nudge_id WHERE n.origin <> 'own')",
    ]
    assert list(grown.funnel.values()) == [
        await hand.count(f"SELECT count(*) {people}{' AND '.join(steps[: taken + 1])}") for taken in range(5)
    ]
    assert sum(joined) == grown.funnel["began"] > 0


async def _check_weeks(database: Database, zone: str, segments: str) -> None:
    hand = _Hand(database, zone, segments)
    async with database.reading() as session:
        found = await weeks_asked(NOW, DAYS, ZoneInfo(zone), segments, session=session)
    said = found.looked_up
    assert found.asked == await hand.count(f"SELECT count(*) {ASKED}")
    assert said.total == await hand.count(f"SELECT count(*) {ASKED}AND w.looked_up IS NOT NULL")
    assert said.hits == await hand.count(f"SELECT count(*) {ASKED}AND w.looked_up")
    assert said.sums.people == await hand.count(f"SELECT count(DISTINCT w.user_id) {ASKED}AND w.looked_up IS NOT NULL")
    low, high = said.interval()
    assert 0 <= low <= said.share <= high <= 1
    assert low < high
    by_week = [
        (week, await hand.count(f"SELECT count(*) {ASKED}AND w.week = '{week}' AND w.looked_up"))
        for week in ("2026-03-09", "2026-03-16", "2026-03-23")
    ]
    assert [(week.isoformat(), share.hits) for week, _asked, share in found.by_week] == by_week


async def test_every_figure_is_what_plain_sql_counts(database: Database) -> None:
    await _fill(database)
    for zone, segments in WHERE:
        for check in (_check_sent, _check_hours, _check_people, _check_weeks):
            await check(database, zone, segments)


@pytest.mark.parametrize("days", [None, DAYS])
async def test_the_tables_of_items_and_of_cohorts(database: Database, days: int | None) -> None:
    await _fill(database)
    hand = _Hand(database, "UTC", "all")
    async with database.reading() as session:
        _columns, items = await table_of("items", NOW, days=days, session=session)
        _columns, cohorts = await table_of("cohorts", NOW, days=days, session=session)
    ever = datetime(2000, 1, 1, tzinfo=UTC)
    since = ever if days is None else hand.midnights[0]
    refused = "AND EXISTS (SELECT 1 FROM reaction r WHERE r.nudge_id = n.id AND r.kind = 'not_for_me')"
    for row in items:
        own = f"{SENT}AND n.{row['kind']}_id = '{row['id']}' "
        counts = [await hand.count(f"SELECT count(*) {own}{also}", since=since) for also in ("", WELL, refused)]
        assert [row["sent"], row["well"], row["not_for_me"]] == counts
    assert sum(row["sent"] for row in items if row["kind"] == "message") == await hand.count(
        f"SELECT count(*) {SENT}", since=since
    )
    for row in cohorts:
        of = f"AND u.id IN (SELECT user_id FROM trial_member WHERE cohort = '{row['cohort']}' AND left_at IS NULL) "
        counts = [await hand.count(f"SELECT count(*) {SENT}{of}{also}", since=since) for also in ("", WELL, refused)]
        assert [row["sent"], row["well"], row["not_for_me"]] == counts
        people = f'SELECT count(*) FROM "user" u WHERE 1 = 1 {of}'
        assert row["people"] == await hand.count(people)
    assert [row["cohort"] for row in cohorts] == ["all", "half", "often"]


async def test_the_words_below_the_chart_and_the_tables_have_the_same_figures(sqlite: Database) -> None:
    await _fill(sqlite)
    zone = ZoneInfo("Europe/Berlin")
    async with sqlite.reading() as session:
        found = await outcomes(NOW, DAYS, zone, session=session)
        grown = await growth(NOW, DAYS, zone, session=session)
        weeks = await weeks_asked(NOW, DAYS, zone, session=session)
        tables = {
            name: (await table_of(name, NOW, days=DAYS, zone=zone, session=session))[1]
            for name in ("days", "growth", "funnel", "weeks", "reactions")
        }
    said = say_outcomes(found, grown, weeks)
    assert f"Nudges sent: {sum(row['total'] for row in tables['days'])}, failed: {found.failed}" in said
    assert f"perhaps arrived: {found.unknown}" in said
    assert f"{sum(row['joined'] for row in tables['growth'])} new" in said
    assert f"{sum(row['blocked'] for row in tables['growth'])} blocked the bot" in said
    assert f"{tables['funnel'][4]['people']} reacted" in said
    asked, answered = (sum(row[name] for row in tables["weeks"]) for name in ("asked", "answered"))
    assert f"{asked} times, {answered} answers" in said
    yes = sum(row["yes"] for row in tables["weeks"])
    low, high = weeks.looked_up.interval()
    share = f"{yes} of {answered}: {round(100 * yes / answered)} % (95 %: {round(100 * low)} to {round(100 * high)})"
    assert f"It did: {share}" in said


async def test_nothing_is_said_of_weeks_that_nobody_was_asked_about(sqlite: Database) -> None:
    async with sqlite.reading() as session:
        found = await outcomes(NOW, DAYS, session=session)
        grown, weeks = await growth(NOW, DAYS, session=session), await weeks_asked(NOW, DAYS, session=session)
    assert "Asked" not in say_outcomes(found, grown, weeks)
