"""What an encoder of pictures sees in the library, kept like the vectors of texts."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.core.log_events import event
from bot.core.outages import Outage
from bot.delivery.encoding import EncodingProcess
from bot.storage.database import Database
from bot.storage.queries.vectors import load_vectors, store_vectors
from content.caption_fit import lint_captions
from content.linter import Finding
from recommender import EncoderError
from recommender.vectors import Matrix, stack

_log = logging.getLogger(__name__)


class PictureSight:
    """Vectors of pictures and of texts in one space, made in the encoders' process and stored.

    Args:
        database: Where they are stored.
        encoder: The process of the encoders.
        image_folder: Where the pictures lie.
    """

    def __init__(self, database: Database, encoder: EncodingProcess, image_folder: Path) -> None:
        self._database = database
        self._encoder = encoder
        self._image_folder = image_folder
        self._outage = Outage("picture_encoder", _log, lambda _error: True)

    async def seen(self, texts: Sequence[str], files: Sequence[str]) -> Matrix | None:
        """Return how well texts and pictures go together, shape (texts, files); ``None`` without such an encoder.

        Where it fails, pictures are known by their captions, as without it.
        """
        fingerprint = self._encoder.picture_fingerprint
        if fingerprint is None or not (texts and files):
            return None
        try:
            with self._outage.watch():
                return await self._texts(texts, fingerprint) @ (await self._pictures(files, fingerprint)).T
        except EncoderError as error:
            event(_log, logging.WARNING, "pictures_not_seen", reason=str(error)[:200])
            return None

    async def unfitting(self, captions: Mapping[str, tuple[str, str]]) -> list[Finding]:
        """Return the images whose caption does not fit.

        Args:
            captions: By id, the caption and the picture's file.

        Raises:
            recommender.EncoderError: If something cannot be encoded.
        """
        fingerprint = self._encoder.picture_fingerprint
        if fingerprint is None or not captions:
            return []
        texts, files = zip(*captions.values(), strict=True)
        told, shown = await self._texts(texts, fingerprint), await self._pictures(files, fingerprint)
        return lint_captions(list(captions), told, shown)

    async def _texts(self, texts: Sequence[str], fingerprint: str) -> Matrix:
        known = await self._known(texts, fingerprint)
        if missing := [text for text in dict.fromkeys(texts) if text not in known]:
            known |= await self._keep(missing, await self._encoder.encode_beside_pictures(missing), fingerprint)
        return stack(texts, known)

    async def _pictures(self, files: Sequence[str], fingerprint: str) -> Matrix:
        names = [f"picture:{file}" for file in files]
        known = await self._known(names, fingerprint)
        if missing := [file for name, file in zip(names, files, strict=True) if name not in known]:
            rows = await self._encoder.encode_images([self._image_folder / file for file in missing])
            known |= await self._keep([f"picture:{file}" for file in missing], rows, fingerprint)
        return stack(names, known)

    async def _known(self, names: Collection[str], fingerprint: str) -> dict[str, NDArray[np.float32]]:
        async with self._database.reading() as session:
            return await load_vectors(names, fingerprint, session=session)

    async def _keep(
        self, names: Sequence[str], rows: NDArray[np.float32], fingerprint: str
    ) -> dict[str, NDArray[np.float32]]:
        new = dict(zip(names, rows, strict=True))
        async with self._database.writing() as session:
            await store_vectors(new, fingerprint, session=session)
        return new
