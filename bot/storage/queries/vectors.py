"""Vectors of texts, kept by text and encoder so that nothing is encoded twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import User, Vector, VectorOwner

_BATCH = 500
"""Texts per query, below every database's limit on parameters."""


def text_hash(text: str) -> str:
    """Return what a text is stored under: the SHA-256 of its UTF-8 bytes, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


async def load_vectors(texts: Iterable[str], encoder: str, *, session: AsyncSession) -> dict[str, NDArray[np.float32]]:
    """Return the stored vectors, shape (d,) each, by text; what is not stored is left out."""
    by_hash = {text_hash(text): text for text in texts}
    hashes = list(by_hash)
    found: dict[str, NDArray[np.float32]] = {}
    for start in range(0, len(hashes), _BATCH):
        rows = await session.exec(
            select(Vector.text_hash, Vector.data).where(
                Vector.encoder == encoder, col(Vector.text_hash).in_(hashes[start : start + _BATCH])
            )
        )
        for name, data in rows:
            found[by_hash[name]] = np.frombuffer(data, dtype="<f4").astype(np.float32)
    return found


async def store_vectors(
    vectors: Mapping[str, NDArray[np.float32]], encoder: str, *, owner: int | None = None, session: AsyncSession
) -> None:
    """Store vectors, shape (d,) each, by text; those already there stay.

    Args:
        vectors: By text.
        encoder: The encoder's fingerprint.
        owner: The user whose words these are: they are deleted with the user, and not stored if that user is gone.
        session: A writing session.
    """
    if owner is not None:
        if await session.get(User, owner) is None:
            return
        for text in vectors:
            await session.merge(VectorOwner(user_id=owner, text_hash=text_hash(text)))
        await session.flush()
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    insert = sqlite.insert(Vector) if on_sqlite else postgresql.insert(Vector)
    rows = [
        {"text_hash": text_hash(text), "encoder": encoder, "data": vector.astype("<f4").tobytes()}
        for text, vector in vectors.items()
    ]
    for start in range(0, len(rows), _BATCH):
        await session.exec(insert.values(rows[start : start + _BATCH]).on_conflict_do_nothing())


async def delete_vectors_of(user_id: int, *, session: AsyncSession) -> int:
    """Delete the vectors of a user's own words; return how many.

    Those of words that somebody else said too go with them: they are encoded again when they are needed.
    """
    own = select(VectorOwner.text_hash).where(VectorOwner.user_id == user_id)
    done = await session.exec(delete(Vector).where(col(Vector.text_hash).in_(own)))
    return int(done.rowcount)
