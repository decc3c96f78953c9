"""Pacing: the budget, who goes first, and what is held back after a 429."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import RetryAfter

from bot.core.bucket import Bucket
from bot.core.signals import to_strangers
from bot.storage.queries.budget import IDLE_SHARE, Part, divide
from bot.telegram.pacing import OVERALL_PER_SECOND, Pacer


@pytest.fixture
async def pacer() -> AsyncIterator[Pacer]:
    pacer = Pacer(25.0)
    await pacer.initialize()
    yield pacer
    await pacer.shutdown()


async def others_go_on() -> None:
    """Let everything run that need not wait."""
    for _turn in range(50):
        await asyncio.sleep(0)


async def say(pacer: Pacer, chat: int, calls: list[tuple[float, Any]], name: object = None, **more: Any) -> None:
    async def call() -> None:
        calls.append((time.monotonic(), name or chat))

    await pacer.process_request(call, (), {}, "sendMessage", {"chat_id": chat}, more.get("turn"))


async def bulk(pacer: Pacer, chat: int, calls: list[tuple[float, Any]]) -> None:
    async with pacer.permit(chat, bulk=True) as turn:
        await say(pacer, chat, calls, "bulk", turn=turn)


async def test_never_more_than_the_budget_in_any_second(pacer: Pacer) -> None:
    calls: list[tuple[float, Any]] = []
    await asyncio.gather(*(say(pacer, chat, calls) for chat in range(45)))
    times = sorted(at for at, _name in calls)
    for first, later in zip(times, times[int(OVERALL_PER_SECOND) :], strict=False):
        assert later - first >= 1.0 - 1e-6


async def test_people_go_before_bulk(pacer: Pacer) -> None:
    calls: list[tuple[float, Any]] = []
    waiting = [asyncio.create_task(bulk(pacer, chat, calls)) for chat in range(20)]
    while len(calls) < 6:  # the burst
        await asyncio.sleep(0)
    begun = len(calls)
    await asyncio.gather(*(say(pacer, 100 + person, calls, "person") for person in range(5)))
    after = [name for _at, name in calls[begun:]]
    assert after.index("person") <= 1  # one of bulk may have had its turn already
    assert after[: after.index("person") + 5].count("person") >= 4
    await asyncio.gather(*waiting)


async def test_bulk_keeps_its_own_pace(pacer: Pacer) -> None:
    calls: list[tuple[float, Any]] = []
    begun = time.monotonic()  # not when the first call was noted: a busy machine notes it late
    await asyncio.gather(*(bulk(pacer, chat, calls) for chat in range(16)))
    # 16 at 25 a second, six of them at once: the last one 10 / 25 s after the first.
    assert calls[-1][0] - begun >= 10 / 25 - 0.001


async def test_a_turn_that_was_not_used_is_given_back(pacer: Pacer) -> None:
    pacer.set_share(1 / OVERALL_PER_SECOND, 60)  # one message a second
    async with pacer.permit(1, bulk=False):
        pass
    calls: list[tuple[float, Any]] = []
    begun = time.monotonic()
    await say(pacer, 2, calls)
    assert calls[0][0] - begun < 0.9


async def test_without_a_part_of_the_budget_nobody_speaks(pacer: Pacer) -> None:
    calls: list[tuple[float, Any]] = []
    pacer.set_share(0.0, 60)
    task = asyncio.create_task(say(pacer, 1, calls))
    await others_go_on()
    assert calls == []
    assert pacer.wants
    pacer.set_share(1.0, 60)
    await task
    assert len(calls) == 1


async def test_what_sends_no_message_does_not_wait(pacer: Pacer) -> None:
    pacer.set_share(0.0, 60)
    called = []

    async def call() -> str:
        called.append(1)
        return "done"

    assert await pacer.process_request(call, (), {}, "answerCallbackQuery", {}, None) == "done"


async def refuse(pacer: Pacer, chat: int | None, seconds: int) -> None:
    async def call() -> None:
        raise RetryAfter(seconds)

    data = {} if chat is None else {"chat_id": chat}
    with pytest.raises(RetryAfter):
        await pacer.process_request(call, (), {}, "sendMessage", data, None)


@pytest.fixture(autouse=True)
def _timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


async def test_one_refused_chat_waits_alone(pacer: Pacer) -> None:
    await refuse(pacer, 1, 30)
    calls: list[tuple[float, Any]] = []
    await asyncio.wait_for(say(pacer, 2, calls), 1.0)
    task = asyncio.create_task(say(pacer, 1, calls))
    await others_go_on()
    assert [name for _at, name in calls] == [2]
    assert pacer.take_hold() is None
    task.cancel()


async def test_a_second_quiet_chat_refused_holds_everything(pacer: Pacer) -> None:
    await refuse(pacer, 1, 30)
    await refuse(pacer, 2, 20)
    calls: list[tuple[float, Any]] = []
    task = asyncio.create_task(say(pacer, 3, calls))
    await others_go_on()
    assert calls == []
    hold = pacer.take_hold()
    assert hold is not None
    assert 19 < hold <= 20
    assert pacer.take_hold() is None  # told once
    assert pacer.refusals == 2
    task.cancel()


async def test_a_refusal_without_a_chat_holds_everything(pacer: Pacer) -> None:
    await refuse(pacer, None, 5)
    assert pacer.take_hold() is not None


@given(st.floats(0.5, 100), st.integers(1, 10), st.lists(st.floats(0, 3), min_size=1, max_size=60))
def test_a_bucket_gives_no_more_than_it_promises(rate: float, burst: int, waits: list[float]) -> None:
    bucket, now, taken = Bucket(rate, burst), 100.0, []
    for wait in waits:
        now = bucket.ready_at(now + wait)
        bucket.take(now)
        taken.append(now)
    for first, begin in enumerate(taken):
        for last in range(first, len(taken)):
            assert last - first + 1 <= burst + rate * (taken[last] - begin) + 1e-6


@given(
    st.lists(st.lists(st.booleans(), min_size=1, max_size=5), min_size=1, max_size=30),
)
def test_the_parts_of_all_workers_never_pass_the_whole(rounds: list[list[bool]]) -> None:
    """Workers come, go and change their wishes; whoever takes a turn at dividing sees what the others published."""
    used: dict[int, float] = {}
    published: dict[int, Part] = {}
    for wishes in rounds:
        for gone in [worker for worker in used if worker >= len(wishes)]:
            del used[gone], published[gone]
        for worker, wants in enumerate(wishes):
            others = [part for other, part in published.items() if other != worker]
            own = published.get(worker, Part(0.0, False)).share
            use, publish = divide(used.get(worker, 0.0), own, wants, others)
            assert use <= publish
            used[worker], published[worker] = use, Part(publish, wants)
            assert sum(part.share for part in published.values()) <= 1.0 + 1e-9


def test_a_part_settles_at_what_is_fair() -> None:
    state = {1: (1.0, Part(1.0, True)), 2: (0.0, Part(0.0, False)), 3: (0.0, Part(0.0, True))}
    for _round in range(6):
        for worker, (used, part) in list(state.items()):
            others = [other for name, (_used, other) in state.items() if name != worker]
            use, publish = divide(used, part.share, part.wants, others)
            state[worker] = (use, Part(publish, part.wants))
    shares = [round(part.share, 3) for _used, part in state.values()]
    # One idle worker keeps a tenth, the two others share the rest.
    assert shares == [0.45, IDLE_SHARE, 0.45]


def test_a_worker_alone_has_everything() -> None:
    assert divide(0.3, 0.3, False, []) == (1.0, 1.0)


async def test_strangers_go_last_and_are_not_kept_by_the_pace_of_bulk(pacer: Pacer) -> None:
    calls: list[tuple[float, Any]] = []
    pacer.set_share(0.0, 60)

    async def welcome(chat: int) -> None:
        with to_strangers():
            await say(pacer, chat, calls, "stranger")

    waiting = [asyncio.create_task(welcome(chat)) for chat in range(2)]
    waiting += [asyncio.create_task(bulk(pacer, 10 + chat, calls)) for chat in range(8)]
    await others_go_on()
    waiting.append(asyncio.create_task(say(pacer, 100, calls, "person")))
    await others_go_on()
    pacer.set_share(1.0, 60)
    await asyncio.gather(*waiting)
    order = [name for _at, name in calls]
    # Six of bulk are its burst; the others wait for its pace, and strangers take what is left meanwhile.
    assert order[:7] == ["person", *["bulk"] * 6]
    assert order.index("stranger") == 7
