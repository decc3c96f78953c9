"""ActivityWatch's answers, also those that are none."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bridge.records import LONGEST_LABEL, WatchedKind, WatcherBucket, read_buckets, read_stretches
from bot.bridge.stretches import Stretch
from bot.errors import BridgeError

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
GOOD = {
    "id": 1,
    "timestamp": "2026-03-02T12:00:00+00:00",
    "duration": 60.0,
    "data": {"app": "Mail", "title": "Dear Ann"},
}

anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def test_titles_are_not_even_read() -> None:
    (stretch,), malformed = read_stretches([GOOD], WatchedKind.WINDOWS)
    assert (stretch, malformed) == (Stretch(NOON, NOON + timedelta(minutes=1), "Mail"), 0)
    assert "Ann" not in repr(stretch)


@pytest.mark.parametrize("timestamp", ["2026-03-02T12:00:00Z", "2026-03-02T12:00:00", "2026-03-02T17:30:00+05:30"])
def test_times_of_all_forms_are_one_instant(timestamp: str) -> None:
    (stretch,), _malformed = read_stretches([GOOD | {"timestamp": timestamp}], WatchedKind.WINDOWS)
    assert stretch.start == NOON


@pytest.mark.parametrize(
    "change",
    [
        {"timestamp": "yesterday"},
        {"timestamp": 5},
        {"timestamp": "9999-12-31T23:59:59+00:00"},
        {"timestamp": "0001-01-01T00:00:00+14:00"},
        {"duration": -1},
        {"duration": float("nan")},
        {"duration": float("inf")},
        {"duration": 10**400},
        {"duration": True},
        {"duration": "60"},
        {"data": []},
        {"data": {}},
        {"data": {"app": 7}},
    ],
)
def test_one_malformed_record_is_left_out_and_counted(change: dict[str, Any]) -> None:
    stretches, malformed = read_stretches([GOOD, GOOD | change, "?"], WatchedKind.WINDOWS)
    assert (len(stretches), malformed) == (1, 2)


@pytest.mark.parametrize(
    ("app", "expected"),
    [
        ("Mail\x00\n\x1b[31m", "Mail[31m"),
        ("\ud800Chat", "Chat"),
        ("x" * 5000, "x" * LONGEST_LABEL),
        ("Uhr 時計", "Uhr 時計"),
    ],
)
def test_names_of_apps_are_cleaned(app: str, expected: str) -> None:
    (stretch,), _malformed = read_stretches([GOOD | {"data": {"app": app}}], WatchedKind.WINDOWS)
    assert stretch.label == expected


def test_only_buckets_of_interest_count() -> None:
    answer = {
        "aw-watcher-afk_desk": {"type": "afkstatus", "hostname": "desk"},
        "aw-watcher-window_desk": {"type": "currentwindow", "hostname": "desk"},
        "aw-watcher-web_desk": {"type": "web.tab.current", "hostname": "desk"},
        "aw-watcher-android-test": {"type": "currentwindow"},
        "odd": {"type": ["currentwindow"]},
        "broken": None,
    }
    assert read_buckets(answer) == [
        WatcherBucket("aw-watcher-afk_desk", WatchedKind.PRESENCE, "desk"),
        WatcherBucket("aw-watcher-window_desk", WatchedKind.WINDOWS, "desk"),
        WatcherBucket("aw-watcher-android-test", WatchedKind.WINDOWS, ""),
    ]


@given(anything, st.sampled_from(WatchedKind))
def test_nothing_that_is_answered_breaks_more_than_the_answer(answer: object, watched: WatchedKind) -> None:
    with suppress(BridgeError):
        assert all(isinstance(bucket.host, str) for bucket in read_buckets(answer))
    with suppress(BridgeError):
        stretches, malformed = read_stretches([answer, GOOD, answer], WatchedKind.WINDOWS)
        assert len(stretches) + malformed == 3
    if not isinstance(answer, list):
        with pytest.raises(BridgeError, match="ActivityWatch"):
            read_stretches(answer, watched)
