"""Signals between loops: nobody is left waiting, and people go first."""

from __future__ import annotations

import asyncio

from bot.core.signals import Precedence


async def test_other_work_steps_back_while_somebody_waits_for_an_answer() -> None:
    precedence, steps = Precedence(), []

    async def work() -> None:
        await precedence.give_way(30.0)
        steps.append("work")

    with precedence.answering():
        with precedence.answering():
            working = asyncio.create_task(work())
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        steps.append("answered")
    await working
    assert steps == ["answered", "work"]


async def test_other_work_goes_on_after_a_while_however_many_wait() -> None:
    precedence = Precedence()
    with precedence.answering():
        async with asyncio.timeout(30):
            await precedence.give_way(0.01)


async def test_nobody_waiting_costs_nothing() -> None:
    await Precedence().give_way(30.0)
