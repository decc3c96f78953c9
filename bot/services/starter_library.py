"""The starter pack at a first start: its items, and their vectors as they ship, so that nothing must be encoded.

``python -m bot.services.starter_library`` encodes the starter library anew and writes the vectors' files; it belongs to
every change of a starter text, and a test says so when it was forgotten. A text that is not in a file is encoded by the
bot like any other.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.delivery.matcher import POLICY
from bot.storage.database import Database
from bot.storage.queries.item_texts import add_missing_texts
from bot.storage.queries.library import (
    add_library,
    add_missing_facts,
    add_missing_pictures,
    is_library_empty,
    wait_for_filling,
)
from bot.storage.queries.vectors import load_vectors, store_vectors
from content.manifest import starter_folder, starter_library
from recommender import Item, open_encoder
from recommender.encoders import MINILM, NANO_E5

ENCODERS = (NANO_E5, MINILM)
"""Whose vectors ship."""


async def fill_empty_library(database: Database, image_folder: Path, encoder: str, now: datetime) -> int:
    """Give an empty library the starter pack; return how many items were added.

    One that has starter items of an earlier release learns what they need, what they say in other languages and which
    pictures show it. Vectors that ship and are not stored are stored in either case: after a change of the encoder, or
    of what it compares with, little is left to encode.

    Args:
        database: Whose library.
        image_folder: Where the bot keeps its pictures.
        encoder: Fingerprint of the encoder in use; vectors of another one are left where they are.
        now: When the items were added.
    """
    async with database.writing() as session:
        await wait_for_filling(session=session)
        await _store_shipped(encoder, session=session)
        if not await is_library_empty(session=session):
            await add_missing_facts(starter_library(), session=session)
            await add_missing_texts(starter_library(), session=session)
            await add_missing_pictures(starter_library(), session=session)
            return 0
        return await add_library(starter_library(), starter_folder(), image_folder, now, session=session)


async def _store_shipped(encoder: str, *, session: AsyncSession) -> None:
    shipped = shipped_vectors(encoder)
    stored = await load_vectors(shipped, encoder, session=session)
    missing = {text: vector for text, vector in shipped.items() if text not in stored}
    await store_vectors(missing, encoder, session=session)


def starter_texts() -> list[str]:
    """Return every text whose vector the starter library needs."""
    library = starter_library()
    messages = [Item(message.id, message.text) for message in library.messages]
    images = [Item(image.id, image.caption) for image in library.images]
    return POLICY.texts(messages, images)


def vectors_file(name: str) -> Path:
    """Return an encoder's file: ``encoder`` (its fingerprint), ``texts`` (n,) and ``vectors`` (n, d) float32."""
    return starter_folder() / f"vectors-{name}.npz"


def shipped_vectors(encoder: str) -> dict[str, NDArray[np.float32]]:
    """Return the vectors that ship, shape (d,) each, by text; none for an encoder without."""
    for name in ENCODERS:
        path = vectors_file(name)
        if not path.exists():
            continue
        with np.load(path, allow_pickle=False) as stored:
            if str(stored["encoder"]) == encoder:
                return dict(zip(stored["texts"].tolist(), stored["vectors"].astype(np.float32), strict=True))
    return {}


def write_vectors(name: str, texts: Sequence[str]) -> int:
    """Encode texts with an encoder and write its file; return how many."""
    encoder = open_encoder(name)
    ordered = sorted(set(texts))
    np.savez_compressed(
        vectors_file(name), encoder=encoder.fingerprint, texts=np.array(ordered), vectors=encoder.encode(ordered)
    )
    return len(ordered)


if __name__ == "__main__":
    for encoder_name in ENCODERS:
        written = write_vectors(encoder_name, starter_texts())
        sys.stdout.write(f"{written} vectors written to {vectors_file(encoder_name)}\n")
