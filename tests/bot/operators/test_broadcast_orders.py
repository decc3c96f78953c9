"""What a /broadcast says: for whom, what and when; and how its course is told."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.operators.broadcast_cards import say_progress
from bot.operators.broadcast_orders import BroadcastOrder, OrderError, read_order
from bot.storage.models import Broadcast
from bot.storage.queries.broadcasts import BroadcastProgress
from tests.bot.factories import NOON

BERLIN = ZoneInfo("Europe/Berlin")
"""In June two hours ahead of UTC: it is 14:00 there."""


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 6, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "order"),
    [
        ("all", BroadcastOrder("all", None, None)),
        ("all walk path", BroadcastOrder("all", ("walk", "path"), None)),
        ("cohort:spring+language:de+active:14", BroadcastOrder("cohort:spring+language:de+active:14", None, None)),
        ("all at 18:00", BroadcastOrder("all", None, at(15, 16))),
        ("all walk path at 9:30", BroadcastOrder("all", ("walk", "path"), at(16, 7).replace(minute=30))),
        ("all at 2026-06-20 18:00", BroadcastOrder("all", None, at(20, 16))),
    ],
)
def test_an_order_is_read(words: str, order: BroadcastOrder) -> None:
    assert read_order(words, BERLIN, NOON, {"spring", "autumn"}) == order


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "Write /broadcast, for whom"),
        ("everybody", "Write /broadcast, for whom"),
        ("all one", "Write /broadcast, for whom"),
        ("cohort:sprnig", "There is no cohort sprnig. The cohorts that somebody is in: autumn, spring."),
        ("all+cohort:x", "There is no cohort x"),
        ("all at", "I can't read that time"),
        ("all at noon", "I can't read that time"),
        ("all at 25:00", "I can't read that time"),
        ("all at 2026-06-31 18:00", "There is no day 2026-06-31"),
        ("all at 2026-06-01 18:00", "for the next 60 days, not for 2026-06-01 18:00"),
        ("all at 2027-06-01 18:00", "for the next 60 days"),
    ],
)
def test_what_cannot_be_is_said(words: str, said: str) -> None:
    with pytest.raises(OrderError, match=said):
        read_order(words, BERLIN, NOON, {"spring", "autumn"})


def test_each_reason_has_its_line() -> None:
    progress = BroadcastProgress(
        sent=2, withheld={"in_trial": 43, "quiet_hours": 3, "blocked": 1}, failed=1, unknown=1, taken_back=5
    )
    assert say_progress(Broadcast(created_at=NOON, total=56), progress) == [
        "▓▓▓▓▓▓▓▓▓▓▓░ 51/56",
        "sent: 2",
        "not sent, because they take part in a trial: 43",
        "not sent, quiet hours: 3",
        "blocked me: 1",
        "failed: 1",
        "perhaps arrived: the connection broke: 1",
        "taken back: 5",
    ]
