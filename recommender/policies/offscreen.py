"""The product's own policy: what suits person and moment, planned over weeks, with a message's own pictures."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

import numpy as np

from recommender.centre import Centre
from recommender.encoders.numbers import numbers_of
from recommender.filters import ItemFilter, refused_by
from recommender.items import Item
from recommender.pictures import NONE, OwnPictures, own_pictures
from recommender.policies.base import Policy, PolicyInput
from recommender.policies.context import Context, ShownPair
from recommender.policies.drawing import draw
from recommender.policies.learning import Directions, learned_direction
from recommender.policies.likeness import likeness
from recommender.policies.recovery import (
    LOVED_RESTS,
    PAIR_PENALTY,
    PAIR_RESTS,
    PICTURE_RESTS,
    PICTURES,
    TEXT_RESTS,
    TEXTS,
    Recovery,
    Showings,
    showings,
)
from recommender.policies.shares import Relations, planned_bonus, relations
from recommender.policies.situations import Situations
from recommender.policies.slate import LeftOut, LeftOutItems, Slate
from recommender.policies.wish_classifier import WishClassifier, wish_texts
from recommender.policies.wish_parser import Wish, read_wish
from recommender.profile import Profile, age_of
from recommender.recommendation import Contribution, Recommendation, recommendation
from recommender.recommender import Recommender, Scores
from recommender.vectors import Matrix, Vector, unit

ROTATION = 2
"""An activity of one of so many last nudges gives way to another one that is nearly as good."""

NEARLY = 0.5
"""How much lower a score may be for the sake of variety; likes move it by one or two."""

LEAST_MOMENT = 1e-4
"""What adds less is a matter of rounding."""

MOST_KEPT = 256
"""People whose relations to the library are kept."""


@dataclass(frozen=True, eq=False)
class OffscreenPolicy(Policy):
    """Chooses by the method ``offscreen``.

    What a person refused never comes, nor what they cannot do. What they had recovers over weeks. What does not suit
    the hour or the place comes only if it was asked for and nothing else is left, what does not suit the light never.

    Attributes:
        recommender: The method over the library.
        messages: The library's messages by id.
        images: The library's images by id.
        pictures: Which images belong to which message.
        situations: What suits which moment.
        filters: What the items need and are about; of messages and of images.
        directions: Where the items lie.
        classifier: Tells wishes from other words.
        rows: Row numbers by id; of messages and of images.
        image_items: The images in the order of their rows.
        known: How the messages stand to people's likes, by person.
        alike: How much more pictures are worth for who is in them, by age and gender.
    """

    name = "offscreen"
    method = "offscreen"

    recommender: Recommender
    messages: Mapping[str, Item]
    images: Mapping[str, Item]
    pictures: OwnPictures
    situations: Situations
    filters: tuple[ItemFilter, ItemFilter]
    directions: Directions
    classifier: WishClassifier
    rows: tuple[Mapping[str, int], Mapping[str, int]]
    image_items: Sequence[Item]
    known: dict[tuple[object, ...], Relations | None] = field(default_factory=dict)
    alike: dict[tuple[int | None, str], Vector] = field(default_factory=dict)

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
        centre, numbers = recommender.centre, numbers_of(given.encoder)
        sides = messages, images
        return cls(
            recommender,
            {item.id: item for item in messages},
            {item.id: item for item in images},
            own_pictures(messages, images, recommender.joint, numbers.picture_within, numbers.picture_from),
            Situations(messages, images),
            (ItemFilter(messages), ItemFilter(images)),
            Directions(
                *(
                    {item.id: unit(vectors[item.text] - middle) for item in side}
                    for side, middle in zip(sides, (centre.messages, centre.images), strict=True)
                )
            ),
            WishClassifier.build({item.id: vectors[item.text] for item in messages}, vectors),
            ({item.id: row for row, item in enumerate(messages)}, {item.id: row for row, item in enumerate(images)}),
            tuple(images),
        )

    @property
    def version(self) -> str:
        """The method's name, version and weights."""
        return self.recommender.policy

    @property
    def centre(self) -> Centre:
        """The method's centre."""
        return self.recommender.centre

    def pictures_of(self, message: str) -> list[str]:
        """Return the message's own pictures."""
        rows = self.pictures.rows[self.rows[0][message]] if message in self.rows[0] else ()
        return [self.image_items[int(row)].id for row in rows if row != NONE]

    def choose(self, context: Context) -> Slate:
        """Return what may come, the drawn pair first."""
        wish = _wish(context)
        understood = (
            not (wish and wish.text) or wish.says_how or self.classifier.is_wish(wish.text, context.vectors[wish.text])
        )
        scores = self.recommender.scores(
            context.profile,
            context.vectors,
            wish=(wish.text or None) if wish else None,
            learned=learned_direction(context.reactions, self.directions, context.now) if context.now else None,
        )
        always = self._never(context, scores)
        for step in self.situations.steps(context, wish):
            pairs, left_out = self._choose(scores, context, wish, [*always, *step])
            if pairs:
                if wish:  # what has to do with it goes before what is better liked
                    pairs = sorted(pairs, key=lambda pair: not self._is_met(wish, pair, context))
                drawn, probabilities = (pairs, None) if wish or context.now is None else draw(pairs, context.seed)
                met = self._is_met(wish, drawn[0], context) if wish else None
                return Slate.of(drawn, probabilities, left_out, wish_met=met, understood=understood)
        return Slate.of((), None, always, understood=understood)

    def _never(self, context: Context, scores: Scores) -> list[LeftOutItems]:
        """Return what must not come at any moment."""
        refused = refused_by(context.profile)
        return [
            LeftOutItems(
                LeftOut.REFUSED,
                context.refused_messages & self.messages.keys(),
                context.refused_images & self.images.keys(),
            ),
            LeftOutItems(LeftOut.UNSUITED, scores.unsuited_messages, scores.unsuited_images),
            LeftOutItems(LeftOut.FILTER, *(side.ruled_out(refused) for side in self.filters)),
        ]

    def _choose(
        self, scores: Scores, context: Context, wish: Wish | None, left_out: Sequence[LeftOutItems]
    ) -> tuple[list[Recommendation], list[LeftOutItems]]:
        """Return the best pairs, with what was left out for them; of what rests the latest half, and so on."""
        if not (self.messages and self.images and context.pairs):
            return [], list(left_out)
        seen = showings(context.history, context.reactions)
        free = self._values(scores, context, wish, left_out, seen)
        resting = list(context.resting)
        while True:
            lately = self._resting(resting, context, seen[0])
            rested = free.copy()
            self._strike(rested, lately, _pairs_within(resting, context))
            found = self._best(rested, scores, context)
            if found or not resting:
                alone = self._pictureless(left_out)
                return found, [*left_out, *([lately] if lately.messages or lately.images else []), *alone]
            resting = resting[: len(resting) // 2]

    def _values(
        self,
        scores: Scores,
        context: Context,
        wish: Wish | None,
        left_out: Sequence[LeftOutItems],
        seen: tuple[Mapping[str, Showings], Mapping[str, Showings]],
    ) -> Matrix:
        """Return the worth of each message with each of its pictures, minus infinity for what is left out."""
        own = self.pictures
        texts, pictures = scores.messages.copy(), scores.images.copy()
        if context.now is not None:
            _subtract(texts, self.rows[0], seen[0], context, TEXTS)
            _subtract(pictures, self.rows[1], seen[1], context, PICTURES)
            if wish is None:
                texts += self._planned(scores, context)
        values: Matrix = texts[:, None] + pictures[own.rows] + own.joint
        values[np.isnan(values)] = -np.inf
        self._add(values, {(past.message, past.image) for past in context.recent}, -PAIR_PENALTY)
        for one in left_out:
            self._strike(values, one, ())
        return values

    def _planned(self, scores: Scores, context: Context) -> Vector:
        """Return what the plan and variety add to each message."""
        bonus: Vector = np.zeros(len(self.messages), dtype=np.float32)
        known = self._related(scores, context.profile)
        if known is not None and context.now is not None:
            bonus += planned_bonus(known, self.rows[0], context.history, context.now)
        done = {self._main_activity(past.message) for past in context.recent[:ROTATION]} - {None}
        for name in done:
            bonus[self.situations.rows_about(str(name))] -= np.float32(NEARLY)
        return bonus

    def _related(self, scores: Scores, profile: Profile) -> Relations | None:
        key = (tuple(profile.attributes.items()), profile.likes, profile.dislikes)
        if key not in self.known:
            if len(self.known) >= MOST_KEPT:
                self.known.clear()
            self.known[key] = relations(profile, list(self.messages.values()), scores.terms, scores.messages)
        return self.known[key]

    def _strike(self, values: Matrix, out: LeftOutItems, pairs: Collection[tuple[str, str]]) -> None:
        """Leave items and pairs out of ``values``."""
        messages, images = self.rows
        values[[messages[name] for name in out.messages if name in messages]] = -np.inf
        struck = np.zeros(len(images) + 1, dtype=np.bool_)  # the last one is for "no picture"
        struck[[images[name] for name in out.images if name in images]] = True
        values[struck[self.pictures.rows]] = -np.inf
        self._add(values, pairs, -np.inf)

    def _add(self, values: Matrix, pairs: Collection[tuple[str, str]], worth: float) -> None:
        """Add to the worth of pairs."""
        messages, images = self.rows
        for message, image in pairs:
            if message in messages and image in images:
                row = messages[message]
                values[row, self.pictures.rows[row] == images[image]] += np.float32(worth)

    def _resting(self, resting: Sequence[ShownPair], context: Context, texts: Mapping[str, Showings]) -> LeftOutItems:
        if context.now is None:
            return LeftOutItems(LeftOut.RECENT)
        now = context.now
        shown = {past.message: texts[past.message] for past in resting}
        return LeftOutItems(
            LeftOut.RECENT,
            frozenset(
                name for name, one in shown.items() if one.last > now - (LOVED_RESTS if one.is_loved else TEXT_RESTS)
            )
            & self.messages.keys(),
            frozenset(past.image for past in resting if past.at > now - PICTURE_RESTS) & self.images.keys(),
        )

    def _pictureless(self, left_out: Sequence[LeftOutItems]) -> list[LeftOutItems]:
        """Return the messages to which no picture belongs."""
        ids = self.recommender.message_ids
        names = frozenset(ids[int(row)] for row in self.pictures.lonely)
        return [LeftOutItems(LeftOut.FLOOR, names)] if names else []

    def _best(self, values: Matrix, scores: Scores, context: Context) -> list[Recommendation]:
        """Return the best pairs, each message and each picture at most once."""
        alike = values
        if context.pictures_alike and context.now is not None:
            alike = values + self._alike(context.profile)[self.pictures.rows]
        found: list[Recommendation] = []
        rows: set[int] = set()
        images: set[int] = {NONE}
        for at in np.argsort(-values, axis=None, kind="stable"):
            row, slot = divmod(int(at), values.shape[1])
            if values[row, slot] == -np.inf or len(found) >= context.pairs:
                break
            if row in rows or int(self.pictures.rows[row, slot]) in images:
                continue
            # whoever is in the picture counts among the message's own pictures alone
            free = [other for other, image in enumerate(self.pictures.rows[row].tolist()) if image not in images]
            chosen = max(free, key=alike[row].tolist().__getitem__)
            rows.add(row)
            images.add(int(self.pictures.rows[row, chosen]))
            found.append(self._pair(row, chosen, float(values[row, chosen]), scores))
        return found

    def _alike(self, profile: Profile) -> Vector:
        """Return how much more each picture is worth for the sake of who is in it."""
        key = (age_of(profile.attributes), str(profile.attributes.get("gender", "")))
        if key not in self.alike:
            self.alike[key] = likeness(profile, self.image_items)
        return self.alike[key]

    def _pair(self, row: int, slot: int, value: float, scores: Scores) -> Recommendation:
        """Return a pair with what the past and the plan add to its score."""
        pair = self.recommender.pair(row, int(self.pictures.rows[row, slot]), scores.terms)
        moment = value - pair.score
        if abs(moment) < LEAST_MOMENT:
            return pair
        return recommendation(pair.message, pair.image, (*pair.contributions, Contribution("moment", None, moment)))

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


def _pairs_within(resting: Sequence[ShownPair], context: Context) -> set[tuple[str, str]]:
    now = context.now
    return {(past.message, past.image) for past in resting if now is not None and past.at > now - PAIR_RESTS}


def _subtract(
    scores: Vector, rows: Mapping[str, int], seen: Mapping[str, Showings], context: Context, by: Recovery
) -> None:
    """Take from scores what has not recovered yet."""
    for name, one in seen.items():
        if name in rows and context.now is not None:
            scores[rows[name]] -= np.float32(one.penalty(context.now, by))
