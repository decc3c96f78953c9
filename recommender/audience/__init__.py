"""Whom a text or picture presupposes or excludes, and who a user is, from words and vectors."""

from recommender.audience.audience import Audience, AudienceRule, audiences_of
from recommender.audience.probes import probe_texts
from recommender.audience.traits import Trait, known_traits, limits_of, own_attributes, ruled_out, traits_of

__all__ = [
    "Audience",
    "AudienceRule",
    "Trait",
    "audiences_of",
    "known_traits",
    "limits_of",
    "own_attributes",
    "probe_texts",
    "ruled_out",
    "traits_of",
]
