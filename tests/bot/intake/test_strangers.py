"""A crowd of strangers: people we know are answered first, and the rest one after another."""

from __future__ import annotations

from bot.demo.stage import Stage
from bot.intake.welcomes import BURST, PER_SECOND, Welcomes

CROWD = 250
"""Far more than are answered at once, and in the seconds that one answer may take on a busy machine."""


def test_the_budget_is_a_burst_and_then_a_pace() -> None:
    now = [100.0]
    welcomes = Welcomes(lambda: 1.0, lambda: now[0])
    assert welcomes.room() == BURST
    welcomes.take(BURST)
    assert welcomes.room() == 0
    now[0] += 1.0
    assert welcomes.room() == PER_SECOND
    now[0] += 60.0
    assert welcomes.room() == BURST


def test_of_several_workers_each_has_its_part() -> None:
    now, share = [100.0], [0.5]
    welcomes = Welcomes(lambda: share[0], lambda: now[0])
    welcomes.take(welcomes.room())
    now[0] += 1.0
    assert welcomes.room() == PER_SECOND / 2
    share[0] = 0.0
    assert welcomes.room() == 0


async def test_somebody_known_does_not_wait_for_a_crowd(on: Stage) -> None:
    ada = on.playground.person("Ada")
    await ada.sends("/start")
    await ada.receives("Is that all right?")
    await ada.sends("yes")
    await ada.receives("1 of 9")
    crowd = [on.playground.person(f"Stranger {number}") for number in range(CROWD)]
    for stranger in crowd:
        await stranger.sends("/start")
    await ada.sends("/help")
    await ada.receives("/nudge")
    answered = sum(any(message.from_bot for message in stranger.messages) for stranger in crowd)
    assert answered < CROWD / 2
