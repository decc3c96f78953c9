"""One stage for all tests of a module: each has people of its own, so they do not meet."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from bot.core.clock import JumpingClock
from bot.delivery.encoding import EncodingProcess
from bot.demo.stage import Stage
from bot.settings import Settings
from tests.bot.conftest import MONDAY_MORNING
from tests.bot.databases import database, database_url, migrated, postgresql, sqlite
from tests.bot.filled import filled_stage

__all__ = ["database", "database_url", "migrated", "postgresql", "shared", "sqlite"]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(settings: Settings, encoder: EncodingProcess) -> AsyncIterator[Stage]:
    """A stage on a Monday morning."""
    async with filled_stage(settings, clock=JumpingClock(MONDAY_MORNING), encoder=encoder) as on:
        yield on
