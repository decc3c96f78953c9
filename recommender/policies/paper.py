"""The published method as a policy: the pairs with the largest scores of all, whatever the moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from recommender.centre import Centre
from recommender.items import Item
from recommender.policies.base import Policy, PolicyInput
from recommender.policies.context import Context
from recommender.policies.slate import LeftOut, LeftOutItems, Slate
from recommender.recommender import Recommender


@dataclass(frozen=True, eq=False)
class PaperPolicy(Policy):
    """Chooses by the method ``paper``, on the mean of its users where there are any, as its authors did."""

    name = "paper"
    method = "paper"

    recommender: Recommender

    @classmethod
    def texts(cls, messages: Sequence[Item], images: Sequence[Item]) -> list[str]:
        """Return the method's texts."""
        return Recommender.texts(messages, images, cls.method)

    @classmethod
    def texts_for(cls, context: Context) -> list[str]:
        """Return what the person told, and the wish as one more like."""
        return Recommender.texts_of_person(context.profile, context.wish, cls.method)

    @classmethod
    def build(cls, given: PolicyInput) -> Self:
        """Make a library ready."""
        centre = None
        if given.users is not None:
            centre = Recommender.centre_of(
                given.messages,
                given.images,
                given.vectors,
                users=given.users,
                method=cls.method,
                encoder=given.encoder,
                weights=given.weights,
            )
        return cls(
            Recommender.build(
                given.messages,
                given.images,
                given.vectors,
                method=cls.method,
                centre=centre,
                weights=given.weights,
                encoder=given.encoder,
            )
        )

    @property
    def version(self) -> str:
        """The method's name, version and weights."""
        return self.recommender.policy

    @property
    def centre(self) -> Centre:
        """The method's centre."""
        return self.recommender.centre

    def choose(self, context: Context) -> Slate:
        """Return the best pairs of all that the person did not refuse."""
        refused = LeftOutItems(
            LeftOut.REFUSED,
            context.refused_messages.intersection(self.recommender.message_ids),
            context.refused_images.intersection(self.recommender.image_ids),
        )
        pairs = self.recommender.recommend(
            context.profile,
            context.vectors,
            k=context.pairs,
            wish=context.wish,
            exclude_messages=refused.messages,
            exclude_images=refused.images,
        )
        return Slate.of(pairs, None, [refused])
