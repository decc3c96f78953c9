"""The same pairs for everybody: those that most people of a population would get by the published method."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from recommender.items import Item
from recommender.policies.base import Policy, PolicyInput
from recommender.policies.context import Context
from recommender.policies.paper import PaperPolicy
from recommender.policies.slate import Slate
from recommender.recommendation import Contribution, Recommendation, recommendation

CONSIDERED = 5
"""Pairs of each person that count."""


@dataclass(frozen=True)
class PopularityPolicy(Policy):
    """Gives everybody what is most common.

    Attributes:
        ranked: The pairs, most common first, each scored by its share of the population.
    """

    name = "popularity"
    is_baseline = True
    version = "popularity-1"
    centre = None

    ranked: tuple[Recommendation, ...]

    @classmethod
    def texts(cls, messages: Sequence[Item], images: Sequence[Item]) -> list[str]:
        """Return the published method's texts."""
        return PaperPolicy.texts(messages, images)

    @classmethod
    def texts_for(cls, context: Context) -> list[str]:
        """Return the published method's texts for a person of the population."""
        return PaperPolicy.texts_for(context)

    @classmethod
    def build(cls, given: PolicyInput) -> Self:
        """Count what the population would get; without one nobody would get anything."""
        paper = PaperPolicy.build(given)
        users = given.users or ()
        counts = Counter(
            (pair.message, pair.image)
            for user in users
            for pair in paper.choose(Context(user, given.vectors, pairs=CONSIDERED)).pairs
        )
        ranked = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
        return cls(
            tuple(
                recommendation(message, image, (Contribution("pair", None, count / len(users)),))
                for (message, image), count in ranked
            )
        )

    def choose(self, context: Context) -> Slate:
        """Return the most common pairs."""
        return Slate.of(self.ranked[: context.pairs], None)
