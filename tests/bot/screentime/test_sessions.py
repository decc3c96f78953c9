"""Sessions: tables of what devices say, and what must hold whatever they say."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.screentime.days import begin_of, day_of, seconds_by_hour
from bot.screentime.sessions import (
    OPEN_LASTS,
    Ending,
    Session,
    Sign,
    build_sessions,
    join_runs,
)
from bot.storage.models import EventKind

T0 = datetime(2026, 6, 15, 12, 0, tzinfo=UTC)
KINDS = {
    "open": EventKind.APP_OPEN,
    "close": EventKind.APP_CLOSE,
    "unlock": EventKind.UNLOCK,
    "active": EventKind.ACTIVE,
    "limit": EventKind.THRESHOLD,
}


def at(minutes: float) -> datetime:
    return T0 + timedelta(minutes=minutes)


def signs(said: str) -> list[Sign]:
    """Read ``0 open A, 5 close``: minutes, what, and perhaps which app."""
    read = []
    for part in said.split(", "):
        minute, kind, *app = part.split()
        read.append(Sign(at(float(minute)), KINDS[kind], app[0] if app else None))
    return read


def shown(sessions: list[Session]) -> list[tuple[float, float, str, str | None]]:
    return [
        ((one.start - T0) / timedelta(minutes=1), (one.end - T0) / timedelta(minutes=1), one.ending.value, one.app)
        for one in sessions
    ]


@pytest.mark.parametrize(
    ("said", "now", "expected"),
    [
        # the plain way
        ("0 open A, 7 close A", 9, [(0, 7, "closed", "A")]),
        ("0 open, 7 close", 9, [(0, 7, "closed", None)]),
        ("0 open A", 20, [(0, 20, "not_yet", "A")]),
        ("0 unlock, 1 open A, 7 close A", 9, [(0, 1, "switched", None), (1, 7, "closed", "A")]),
        # a close without a name is that of the screen, one of another app is no news
        ("0 open A, 7 close", 9, [(0, 7, "closed", "A")]),
        ("0 open A, 5 open B, 5.1 close A, 8 close B", 9, [(0, 5, "switched", "A"), (5, 8, "closed", "B")]),
        # without names: the close that comes right after an opening is that of the app before, the next one counts
        ("0 open, 5 open, 5.1 close, 8 close", 9, [(0, 5, "switched", None), (5, 8, "closed", None)]),
        ("0 open, 5 open, 5.05 close, 5.1 close", 9, [(0, 5, "switched", None), (5, 5.1, "closed", None)]),
        ("0 open, 0.1 close", 9, [(0, 0.1, "closed", None)]),
        # closes that got lost: five minutes are counted, or less
        ("0 open A, 30 open A, 32 close A", 40, [(0, 5, "unknown", "A"), (30, 32, "closed", "A")]),
        ("0 open A, 3 open A, 4 close A", 40, [(0, 3, "unknown", "A"), (3, 4, "closed", "A")]),
        ("0 open A, 30 unlock", 31, [(0, 5, "unknown", "A"), (30, 31, "not_yet", None)]),
        ("0 open A", 61, [(0, 5, "unknown", "A")]),
        ("0 open A, 70 close A", 71, [(0, 5, "unknown", "A")]),
        ("0 close A, 1 close", 5, []),
        # signs of life keep a session going, and go on without one
        ("0 open A, 50 active, 100 close A", 101, [(0, 100, "closed", "A")]),
        ("0 active, 3 active, 6 active", 6.5, [(0, 6.5, "not_yet", None)]),
        ("0 active, 3 active, 6 active", 9, [(0, 7, "not_yet", None)]),
        ("0 active, 3 active, 6 active", 12, [(0, 7, "silent", None)]),
        ("0 active, 3 active, 9 active", 20, [(0, 4, "silent", None), (9, 10, "silent", None)]),
        ("0 active A, 3 active B, 6 close", 20, [(0, 3, "switched", "A"), (3, 6, "closed", "B")]),
        ("0 limit", 20, [(0, 1, "silent", None)]),
        # what is yet to come
        ("0 open A, 7 close A", 5, [(0, 5, "not_yet", "A")]),
    ],
)
def test_sessions(said: str, now: float, expected: list[tuple[float, float, str, str | None]]) -> None:
    assert shown(build_sessions(signs(said), at(now))) == expected


def test_devices_do_not_meet() -> None:
    said = [Sign(at(0), EventKind.APP_OPEN, "A", 1), Sign(at(5), EventKind.APP_CLOSE, None, 2)]
    assert shown(build_sessions(said, at(6))) == [(0, 6, "not_yet", "A")]


@pytest.mark.parametrize(
    ("said", "now", "expected"),
    [
        ("0 open A, 7 close A, 8 open B, 9 close B", 10, [(0, 9)]),  # a minute's break is none
        ("0 open A, 7 close A, 10 open B, 11 close B", 12, [(0, 7), (10, 11)]),
        ("0 open A, 30 open A", 31, [(0, 5), (30, 31)]),  # a lost close must not make a long run
    ],
)
def test_runs(said: str, now: float, expected: list[tuple[float, float]]) -> None:
    runs = join_runs(build_sessions(signs(said), at(now)))
    assert [
        ((run.start - T0) / timedelta(minutes=1), (run.end - T0) / timedelta(minutes=1)) for run in runs
    ] == expected


def test_a_run_over_two_devices_lasts_until_the_last_one_would() -> None:
    said = [Sign(at(0), EventKind.APP_OPEN, None, 1), Sign(at(15), EventKind.ACTIVE, None, 2)]
    (run,) = join_runs(build_sessions(said, at(16)))
    assert (run.start, run.until) == (at(0), at(0) + OPEN_LASTS)


said_by_devices = st.lists(
    st.builds(
        Sign,
        at=st.integers(0, 200_000).map(lambda seconds: T0 + timedelta(seconds=seconds)),
        kind=st.sampled_from(EventKind),
        app=st.sampled_from([None, "A", "B"]),
        device=st.integers(1, 2),
    ),
    max_size=40,
)


@given(said_by_devices, st.integers(0, 300_000))
def test_whatever_devices_say(said: list[Sign], now_seconds: int) -> None:
    now = T0 + timedelta(seconds=now_seconds)
    sessions = build_sessions(said, now)
    for one in sessions:
        assert one.start <= one.end <= now
        assert (one.until is None) == (one.ending is not Ending.NOT_YET)
        assert one.until is None or one.until >= now
        if one.ending is Ending.UNKNOWN:
            assert one.end - one.start >= timedelta(0)
    for device in (1, 2):
        own = [one for one in sessions if one.device == device]
        assert all(before.end <= after.start for before, after in pairwise(own))
        assert sum(one.until is not None for one in own) <= 1
    runs = join_runs(sessions)
    assert all(before.end < after.start for before, after in pairwise(runs))
    counted = sum(sum(hours) for hours in seconds_by_hour(sessions, ZoneInfo("Europe/Berlin")).values())
    apart = sum((one.end - one.start).total_seconds() for one in sessions)
    together = sum((run.end - run.start).total_seconds() for run in join_runs(_ended(sessions), timedelta(0)))
    assert counted == pytest.approx(together, abs=24)
    assert counted <= apart + 24


def _ended(sessions: list[Session]) -> list[Session]:
    return [Session(one.start, one.end, Ending.CLOSED) for one in sessions]


@given(said_by_devices, st.randoms())
def test_the_order_of_arrival_does_not_matter(said: list[Sign], chance: random.Random) -> None:
    apart = list({(sign.at, sign.device): sign for sign in said}.values())  # of two at one instant the order counts
    shuffled = chance.sample(apart, len(apart))
    now = T0 + timedelta(days=3)
    assert build_sessions(shuffled, now) == build_sessions(apart, now)


BERLIN, KOLKATA, LORD_HOWE = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Kolkata"), ZoneInfo("Australia/Lord_Howe")


@pytest.mark.parametrize(
    ("local", "zone", "day"),
    [
        ("2026-06-15T04:00", BERLIN, date(2026, 6, 15)),
        ("2026-06-15T03:59", BERLIN, date(2026, 6, 14)),
        ("2026-06-15T23:59", BERLIN, date(2026, 6, 15)),
        ("2026-06-16T00:00", BERLIN, date(2026, 6, 15)),
        ("2026-03-29T03:30", BERLIN, date(2026, 3, 28)),  # the night in which an hour is left out
        ("2026-10-25T02:30", BERLIN, date(2026, 10, 24)),
    ],
)
def test_the_day_begins_at_four(local: str, zone: ZoneInfo, day: date) -> None:
    assert day_of(datetime.fromisoformat(local).replace(tzinfo=zone), zone) == day


@pytest.mark.parametrize(
    ("begin", "end", "zone", "expected"),
    [
        # 10:30 to 12:15 UTC is 12:30 to 14:15 in Berlin
        ((10, 30), (12, 15), BERLIN, {date(2026, 6, 15): {12: 1800, 13: 3600, 14: 900}}),
        # 1:30 to 2:30 UTC is 3:30 to 4:30: of two days
        ((1, 30), (2, 30), BERLIN, {date(2026, 6, 14): {3: 1800}, date(2026, 6, 15): {4: 1800}}),
        # 10:00 UTC is 15:30: hours of half an hour's offset
        ((10, 0), (11, 0), KOLKATA, {date(2026, 6, 15): {15: 1800, 16: 1800}}),
    ],
)
def test_seconds_by_hour(
    begin: tuple[int, int], end: tuple[int, int], zone: ZoneInfo, expected: dict[date, dict[int, int]]
) -> None:
    session = Session(T0.replace(hour=begin[0], minute=begin[1]), T0.replace(hour=end[0], minute=end[1]), Ending.CLOSED)
    found = seconds_by_hour([session], zone)
    assert {day: {hour: n for hour, n in enumerate(hours) if n} for day, hours in found.items()} == expected


@pytest.mark.parametrize(
    ("zone", "night", "hours"),
    [
        (BERLIN, date(2026, 3, 28), 23),  # clocks go from 2:00 to 3:00
        (BERLIN, date(2026, 10, 24), 25),
        (LORD_HOWE, date(2026, 4, 4), 24.5),  # half an hour back
        (BERLIN, date(2026, 6, 15), 24),
    ],
)
def test_whole_days_have_their_length_also_when_clocks_are_changed(zone: ZoneInfo, night: date, hours: float) -> None:
    begin, end = begin_of(night, zone), begin_of(night + timedelta(days=1), zone)
    found = seconds_by_hour([Session(begin, end, Ending.CLOSED)], zone)
    assert found.keys() == {night}
    assert sum(found[night]) == hours * 3600


def test_time_at_two_screens_counts_once() -> None:
    sessions = [Session(at(0), at(30), Ending.CLOSED, device=1), Session(at(10), at(20), Ending.CLOSED, device=2)]
    assert sum(sum(hours) for hours in seconds_by_hour(sessions, BERLIN).values()) == 1800
