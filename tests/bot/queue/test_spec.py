"""What a queue promises, and how often it tries."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.queue.spec import Guarantee, QueueSpec, Retry
from bot.storage.queries.notices import NOTICES
from bot.storage.queries.queues import QUEUES
from bot.storage.queries.screen import SCREEN_PENDING


def test_what_goes_out_goes_out_at_most_once_and_all_else_is_done() -> None:
    outgoing = {queue.name for queue in QUEUES if queue.guarantee is Guarantee.AT_MOST_ONCE}
    assert outgoing == {"nudges", "notices"}
    assert {queue.name for queue in QUEUES} - outgoing == {"updates", "jobs", "screen_pending"}


@pytest.mark.parametrize("queue", QUEUES, ids=lambda queue: queue.name)
def test_every_queue_counts_its_attempts_and_knows_who_has_a_row(queue: QueueSpec) -> None:
    assert {"claimed_by", "attempts"} <= set(queue.table.__table__.columns.keys())


def test_a_guarantee_that_the_states_cannot_keep_is_refused() -> None:
    with pytest.raises(ValueError, match="notices"):
        replace(NOTICES, states=None)
    with pytest.raises(ValueError, match="screen_pending"):
        replace(SCREEN_PENDING, guarantee=Guarantee.AT_MOST_ONCE)


@pytest.mark.parametrize(("attempts", "seconds"), [(0, 2), (1, 4), (5, 64), (6, 120), (10_000, 120)])
def test_waits_double_to_a_limit(attempts: int, seconds: int) -> None:
    assert Retry().wait(attempts) == timedelta(seconds=seconds)


def test_attempts_may_have_an_end() -> None:
    assert [Retry(attempts=2).is_over(attempts) for attempts in (0, 1, 2)] == [False, False, True]
    assert not Retry().is_over(1_000)
