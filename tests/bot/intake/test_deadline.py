"""What runs too long without a pause is broken off, whatever it is busy with; pauses cost nothing."""

from __future__ import annotations

import asyncio
import re
import signal
import threading
import time
from collections.abc import Callable
from functools import partial

import pytest

from bot.intake.deadline import AtMost, OverrunError, Stretches

RUNAWAY = re.compile(r"(?:a+)+b")
"""Its work doubles with each sign of a text without its end."""

HOPELESS = "a" * 60


def count_for_ever() -> None:
    number = 0
    while True:
        number += 1


@pytest.mark.parametrize("work", [partial(RUNAWAY.match, HOPELESS), count_for_ever])
def test_what_does_not_end_is_broken_off(work: Callable[[], object]) -> None:
    with pytest.raises(OverrunError), AtMost(0.05):
        work()


def test_what_ends_is_left_alone() -> None:
    with AtMost(5):
        assert RUNAWAY.match("aab")
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


def test_what_other_threads_take_is_not_counted() -> None:
    """Such as the library, which is made ready while the first people write."""
    other = threading.Thread(target=burn, args=(0.3,))
    with AtMost(0.05):
        other.start()
        other.join()
    with pytest.raises(OverrunError), AtMost(0.05):
        burn(5)


def burn(seconds: float) -> None:
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        pass


async def test_each_stretch_is_counted_for_itself() -> None:
    async def work() -> int:
        done = 0
        for _stretch in range(8):
            with_end = asyncio.get_running_loop().time() + 0.03
            while asyncio.get_running_loop().time() < with_end:
                done += 1
            await asyncio.sleep(0)
        return done

    assert await Stretches(work, 0.15) > 0


async def test_others_go_on_beside_what_is_broken_off() -> None:
    """The work is broken off inside the coroutine, which can still put things right and answer."""
    turned = []

    async def read() -> str:
        await asyncio.sleep(0)
        try:
            RUNAWAY.match(HOPELESS)
        except OverrunError:
            await asyncio.sleep(0)
            return "sorry"
        return "read"

    async def answer_others() -> None:
        for number in range(5):
            turned.append(number)
            await asyncio.sleep(0)

    said, _nothing = await asyncio.gather(Stretches(read, 0.05), answer_others())
    assert (said, turned) == ("sorry", [0, 1, 2, 3, 4])


async def test_cancelling_reaches_the_work() -> None:
    cleaned = asyncio.Event()

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            cleaned.set()

    async def all_of_it() -> None:
        await Stretches(work)

    task = asyncio.create_task(all_of_it())
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert cleaned.is_set()
