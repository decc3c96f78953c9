"""The real bot on the local Bot API, with the real encoder, which one process does for all tests."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import UTC, datetime

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.core.clock import JumpingClock
from bot.delivery.encoding import EncodingProcess
from bot.demo.stage import Stage
from bot.settings import Settings
from tests.bot.filled import filled_stage

MONDAY_MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class RememberingEncoder(EncodingProcess):
    """The real encoder; what one test had encoded the next need not wait for."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._known: dict[str, NDArray[np.float32]] = {}

    async def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known |= zip(new, await super().encode(new), strict=True)
        return np.stack([self._known[text] for text in texts])


@pytest.fixture(scope="session")
def settings() -> Settings:
    """What is set when nothing is set."""
    return Settings(_env_file=None)


@pytest.fixture(scope="session")
def encoder(settings: Settings) -> Iterator[EncodingProcess]:
    encoder = RememberingEncoder(settings.encoder)
    yield encoder
    encoder.close()


@pytest.fixture
async def on(settings: Settings, encoder: EncodingProcess) -> AsyncIterator[Stage]:
    """A stage with a bot of its own, on a Monday morning."""
    async with filled_stage(settings, clock=JumpingClock(MONDAY_MORNING), encoder=encoder) as on:
        yield on
