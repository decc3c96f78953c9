"""Encoding without standing in anybody's way: in a process of its own, never in the event loop.

A model is foreign code that takes memory, and encoding holds a processor for longer than an answer may take, so the
model lives in one child process that is started at the first text to encode.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures.process import BrokenProcessPool

import numpy as np
from numpy.typing import NDArray

from bot.core.subprocesses import ChildProcess
from recommender import Encoder, open_encoder, usable_encoder

_encoder: Encoder | None = None
"""The child process's own; the parent never fills it."""


class EncodingProcess:
    """An encoder by name, at work in a child process.

    Args:
        name: As in :func:`recommender.open_encoder`. Where it cannot run on this machine, another one stands in.

    Attributes:
        fingerprint: Of the encoder in use: vectors are kept under it and never mixed.
        replaced: Why another encoder than the one named is in use, or ``None``.

    Raises:
        recommender.EncoderError: If there is no such encoder.
    """

    def __init__(self, name: str) -> None:
        self._name, self.replaced = usable_encoder(name)
        self._child = ChildProcess()
        self.fingerprint = open_encoder(self._name).fingerprint

    async def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors, shape (n, d).

        Raises:
            recommender.EncoderError: If the encoder cannot be loaded or refuses the texts.
        """
        try:
            return await self._child.call(_encode, self._name, list(texts))
        except BrokenProcessPool:  # the child was killed, for want of memory perhaps: once more with a new one
            self.close()
            return await self._child.call(_encode, self._name, list(texts))

    def warm_up(self) -> None:
        """Start loading the model, if that has not begun, without waiting for it."""
        if not self._child.is_running():
            self._child.begin(_load, self._name)

    def is_running(self) -> bool:
        """Whether there is a child process."""
        return self._child.is_running()

    def close(self) -> None:
        """End the child process."""
        self._child.close()


def _load(name: str) -> Encoder:
    global _encoder
    if _encoder is None:
        _encoder = open_encoder(name)
        _encoder.encode(["warm"])
    return _encoder


def _encode(name: str, texts: list[str]) -> NDArray[np.float32]:
    return _load(name).encode(texts)
