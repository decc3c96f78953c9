"""Pairs by chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from recommender.items import Item
from recommender.policies.base import Policy, PolicyInput
from recommender.policies.context import Context
from recommender.policies.slate import Slate
from recommender.recommendation import recommendation


@dataclass(frozen=True)
class RandomPolicy(Policy):
    """Draws pairs, all pairs alike, without giving one twice.

    Attributes:
        messages: Ids.
        images: Ids.
    """

    name = "random"
    is_baseline = True
    version = "random-1"
    centre = None

    messages: tuple[str, ...]
    images: tuple[str, ...]

    @classmethod
    def texts(cls, messages: Sequence[Item], images: Sequence[Item]) -> list[str]:
        """Return nothing: chance reads no text."""
        return []

    @classmethod
    def texts_for(cls, context: Context) -> list[str]:
        """Return nothing: chance reads no text."""
        return []

    @classmethod
    def build(cls, given: PolicyInput) -> Self:
        """Keep the ids."""
        return cls(tuple(item.id for item in given.messages), tuple(item.id for item in given.images))

    def choose(self, context: Context) -> Slate:
        """Draw by the context's seed."""
        size = len(self.messages) * len(self.images)
        drawn = np.random.default_rng(context.seed).choice(size, size=min(context.pairs, size), replace=False)
        places = [divmod(int(at), len(self.images)) for at in drawn]
        pairs = tuple(recommendation(self.messages[m], self.images[i], ()) for m, i in places)
        return Slate(pairs, tuple(1 / len(pairs) for _pair in pairs))
