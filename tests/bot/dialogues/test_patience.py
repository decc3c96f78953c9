"""Encoding keeps nobody waiting but whoever it is for."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.core.clock import JumpingClock
from bot.delivery.encoding import EncodingProcess
from bot.settings import Settings
from tests.bot.conftest import MONDAY_MORNING
from tests.bot.messenger import memory_stage
from tests.bot.talks import PATIENCE_SECONDS, onboard


class HeldUpEncoder(EncodingProcess):
    """Passes everything on to another encoder; once told to, it does not answer before it is released."""

    def __init__(self, encoder: EncodingProcess) -> None:
        self._encoder = encoder
        self.fingerprint = encoder.fingerprint
        self.picture_fingerprint = encoder.picture_fingerprint
        self.replaced = encoder.replaced
        self.holding = False
        self.waiting = asyncio.Event()
        self.released = asyncio.Event()

    async def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if self.holding:
            self.waiting.set()
            await self.released.wait()
        return await self._encoder.encode(texts)

    def warm_up(self) -> None:
        self._encoder.warm_up()


WISH = "a slow walk along the canal at dusk"


@pytest.mark.parametrize("words", ["/privacy", "/profile", "/nudge", "hello"])
async def test_others_are_answered_while_somebodys_words_are_encoded(
    settings: Settings, encoder: EncodingProcess, words: str
) -> None:
    held = HeldUpEncoder(encoder)
    async with memory_stage(settings, clock=JumpingClock(MONDAY_MORNING), encoder=held) as on:
        slow, quick = on.playground.person("Slo W"), on.playground.person("Qui Ck")
        await onboard(slow)
        await onboard(quick)
        held.holding = True
        await slow.sends(WISH)
        await asyncio.wait_for(held.waiting.wait(), PATIENCE_SECONDS)
        await quick.sends(words)
        await quick.receives()
        assert not any("Because you asked" in message.text for message in slow.messages)
        photos = sum(message.photo is not None for message in slow.messages)
        held.released.set()
        nudge = await slow.receives(photo=True, timeout=PATIENCE_SECONDS)
        assert nudge.text.endswith("Because you asked: walk")
        assert sum(message.photo is not None for message in slow.messages) == photos + 1
