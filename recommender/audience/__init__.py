"""Whom a text or picture presupposes or excludes, and who a user is, both from words."""

from recommender.audience.audience import Audience, audience_of
from recommender.audience.traits import Trait, known_traits, traits_of

__all__ = ["Audience", "Trait", "audience_of", "known_traits", "traits_of"]
