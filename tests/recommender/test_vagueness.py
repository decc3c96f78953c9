"""Many likes: those that name an activity come before those from which nothing follows."""

from __future__ import annotations

import numpy as np

from bot.services.starter_library import shipped_vectors
from recommender import open_encoder
from recommender.encoders import NANO_E5
from recommender.methods.vagueness import FEW, clear_enough, vagueness
from recommender.reference import reference_phrases
from recommender.topics import Topics
from recommender.vectors import stack, unit

CLEAR_LIKES = ("swimming", "knitting", "playing chess", "baking bread", "birdwatching")
VAGUE_LIKES = ("surprises", "honesty", "small things", "new ideas", "time for myself")


def test_clear_likes_lose_nothing_and_vague_ones_much() -> None:
    encoder = open_encoder(NANO_E5)
    vectors = dict(shipped_vectors(encoder.fingerprint))
    told = (*CLEAR_LIKES, *VAGUE_LIKES)
    vectors.update(zip(told, encoder.encode(told), strict=True))
    references = stack(reference_phrases(), vectors, encoder.dimension)
    topics = Topics.build(vectors, encoder.dimension, 0.7, 2.0)
    middle = references.mean(axis=0)
    clear = clear_enough(topics, unit(references - middle))
    lost = vagueness(topics, unit(stack(told, vectors, encoder.dimension) - middle), clear)[:, 0]
    assert lost[len(CLEAR_LIKES) :].min() > max(1, 3 * lost[: len(CLEAR_LIKES)].max())


def test_few_likes_are_taken_at_their_word() -> None:
    rows = np.eye(FEW, 8, dtype=np.float32)
    nothing = np.zeros((1, 8), dtype=np.float32)
    topics = Topics(nothing, nothing, nothing, nothing, np.zeros((1, 1), dtype=np.float32), 1.0, 2.0)
    assert vagueness(topics, rows, 1.0).tolist() == [[0.0]] * FEW
