"""One stage for all dialogues of a module: each has people of its own, so they do not meet."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from bot.core.clock import JumpingClock
from bot.delivery.encoding import EncodingProcess
from bot.demo.stage import Stage
from bot.settings import Settings
from tests.bot.conftest import MONDAY_MORNING
from tests.bot.messenger import memory_stage

OWNER = 4_242


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(settings: Settings, encoder: EncodingProcess) -> AsyncIterator[Stage]:
    """A stage whose bot has an owner, on a Monday morning."""
    owned = settings.model_copy(update={"owners": frozenset({OWNER})})
    async with memory_stage(owned, clock=JumpingClock(MONDAY_MORNING), encoder=encoder) as on:
        yield on
