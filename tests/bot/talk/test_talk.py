"""What people write through the real bot: most of it is answered as it should be, and nothing refused comes."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.clock import JumpingClock
from bot.delivery.encoding import EncodingProcess
from bot.settings import Settings
from tests.bot.conftest import MONDAY_MORNING
from tests.bot.messenger import memory_stage
from tests.bot.talk.player import Player, read_cases

pytestmark = pytest.mark.long

FILE = Path(__file__).parent / "cases" / "held_out.yaml"
KINDS = {"negation": 0.8, "reaction": 0.7, "schedule": 0.6}
"""Kinds that are played here and the share that must be right: all are played by ``python -m tests.bot.talk``."""


@pytest.mark.parametrize(("kind", "least"), KINDS.items())
async def test_most_of_what_people_write_is_answered_as_it_should_be(
    kind: str, least: float, settings: Settings, encoder: EncodingProcess
) -> None:
    file = read_cases(FILE)
    cases = [case for case in file.cases if case.kind == kind][::2]
    async with memory_stage(settings, clock=JumpingClock(MONDAY_MORNING), encoder=encoder) as on:
        player = Player(on, file.personas)
        wrong = {case.id: failed for case in cases if (failed := await player.play(case))}
    assert len(wrong) <= (1 - least) * len(cases), wrong
