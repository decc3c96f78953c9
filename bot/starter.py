"""The starter pack at a first start: its items, and their vectors as they ship, so that nothing must be encoded.

``python -m bot.starter`` encodes the starter library anew and writes the vectors' file; it belongs to every
change of a starter text, and a test says so when it was forgotten. A text that is not in the file is encoded
by the bot like any other.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.delivery.matcher import POLICY
from bot.storage.database import Database
from bot.storage.queries.library import add_library, add_missing_facts, is_library_empty
from bot.storage.queries.vectors import store_vectors
from content.manifest import starter_folder, starter_library
from recommender import Item, open_encoder

VECTORS_FILE = "vectors.npz"
"""Within the starter folder: ``encoder`` (its fingerprint), ``texts`` (n,) and ``vectors`` (n, d) float32."""


async def fill_empty_library(database: Database, image_folder: Path, encoder: str, now: datetime) -> int:
    """Give an empty library the starter pack; return how many items were added.

    One that has starter items of an earlier release learns what they need.

    Args:
        database: Whose library.
        image_folder: Where the bot keeps its pictures.
        encoder: Fingerprint of the encoder in use; vectors of another one are left where they are.
        now: When the items were added.
    """
    async with database.writing() as session:
        if not await is_library_empty(session=session):
            await add_missing_facts(starter_library(), session=session)
            return 0
        added = await add_library(starter_library(), starter_folder(), image_folder, now, session=session)
        vectors = shipped_vectors(encoder)
        if vectors:
            await store_vectors(vectors, encoder, session=session)
        return added


def starter_texts() -> list[str]:
    """Return every text whose vector the starter library needs."""
    library = starter_library()
    messages = [Item(message.id, message.text) for message in library.messages]
    images = [Item(image.id, image.caption) for image in library.images]
    return POLICY.texts(messages, images)


def shipped_vectors(encoder: str) -> dict[str, NDArray[np.float32]]:
    """Return the vectors that ship, shape (d,) each, by text; none for another encoder than theirs."""
    path = starter_folder() / VECTORS_FILE
    if not path.exists():
        return {}
    with np.load(path, allow_pickle=False) as stored:
        if str(stored["encoder"]) != encoder:
            return {}
        return dict(zip(stored["texts"].tolist(), stored["vectors"].astype(np.float32), strict=True))


def write_vectors(path: Path, texts: Sequence[str]) -> int:
    """Encode texts with the default encoder and write the file; return how many."""
    encoder = open_encoder()
    ordered = sorted(set(texts))
    np.savez_compressed(path, encoder=encoder.fingerprint, texts=np.array(ordered), vectors=encoder.encode(ordered))
    return len(ordered)


if __name__ == "__main__":
    written = write_vectors(starter_folder() / VECTORS_FILE, starter_texts())
    sys.stdout.write(f"{written} vectors written to {starter_folder() / VECTORS_FILE}\n")
