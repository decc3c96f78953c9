"""Signals between loops: nobody is left waiting, and people go first."""

from __future__ import annotations

import asyncio

from bot.core.signals import AnswerPriority


async def test_other_work_steps_back_while_somebody_waits_for_an_answer() -> None:
    priority, steps = AnswerPriority(), []

    async def work() -> None:
        await priority.give_way(30.0)
        steps.append("work")

    with priority.answering():
        with priority.answering():
            working = asyncio.create_task(work())
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        steps.append("answered")
    await working
    assert steps == ["answered", "work"]


async def test_other_work_goes_on_after_a_while_however_many_wait() -> None:
    priority = AnswerPriority()
    with priority.answering():
        async with asyncio.timeout(30):
            await priority.give_way(0.01)


async def test_nobody_waiting_costs_nothing() -> None:
    await AnswerPriority().give_way(30.0)
