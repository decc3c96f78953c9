"""Rules: which moments screen time makes, and which not, by tables of what devices say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.screentime.rules import Event, Past, Rule, Rules, ScreenFinding, look, usual_seconds
from bot.screentime.sessions import Sign
from bot.storage.models import EventKind
from tests.bot.screentime.test_sessions import T0, at, said_by_devices, signs

UTC_ZONE = ZoneInfo("UTC")
TODAY = date(2026, 6, 15)
MINUTES_20 = Rules()
LIMIT_60 = Rules(in_a_row=None, a_day=timedelta(hours=1))
NEVER = Rules(in_a_row=None, unusual=False)


NOTHING = Past()


def heard(said: str, minutes_today: int | None = None, late: float = 0.0) -> list[Event]:
    """Return events that arrived some minutes after they happened."""
    return [Event(sign, sign.at + timedelta(minutes=late), minutes_today) for sign in signs(said)]


def found(
    rules: Rules,
    events: list[Event],
    now: float,
    *,
    since: float = -1e5,
    past: Past = NOTHING,
    zone: ZoneInfo = UTC_ZONE,
) -> ScreenFinding:
    return look(rules, events, new_since=at(since), past=past, zone=zone, now=at(now))


def moments(finding: ScreenFinding) -> list[tuple[str, float, str, int | None, str | None]]:
    return [
        (moment.key, (moment.due_at - T0) / timedelta(minutes=1), moment.rule.value, moment.minutes, moment.app)
        for moment in finding.moments
    ]


ROW = "row/2026-06-15T12:00:00"


@pytest.mark.parametrize(
    ("said", "now", "expected"),
    [
        ("0 open A", 1, [(ROW, 20, "in_a_row", 20, "A")]),  # planned, should the person stay
        ("0 open A, 19 close A", 19, []),
        ("0 open A", 19.5, [(ROW, 20, "in_a_row", 20, "A")]),
        ("0 open A", 25, [(ROW, 25, "in_a_row", 25, "A")]),  # looked at late: it is 25 minutes by now
        ("0 open A", 61, []),  # nobody can say whether A is still open
        ("0 open A, 10 open B", 11, [(ROW, 20, "in_a_row", 20, None)]),  # of several apps none is named
        ("0 open, 10 unlock", 11, [("row/2026-06-15T12:10:00", 30, "in_a_row", 20, None)]),  # a close got lost
        ("0 active, 4 active, 8 active", 8, []),  # is not heard of until minute 20
        ("0 active, 4 active, 8 active, 12 active, 16 active", 16, [(ROW, 20, "in_a_row", 20, None)]),
        ("0 active, 4 active, 8 active, 12 active, 16 active, 20 close", 20, []),
        ("0 open A, 10 close A, 13 open A", 14, [("row/2026-06-15T12:13:00", 33, "in_a_row", 20, "A")]),
        ("0 open A, 10 close A, 11 open A", 12, [(ROW, 20, "in_a_row", 20, "A")]),
    ],
)
def test_in_a_row(said: str, now: float, expected: list[tuple[str, float, str, int | None, str | None]]) -> None:
    assert moments(found(MINUTES_20, heard(said), now)) == expected
    assert moments(found(NEVER, heard(said), now)) == []


@pytest.mark.parametrize(
    ("rules", "said", "minutes", "expected"),
    [
        (LIMIT_60, "0 active", 60, [("limit/2026-06-15/60", 0, "limit", 60, None)]),
        (LIMIT_60, "0 active", 59, []),
        (LIMIT_60, "0 threshold", 75, [("limit/2026-06-15/60", 0, "limit", 75, None)]),
        # a device's own limit, below the one set here or without one
        (LIMIT_60, "0 threshold", 30, [("threshold/2026-06-15/1", 0, "threshold", 30, None)]),
        (NEVER, "0 threshold", 95, [("threshold/2026-06-15/3", 0, "threshold", 95, None)]),
        (NEVER, "0 threshold", None, [("threshold/2026-06-15/none", 0, "threshold", None, None)]),
        (NEVER, "0 threshold, 1 threshold", 95, [("threshold/2026-06-15/3", 0, "threshold", 95, None)]),
        (NEVER, "0 active", 95, []),
    ],
)
def test_what_a_device_counts(
    rules: Rules, said: str, minutes: int | None, expected: list[tuple[str, float, str, int | None, str | None]]
) -> None:
    events = heard(said.replace("threshold", "limit"), minutes)
    assert moments(found(rules, events, 2)) == expected


def test_the_limit_is_passed_once_a_day_and_the_day_begins_at_four() -> None:
    keys = set()
    for hours in (0, 5, 15.9, 16):  # 12:00, 17:00, 3:54 and 4:00
        minutes = hours * 60
        (moment,) = found(LIMIT_60, heard(f"{minutes} active", 80), minutes).moments
        keys.add(moment.key)
    assert keys == {"limit/2026-06-15/60", "limit/2026-06-16/60"}


def test_time_that_devices_only_show_counts_towards_the_limit() -> None:
    morning = "-300 open A, -250 close A"  # 50 minutes
    (moment,) = found(LIMIT_60, heard(f"{morning}, 0 open B"), 4).moments
    assert (moment.key, moment.due_at, moment.minutes) == ("limit/2026-06-15/60", at(10), 60)
    assert found(LIMIT_60, heard(f"{morning}, 0 open B, 9 close B"), 9).moments == ()
    (moment,) = found(LIMIT_60, heard(f"{morning}, 0 open B"), 12).moments
    assert (moment.due_at, moment.minutes) == (at(12), 62)


@pytest.mark.parametrize(
    ("apps", "said", "expected"),
    [
        ({"instagram"}, "0 open Instagram", ["open/2026-06-15T12:00"]),
        ({"instagram"}, "0 open TikTok", []),
        ({"instagram"}, "0 open", []),
        ({"instagram"}, "0 active Instagram", []),
        ({"instagram"}, "0 open Instagram, 0.2 open Instagram, 3 open Instagram", ["12:00", "12:03"]),
    ],
)
def test_opening_a_named_app(apps: set[str], said: str, expected: list[str]) -> None:
    finding = found(replace(NEVER, apps=frozenset(apps)), heard(said), 4)
    assert [moment.key[-5:] for moment in finding.moments] == [key[-5:] for key in expected]
    assert {moment.app for moment in finding.moments} <= {"Instagram"}
    assert {moment.rule for moment in finding.moments} <= {Rule.OPENED}


def test_what_was_looked_at_before_makes_no_new_moment() -> None:
    rules = replace(NEVER, apps=frozenset({"a"}))
    assert found(rules, heard("0 open A"), 4, since=1).moments == ()
    assert len(found(rules, heard("0 open A"), 4, since=0).moments) == 1


@pytest.mark.parametrize(
    ("late", "makes"), [(0, True), (10, True), (10.1, False), (-1, True), (-1.1, False), (24 * 60, False)]
)
def test_what_arrives_late_or_from_the_future_makes_no_moment(late: float, makes: bool) -> None:
    rules = Rules(apps=frozenset({"a"}))
    finding = found(rules, heard("0 open A, 0 limit", 90, late=late), max(late, 0) + 2)
    assert bool(finding.moments) is makes
    assert finding.reported == {TODAY: 90}


def test_a_late_close_still_ends_what_was_planned() -> None:
    events = [*heard("0 open A"), *heard("2 close A", late=11)]
    assert found(MINUTES_20, events, 13).moments == ()


# The same weekday four weeks ago, with seconds at noon; today is a Monday at noon.


def past(*noons: int, days: int = 28) -> Past:
    hours = [[0] * 12 + [seconds] + [0] * 11 for seconds in noons]
    return Past(TODAY - timedelta(days=days), hours)


@pytest.mark.parametrize(
    ("known", "usual"),
    [
        (past(600, 1200, 900), 900),
        (past(600, 1200), 900),
        (past(600), None),  # one Monday is no habit
        (past(600, 1200, 900, days=13), None),
        (Past(), None),
    ],
)
def test_usual(known: Past, usual: float | None) -> None:
    assert usual_seconds(known, 12, TODAY) == usual


@pytest.mark.parametrize(
    ("known", "said", "now", "due"),
    [
        (past(900, 900), "0 open A", 1, 16),  # a minute more than a quarter of an hour
        (past(0, 0), "0 open A", 1, 10),  # less than ten minutes is never unusual
        (past(900, 900), "0 open A", 17, 17),
        (past(900, 900), "0 open A, 15 close A", 15, None),
        (past(3600, 3600), "0 open A", 5, None),  # cannot be more within this hour
        (past(900), "0 open A", 5, None),
        (past(900, 900, days=13), "0 open A", 5, None),
    ],
)
def test_more_than_usual(known: Past, said: str, now: float, due: float | None) -> None:
    finding = found(Rules(in_a_row=None), heard(said), now, past=known)
    expected = [] if due is None else [("unusual/2026-06-15/12", due, "unusual", None, None)]
    assert moments(finding) == expected
    assert moments(found(NEVER, heard(said), now, past=known)) == []


@pytest.mark.parametrize(
    ("zone", "instant", "hour"),
    [
        ("Europe/Berlin", datetime(2026, 3, 29, 1, 30, tzinfo=UTC), 3),  # 3:30 in the night that has no 2:30
        ("Europe/Berlin", datetime(2026, 10, 25, 1, 30, tzinfo=UTC), 2),  # the second 2:30
        ("Asia/Kolkata", datetime(2026, 6, 15, 18, 45, tzinfo=UTC), 0),  # past midnight
    ],
)
def test_usual_is_of_the_local_hour(zone: str, instant: datetime, hour: int) -> None:
    hours = [[0] * 24, [0] * 24]
    known = Past(instant.date() - timedelta(days=40), hours)
    begin = instant - timedelta(minutes=12)
    events = [Event(Sign(begin, EventKind.APP_OPEN), begin)]
    (moment,) = look(
        Rules(in_a_row=None), events, new_since=begin, past=known, zone=ZoneInfo(zone), now=instant
    ).moments
    assert moment.key.split("/")[2] == str(hour)


@given(said_by_devices, st.integers(0, 250_000), st.integers(0, 2), st.sampled_from([None, 30, 500]))
def test_whatever_devices_say_moments_are_few_and_in_reach(
    said: list[Sign], now_seconds: int, delay: int, minutes: int | None
) -> None:
    now = T0 + timedelta(seconds=now_seconds)
    events = [
        Event(sign, received, minutes) for sign in said if (received := sign.at + timedelta(minutes=delay * 7)) <= now
    ]
    rules = Rules(a_day=timedelta(minutes=45), apps=frozenset({"a"}))
    finding = look(rules, events, new_since=T0, past=past(60, 60), zone=UTC_ZONE, now=now)
    keys = [moment.key for moment in finding.moments]
    assert len(keys) == len(set(keys))
    assert all(len(key) <= 80 for key in keys)
    for moment in finding.moments:
        assert moment.due_at <= now + timedelta(hours=1)
    assert finding == look(rules, events, new_since=T0, past=past(60, 60), zone=UTC_ZONE, now=now)
    again = look(rules, events, new_since=now + timedelta(seconds=1), past=past(60, 60), zone=UTC_ZONE, now=now)
    assert {moment.key for moment in again.moments} <= set(keys)
