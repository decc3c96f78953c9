"""The product's own policy: its method's best pairs among what suits the person, the wish and the hour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from recommender.centre import Centre
from recommender.facts import Light
from recommender.filters import ItemFilter, refused_by
from recommender.items import Item
from recommender.policies.base import Policy, PolicyInput
from recommender.policies.context import Context
from recommender.policies.learning import Directions, learned_direction
from recommender.policies.slate import LeftOut, LeftOutItems, Slate
from recommender.policies.suitable_hours import DAY, is_of_night, unsuited_hours
from recommender.policies.wish_classifier import WishClassifier, wish_texts
from recommender.policies.wish_parser import Wish, read_wish
from recommender.recommendation import Recommendation
from recommender.recommender import Recommender, Scores
from recommender.vectors import unit

ROTATION = 2
"""An activity of one of so many last nudges gives way to another one that is nearly as good."""

NEARLY = 0.5
"""How much lower a score may be for the sake of variety; likes move it by one or two."""


@dataclass(frozen=True, eq=False)
class OffscreenPolicy(Policy):
    """Chooses by the method ``offscreen``.

    What a person refused never comes. What they had recently does not come while there is anything else; if there
    isn't, the longest ago comes back first. What does not suit the hour or the wish comes only if nothing else is left.

    Attributes:
        recommender: The method over the library.
        messages: The library's messages by id.
        images: The library's images by id.
        unsuited: Local hours, 0 to 23, at which an item is not sent unless asked for; of messages and of images, by id.
        filters: What the items need and are about; likewise.
        directions: Where the items lie.
        classifier: Tells wishes from other words.
    """

    name = "offscreen"
    method = "offscreen"

    recommender: Recommender
    messages: Mapping[str, Item]
    images: Mapping[str, Item]
    unsuited: tuple[Mapping[str, frozenset[int]], Mapping[str, frozenset[int]]]
    filters: tuple[ItemFilter, ItemFilter]
    directions: Directions
    classifier: WishClassifier

    @classmethod
    def texts(cls, messages: Sequence[Item], images: Sequence[Item]) -> list[str]:
        """Return the method's texts and those that tell wishes from other words."""
        return [*Recommender.texts(messages, images, cls.method), *wish_texts()]

    @classmethod
    def texts_for(cls, context: Context) -> list[str]:
        """Return what the person told, and the wish without what it rules out."""
        wish = _wish(context)
        return Recommender.texts_of_person(context.profile, (wish.text or None) if wish else None, cls.method)

    @classmethod
    def build(cls, given: PolicyInput) -> Self:
        """Make a library ready; the users of a population are not looked at."""
        messages, images, vectors = given.messages, given.images, given.vectors
        recommender = Recommender.build(
            messages, images, vectors, method=cls.method, encoder=given.encoder, weights=given.weights
        )
        centre = recommender.centre
        sides = messages, images
        return cls(
            recommender,
            {item.id: item for item in messages},
            {item.id: item for item in images},
            (_hours(messages), _hours(images)),
            (ItemFilter(messages), ItemFilter(images)),
            Directions(
                *(
                    {item.id: unit(vectors[item.text] - middle) for item in side}
                    for side, middle in zip(sides, (centre.messages, centre.images), strict=True)
                )
            ),
            WishClassifier.build({item.id: vectors[item.text] for item in messages}, vectors),
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
        """Return the best pairs of what is left, the first one for certain."""
        wish = _wish(context)
        understood = not (wish and wish.text) or self.classifier.is_wish(wish.text, context.vectors[wish.text])
        scores = self.recommender.scores(
            context.profile,
            context.vectors,
            wish=(wish.text or None) if wish else None,
            learned=learned_direction(context.reactions, self.directions, context.now) if context.now else None,
        )
        refused = refused_by(context.profile)
        always = [
            LeftOutItems(
                LeftOut.REFUSED,
                context.refused_messages & self.messages.keys(),
                context.refused_images & self.images.keys(),
            ),
            LeftOutItems(LeftOut.UNSUITED, scores.unsuited_messages, scores.unsuited_images),
            LeftOutItems(LeftOut.FILTER, *(side.ruled_out(refused) for side in self.filters)),
        ]
        for step in self._steps(wish, context):
            found, left_out = self._choose(scores, context, [*always, *step])
            if found:
                pairs = found if wish else self._rotated(found, context)
                met = self._is_met(wish, pairs[0], context) if wish else None
                return Slate.of_best(pairs, left_out, wish_met=met, understood=understood)
        return Slate.of_best((), always, understood=understood)

    def _steps(self, wish: Wish | None, context: Context) -> list[list[LeftOutItems]]:
        """Return what to leave out beside the rest: first most, then less, at last nothing."""
        unwished = LeftOutItems(LeftOut.WISH, *(_unwished(wish, side) for side in (self.messages, self.images)))
        local = context.local_time
        hour = None if local is None or (wish and is_of_night(wish.text)) else local.hour
        untimely = LeftOutItems(
            LeftOut.HOUR, *(frozenset(name for name, hours in side.items() if hour in hours) for side in self.unsuited)
        )
        unlit = LeftOutItems(LeftOut.LIGHT, *(_unlit(context, wish, side) for side in (self.messages, self.images)))
        steps = [[unwished, unlit, untimely], [unwished, unlit], [unwished], [unlit, untimely], [unlit], []]
        return [[one for one in step if one.messages or one.images] for step in steps]

    def _choose(
        self, scores: Scores, context: Context, left_out: Sequence[LeftOutItems]
    ) -> tuple[list[Recommendation], list[LeftOutItems]]:
        """Return the best pairs, with what was left out for them; of the recent ones the latest half, and so on."""
        recent = context.recent
        kept = len(recent)
        while True:
            lately = LeftOutItems(
                LeftOut.RECENT,
                frozenset(past.message for past in recent[:kept]) & self.messages.keys(),
                frozenset(past.image for past in recent[:kept]) & self.images.keys(),
            )
            everything = [*left_out, lately]
            found = self.recommender.best(
                scores,
                k=context.pairs,
                exclude_messages=frozenset().union(*(one.messages for one in everything)),
                exclude_images=frozenset().union(*(one.images for one in everything)),
            )
            if found or not kept:
                return found, everything
            kept //= 2

    def _rotated(self, found: Sequence[Recommendation], context: Context) -> list[Recommendation]:
        """Return the pairs with the activities of the latest messages behind others that are nearly as good."""
        done = {self._main_activity(past.message) for past in context.recent[:ROTATION]} - {None}
        return sorted(found, key=lambda pair: -(pair.score - NEARLY * (self._main_activity(pair.message) in done)))

    def _main_activity(self, message: str) -> str | None:
        item = self.messages.get(message)
        return next(iter(item.activities), None) if item else None

    def _is_met(self, wish: Wish, pair: Recommendation, context: Context) -> bool:
        """Whether a pair has to do with what was asked for, and is nothing that was ruled out."""
        sides = self.messages[pair.message], self.images[pair.image]
        if not all(wish.suits(item.text, item.activities) for item in sides):
            return False
        return not wish.text or self.classifier.is_near(context.vectors[wish.text], pair.message)


def _wish(context: Context) -> Wish | None:
    return read_wish(context.wish) if context.wish else None


def _unwished(wish: Wish | None, items: Mapping[str, Item]) -> frozenset[str]:
    if wish is None:
        return frozenset()
    return frozenset(name for name, item in items.items() if not wish.suits(item.text, item.activities))


def _unlit(context: Context, wish: Wish | None, items: Mapping[str, Item]) -> frozenset[str]:
    """Return what the light or the season outside does not suit; where nothing is known, nothing.

    What is of the dark may be wished for by day, at bedtime in a polar summer for one.
    """
    local, now_season, bright = context.local_time, context.season, context.daylight
    if local is None:
        return frozenset()
    unlit = Light.DAY if bright is False else Light.DARK if bright and local.hour in DAY else None
    if unlit is Light.DARK and wish and is_of_night(wish.text):
        unlit = None
    return frozenset(
        name
        for name, item in items.items()
        if (unlit is not None and item.facts.light is unlit)
        or (now_season is not None and item.facts.seasons is not None and now_season not in item.facts.seasons)
    )


def _hours(items: Sequence[Item]) -> Mapping[str, frozenset[int]]:
    return {item.id: unsuited_hours(item.text, item.activities) for item in items}
