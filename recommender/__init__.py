"""Zero-shot recommendation of message and image pairs: profile to text to vector to ranked pairs."""

from recommender.audience import ruled_out
from recommender.centre import Centre
from recommender.encoders import Encoder, encode_missing, open_encoder, usable_encoder
from recommender.errors import (
    EncoderError,
    ItemError,
    RecommenderError,
    SimulationError,
    StudyError,
    UnknownMethodError,
    VectorError,
)
from recommender.items import Item
from recommender.profile import Profile, describe
from recommender.recommendation import Contribution, Recommendation, explain
from recommender.recommender import Recommender

__all__ = [
    "Centre",
    "Contribution",
    "Encoder",
    "EncoderError",
    "Item",
    "ItemError",
    "Profile",
    "Recommendation",
    "Recommender",
    "RecommenderError",
    "SimulationError",
    "StudyError",
    "UnknownMethodError",
    "VectorError",
    "describe",
    "encode_missing",
    "explain",
    "open_encoder",
    "ruled_out",
    "usable_encoder",
]
