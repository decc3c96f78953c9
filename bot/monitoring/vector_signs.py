"""What the stored library's vectors are worth, and how far scores foretell how people answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from bot.storage.database import Database
from bot.storage.models import StoredImage, StoredMessage
from bot.storage.queries.library import live_images, live_messages
from bot.storage.queries.reactions import answered_nudges
from bot.storage.queries.vectors import load_vectors
from recommender.methods.paper import PaperWeights
from recommender.profile import Profile, describe
from recommender.reference import reference_profiles
from recommender.study.signatures import Signatures, signatures_of
from recommender.vectors import Vector, stack


async def vector_signs(database: Database, encoder: str, since: datetime) -> Signatures | None:
    """Measure the live library with the vectors that are stored; users are the reference profiles.

    Args:
        database: Open, with today's tables.
        encoder: The encoder's fingerprint.
        since: Earlier answers do not count.

    Returns:
        ``None`` where the library is empty or was not encoded by this encoder yet.
    """
    async with database.reading() as session:
        messages, images = await live_messages(session=session), await live_images(session=session)
        vectors = await load_vectors(_texts(messages, images), encoder, session=session)
        answered = await answered_nudges(since, session=session)
    if not (messages and images) or len(vectors) < len(set(_texts(messages, images))):
        return None
    raw = {
        "users": np.stack([_user_vector(profile, vectors) for profile in reference_profiles()]),
        "messages": stack([one.text for one in messages], vectors),
        "images": stack([one.caption for one in images], vectors),
    }
    answers = [(one.user_id, one.score, one.is_well) for one in answered if one.score is not None]
    return signatures_of(raw, _same_activity(messages, images), answers)


def _texts(messages: Sequence[StoredMessage], images: Sequence[StoredImage]) -> list[str]:
    told = [text for one in reference_profiles() for text in (describe(one.attributes), *one.likes, *one.dislikes)]
    return [*(one.text for one in messages), *(one.caption for one in images), *told]


def _user_vector(profile: Profile, vectors: Mapping[str, Vector]) -> Vector:
    """Return a profile's vector as the published method makes it, of the texts that are stored anyway."""
    weights = PaperWeights()
    told = [vectors[describe(profile.attributes)]]
    told += [np.float32(weights.like) * vectors[text] for text in profile.likes]
    told += [np.float32(-weights.dislike) * vectors[text] for text in profile.dislikes]
    vector: Vector = np.sum(told, axis=0, dtype=np.float32)
    return vector


def _same_activity(messages: Sequence[StoredMessage], images: Sequence[StoredImage]) -> NDArray[np.bool_] | None:
    said, shown = [set(one.activities) for one in messages], [set(one.activities) for one in images]
    if not all(said) or not all(shown):
        return None
    return np.array([[not one.isdisjoint(other) for other in shown] for one in said])
