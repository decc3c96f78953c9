"""Stretches of time: tables, and properties against counting minute by minute."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bridge.stretches import Stretch, longest, merged, reached, total, within

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def minute(number: float) -> datetime:
    return NOON + timedelta(minutes=number)


def stretch(start: float, end: float, label: str = "") -> Stretch:
    return Stretch(minute(start), minute(end), label)


stretches = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda pair: stretch(pair[0], sum(pair))), max_size=12
)


def minutes(covered: object) -> set[int]:
    assert isinstance(covered, list | tuple)
    return {number for number in range(-5, 90) for each in covered if each.start <= minute(number) < each.end}


@pytest.mark.parametrize(
    ("given_", "gap", "expected"),
    [
        ([], 0, []),
        ([(0, 5), (5, 9)], 0, [(0, 9)]),  # they touch
        ([(5, 9), (0, 6)], 0, [(0, 9)]),  # in the wrong order, overlapping
        ([(0, 9), (2, 3)], 0, [(0, 9)]),  # one within the other
        ([(0, 5), (6, 9)], 0, [(0, 5), (6, 9)]),
        ([(0, 5), (6, 9)], 1, [(0, 9)]),
        ([(3, 3)], 0, []),  # an instant lasts no time
        ([(0, 5), (6, 6), (7, 9)], 1, [(0, 9)]),  # but may close a gap
    ],
)
def test_merging(given_: list[tuple[int, int]], gap: int, expected: list[tuple[int, int]]) -> None:
    done = merged((stretch(*each) for each in given_), timedelta(minutes=gap))
    assert list(done) == [stretch(*each) for each in expected]


@given(stretches)
def test_merging_covers_the_same_minutes_in_order_and_apart(given_: list[Stretch]) -> None:
    done = merged(given_)
    assert minutes(done) == minutes(given_)
    assert all(one.end < other.start for one, other in pairwise(done))


@given(stretches, st.integers(-5, 80), st.integers(0, 40))
def test_a_part_holds_the_minutes_between_its_ends(given_: list[Stretch], start: int, length: int) -> None:
    expected = minutes(given_) & set(range(start, start + length))
    assert minutes(within(given_, minute(start), minute(start + length))) == expected
    assert total(merged(given_), minute(start), minute(start + length)) == timedelta(minutes=len(expected))


@given(stretches, st.integers(1, 60))
def test_an_amount_is_reached_just_when_the_total_says_so(given_: list[Stretch], amount: int) -> None:
    covered, wanted = merged(given_), timedelta(minutes=amount)
    at = reached(covered, wanted, NOON, minute(90))
    if at is None:
        assert total(covered, NOON, minute(90)) < wanted
    else:
        assert total(covered, NOON, at) == wanted
        assert total(covered, NOON, at - timedelta(seconds=1)) < wanted


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ([], None),
        ([(0, 2, "Mail"), (2, 7, "Browser"), (7, 10, "Mail")], "Mail"),  # 2 + 3 = 5 minutes each, Mail later
        ([(0, 3, "Mail"), (3, 7, "Browser")], "Browser"),
    ],
)
def test_what_lasts_longest(given_: list[tuple[int, int, str]], expected: str | None) -> None:
    assert longest(stretch(*each) for each in given_) == expected
