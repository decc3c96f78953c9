"""When: the minute is drawn as somebody was found to have time, and never outside of what they allowed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.answering import SeenMoment
from bot.core.moments import EXPIRY
from bot.core.weekly_windows import EVERY_DAY, Span
from bot.delivery.dose import Availability, quiet_span, withhold
from bot.delivery.planner import next_window_moment
from bot.delivery.receptivity import EVENLY, UNKNOWN, Receptivity, drawn_minute
from bot.storage.database import Database
from bot.storage.models import Nudge, NudgeState, Origin, Reaction, ReactionKind
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


@pytest.mark.long
def test_a_million_planned_moments_keep_to_windows_quiet_hours_and_cap() -> None:
    rng, moments = np.random.default_rng(5), 0
    while moments < 1_000_000:
        moments += _plan_and_check(rng, days=20, draws=50)


def _plan_and_check(rng: np.random.Generator, days: int, draws: int) -> int:
    """Draw every moment of a random person's days many times; return how many were drawn."""
    window = Span(EVERY_DAY, int(rng.integers(1440)), int(rng.integers(1441)))
    quiet = quiet_span(int(rng.integers(1440)), int(rng.integers(1440)))
    person = Availability(
        True, False, False, None, BERLIN, quiet, True, (window,), int(rng.integers(1, 4)), timedelta(minutes=60)
    )
    seen, counted = list[SeenMoment](), [list[datetime]() for _draw in range(draws)]
    for day in range(days):
        begin, end = window.on((BEGIN + timedelta(days=day)).date(), BERLIN)
        latest = max(end - EXPIRY, begin + timedelta(seconds=1))
        pieces = Receptivity.of(seen, BERLIN).pieces(begin, latest, BERLIN)
        for sent, share in zip(counted, rng.random(draws), strict=True):
            at, _density = drawn_minute(pieces, share)
            assert begin <= at <= latest
            recent = sent[-4:]
            if withhold(person, Origin.WINDOW, at + EXPIRY, recent, at) is None:
                assert quiet is None or not quiet.covers(at, BERLIN)
                today = at.astimezone(BERLIN).date()
                assert sum(past.astimezone(BERLIN).date() == today for past in recent) < person.nudges_per_day
                sent.append(at)
        seen.append(SeenMoment(at, bool(rng.random() < 0.4)))
    return days * draws
