"""When: the minute is drawn as somebody was found to have time, and never outside of what they allowed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.receptivity import violations
from bot.core.answering import SeenMoment
from bot.core.moments import EXPIRY
from bot.core.weekly_windows import EVERY_DAY, Span
from bot.delivery import counted_hours
from bot.delivery.common_hours import NOT_KNOWN, USUAL, CommonHours
from bot.delivery.day_cells import Counts, cell_of
from bot.delivery.planner import next_window_moment
from bot.delivery.receptivity import EVENLY, UNKNOWN, Receptivity, drawn_minute
from bot.storage.database import Database
from bot.storage.models import Nudge, NudgeState, Origin, Reaction, ReactionKind, User
from bot.storage.queries.answered import seen_moments
from tests.bot.factories import NOON, add_items, add_nudge, add_user

BERLIN = ZoneInfo("Europe/Berlin")
BEGIN = datetime(2026, 6, 1, 18, tzinfo=UTC)
"""The clocks do not change within seventy days."""
THERE, ELSEWHERE = 0.6, 0.2
"""How often somebody answers in the receptive third of their window, and in the rest."""

EVENLY_ANSWERED = (THERE + 2 * ELSEWHERE) / 3


def answered(person: int, hours: int, nudges: int) -> list[float]:
    """Return how likely each nudge of a person was answered, who has time in one third of their window."""
    rng = np.random.default_rng(person)
    third, seen, rates = rng.integers(3), list[SeenMoment](), list[float]()
    for day in range(nudges):
        begin = BEGIN + timedelta(days=day)
        latest = begin + timedelta(hours=hours) - EXPIRY
        pieces = Receptivity.of(seen, BERLIN).pieces(begin, latest, BERLIN)
        at, _density = drawn_minute(pieces, rng.random())
        rates.append(THERE if third <= 3 * (at - begin) / (latest - begin) < third + 1 else ELSEWHERE)
        seen.append(SeenMoment(at, rng.random() < rates[-1]))
    return rates


@pytest.mark.parametrize("hours", [2, 3, 5])
def test_the_hours_at_which_somebody_has_time_are_found(hours: int) -> None:
    found = np.array([answered(person, hours, 70) for person in range(40)]) / EVENLY_ANSWERED
    assert found[:, 20:40].mean() >= 1.3
    assert found[:, 60:].mean() >= 1.5


@given(
    st.integers(1, 18 * 60),
    st.integers(0, 59),
    st.lists(st.tuples(st.integers(0, 60 * 24 * 20), st.booleans(), st.booleans()), max_size=12),
)
def test_every_minute_keeps_a_chance(minutes: int, after: int, moments: list[tuple[int, bool, bool]]) -> None:
    begin, end = BEGIN + timedelta(minutes=after), BEGIN + timedelta(minutes=after + minutes)
    seen = [SeenMoment(BEGIN - timedelta(minutes=ago), *rest) for ago, *rest in moments]
    pieces = Receptivity.of(seen, BERLIN).pieces(begin, end, BERLIN)
    assert sum(piece.chance for piece in pieces) == pytest.approx(1)
    assert [piece.begin for piece in pieces] == [begin, *(piece.end for piece in pieces[:-1])]
    assert pieces[-1].end == end
    assert min(piece.per_minute for piece in pieces) >= EVENLY / minutes - 1e-9


def test_the_density_is_the_one_that_is_drawn_from() -> None:
    seen = [SeenMoment(BEGIN - timedelta(days=day) + timedelta(minutes=70), True) for day in range(1, 9)]
    pieces = Receptivity.of(seen, BERLIN).pieces(BEGIN, BEGIN + timedelta(hours=3), BERLIN)
    count = 20_000
    drawn = [drawn_minute(pieces, (at + 0.5) / count) for at in range(count)]
    for piece in pieces:
        own = [density for at, density in drawn if piece.begin <= at < piece.end]
        assert len(own) / count == pytest.approx(piece.chance, abs=0.002)
        assert set(own) <= {piece.per_minute}


def test_who_never_answered_soon_loses_nothing() -> None:
    seen = [SeenMoment(BEGIN - timedelta(days=day), False) for day in range(30)]
    assert Receptivity.of(seen, BERLIN) == UNKNOWN


def test_a_device_that_calls_says_less_of_moments_without_one() -> None:
    late = BEGIN + timedelta(hours=2)
    chances = []
    for by_device in (False, True):
        seen = [SeenMoment(late - timedelta(days=day), True, by_device) for day in range(1, 5)]
        seen += [SeenMoment(BEGIN - timedelta(days=day), False) for day in range(1, 5)]
        pieces = Receptivity.of(seen, BERLIN).pieces(BEGIN, BEGIN + timedelta(hours=3), BERLIN)
        chances.append(sum(piece.chance for piece in pieces if piece.begin >= late))
    assert chances[0] > chances[1]


def test_a_planned_moment_says_how_likely_its_minute_was() -> None:
    evening = Span(EVERY_DAY, 20 * 60, 22 * 60)
    planned = next_window_moment((evening,), BERLIN, after=NOON, seed=7)
    assert planned is not None
    assert planned.density == pytest.approx(1 / 100)  # two hours but for the twenty minutes until it expires
    short = next_window_moment((Span(EVERY_DAY, 1200, 1210),), BERLIN, after=NOON, seed=7)
    assert short is not None
    assert short.density is None


async def test_what_came_unasked_counts_with_its_first_answer(database: Database) -> None:
    await add_items(database)
    user = await add_user(database)
    soon, late, ignored, asked = [
        await add_nudge(
            database, user, key=str(at), state=NudgeState.SENT, at=NOON + timedelta(hours=at), origin=origin
        )
        for at, origin in enumerate((Origin.WINDOW, Origin.SCREEN_TIME, Origin.WINDOW, Origin.ASKED))
    ]
    async with database.writing() as session:
        for at, nudge in enumerate((soon, late, ignored, asked)):
            (await session.get_one(Nudge, nudge)).sent_at = NOON + timedelta(hours=at)
        for nudge, kind, after in (
            (soon, ReactionKind.DID_IT, 90),
            (soon, ReactionKind.LIKE, 3),
            (late, ReactionKind.LIKE, 11),
            (asked, ReactionKind.LIKE, 1),
        ):
            given = NOON + timedelta(hours=[soon, late, ignored, asked].index(nudge), minutes=after)
            session.add(Reaction(nudge_id=nudge, user_id=user, kind=kind, at=given))
    async with database.reading() as session:
        found = await seen_moments(user, NOON - timedelta(days=1), session=session)
    assert [(one.soon, one.by_device) for one in sorted(found, key=lambda one: one.at)] == [
        (True, False),
        (False, True),
        (False, False),
    ]


def test_nobody_leaves_their_window_quiet_hours_or_cap() -> None:
    found = violations(2_000, np.random.default_rng(5))
    assert found["sent"] > 100
    assert found["outside"] == 0


def test_hours_of_many_people_are_smoothed_and_those_of_few_are_not_believed() -> None:
    evening: list[Counts] = [(20 * 60, False, False, 300, 400), (18 * 60, False, False, 40, 400)]
    many, few = CommonHours.of(evening, 300), CommonHours.of(evening, 2)
    late, near, early, morning = many.mean([(minute, False, False) for minute in (1200, 1230, 1080, 480)])
    assert late > near > morning > early
    assert abs(few.mean([(1200, False, False)])[0] - USUAL) < abs(late - USUAL)
    assert CommonHours.of([], 0) == NOT_KNOWN


def test_who_is_new_begins_with_the_hours_of_all_and_overturns_them() -> None:
    late = BEGIN + timedelta(hours=2)
    common = CommonHours.of([(cell_of(late, BERLIN)[0], False, False, 300, 400), (1080, False, False, 40, 400)], 300)

    def share_late(seen: list[SeenMoment]) -> float:
        pieces = Receptivity.of(seen, BERLIN, common).pieces(BEGIN, BEGIN + timedelta(hours=3), BERLIN)
        return sum(piece.chance for piece in pieces if piece.begin >= late)

    own = [SeenMoment(BEGIN - timedelta(days=day) + timedelta(minutes=5), True) for day in range(30)]
    own += [SeenMoment(late - timedelta(days=day), False) for day in range(30)]
    assert share_late([]) > 0.5 > 1 / 3 > share_late(own)


async def test_hours_are_counted_by_everybodys_own_clock_and_planned_by(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counted_hours, "LEAST_NUDGES", 2)
    monkeypatch.setattr(counted_hours, "LEAST_PEOPLE", 2)
    await add_items(database)
    people = [await add_user(database) for _person in range(3)]
    for user, zone in zip(people, ("Europe/Berlin", "Asia/Tokyo", "Europe/Berlin"), strict=True):
        nudge = await add_nudge(database, user, key="x", state=NudgeState.SENT, origin=Origin.WINDOW)
        async with database.writing() as session:
            owner = await session.get_one(User, user)
            owner.time_zone = zone
            owner.learning_since = NOON + timedelta(hours=1) if user == people[2] else None
            (await session.get_one(Nudge, nudge)).sent_at = NOON
            if user != people[1]:
                session.add(
                    Reaction(nudge_id=nudge, user_id=user, kind=ReactionKind.LIKE, at=NOON + timedelta(minutes=2))
                )
    async with database.reading() as session:
        found = await counted_hours.count_hours(NOON - timedelta(days=60), session=session)
        assert await counted_hours.common_hours(session=session) == NOT_KNOWN
    assert found is not None
    assert found.nudges == 2
    minutes = {zone: cell_of(NOON, ZoneInfo(zone)) for zone in ("Europe/Berlin", "Asia/Tokyo")}
    assert found.hours.means[minutes["Europe/Berlin"]] > found.hours.means[minutes["Asia/Tokyo"]]
    async with database.writing() as session:
        await counted_hours.store_hours(found, NOON, session=session)
    async with database.reading() as session:
        assert await counted_hours.common_hours(session=session) == found.hours
