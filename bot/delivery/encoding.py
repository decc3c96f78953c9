"""Encoding without standing in anybody's way: in a process of its own, never in the event loop.

A model is foreign code that takes memory, and encoding holds a processor for longer than an answer may take, so the
model lives in one child process that is started at the first text to encode.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.core.subprocesses import ChildProcess
from recommender import Encoder, EncoderError, open_encoder, usable_encoder
from recommender.encoders import PictureEncoder, open_picture_encoder

_encoder: Encoder | None = None
"""The child process's own; the parent never fills it."""
_picture_encoder: PictureEncoder | None = None
"""Likewise."""


class EncodingProcess:
    """An encoder by name, at work in a child process.

    Args:
        name: As in :func:`recommender.open_encoder`. Where it cannot run on this machine, another one stands in.
        pictures: As in :func:`recommender.encoders.open_picture_encoder`; ``None``: there is none.

    Attributes:
        fingerprint: Of the encoder in use: vectors are kept under it and never mixed.
        picture_fingerprint: Of the encoder of pictures, ``None`` without one.
        replaced: Why another encoder than the one named is in use, or ``None``.

    Raises:
        recommender.EncoderError: If there is no such encoder.
    """

    def __init__(self, name: str, pictures: str | None = None) -> None:
        self._name, self.replaced = usable_encoder(name)
        self._pictures = pictures
        self._child = ChildProcess()
        self._closings = 0
        self.fingerprint = open_encoder(self._name).fingerprint
        sees = open_picture_encoder(pictures)
        self.picture_fingerprint = None if sees is None else sees.fingerprint

    async def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors, shape (n, d).

        Raises:
            recommender.EncoderError: If the encoder cannot be loaded or refuses the texts.
        """
        return await self._called(_encode, self._name, list(texts))

    async def encode_images(self, files: Sequence[Path]) -> NDArray[np.float32]:
        """Return unit vectors of pictures, shape (n, d); raises as :meth:`encode` does."""
        return await self._called(_encode_images, self._pictures, list(files))

    async def encode_beside_pictures(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors of texts in the pictures' space, shape (n, d); raises as :meth:`encode` does."""
        return await self._called(_encode_beside_pictures, self._pictures, list(texts))

    async def _called(self, work: Callable[..., NDArray[np.float32]], *given: object) -> NDArray[np.float32]:
        closings = self._closings
        try:
            return await self._child.call(work, *given)
        except BrokenProcessPool:  # the child was killed, for want of memory perhaps: once more with a new one
            if self._closings != closings:
                raise EncoderError("the encoder was stopped") from None
            self._child.close()
            return await self._child.call(work, *given)

    def warm_up(self) -> None:
        """Start loading the model, if that has not begun, without waiting for it."""
        if not self._child.is_running():
            self._child.begin(_load, self._name)

    def is_running(self) -> bool:
        """Whether there is a child process."""
        return self._child.is_running()

    def close(self) -> None:
        """End the child process; what it is at is not begun anew."""
        self._closings += 1
        self._child.close()


def _load(name: str) -> Encoder:
    global _encoder
    if _encoder is None:
        _encoder = open_encoder(name)
        _encoder.encode(["warm"])
    return _encoder


def _encode(name: str, texts: list[str]) -> NDArray[np.float32]:
    return _load(name).encode(texts)


def _load_picture_encoder(name: str | None) -> PictureEncoder:
    global _picture_encoder
    if _picture_encoder is None:
        _picture_encoder = open_picture_encoder(name)
    if _picture_encoder is None:
        raise EncoderError("no picture encoder is set: name one in OFFSCREEN_PICTURE_ENCODER")
    return _picture_encoder


def _encode_images(name: str | None, files: list[Path]) -> NDArray[np.float32]:
    return _load_picture_encoder(name).encode_images(files)


def _encode_beside_pictures(name: str | None, texts: list[str]) -> NDArray[np.float32]:
    return _load_picture_encoder(name).encode(texts)
