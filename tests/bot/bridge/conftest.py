"""Both sides of the bridge."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

from tests.bot.bridge.aw import RealActivityWatch, real_activitywatch
from tests.bot.bridge.receiving import Mailbox, mailbox


@pytest.fixture(scope="session")
def running_activitywatch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealActivityWatch]:
    """A real ActivityWatch for all tests."""
    with real_activitywatch(tmp_path_factory.mktemp("activitywatch")) as server:
        yield server


@pytest.fixture
def aw(running_activitywatch: RealActivityWatch) -> RealActivityWatch:
    """A real ActivityWatch that has seen nothing yet."""
    running_activitywatch.clear()
    return running_activitywatch


@pytest.fixture
async def post() -> AsyncIterator[Mailbox]:
    """What the bot is to a bridge."""
    async with mailbox() as server:
        yield server
