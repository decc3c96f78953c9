"""From what was seen to what is told: tables and properties."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bridge.stretches import Stretch
from bot.bridge.telling import AWAY, PRESENT, Host, Plan, ToldBefore, begin, day_of, next_look, resume, tell
from bot.bridge.wire import BridgeEvent, Kind

PLAN = Plan(device="a desk", zone=UTC)
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC) + PLAN.phase
"""A Monday; at the beginning of a minute as this device counts them."""

BACK = timedelta(hours=12)
MINUTE = timedelta(minutes=1)
TODAY = date(2026, 3, 2)


def minute(number: float) -> datetime:
    return NOON + number * MINUTE


def there(*pairs: tuple[float, float]) -> Host:
    return Host(presence=[Stretch(minute(start), minute(end), PRESENT) for start, end in pairs])


def told(number: float = -1) -> ToldBefore:
    return ToldBefore(until=minute(number), day=TODAY)


def of(kind: Kind, events: list[BridgeEvent]) -> list[BridgeEvent]:
    return [event for event in events if event.event is kind]


@pytest.mark.parametrize(
    ("seen", "now", "expected"),
    [
        # the minute of each event; the last instant of a minute is a thousandth of a second before the next one
        ([], 10, []),
        ([(0, 3)], 3, [0, 2, 3]),  # it began at 0; then the ends of minutes 1 and 2
        ([(0, 3)], 2.5, [0, 2]),  # minute 2 is not over
        ([(0.5, 3)], 3, [0.5, 2, 3]),
        ([(0, 1.25)], 5, [0, 1.25]),
        ([(0, 0.5), (0.75, 1)], 5, [0]),  # one event for a minute
        ([(0, 1), (4, 5)], 5, [0, 4]),  # away and back
        ([(-30, 1)], 5, [1]),  # there since long ago, of which -1 was told
        ([(0, 90)], 0.5, []),
    ],
)
def test_a_presence_is_told_minute_by_minute(
    seen: list[tuple[float, float]], now: float, expected: list[float]
) -> None:
    events, after = tell([there(*seen)], told(), minute(now), PLAN)
    assert [event.event for event in events] == [Kind.ACTIVE] * len(expected)
    assert [(event.at - NOON) / MINUTE for event in events] == pytest.approx(expected, abs=0.001)
    assert after.until == (events[-1].at if events else minute(-1))


def test_minutes_of_today_count_from_four_and_each_screen_once() -> None:
    four = datetime(2026, 3, 2, 4, tzinfo=UTC)
    night = Stretch(four - 50 * MINUTE, four + 10 * MINUTE, PRESENT)  # 10 minutes of it today
    desk = Host(presence=[night, Stretch(minute(0), minute(30), PRESENT)])
    phone = Host(windows=[Stretch(minute(20), minute(40), "Chat")])  # 10 minutes at both
    events, _after = tell([desk, phone], told(38), minute(40), PLAN)
    assert [event.minutes_today for event in events] == [10 + 39]  # the last instant: a thousandth less than 50
    events, _after = tell([desk, phone], told(38), minute(50), replace(PLAN, limits=(50, 51)))
    passed = of(Kind.THRESHOLD, events)
    assert [(event.minutes_today, event.at) for event in passed] == [(50, minute(40))]


@pytest.mark.parametrize(
    ("windows", "expected"),
    [
        ([(0, 10, "Mail")], 10),
        ([(0, 3, "Mail"), (3.05, 6, "Chat")], 6),  # three seconds of nothing: switching
        ([(0, 3, "Mail"), (4, 6, "Chat")], 5),
        ([(0, 3, "Mail"), (3, 9, "LockApp.exe")], 3),
        ([(0, 3, "loginwindow")], 0),
    ],
)
def test_where_nobody_watches_presence_windows_stand_for_it(
    windows: list[tuple[float, float, str]], expected: int
) -> None:
    host = Host(windows=[Stretch(minute(start), minute(end), app) for start, end, app in windows])
    active = host.active()
    assert sum((each.end - each.start for each in active), timedelta(0)) == expected * MINUTE


def test_a_window_left_in_front_is_no_presence() -> None:
    away = Host(presence=[Stretch(minute(0), minute(60), AWAY)], windows=[Stretch(minute(0), minute(60), "Film")])
    assert tell([away], told(), minute(60), replace(PLAN, limits=(1,), apps=True)) == ([], told())


def test_apps_are_told_only_if_allowed() -> None:
    host = replace(
        there((0, 1)), windows=[Stretch(minute(0), minute(0.4), "Mail"), Stretch(minute(0.4), minute(1), "Chat")]
    )
    (quiet,), _after = tell([host], told(), minute(1), PLAN)
    (open_,), _after = tell([host], told(), minute(1), replace(PLAN, apps=True))
    assert (quiet.app, open_.app) == (None, "Chat")
    assert quiet.id == open_.id
    assert b"Chat" not in quiet.body()


def test_an_app_without_a_name_is_not_told() -> None:
    host = replace(there((0, 1)), windows=[Stretch(minute(0), minute(1), "")])
    (event,), _after = tell([host], told(), minute(1), replace(PLAN, apps=True))
    assert event.app is None


def test_each_limit_is_told_once_a_day() -> None:
    plan = replace(PLAN, limits=(30, 60, 30))
    host = there((0, 45), (60, 90))
    events, after = tell([host], told(), minute(50), plan)
    assert [event.at for event in of(Kind.THRESHOLD, events)] == [minute(30)]
    events, after = tell([host], after, minute(90), plan)
    assert [event.at for event in of(Kind.THRESHOLD, events)] == [minute(75)]  # 45 + 15
    events, after = tell([host], resume(after, minute(95), plan, BACK), minute(95), plan)
    assert of(Kind.THRESHOLD, events) == []
    assert after.limits == {30, 60}
    tomorrow = resume(after, minute(24 * 60), plan, BACK)
    assert (tomorrow.day, tomorrow.limits) == (TODAY + timedelta(days=1), frozenset())


@pytest.mark.parametrize(
    ("zone", "instant", "day", "begun"),
    [
        ("UTC", "2026-03-02T03:59+00:00", "2026-03-01", "2026-03-01T04:00+00:00"),
        ("UTC", "2026-03-02T04:00+00:00", "2026-03-02", "2026-03-02T04:00+00:00"),
        ("Asia/Kolkata", "2026-03-02T00:00+00:00", "2026-03-02", "2026-03-01T22:30+00:00"),  # 05:30 there
        # the night in which Berlin skips the hour from 2 to 3: the day before has 23 hours
        ("Europe/Berlin", "2026-03-29T01:30+00:00", "2026-03-28", "2026-03-28T03:00+00:00"),  # 03:30 summer time
        ("Europe/Berlin", "2026-03-29T02:00+00:00", "2026-03-29", "2026-03-29T02:00+00:00"),  # 04:00 summer time
        # and has that hour twice
        ("Europe/Berlin", "2026-10-25T02:59+00:00", "2026-10-24", "2026-10-24T02:00+00:00"),  # 03:59 winter time
        ("Europe/Berlin", "2026-10-25T03:00+00:00", "2026-10-25", "2026-10-25T03:00+00:00"),
    ],
)
def test_a_day_begins_at_four(zone: str, instant: str, day: str, begun: str) -> None:
    assert day_of(datetime.fromisoformat(instant), ZoneInfo(zone)) == (
        date.fromisoformat(day),
        datetime.fromisoformat(begun),
    )


def test_the_first_start_tells_the_minute_before_and_nothing_older() -> None:
    events, _after = tell([there((-600, 3.5))], begin(minute(3.5), PLAN), minute(3.5), PLAN)
    assert [(event.at - NOON) / MINUTE for event in events] == pytest.approx([3], abs=0.001)
    assert events[0].minutes_today == day_minutes(3)


def day_minutes(number: int) -> int:
    """Minutes from four in the morning, if somebody was there all along; 600 minutes before noon are 02:00."""
    four = datetime(2026, 3, 2, 4, tzinfo=UTC)
    return int((minute(number) - timedelta(milliseconds=1) - four) / MINUTE)


def test_after_a_long_absence_only_so_much_is_told() -> None:
    long_ago = told(-60 * 24 * 7)
    events, _after = tell(
        [there((-60 * 20, 0))], resume(long_ago, minute(0), PLAN, timedelta(hours=2)), minute(0), PLAN
    )
    assert len(events) == 119  # the minute in which two hours begin counts as told


@pytest.mark.parametrize(
    ("ahead", "turn", "expected"),
    [
        (-1, 0, 1),
        (0.5, 0, 0),  # some seconds: it goes on when the same minute is over
        (5, 0, 0),
        (60, 1, 1),  # it was an hour ahead: what was told then is another turn's
    ],
)
def test_a_clock_that_was_ahead_does_not_silence(ahead: float, turn: int, expected: int) -> None:
    told_ = resume(told(ahead), minute(1), PLAN, BACK)
    events, _after = tell([there((0, 1))], told_, minute(1), PLAN)
    assert (told_.turn, len(events)) == (turn, expected)


def test_another_turn_has_other_ids() -> None:
    (before,), _after = tell([there((0, 1))], told(), minute(1), PLAN)
    (again,), _after = tell([there((0, 1))], replace(told(), turn=1), minute(1), PLAN)
    assert before.id != again.id


def test_devices_call_at_different_seconds() -> None:
    phases = {Plan(device=f"desk {number}").phase for number in range(60)}
    assert len(phases) > 50
    assert all(timedelta(0) <= phase < MINUTE for phase in phases)


@given(st.floats(-1e6, 1e6), st.integers(10, 120))
def test_the_next_look_is_soon(number: float, seconds: int) -> None:
    plan = replace(PLAN, every=timedelta(seconds=seconds))
    assert timedelta(0) < next_look(minute(number), plan) <= plan.every


presences = st.lists(st.tuples(st.floats(-30, 60), st.floats(0, 20)).map(lambda pair: (pair[0], sum(pair))), max_size=8)


@given(presences, st.lists(st.floats(0, 90), max_size=12))
def test_however_often_one_looks_the_same_is_told_once(seen: list[tuple[float, float]], looks: list[float]) -> None:
    plan = replace(PLAN, limits=(10, 25))
    in_one, _after = tell([there(*seen)], told(), minute(90), plan)
    bit_by_bit: list[BridgeEvent] = []
    now = told()
    for look in sorted([*looks, 90.0]):
        events, now = tell([there(*seen)], resume(now, minute(look), plan, BACK), minute(look), plan)
        bit_by_bit += events
    assert {event.id: event for event in bit_by_bit} == {event.id: event for event in in_one}
    assert len(bit_by_bit) == len({event.id for event in bit_by_bit})


@given(presences, st.floats(0, 90))
def test_what_is_told_was_so(seen: list[tuple[float, float]], now: float) -> None:
    host = there(*seen)
    events, after = tell([host], told(), minute(now), replace(PLAN, limits=(5,)))
    for event in events:
        assert event.at <= minute(now)
        assert any(each.start <= event.at <= each.end for each in host.active())
    assert [event.at for event in events] == sorted(event.at for event in events)
    assert after.until >= minute(-1)
